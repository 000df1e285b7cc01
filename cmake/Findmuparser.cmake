# muparser::muparser from its header and library: Ubuntu 22.04's package has no CMake files of its own.
include(FindPackageHandleStandardArgs)
find_path(MUPARSER_INCLUDE_DIR muParser.h)
find_library(MUPARSER_LIBRARY muparser)
mark_as_advanced(MUPARSER_INCLUDE_DIR MUPARSER_LIBRARY)
find_package_handle_standard_args(muparser REQUIRED_VARS MUPARSER_LIBRARY MUPARSER_INCLUDE_DIR)
if(muparser_FOUND AND NOT TARGET muparser::muparser)
  add_library(muparser::muparser UNKNOWN IMPORTED)
  set_target_properties(muparser::muparser PROPERTIES
    IMPORTED_LOCATION ${MUPARSER_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${MUPARSER_INCLUDE_DIR})
endif()
