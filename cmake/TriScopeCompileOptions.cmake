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

# For inner loops that are compiled for every instruction set and chosen from at run time, so never for this
# machine's alone.
add_library(triscope_kernel_options INTERFACE)
add_library(triscope::kernel_options ALIAS triscope_kernel_options)
target_link_libraries(triscope_kernel_options INTERFACE triscope::options)
# GCC 12 takes the deliberately undefined registers of its own AVX-512 intrinsics for a fault (GCC bug 105593).
target_compile_options(triscope_kernel_options INTERFACE "$<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized>")
# Only the order of instructions, not which. By the compiler's model of processors in general attention takes
# 4 % longer on AVX-512.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(triscope_kernel_options INTERFACE -mtune=icelake-server)
endif()
