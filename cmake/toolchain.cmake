# Settings that hold for every target: compiler cache, hardening, sanitizers, coverage, LTO.
find_program(CCACHE_PROGRAM ccache)
mark_as_advanced(CCACHE_PROGRAM)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# Cheap bounds checks stay on in a release: a wrong answer is worse than a stop.
add_compile_definitions(_GLIBCXX_ASSERTIONS)

if(SLAGBOOM_SANITIZE)
  add_compile_options(-fsanitize=${SLAGBOOM_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SLAGBOOM_SANITIZE})
endif()
if(SLAGBOOM_LIBFUZZER)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "SLAGBOOM_LIBFUZZER needs clang; use the preset fuzz")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(SLAGBOOM_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()

if(CMAKE_INTERPROCEDURAL_OPTIMIZATION)
  include(CheckIPOSupported)
  check_ipo_supported(RESULT slagboom_ipo LANGUAGES CXX)
  if(NOT slagboom_ipo)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION OFF)
  endif()
endif()
