// The whole job of `beoordeel --kort` for a file of `cohort`, written by hand for that file alone:
// met_de_hand IN UIT
//
// Nothing is checked but what is needed to cut the cells: this is the floor, not an alternative.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <string>

#include "met_de_hand.hpp"

namespace {

using slagboom::prestaties::Record;

// What stands behind the number of a candidate, for each verdict.
std::array<std::string, 512> tails() {
  constexpr const char* kClauses[] = {"a", "b", "c", "d", "e"};
  std::array<std::string, 512> all;
  for (unsigned code = 0; code < all.size(); ++code) {
    std::string reasons;
    for (unsigned clause = 0; clause < 5; ++clause) {
      if ((code >> (clause + 1) & 1U) != 0)
        reasons += std::string(reasons.empty() ? "" : ", ") + "UB 3.34 lid 1 " + kClauses[clause];
    }
    if ((code & 1U) != 0) reasons = "UB 3.34 lid 1 c " + std::to_string(code >> 6) + "°";
    all[code] =
        std::string("  ") + ((code & 1U) != 0 ? "geslaagd" : "afgewezen") + "  (" + reasons + ")\n";
  }
  return all;
}

// A cell such as 6,4 or 10,0 or 7.
std::uint8_t mark(const char*& at) {
  unsigned value = static_cast<unsigned>(*at++ - '0');
  if (*at >= '0' && *at <= '9') value = value * 10 + static_cast<unsigned>(*at++ - '0');
  value *= 10;
  if (*at == ',') {
    value += static_cast<unsigned>(at[1] - '0');
    at += 2;
  }
  ++at;
  return static_cast<std::uint8_t>(value);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const int in = ::open(argv[1], O_RDONLY);
  struct stat about {};
  if (in < 0 || ::fstat(in, &about) != 0) return 3;
  const auto size = static_cast<std::size_t>(about.st_size);
  void* const place = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, in, 0);
  std::FILE* out = std::fopen(argv[2], "wb");
  if (place == MAP_FAILED || out == nullptr) return 3;
  const char* at = static_cast<const char*>(place);
  const char* const end = at + size;
  at = static_cast<const char*>(std::memchr(at, '\n', size)) + 1;
  const auto all = tails();
  std::string buffer;
  std::array<std::size_t, 2> results{};
  bool first = false;
  std::size_t count = 0;
  while (at < end) {
    const char* const id = at;
    while (*at != ';') ++at;
    buffer.append(id, static_cast<std::size_t>(at - id));
    for (int cells = 0; cells < 4; ++at) cells += *at == ';' ? 1 : 0;
    Record record;
    for (int subject = 0; subject < 7; ++subject) {
      record.se[subject] = mark(at);
      record.ce[subject] = mark(at);
    }
    for (std::uint8_t& part : record.part) part = mark(at);
    record.lo = *at == 'o' ? 0 : *at == 'v' ? 1 : 2;
    while (*at++ != '\n') {
    }
    const std::uint16_t code = slagboom::prestaties::scalar_by_hand(record);
    buffer += all[code];
    if (count++ == 0) first = (code & 1) != 0;
    ++results[code & 1];
    if (buffer.size() > 1 << 18) {
      std::fwrite(buffer.data(), 1, buffer.size(), out);
      buffer.clear();
    }
  }
  const std::string passed = std::to_string(results[1]) + " geslaagd";
  const std::string failed = std::to_string(results[0]) + " afgewezen";
  buffer += std::to_string(count) +
            " kandidaten: " + (first ? passed + ", " + failed : failed + ", " + passed) + "\n";
  std::fwrite(buffer.data(), 1, buffer.size(), out);
  return std::fclose(out) == 0 ? 0 : 4;
}
