# Writes every TRISCOPE_TR("...") of core into one C++ file that lupdate understands, in the context "core".
#   cmake -DSOURCE_DIR=<repository> -DOUTPUT=<file.cpp> -P ExtractCoreStrings.cmake
file(GLOB_RECURSE files ${SOURCE_DIR}/core/*.h ${SOURCE_DIR}/core/*.cpp)
list(SORT files)

# A call whose argument is one or more string literals side by side.
set(literal "\"([^\"\\\\]|\\\\.)*\"")
set(call "TRISCOPE_TR\\([ \n]*(${literal}[ \n]*)+\\)")

set(strings "")
foreach(file IN LISTS files)
  file(READ ${file} text)
  # CMake lists cannot hold these as they are.
  string(REPLACE ";" "<semicolon>" text "${text}")
  string(REPLACE "[" "<open>" text "${text}")
  string(REPLACE "]" "<close>" text "${text}")
  string(REGEX MATCHALL "${call}" calls "${text}")
  foreach(one IN LISTS calls)
    string(REGEX REPLACE "^TRISCOPE_TR\\([ \n]*" "" one "${one}")
    string(REGEX REPLACE "[ \n]*\\)$" "" one "${one}")
    string(APPEND strings "QT_TRANSLATE_NOOP(\"core\", ${one})<semicolon>\n")
  endforeach()
endforeach()
string(REPLACE "<semicolon>" ";" strings "${strings}")
string(REPLACE "<open>" "[" strings "${strings}")
string(REPLACE "<close>" "]" strings "${strings}")
file(WRITE ${OUTPUT} "${strings}")
