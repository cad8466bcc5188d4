// Marks stay text with a decimal comma, so that no digit changes on the way.
#include "interpreter/report/answer_json.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "interpreter/report/answer_words.hpp"

namespace slagboom::report {
namespace {

using Json = nlohmann::ordered_json;
using questions::Answer;
using questions::Counts;
using questions::Needed;

Json counts_json(Counts counts) {
  return counts == Counts::not_computed ? Json(nullptr) : Json(counts == Counts::yes);
}

Json by_key(const std::vector<std::string>& keys, const std::vector<std::string>& values) {
  Json result = Json::object();
  for (std::size_t index = 0; index < keys.size() && index < values.size(); ++index)
    result[keys[index]] = values[index];
  return result;
}

void needed_json(const Answer& answer, Json& result) {
  Json& needs = result["nodig"] = Json::array();
  Json& combinations = result["combinaties"] = Json::array();
  Json& means = result["gemiddeld_nodig"] = Json::array();
  std::vector<std::string> keys;
  for (const questions::FreeMark& mark : answer.free) keys.push_back(mark.key);
  for (std::size_t place = 0; place < answer.free.size(); ++place) {
    if (!answer.free[place].asked) continue;
    for (const Needed& needed : answer.needed) {
      const questions::LeastMark& least = needed.least[place];
      Json item;
      item["sleutel"] = answer.free[place].key;
      item["uitkomst"] = answer.targets[needed.target].name;
      item["minimum"] = least.value ? Json(*least.value) : Json(nullptr);
      item["telt_nog"] = counts_json(least.counts);
      if (least.computed == questions::Computed::no) item["uitgerekend"] = false;
      needs.push_back(std::move(item));
    }
  }
  for (const Needed& needed : answer.needed) {
    const std::string& outcome = answer.targets[needed.target].name;
    if (needed.has_combinations) {
      Json item;
      item["uitkomst"] = outcome;
      Json& minimal = item["minimaal"] = Json::array();
      for (const std::vector<std::string>& values : needed.minimal)
        minimal.push_back(by_key(keys, values));
      item["volledig"] = needed.complete;
      combinations.push_back(std::move(item));
    }
    if (!needed.mean.empty()) {
      means.push_back({{"uitkomst", outcome},
                       {"aantal", answer.free.size()},
                       {"gemiddelde", needed.mean},
                       {"som", needed.sum}});
    }
  }
}

void resits_json(const Answer& answer, Json& result) {
  Json& chances = result["herkansing"] = Json::array();
  for (const questions::Chance& chance : answer.chances) {
    Json item;
    item["mogelijkheid"] = chance.possibility;
    item["vak"] = chance.entry.empty() ? Json(nullptr) : Json(chance.entry);
    item["sleutel"] = chance.key;
    Json& effects = item["gevolgen"] = Json::array();
    for (const questions::Effect& effect : chance.effects) {
      effects.push_back(
          {{"wat", effect.what}, {"van", effect.from}, {"naar", effect.to}, {"vanaf", effect.at}});
    }
    chances.push_back(std::move(item));
  }
  Json& together = result["samen"] = Json::array();
  for (const questions::Together& one : answer.together) {
    std::vector<std::string> keys;
    for (const std::size_t chance : one.chances) keys.push_back(answer.chances[chance].key);
    Json item;
    item["sleutels"] = keys;
    item["wat"] = one.what;
    item["naar"] = one.to;
    Json& minimal = item["minimaal"] = Json::array();
    for (const std::vector<std::string>& values : one.minimal)
      minimal.push_back(by_key(keys, values));
    if (!one.complete) item["volledig"] = false;
    together.push_back(std::move(item));
  }
  result["stapel"] = pile_word(answer.pile, answer.best);
}

}  // namespace

std::string answer_json(const Answer& answer) {
  Json result;
  result["kandidaat"] = answer.candidate;
  if (!answer.fault.empty()) {
    result["fout"] = answer.fault;
    if (!answer.faults.empty()) result["fouten"] = answer.faults;
  } else {
    Json& premises = result["uitgangspunt"] = Json::array();
    for (const questions::Premise& premise : answer.premises)
      premises.push_back(premise_text(premise));
    result["uitslag"] = answer.result;
    result["exact"] = answer.exact;
    if (!answer.result_in_file.empty()) result["zonder_uitgangspunt"] = answer.result_in_file;
    if (answer.asked_needed) needed_json(answer, result);
    if (answer.asked_resits) resits_json(answer, result);
    if (!answer.notes.empty()) result["let_op"] = answer.notes;
  }
  return result.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace slagboom::report
