// What a comparison reached: each condition decided both ways, each border hit. Without this, agreement says little.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "referentie.hpp"

namespace slagboom::vergelijking {

// Counts per school type. What must occur is known beforehand, so that a count of zero is a failure of the generator.
class Tellingen {
 public:
  explicit Tellingen(referentie::Opleiding type) : type_(type) {}

  void tel(const referentie::Kandidaat& candidate, const referentie::Context& context, const referentie::Verdict& verdict);
  void voeg_toe(const Tellingen& other);

  // One line per count, with its share of all candidates.
  [[nodiscard]] std::string tekst() const;
  // Names of what must occur in these exam years and did not.
  [[nodiscard]] std::vector<std::string> ontbreekt(int first_year, int last_year) const;

 private:
  referentie::Opleiding type_;
  long total_ = 0;
  std::map<std::string, long> counts_;
};

}  // namespace slagboom::vergelijking
