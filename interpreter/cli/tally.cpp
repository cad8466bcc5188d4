// Counting verdicts, and the two forms in which the counts are shown.
#include "interpreter/cli/tally.hpp"

#include <algorithm>

#include "grammar/source.hpp"
#include "interpreter/report/verdict_csv.hpp"

namespace slagboom::cli {

namespace {

constexpr std::string_view kWithout = "zonder oordeel";

std::string right(std::uint64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

}  // namespace

std::string deciding_text(const std::vector<std::string>& deciding) {
  std::string text;
  for (const std::string& one : deciding) text += (text.empty() ? "" : ", ") + one;
  return text;
}

void Tally::add(const trace::Verdict& verdict) {
  totals.add(verdict);
  Key key;
  if (verdict.fault.empty()) {
    key.rules = verdict.regime;
    key.result = verdict.result;
    key.deciding = deciding_text(verdict.deciding);
  }
  ++counts[key];
}

void Tally::add(const Tally& later) {
  for (const auto& [key, count] : later.counts) counts[key] += count;
  for (const auto& [name, count] : later.totals.results) {
    const auto place = std::find_if(totals.results.begin(), totals.results.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    if (place == totals.results.end()) {
      totals.results.emplace_back(name, count);
    } else {
      place->second += count;
    }
  }
  totals.without += later.totals.without;
  totals.all += later.totals.all;
}

std::string tally_text(const Tally& tally) {
  std::map<std::string, std::map<std::string, std::uint64_t>> sums;
  for (const auto& [key, count] : tally.counts) sums[key.rules][key.result] += count;
  std::string text;
  const Tally::Key* former = nullptr;
  for (const auto& [key, count] : tally.counts) {
    if (key.result.empty()) continue;
    if (former == nullptr || former->rules != key.rules)
      text += grammar::printable(key.rules) + "\n";
    if (former == nullptr || former->rules != key.rules || former->result != key.result) {
      text += "  " + grammar::printable(key.result) + ": " +
              std::to_string(sums[key.rules][key.result]) + "\n";
    }
    text += "  " + right(count, 12) + "  " +
            (key.deciding.empty() ? "-" : grammar::printable(key.deciding)) + "\n";
    former = &key;
  }
  return text + report::totals_text(tally.totals) + "\n";
}

std::string tally_csv(const Tally& tally) {
  std::string text = "regels;uitslag;beslissend;aantal\r\n";
  for (const auto& [key, count] : tally.counts) {
    text += report::csv_cell(key.rules) + ";" +
            report::csv_cell(key.result.empty() ? kWithout : key.result) + ";" +
            report::csv_cell(key.deciding) + ";" + std::to_string(count) + "\r\n";
  }
  return text;
}

}  // namespace slagboom::cli
