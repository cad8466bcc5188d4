# Writes one source file with the commit that is built; leaves it alone when it is the same.
# cmake -D ROOT=<source> -D OUTPUT=<file> -P git_version.cmake
cmake_minimum_required(VERSION 3.25)
set(commit "")
find_program(git git)
if(git)
  execute_process(COMMAND "${git}" -C "${ROOT}" describe --always --tags --dirty=-gewijzigd
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(failed)
    set(commit "")
  endif()
endif()
string(REGEX REPLACE "[^0-9A-Za-z._-]" "" commit "${commit}")
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "// The commit that was built; empty outside a repository.
namespace slagboom::cli {
extern const char* const kCommit;
const char* const kCommit = \"@commit@\";
}  // namespace slagboom::cli
" @ONLY)
