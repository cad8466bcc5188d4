// Looks up each fact of the library in the texts, by its name.
#include "interpreter/cli/school_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/compliance/answers.hpp"

namespace slagboom::cli {

namespace {

using candidates::RawValue;
using compliance::Answer;
using grammar::canonical;

compliance::Book book_of(const resolve::Model& model) {
  grammar::Diagnostics told_by_controleer;
  return compliance::collect(model, {}, told_by_controleer);
}

// A value in the words of the library; nothing for own words of the school.
std::optional<std::string> word_of(const compliance::KnownTopic& topic,
                                   const grammar::TopicValue& value) {
  if (value.amount) return std::to_string(*value.amount);
  const auto choice = compliance::choice_of(topic, value);
  if (!choice || *choice >= topic.choices.size()) return std::nullopt;
  return canonical(topic.choices[*choice]->name);
}

// One word is an answer; more words are not.
void settle(const std::string& key, const std::set<std::string>& words, SchoolRules::Found& found) {
  if (words.size() > 1) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " en ") + word;
    found.problems.push_back(
        {key, "over «" + key + "» zegt het reglement meer dan één ding: " + text});
  } else if (words.empty()) {
    found.unsaid.push_back(key);
  } else {
    found.fields[key] = {*words.begin(), 0, {}};
  }
}

// Answers about one topic in the years asked.
class Gathering {
 public:
  Gathering(const compliance::KnownTopic& topic, SchoolRules::Found& found)
      : topic_(topic), found_(found) {}

  void add(const compliance::Answers& answers) {
    const auto answer = answers.find(&topic_);
    if (answer == answers.end() || answer->second.values.empty()) {
      silent_ = true;
      return;
    }
    for (const Answer::Value& value : answer->second.values) {
      const auto word = word_of(topic_, *value.value);
      if (word)
        words_.insert(*word);
      else
        own_words_ = value.value->text;
    }
  }

  void finish(const std::string& key) {
    if (!own_words_.empty())
      found_.problems.push_back({key, "over «" + key + "» zegt het reglement «" + own_words_ +
                                          "», en daarmee is niet te rekenen"});
    else if (silent_)
      found_.unsaid.push_back(key);
    else
      settle(key, words_, found_);
  }

 private:
  const compliance::KnownTopic& topic_;
  SchoolRules::Found& found_;
  std::set<std::string> words_;
  std::string own_words_;
  bool silent_ = false;  // in some year
};

std::string without_quotes(std::string text) {
  for (const std::string_view mark : {"«", "»"}) {
    if (const std::size_t at = text.find(mark); at != std::string::npos)
      text.erase(at, mark.size());
  }
  return text;
}

// What the school chose under this name: one word when all is well.
std::set<std::string> chosen(const Prepared& prepared, const std::string& key) {
  std::set<std::string> words;
  for (const trace::AppliedChoice& choice : prepared.choices) {
    if (canonical(choice.name) == canonical(key)) words.insert(without_quotes(choice.chosen));
  }
  return words;
}

// A condition of the law about the one subject of the candidate: ja takes the first label.
std::optional<std::string> condition(Bound& bound, grammar::NameId name,
                                     const std::vector<std::string>& labels) {
  if (bound.candidate.elements.empty() || labels.size() != 2) return std::nullopt;
  const auto& definitions = bound.prepared->lowered.program.definitions;
  const auto definition =
      std::find_if(definitions.begin(), definitions.end(),
                   [&](const program::Definition& each) { return each.name == name; });
  if (definition == definitions.end() || definition->type.base != program::Base::truth)
    return std::nullopt;
  evaluate::Evaluator& evaluator = bound.prepared->judge->evaluator();
  evaluator.bind(bound.candidate);
  const evaluate::Value truth =
      evaluator.definition(static_cast<program::DefinitionId>(definition - definitions.begin()), 0);
  if (!truth.is_yes() && !truth.is_no()) return std::nullopt;
  return labels[truth.is_yes() ? 0 : 1];
}

}  // namespace

SchoolRules::SchoolRules(Session& texts, Session& asking)
    : texts_(texts), asking_(asking), book_(book_of(*texts.state().model)) {}

SchoolRules::Found SchoolRules::find(const candidates::RawCandidate& results,
                                     const std::string& subject,
                                     const std::set<std::int32_t>& school_years) {
  Session::State& state = texts_.state();
  candidates::RawCandidate bare = results;
  bare.collections.clear();
  if (!subject.empty()) {
    candidates::RawEntry entry;
    entry.id = subject;
    bare.collections[state.model->collection_key].push_back(std::move(entry));
  }
  Found found;
  Bound bound = state.bind(bare);
  if (!bound.problems.empty() || bound.prepared == nullptr) {
    found.refused = told(bound.problems, bare.format);
    return found;
  }
  std::vector<compliance::Answers> answers;
  for (const std::int32_t year : school_years)
    answers.push_back(compliance::answers_in(*state.model, book_, bound.prepared->regime, year));
  const program::Vocabulary& asked = asking_.state().model->vocabulary;
  for (const program::Fact& fact : asked.facts) {
    if (fact.per_element || fact.key.empty()) continue;
    if (const compliance::KnownTopic* topic = book_.topic(fact.key)) {
      Gathering gathering(*topic, found);
      for (const compliance::Answers& each : answers) gathering.add(each);
      gathering.finish(fact.key);
      continue;
    }
    std::set<std::string> words = chosen(*bound.prepared, fact.key);
    const auto name = state.library->names.find(fact.key);
    if (words.empty() && name && fact.type.base == program::Base::option) {
      if (auto word = condition(bound, *name, asked.option_sets[fact.type.options].labels))
        words.insert(std::move(*word));
    }
    settle(fact.key, words, found);
  }
  return found;
}

}  // namespace slagboom::cli
