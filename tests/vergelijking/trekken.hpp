// Drawn candidates of all school types and exam years, as the programs here and `breed` use them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "generator.hpp"
#include "referentie_json.hpp"

namespace slagboom::vergelijking {

inline constexpr std::string_view kTypes[] = {"atheneum", "gymnasium", "vwo",     "havo",
                                              "vmbo-tl",  "vmbo-gl",   "vmbo-kb", "vmbo-bb"};
inline constexpr int kFirstYear = 2010, kLastYear = 2026;

struct Drawing {
  long count = 100;  // per school type, spread over the exam years
  std::uint64_t seed = 1;
  int open = 0;  // marks that are left out
  int year = 0;  // 0: all
};

// A drawn candidate, and what is special about it; with open marks nothing is.
inline std::pair<referentie::Kandidaat, referentie::Context> drawn(referentie::Generator& generator,
                                                                   int open) {
  std::pair<referentie::Kandidaat, referentie::Context> one{generator.volgende(open), {}};
  if (open == 0) one.second = generator.bijzonderheden(one.first);
  return one;
}

inline nlohmann::ordered_json json_of(const referentie::Kandidaat& candidate,
                                      const referentie::Context& context) {
  nlohmann::ordered_json json = referentie::naar_json(candidate);
  if (context.vavo) json["route"] = "vavo";
  if (context.leerwerktraject) json["route"] = "leer-werktraject";
  return json;
}

// Calls use(candidate, context) for the candidates of one school type.
template <typename Use>
void draw(const Drawing& drawing, referentie::Opleiding type, Use use) {
  const long years = drawing.year == 0 ? kLastYear - kFirstYear + 1 : 1;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    if (drawing.year != 0 && drawing.year != year) continue;
    referentie::Generator generator(type, year,
                                    drawing.seed * 1'000 + static_cast<std::uint64_t>(year));
    for (long number = 0; number <= drawing.count / years; ++number) {
      auto [candidate, context] = drawn(generator, drawing.open);
      use(candidate, context);
    }
  }
}

}  // namespace slagboom::vergelijking
