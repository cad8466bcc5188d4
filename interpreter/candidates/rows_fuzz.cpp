// Fuzz target: any bytes as a file of rows, quickly and with care; both say the same; and so does
// the same file in columns.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "interpreter/candidates/test_rows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace slagboom::candidates;
  // The first byte is the size of a piece.
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const FileSchema schema = test_schema();
  std::string fault;
  (void)compare_ways(bytes, schema, 16 + data[0], fault);
  (void)compare_packed(bytes, schema, 16 + data[0], fault);
  if (fault.empty()) return 0;
  std::fputs(fault.c_str(), stderr);
  std::abort();
}
