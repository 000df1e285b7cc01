# Every target of the project links this one: warnings, sanitizers, where resources live.
add_library(triscope_options INTERFACE)
add_library(triscope::options ALIAS triscope_options)
target_compile_options(triscope_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${TRISCOPE_WERROR}>:-Werror>
  # GCC 12 sees overlaps in std::string::insert and operator+ that cannot be (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # Float contraction would let one source line round differently from machine to machine.
  -ffp-contract=off)
target_include_directories(triscope_options INTERFACE ${CMAKE_SOURCE_DIR})

if(TRISCOPE_SANITIZE)
  list(JOIN TRISCOPE_SANITIZE "," sanitizers)
  target_compile_options(triscope_options INTERFACE
    -fsanitize=${sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(triscope_options INTERFACE -fsanitize=${sanitizers})
endif()
