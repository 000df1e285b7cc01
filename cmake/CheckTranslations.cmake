# Fails when a .ts file misses a string of the window or of core, or leaves one untranslated. Same arguments
# as UpdateTranslations.cmake; TS itself is left alone.
get_filename_component(name ${TS} NAME)
set(copy ${SCRATCH}/${name})
file(COPY ${TS} DESTINATION ${SCRATCH})
execute_process(
  COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${SOURCE_DIR} -DLUPDATE=${LUPDATE} -DSCRATCH=${SCRATCH} -DTS=${copy}
          -P ${CMAKE_CURRENT_LIST_DIR}/UpdateTranslations.cmake
  COMMAND_ERROR_IS_FATAL ANY)
file(READ ${copy} text)
string(REPLACE ";" "," text "${text}")
string(REGEX MATCHALL "<source>[^<]*</source>[^<]*<translation type=\"unfinished\"" missing "${text}")
if(missing)
  list(TRANSFORM missing REPLACE "</?source>" "")
  list(TRANSFORM missing REPLACE "[^>]<translation.*" "")
  list(JOIN missing "\n  " missing)
  message(FATAL_ERROR "not translated in ${name} (build the target update_translations, then translate):\n  ${missing}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${TS} ${copy} RESULT_VARIABLE differs)
if(differs)
  message(FATAL_ERROR "${name} holds strings that are no longer used: build the target update_translations")
endif()
