// The whole job of `beoordeel --kort` for a file of `cohort`, written by hand for that file alone:
// met_de_hand IN UIT
//
// Nothing is checked but what is needed to cut the cells: this is the floor, not an alternative.
#include "met_de_hand.hpp"

#include <cstring>

#include "met_de_hand_uit.hpp"

namespace {

using slagboom::prestaties::Record;

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
  const std::string_view text = slagboom::prestaties::mapped(argv[1], 0);
  slagboom::prestaties::Lines lines(argv[2]);
  if (text.empty() || !lines.open()) return 3;
  const char* at = text.data();
  const char* const end = at + text.size();
  at = static_cast<const char*>(std::memchr(at, '\n', text.size())) + 1;
  while (at < end) {
    const char* const id = at;
    while (*at != ';') ++at;
    const std::string_view number(id, static_cast<std::size_t>(at - id));
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
    lines.add(number, slagboom::prestaties::scalar_by_hand(record));
  }
  return lines.end() ? 0 : 4;
}
