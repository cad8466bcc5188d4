// Random candidates as a file: breed csv|json --aantal N [--zaad S] [--open K] [--per P] [--fout F]
//
// N candidates per school type, spread over the exam years 2010-2026, and P of each with other
// marks. `csv` has one row a candidate, `json` one line; both have the same candidates for the same
// seed. With F, one candidate in F gets a mark that cannot be.
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "trekken.hpp"

int main(int argc, char** argv) {
  using namespace slagboom;
  using Json = nlohmann::ordered_json;
  if (argc < 2) return 2;
  const bool csv = std::string(argv[1]) == "csv";
  long count = 100;
  std::uint64_t seed = 1;
  int open = 0;
  int per = 8;
  unsigned fault = 0;
  for (int index = 2; index + 1 < argc; index += 2) {
    const std::string name = argv[index];
    const char* value = argv[index + 1];
    if (name == "--aantal") count = std::atol(value);
    if (name == "--zaad") seed = std::strtoull(value, nullptr, 10);
    if (name == "--open") open = std::atoi(value);
    if (name == "--per") per = std::atoi(value);
    if (name == "--fout") fault = static_cast<unsigned>(std::atoi(value));
  }
  std::vector<Json> all;
  std::mt19937_64 source(seed);
  for (const std::string_view name : vergelijking::kTypes) {
    const auto type = referentie::lees_opleiding(name);
    if (!type) continue;
    vergelijking::draw({count, seed, open}, *type,
                       [&](const referentie::Kandidaat& candidate, const referentie::Context&) {
                         for (int again = 0; again < per; ++again) {
                           referentie::Kandidaat other = candidate;
                           for (referentie::Vak& vak : other.vakken) {
                             const auto move = [&](std::optional<int>& mark) {
                               if (!mark || again == 0 || source() % 2 == 0) return;
                               const int moved = *mark + static_cast<int>(source() % 9) - 4;
                               if (moved >= 10 && moved <= 100 && *mark % 10 != 0) mark = moved;
                             };
                             move(vak.se);
                             move(vak.ce);
                           }
                           Json json = referentie::naar_json(other);
                           json["kandidaat"] = "K-" + std::to_string(all.size() + 1);
                           if (fault != 0 && source() % fault == 0)
                             json["vakken"][0]["se"] = "11,5";
                           all.push_back(std::move(json));
                         }
                       });
  }
  if (!csv) {
    for (const Json& one : all) std::cout << one.dump() << "\n";
    return 0;
  }
  std::vector<std::string> fields;
  std::vector<std::string> cells;
  std::map<std::string, std::size_t> places;
  const auto text = [](const Json& value) {
    std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
    for (char& letter : shown) {
      if (letter == '.') letter = ',';
    }
    return shown;
  };
  std::vector<std::map<std::size_t, std::string>> rows;
  const auto place = [&](const std::string& column) {
    const auto [found, added] = places.try_emplace(column, fields.size());
    if (added) fields.push_back(column);
    return found->second;
  };
  for (const Json& one : all) {
    std::map<std::size_t, std::string>& row = rows.emplace_back();
    for (const auto& [key, value] : one.items()) {
      if (key != "vakken") row[place(key)] = text(value);
    }
    for (const Json& vak : one["vakken"]) {
      for (const auto& [key, value] : vak.items()) {
        if (key != "vak") row[place(vak["vak"].get<std::string>() + "." + key)] = text(value);
      }
    }
  }
  for (std::size_t column = 0; column < fields.size(); ++column)
    std::cout << (column > 0 ? ";" : "") << fields[column];
  std::cout << "\n";
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < fields.size(); ++column) {
      if (column > 0) std::cout << ";";
      if (const auto cell = row.find(column); cell != row.end()) std::cout << cell->second;
    }
    std::cout << "\n";
  }
  return 0;
}
