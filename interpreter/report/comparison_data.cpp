// The comparison as JSON and CSV, for programs and spreadsheets.
#include <nlohmann/json.hpp>
#include <vector>

#include "interpreter/report/comparison.hpp"
#include "interpreter/report/verdict_csv.hpp"

namespace slagboom::report {
namespace {

using Json = nlohmann::ordered_json;
using compare::Difference;
using compare::Piece;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json side(const std::string& provision, const std::string& scope, const std::string& version) {
  if (provision.empty()) return nullptr;
  return {{"bepaling", provision}, {"bereik", text_or_null(scope)}, {"versie", text_or_null(version)}};
}

// The words that only one side has, or all of them.
std::string words(const Difference& difference, Piece::Kind left_out) {
  std::string text;
  for (const compare::RedLine& line : difference.lines) {
    std::string one;
    for (const Piece& piece : line.pieces) {
      if (piece.kind != left_out) one += piece.text;
    }
    if (line.skipped > 0) one = "…";
    if (one.find_first_not_of(' ') == std::string::npos) continue;
    if (!text.empty()) text += "\n";
    text += one;
  }
  return text;
}

Json difference_json(const Difference& one, bool brief) {
  Json json = {{"wijziging", compare::change_word(one.change)},
               {"soort", one.prose ? "tekst" : "regel"},
               {"over", text_or_null(one.name)},
               {"a", side(one.before, one.scope_before, one.version_before)},
               {"b", side(one.after, one.scope_after, one.version_after)}};
  if (!brief && one.change != compare::Change::moved) {
    Json lines = Json::array();
    for (const compare::RedLine& line : one.lines) lines.push_back(marked(line));
    json["tekst"] = lines;
  }
  return json;
}

Json change_json(const compare::VerdictChange& one) {
  Json grounds = Json::array();
  for (const compare::VerdictChange::Ground& ground : one.grounds) {
    grounds.push_back({{"bepaling", ground.provision},
                       {"a", text_or_null(ground.before)},
                       {"b", text_or_null(ground.after)},
                       {"omdat", text_or_null(ground.because)}});
  }
  return {{"kandidaat", one.candidate},
          {"a", text_or_null(one.before)},
          {"b", text_or_null(one.after)},
          {"richting", compare::way_word(one.way)},
          {"fout_a", text_or_null(one.fault_before)},
          {"fout_b", text_or_null(one.fault_after)},
          {"door", grounds}};
}

Json witness_json(const std::optional<compare::Witness>& witness) {
  if (!witness) return nullptr;
  Json json = change_json(witness->change);
  json.erase("kandidaat");
  json["vakken"] = witness->entries;
  return json;
}

Json narrower_json(const std::optional<compare::Narrower>& one) {
  if (!one) return nullptr;
  return {{"zonder", one->without}, {"verband", compare::relation_word(one->relation)}, {"hoe", one->how}};
}

Json result_json(const compare::ResultComparison& one) {
  return {{"voor_a", one.before},
          {"voor_b", one.after},
          {"verband", compare::relation_word(one.relation)},
          {"hoe", text_or_null(one.how)},
          {"niet_uitgerekend", text_or_null(one.why)},
          {"voor_een_deel", narrower_json(one.narrower)},
          {"beter", witness_json(one.better)},
          {"slechter", witness_json(one.worse)}};
}

std::string joined_grounds(const compare::VerdictChange& one) {
  std::string text;
  for (const compare::VerdictChange::Ground& ground : one.grounds) {
    if (!text.empty()) text += "; ";
    text += ground.provision;
  }
  return text;
}

}  // namespace

std::string comparison_json(const compare::Comparison& comparison, bool brief) {
  Json texts = Json::array();
  for (const compare::TextComparison& one : comparison.texts) {
    Json differences = Json::array();
    for (const Difference& difference : one.differences) differences.push_back(difference_json(difference, brief));
    texts.push_back({{"voor_a", one.before}, {"voor_b", one.after}, {"verschillen", differences}});
  }
  Json json = {{"a", comparison.before}, {"b", comparison.after}, {"gelijk", !comparison.differs()}, {"teksten", texts}};
  json["uitslagen"] = Json::array();
  for (const compare::ResultComparison& one : comparison.results) json["uitslagen"].push_back(result_json(one));
  if (comparison.verdicts) {
    const compare::ChangeTotals& totals = comparison.verdicts->totals;
    Json changes = Json::array();
    for (const compare::VerdictChange& one : comparison.verdicts->changes) changes.push_back(change_json(one));
    json["kandidaten"] = {{"aantal", totals.all},
                          {"gelijk", totals.same},
                          {"beter", totals.better},
                          {"slechter", totals.worse},
                          {"niet_te_vergelijken", totals.unclear},
                          {"zonder_oordeel", totals.without},
                          {"anders", changes}};
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string comparison_csv(const compare::Comparison& comparison) {
  std::vector<std::vector<std::string>> rows{
      {"wat", "voor_a", "voor_b", "kandidaat", "bepaling_a", "bepaling_b", "wijziging", "over", "a", "b"}};
  for (const compare::TextComparison& texts : comparison.texts) {
    for (const Difference& one : texts.differences) {
      rows.push_back({one.prose ? "tekst" : "regel", texts.before, texts.after, "", one.before, one.after,
                      std::string(compare::change_word(one.change)), one.name, words(one, Piece::Kind::added),
                      words(one, Piece::Kind::removed)});
    }
  }
  for (const compare::ResultComparison& one : comparison.results) {
    for (std::size_t at = 0; at < one.before.size(); ++at) {
      rows.push_back({"uitslagen", one.before[at], one.after[at], "", "", "", std::string(compare::relation_word(one.relation)),
                      one.relation == compare::Relation::undecided ? one.why : one.how, "", ""});
      if (!one.narrower) continue;
      rows.push_back({"uitslagen zonder " + one.narrower->without, one.before[at], one.after[at], "", "", "",
                      std::string(compare::relation_word(one.narrower->relation)), one.narrower->how, "", ""});
    }
  }
  if (comparison.verdicts) {
    for (const compare::VerdictChange& one : comparison.verdicts->changes) {
      const std::string grounds = joined_grounds(one);
      rows.push_back({"kandidaat", one.regime_before, one.regime_after, one.candidate, grounds, grounds,
                      std::string(compare::way_word(one.way)), "", one.before, one.after});
    }
  }
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t at = 0; at < row.size(); ++at) out += (at == 0 ? "" : ";") + csv_cell(row[at]);
    out += "\r\n";
  }
  return out;
}

}  // namespace slagboom::report
