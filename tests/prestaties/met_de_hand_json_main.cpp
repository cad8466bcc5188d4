// The same job for a file of `cohort … json`, with simdjson: met_de_hand_json IN UIT [lezen]
//
// With `lezen` nothing is judged: each value is found, and the same number of lines written. Both
// know which keys come in which order, and check no more than the parser does.
#include <simdjson.h>

#include <cstring>

#include "met_de_hand.hpp"
#include "met_de_hand_uit.hpp"

namespace {

using slagboom::prestaties::Record;
namespace ondemand = simdjson::ondemand;

// A mark such as 6.4 or 10.0 or 7.
std::uint8_t mark(std::string_view token) {
  const char* at = token.data();
  unsigned value = static_cast<unsigned>(*at++ - '0');
  if (*at >= '0' && *at <= '9') value = value * 10 + static_cast<unsigned>(*at++ - '0');
  value *= 10;
  if (*at == '.') value += static_cast<unsigned>(at[1] - '0');
  return static_cast<std::uint8_t>(value);
}

std::string_view word(std::string_view token) {
  const std::size_t end = token.find('"', 1);
  return token.substr(1, end - 1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const bool judging = argc < 4;
  const std::string_view text = slagboom::prestaties::mapped(argv[1], simdjson::SIMDJSON_PADDING);
  slagboom::prestaties::Lines lines(argv[2]);
  if (text.empty() || !lines.open()) return 3;
  ondemand::parser parser;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const auto left = static_cast<std::size_t>(end - at);
    const auto size =
        static_cast<std::size_t>(static_cast<const char*>(std::memchr(at, '\n', left)) - at);
    ondemand::document document;
    if (parser.iterate(at, size, left + simdjson::SIMDJSON_PADDING).get(document) !=
        simdjson::SUCCESS)
      return 4;
    Record record{};
    ondemand::object candidate;
    ondemand::value value;
    if (document.get_object().get(candidate) != simdjson::SUCCESS ||
        candidate.find_field("kandidaat").get(value) != simdjson::SUCCESS)
      return 4;
    const std::string_view id = word(value.raw_json_token());
    std::size_t entry = 0;
    for (auto found : candidate.find_field("vakken")) {
      ondemand::object subject;
      if (found.get_object().get(subject) != simdjson::SUCCESS) return 4;
      if (entry < 7) {
        record.se[entry] = mark(subject.find_field("se").value().raw_json_token());
        record.ce[entry] = mark(subject.find_field("ce").value().raw_json_token());
      } else if (entry < 10) {
        record.part[entry - 7] = mark(subject.find_field("se").value().raw_json_token());
      } else {
        const char first = word(subject.find_field("beoordeling").value().raw_json_token()).front();
        record.lo = first == 'o' ? 0 : first == 'v' ? 1 : 2;
      }
      ++entry;
    }
    // What is read must not be left out.
    const std::uint16_t code = judging ? slagboom::prestaties::scalar_by_hand(record)
                                       : static_cast<std::uint16_t>(record.se[0] > 55 ? 65 : 2);
    lines.add(id, code);
    at += size + 1;
  }
  return lines.end() ? 0 : 4;
}
