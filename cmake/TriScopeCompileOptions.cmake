# Every target of the project links this one: warnings, sanitizers, where resources live.
add_library(triscope_options INTERFACE)
add_library(triscope::options ALIAS triscope_options)
target_compile_options(triscope_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  # GCC 12 at -O3 sees overlaps and uninitialised parts inside std::string that cannot be (GCC bugs 105651, 105562).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized>
  # Float contraction would let one source line round differently from machine to machine.
  -ffp-contract=off)
# Only with the compilers that the code is kept clean for: the new warning of another one must not keep a
# user from building.
if(TRISCOPE_WERROR AND "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}" MATCHES "^(GNU 12|Clang 14)\\.")
  target_compile_options(triscope_options INTERFACE -Werror)
endif()
target_include_directories(triscope_options INTERFACE ${CMAKE_SOURCE_DIR})

if(TRISCOPE_SANITIZE)
  list(JOIN TRISCOPE_SANITIZE "," sanitizers)
  target_compile_options(triscope_options INTERFACE
    -fsanitize=${sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(triscope_options INTERFACE -fsanitize=${sanitizers})
endif()
