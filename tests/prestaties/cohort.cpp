// Whole numbers only, so that every machine draws the same.
#include "cohort.hpp"

#include <algorithm>
#include <random>
#include <string>

namespace slagboom::prestaties {

namespace {

// The sum of twelve uniform draws is near enough to the bell curve; in thousandths of a spread.
int bell(std::mt19937_64& source) {
  int sum = -6'000;
  for (int draw = 0; draw < 3; ++draw) {
    std::uint64_t bits = source();
    for (int part = 0; part < 4; ++part, bits >>= 16)
      sum += static_cast<int>((bits & 0xffff) * 1'000 / 65'536);
  }
  return sum;
}

std::uint8_t mark(int thousandths) {
  return static_cast<std::uint8_t>(std::clamp((thousandths + 50) / 100, 10, 100));
}

std::string shown(std::uint8_t tenths) {
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10);
}

}  // namespace

Cohort cohort(std::size_t size, std::uint64_t seed) {
  std::mt19937_64 source(seed);
  Cohort drawn;
  for (auto* group : {&drawn.se, &drawn.ce}) {
    for (auto& column : *group) column.resize(size);
  }
  for (auto& column : drawn.part) column.resize(size);
  drawn.lo.resize(size);
  for (std::size_t row = 0; row < size; ++row) {
    // What SE and CE share: the level of the candidate and, per subject, the knack for it.
    const int level = bell(source) * 45 / 100;
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      const int knack = level + bell(source) * 55 / 100;
      drawn.se[subject][row] = mark(6'580 + knack + bell(source) * 55 / 100);
      drawn.ce[subject][row] = mark(6'580 + knack * 11 / 10 + bell(source) * 75 / 100);
    }
    for (auto& column : drawn.part) {
      column[row] =
          static_cast<std::uint8_t>(mark(6'900 + level + bell(source) * 80 / 100) / 10 * 10);
    }
    drawn.lo[row] = source() % 200 == 0 ? 0 : source() % 4 == 0 ? 2 : 1;
  }
  return drawn;
}

void write_csv(const Cohort& cohort, std::ostream& out, std::size_t first_number) {
  std::string text;
  if (first_number == 1) {
    text = "kandidaat;opleiding;profiel;examenjaar";
    for (const char* code : Cohort::kCodes) text += std::string(";") + code + ".se;" + code + ".ce";
    for (const char* code : Cohort::kPartCodes) text += std::string(";") + code + ".se";
    text += ";lo.beoordeling\n";
  }
  constexpr const char* kWords[] = {"onvoldoende", "voldoende", "goed"};
  for (std::size_t row = 0; row < cohort.size(); ++row) {
    text += "K-" + std::to_string(first_number + row) + ";havo;NG;2026";
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      text += ";" + shown(cohort.se[subject][row]) + ";" + shown(cohort.ce[subject][row]);
    }
    for (const auto& column : cohort.part) text += ";" + std::to_string(column[row] / 10);
    text += std::string(";") + kWords[cohort.lo[row]] + "\n";
    if (text.size() > 1 << 20) {
      out << text;
      text.clear();
    }
  }
  out << text;
}

void write_json(const Cohort& cohort, std::ostream& out, std::size_t first_number) {
  std::string text;
  constexpr const char* kWords[] = {"onvoldoende", "voldoende", "goed"};
  const auto mark = [](std::uint8_t tenths) {
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  };
  for (std::size_t row = 0; row < cohort.size(); ++row) {
    text += "{\"kandidaat\": \"K-" + std::to_string(first_number + row) +
            "\", \"opleiding\": \"havo\", \"profiel\": \"NG\", \"examenjaar\": 2026, \"vakken\": [";
    for (std::size_t subject = 0; subject < Cohort::kSubjects; ++subject) {
      text += std::string("{\"vak\": \"") + Cohort::kCodes[subject] +
              "\", \"se\": " + mark(cohort.se[subject][row]) +
              ", \"ce\": " + mark(cohort.ce[subject][row]) + "}, ";
    }
    for (std::size_t part = 0; part < Cohort::kParts; ++part) {
      text += std::string("{\"vak\": \"") + Cohort::kPartCodes[part] +
              "\", \"se\": " + std::to_string(cohort.part[part][row] / 10) + "}, ";
    }
    text +=
        std::string("{\"vak\": \"lo\", \"beoordeling\": \"") + kWords[cohort.lo[row]] + "\"}]}\n";
    if (text.size() > 1 << 20) {
      out << text;
      text.clear();
    }
  }
  out << text;
}

}  // namespace slagboom::prestaties
