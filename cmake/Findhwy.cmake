# hwy::hwy from its own CMake files where the package has them, else from its header and library.
find_package(hwy QUIET CONFIG)
if(TARGET hwy::hwy)
  set(hwy_FOUND TRUE)
  return()
endif()
include(FindPackageHandleStandardArgs)
find_path(HWY_INCLUDE_DIR hwy/foreach_target.h)
find_library(HWY_LIBRARY hwy)
mark_as_advanced(HWY_INCLUDE_DIR HWY_LIBRARY)
find_package_handle_standard_args(hwy REQUIRED_VARS HWY_LIBRARY HWY_INCLUDE_DIR)
if(hwy_FOUND AND NOT TARGET hwy::hwy)
  add_library(hwy::hwy UNKNOWN IMPORTED)
  set_target_properties(hwy::hwy PROPERTIES
    IMPORTED_LOCATION ${HWY_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${HWY_INCLUDE_DIR}
    INTERFACE_COMPILE_DEFINITIONS HWY_SHARED_DEFINE)
endif()
