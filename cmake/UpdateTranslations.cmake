# Brings a .ts file up to date with the strings of the window and of core.
#   cmake -DSOURCE_DIR=<repository> -DLUPDATE=<program> -DSCRATCH=<folder> -DTS=<file.ts> -P UpdateTranslations.cmake
set(core_strings ${SCRATCH}/core_strings.cpp)
execute_process(
  COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${SOURCE_DIR} -DOUTPUT=${core_strings}
          -P ${CMAKE_CURRENT_LIST_DIR}/ExtractCoreStrings.cmake
  COMMAND_ERROR_IS_FATAL ANY)
# No line numbers, so that a .ts only changes when a string does.
execute_process(
  COMMAND ${LUPDATE} -silent -locations none -no-obsolete -I ${SOURCE_DIR} ${SOURCE_DIR}/app/gui ${core_strings} -ts ${TS}
  COMMAND_ERROR_IS_FATAL ANY)
