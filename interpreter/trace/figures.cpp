// Numbers, options and elements as people read them.
#include "interpreter/trace/figures.hpp"

namespace slagboom::trace {

namespace {

using operations::Wide;

std::string with_comma(std::int64_t scaled, unsigned decimals) {
  const bool negative = scaled < 0;
  std::string digits = std::to_string(negative ? -scaled : scaled);
  if (decimals > 0) {
    while (digits.size() <= decimals) digits.insert(digits.begin(), '0');
    digits.insert(digits.size() - decimals, ",");
  }
  return negative ? "-" + digits : digits;
}

}  // namespace

std::string truncated(const Rational& number, unsigned decimals) {
  if (!number.valid()) return "niet te berekenen";
  const Wide scaled = Wide{number.num} * operations::power_of_ten(decimals) / number.den;
  return with_comma(static_cast<std::int64_t>(scaled), decimals);
}

std::string shown(const Rational& number, int least_decimals) {
  if (!number.valid()) return "niet te berekenen";
  for (unsigned decimals = least_decimals < 0 ? 0 : static_cast<unsigned>(least_decimals); decimals <= 3; ++decimals) {
    const Wide scaled = Wide{number.num} * operations::power_of_ten(decimals);
    if (scaled % number.den == 0) return with_comma(static_cast<std::int64_t>(scaled / number.den), decimals);
  }
  return truncated(number, 3) + "…";
}

std::string shown(const Value& value, const program::Type& type, const program::Vocabulary& vocabulary) {
  if (value.status == evaluate::Status::not_applicable) return "niet van toepassing";
  if (value.status == evaluate::Status::fault) return "niet te berekenen";
  if (value.lo != value.hi) return kStillOpen;
  if (value.status == evaluate::Status::unknown) return kStillOpen;
  switch (type.base) {
    case program::Base::truth: return value.lo.num != 0 ? "ja" : "nee";
    case program::Base::option:
      if (type.options != program::kNone) {
        const auto index = static_cast<std::size_t>(value.lo.num);
        const program::OptionSet& set = vocabulary.option_sets[type.options];
        if (index < set.labels.size()) return set.labels[index];
      }
      return "?";
    default: break;
  }
  if (type.scale == program::Scale::cohort) {
    return std::to_string(value.lo.num) + "-" + std::to_string(value.lo.num + 1);
  }
  return shown(value.lo, type.decimals > 0 ? type.decimals : 0);
}

std::string code(const evaluate::Evaluator& evaluator, int element) {
  if (element < 0) return {};
  return evaluator.candidate().elements[static_cast<std::size_t>(element)].code;
}

std::string item_name(const evaluate::Evaluator& evaluator, int element) {
  if (element < 0) return {};
  const program::Element& one = evaluator.candidate().elements[static_cast<std::size_t>(element)];
  return one.item == program::kNone ? one.code : evaluator.vocabulary().items[one.item].label;
}

}  // namespace slagboom::trace
