# What the window carries inside itself: icons and translations.
set(resources ${CMAKE_SOURCE_DIR}/resources)
file(GLOB_RECURSE icons CONFIGURE_DEPENDS ${resources}/icons/*.svg)
qt_add_resources(triscope_gui triscope_icons PREFIX / BASE ${resources} FILES ${icons})

set(TRISCOPE_TS ${resources}/translations/triscope_zh_CN.ts)
qt_add_lrelease(triscope_gui NO_GLOBAL_TARGET TS_FILES ${TRISCOPE_TS} QM_FILES_OUTPUT_VARIABLE qm_files)
qt_add_resources(triscope_gui triscope_translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${qm_files})

# After a string was added or changed: cmake --build --preset dev --target update_translations
add_custom_target(update_translations
  COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -DLUPDATE=$<TARGET_FILE:Qt6::lupdate>
          -DTS=${TRISCOPE_TS} -DSCRATCH=${CMAKE_CURRENT_BINARY_DIR}/translations
          -P ${CMAKE_SOURCE_DIR}/cmake/UpdateTranslations.cmake
  VERBATIM)

# README's pictures, drawn by the program itself: cmake --build --preset release --target readme_pictures
set(picture_commands)
foreach(page explore cost agree)
  list(APPEND picture_commands
    COMMAND triscope --grab ${page} --size 1440x900 --theme light --lang en --out ${resources}/pictures/${page}.png)
endforeach()
list(APPEND picture_commands
  COMMAND triscope --grab explore --size 1440x900 --theme dark --lang en --scenario ${resources}/scenarios/close-up.json
          --out ${resources}/pictures/explore-dark.png)
list(APPEND picture_commands
  COMMAND triscope --grab cost --part ladder --size 1440x900 --theme light --lang en
          --scenario ${resources}/scenarios/published.json --out ${resources}/pictures/ladder.png)
add_custom_target(readme_pictures ${picture_commands} VERBATIM)
