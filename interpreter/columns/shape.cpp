// The key of a shape: elements, which values are given, and those that are no columns.
#include "interpreter/columns/shape.hpp"

namespace slagboom::columns {

using program::Base;
using program::Candidate;
using program::Fact;
using program::FactId;
using program::FactValue;
using program::Vocabulary;

namespace {

constexpr std::int64_t kMostSteps = 250;

void append(std::string& key, std::uint64_t number) {
  while (number >= 0x80) {
    key += static_cast<char>(0x80 | (number & 0x7f));
    number >>= 7;
  }
  key += static_cast<char>(number);
}

void append_value(std::string& key, const FactValue& value, bool column) {
  append(key, !value.given ? 0U : column ? 1U : 2U);
  if (!value.given || column) return;
  append(key, static_cast<std::uint64_t>(value.value.num));
  append(key, static_cast<std::uint64_t>(value.value.den));
}

}  // namespace

std::uint8_t steps_per_whole(const Fact& fact) {
  return fact.type.base == Base::number && fact.type.decimals == 1 ? 10 : 1;
}

bool is_column(const Fact& fact) {
  if (!fact.per_element || !fact.ordered || fact.decides_rules) return false;
  const bool steps =
      fact.type.base == Base::option ||
      (fact.type.base == Base::number && (fact.type.decimals == 0 || fact.type.decimals == 1));
  if (!steps || fact.lowest.den != 1 || fact.highest.den != 1 || fact.lowest.num < 0) return false;
  return fact.highest.num <= kMostSteps / steps_per_whole(fact);
}

std::string shape_key(const Vocabulary& vocabulary, const Candidate& candidate) {
  std::string key;
  for (FactId id = 0; id < vocabulary.facts.size(); ++id) {
    if (!vocabulary.facts[id].per_element) append_value(key, candidate.facts[id], false);
  }
  for (const program::Element& element : candidate.elements) {
    append(key, element.item);
    for (FactId id = 0; id < vocabulary.facts.size(); ++id) {
      if (vocabulary.facts[id].per_element)
        append_value(key, element.facts[id], is_column(vocabulary.facts[id]));
    }
  }
  return key;
}

std::vector<Column> columns_of(const Vocabulary& vocabulary, const Candidate& candidate) {
  std::vector<Column> columns;
  for (std::uint32_t element = 0; element < candidate.elements.size(); ++element) {
    for (FactId id = 0; id < vocabulary.facts.size(); ++id) {
      const Fact& fact = vocabulary.facts[id];
      if (!is_column(fact) || !candidate.elements[element].facts[id].given) continue;
      const std::uint8_t scale = steps_per_whole(fact);
      columns.push_back({id, element, static_cast<std::uint8_t>(fact.lowest.num * scale),
                         static_cast<std::uint8_t>(fact.highest.num * scale), scale});
    }
  }
  return columns;
}

bool step_of(const Column& column, const Candidate& candidate, std::uint8_t& step) {
  const FactValue& value = candidate.elements[column.element].facts[column.fact];
  const program::Rational steps = operations::multiply(value.value, {column.scale, 1});
  if (!value.given || steps.den != 1 || steps.num < column.lowest || steps.num > column.highest)
    return false;
  step = static_cast<std::uint8_t>(steps.num);
  return true;
}

}  // namespace slagboom::columns
