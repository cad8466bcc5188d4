# One strict interface target for all our own code; linked PRIVATE, so users of a library do not get it.
add_library(slagboom_warnings INTERFACE)

target_compile_options(slagboom_warnings INTERFACE
  -Wall -Wextra -Wpedantic
  -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion
  -Wold-style-cast -Wcast-align -Wcast-qual
  -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi
  -Wformat=2 -Wimplicit-fallthrough -Wundef
  # {.a = 1} leaves the other members at their default on purpose.
  -Wno-missing-field-initializers)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(slagboom_warnings INTERFACE
    -Wduplicated-cond -Wduplicated-branches -Wlogical-op
    # GCC 12 reports std::string + std::string here (its bug 105651).
    -Wno-restrict)
  if(SLAGBOOM_SANITIZE)
    # Sanitizer code hides facts from the flow analysis, which then guesses wrong.
    target_compile_options(slagboom_warnings INTERFACE -Wno-maybe-uninitialized)
  else()
    target_compile_options(slagboom_warnings INTERFACE -Wnull-dereference)
  endif()
endif()

if(SLAGBOOM_WERROR)
  target_compile_options(slagboom_warnings INTERFACE -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Flow analysis after inlining also complains about the standard library: seen, not fatal.
    target_compile_options(slagboom_warnings INTERFACE
      -Wno-error=null-dereference -Wno-error=maybe-uninitialized
      -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=stringop-overread)
  endif()
endif()
