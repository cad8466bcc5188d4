// Judges requirements: every demand must hold; what cannot be compared asks a person.
#include "interpreter/compliance/judge.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace slagboom::compliance {

namespace {

using grammar::Demand;
using grammar::Requirement;
using grammar::Topic;
using grammar::TopicValue;

constexpr std::array<std::string_view, 9> kNames{"voldoet",
                                                 "strijdig",
                                                 "twijfel",
                                                 "ontbreekt",
                                                 "afwijkend van advies",
                                                 "verouderde verwijzing",
                                                 "vraagt oordeel",
                                                 "staat elders",
                                                 "niet geregeld"};

std::string list_text(const KnownTopic& topic, const std::vector<TopicValue>& values) {
  std::string text;
  for (const TopicValue& value : values) {
    const auto choice = choice_of(topic, value);
    const bool listed = choice && topic.what->kind == Topic::Kind::choice;
    text += (text.empty() ? "" : ", ") + (listed ? topic.choices[*choice]->name : shown(value));
  }
  return text;
}

// ja, nee, or nothing when one of them is in own words and no other is the same.
std::optional<bool> among(const KnownTopic& topic, const TopicValue& value,
                          const std::vector<TopicValue>& list) {
  bool open = false;
  for (const TopicValue& each : list) {
    const std::optional<bool> equal = same_value(topic, value, each);
    if (equal.value_or(false)) return true;
    open = open || !equal;
  }
  return open ? std::nullopt : std::optional(false);
}

class Judging {
 public:
  Judging(const Norm& norm, const Answers& answers, const Book& book,
          const calendar::Calendar& calendar, std::int32_t school_year)
      : norm_(norm), answers_(answers), book_(book), calendar_(calendar), year_(school_year) {}

  Outcome run() {
    outcome_.applies = conditions_hold();
    if (!outcome_.applies || norm_.topic == nullptr) return outcome_;
    const Answer* answer = answer_of(norm_.topic);
    if (norm_.broken || (answer != nullptr && answer->broken)) {
      outcome_.applies = false;
      return outcome_;
    }
    if (answer == nullptr || !answer->arranged) {
      if (asks_statement()) fail_missing();
      return outcome_;
    }
    outcome_.by = answer->by.empty() ? nullptr : answer->by.front();
    if (!answer->elsewhere.empty() && answer->values.empty()) {
      outcome_.verdict = only_statement() ? Verdict::met : Verdict::elsewhere;
      outcome_.what = "dit staat in " + answer->elsewhere + ", en die tekst is hier niet nagekeken";
      return outcome_;
    }
    outcome_.verdict = Verdict::met;
    for (const Demand& demand : norm_.what->demands) {
      check(demand, *answer);
      if (outcome_.verdict != Verdict::met) return outcome_;
    }
    if (!norm_.what->judged.empty()) {
      outcome_.verdict = Verdict::asks_judgement;
      outcome_.what = norm_.what->judged;
    }
    return outcome_;
  }

 private:
  const Answer* answer_of(const KnownTopic* topic) const {
    const auto found = answers_.find(topic);
    return found == answers_.end() ? nullptr : &found->second;
  }

  bool conditions_hold() const {
    return std::all_of(
        norm_.what->only_if.begin(), norm_.what->only_if.end(), [&](const auto& condition) {
          const KnownTopic* topic = book_.topic(condition.topic);
          const Answer* answer = topic == nullptr ? nullptr : answer_of(topic);
          if (answer == nullptr || !answer->arranged || answer->broken) return false;
          if (condition.values.empty()) return true;
          return std::any_of(answer->values.begin(), answer->values.end(), [&](const auto& each) {
            return among(*topic, *each.value, condition.values).value_or(false);
          });
        });
  }

  bool asks_statement() const {
    return std::any_of(norm_.what->demands.begin(), norm_.what->demands.end(), [](const Demand& d) {
      return d.form == Demand::Form::stated && !d.forbidden;
    });
  }

  // Nothing but that it is written somewhere.
  bool only_statement() const {
    return norm_.what->judged.empty() &&
           std::all_of(norm_.what->demands.begin(), norm_.what->demands.end(), [](const Demand& d) {
             return d.form == Demand::Form::stated && !d.forbidden;
           });
  }

  void fail_missing() {
    outcome_.verdict = norm_.what->advised ? Verdict::advised
                       : norm_.what->certainty == Requirement::Certainty::derived
                           ? Verdict::doubtful
                           : Verdict::missing;
    outcome_.what = "hierover zegt het reglement niets: " + norm_.topic->what->name;
  }

  void fail(std::string what, const Answer::Value* value, bool sure = true) {
    const Requirement& requirement = *norm_.what;
    if (!sure) {
      outcome_.verdict = Verdict::asks_judgement;
    } else if (requirement.advised) {
      outcome_.verdict = Verdict::advised;
    } else if (requirement.outdated) {
      outcome_.verdict = Verdict::outdated;
    } else {
      outcome_.verdict = requirement.certainty == Requirement::Certainty::read ? Verdict::against
                                                                               : Verdict::doubtful;
    }
    // What the sentence of the school itself leaves open, cannot be held against it.
    const Statement* by = value != nullptr && value->by != nullptr ? value->by : outcome_.by;
    if (outcome_.verdict == Verdict::against && by != nullptr &&
        !by->where.statement->doubts.empty())
      outcome_.verdict = Verdict::doubtful;
    outcome_.what = std::move(what);
    if (value == nullptr) return;
    outcome_.value = value->value;
    outcome_.by = value->by;
    outcome_.found = norm_.topic->what->name + ": " + shown(*value->value);
  }

  void check(const Demand& demand, const Answer& answer) {
    using Ask = Demand::Form;
    switch (demand.form) {
      case Ask::stated:
        if (demand.forbidden) fail("dit mag niet in het reglement staan", first(answer));
        return;
      case Ask::equal:
      case Ask::within:
      case Ask::contains:
        values(demand, answer);
        return;
      case Ask::at_least:
      case Ask::at_most:
      case Ask::odd:
        numbers(demand, answer);
        return;
      case Ask::before:
      case Ask::until:
      case Ask::from:
        days(demand, answer);
        return;
    }
  }

  static const Answer::Value* first(const Answer& answer) {
    return answer.values.empty() ? nullptr : &answer.values.front();
  }

  void values(const Demand& demand, const Answer& answer) {
    const KnownTopic& topic = *norm_.topic;
    const std::string listed = list_text(topic, demand.values);
    const Answer::Value* unclear = nullptr;
    const Answer::Value* possible = nullptr;
    for (const Answer::Value& each : answer.values) {
      const std::optional<bool> is = among(topic, *each.value, demand.values);
      if (demand.forbidden) {
        if (is.value_or(false)) return fail("de wet sluit dit uit", &each);
        if (!is) unclear = &each;
      } else if (demand.form != Demand::Form::contains && !is.value_or(false)) {
        // Own words are none of the choices of the law.
        if (!among(topic, *each.value, norm_.what->possible).value_or(false))
          return fail(allowed_text(demand, listed), &each);
        possible = &each;
      }
    }
    if (unclear != nullptr)
      return fail("valt dit onder wat de wet uitsluit: " + listed + "?", unclear, false);
    if (possible != nullptr)
      return fail("volgens de wet: " + listed +
                      "; iets anders kan goed zijn, bijvoorbeeld als het is overgedragen",
                  possible, false);
    const bool all_needed = demand.form == Demand::Form::contains ||
                            (demand.form == Demand::Form::equal && topic.what->several);
    if (!demand.forbidden && all_needed) all_there(demand, answer);
  }

  std::string allowed_text(const Demand& demand, const std::string& listed) const {
    if (demand.form == Demand::Form::within) return "de wet noemt alleen: " + listed;
    return "volgens de wet: " + listed;
  }

  void all_there(const Demand& demand, const Answer& answer) {
    const KnownTopic& topic = *norm_.topic;
    for (const TopicValue& needed : demand.values) {
      const bool there =
          std::any_of(answer.values.begin(), answer.values.end(), [&](const Answer::Value& each) {
            return same_value(topic, *each.value, needed).value_or(false);
          });
      if (there) continue;
      fail("hier ontbreekt: " + list_text(topic, {needed}), nullptr);
      return;
    }
  }

  // The number itself, or how many are named.
  void numbers(const Demand& demand, const Answer& answer) {
    const bool counts_names = norm_.topic->what->kind == Topic::Kind::choice;
    std::vector<std::pair<std::int64_t, const Answer::Value*>> found;
    if (counts_names) {
      found.emplace_back(static_cast<std::int64_t>(answer.values.size()), nullptr);
    } else {
      for (const Answer::Value& each : answer.values) {
        if (each.value->amount) found.emplace_back(*each.value->amount, &each);
      }
    }
    const std::string unit = demand.unit.empty() ? "" : " " + demand.unit;
    for (const auto& [number, value] : found) {
      std::string wrong;
      if (demand.form == Demand::Form::odd && number % 2 == 0)
        wrong = "dit aantal moet oneven zijn";
      if (demand.form == Demand::Form::at_least && number < demand.amount)
        wrong = fmt::format("dit moeten er minstens {}{} zijn", demand.amount, unit);
      if (demand.form == Demand::Form::at_most && number > demand.amount)
        wrong = fmt::format("dit mogen er hoogstens {}{} zijn", demand.amount, unit);
      if (wrong.empty()) continue;
      fail(std::move(wrong), value);
      return;
    }
  }

  std::optional<calendar::Day> day_of(const grammar::Point& point) const {
    switch (point.kind) {
      case grammar::Point::Kind::date:
        return point.days;
      case grammar::Point::Kind::yearly:
        return calendar_.day_in_school_year(point.day, year_);
      case grammar::Point::Kind::occasion:
        break;
    }
    const KnownTopic* topic = book_.topic(point.occasion);
    const Answer* answer = topic == nullptr ? nullptr : answer_of(topic);
    if (answer == nullptr || answer->values.empty()) return std::nullopt;
    return answer->values.front().value->day;
  }

  void days(const Demand& demand, const Answer& answer) {
    const std::optional<calendar::Day> border = day_of(demand.point);
    if (!border) return;
    for (const Answer::Value& each : answer.values) {
      if (!each.value->day) continue;
      const calendar::Day day = *each.value->day;
      std::string wrong;
      if (demand.form == Demand::Form::before && day >= *border) wrong = "vóór";
      if (demand.form == Demand::Form::until && day > *border) wrong = "uiterlijk op";
      if (demand.form == Demand::Form::from && day < *border) wrong = "niet eerder dan";
      if (wrong.empty()) continue;
      fail(fmt::format("dit hoort {} {}", wrong, calendar::long_text(*border)), &each);
      return;
    }
  }

  const Norm& norm_;
  const Answers& answers_;
  const Book& book_;
  const calendar::Calendar& calendar_;
  std::int32_t year_;
  Outcome outcome_;
};

}  // namespace

std::string_view verdict_name(Verdict verdict) { return kNames[static_cast<std::size_t>(verdict)]; }

grammar::DiagnosticKind kind_of(Verdict verdict) {
  using grammar::DiagnosticKind;
  switch (verdict) {
    case Verdict::missing:
      return DiagnosticKind::content_missing;
    case Verdict::against:
      return DiagnosticKind::content_against;
    case Verdict::advised:
      return DiagnosticKind::content_advised;
    case Verdict::outdated:
      return DiagnosticKind::content_outdated;
    case Verdict::doubtful:
      return DiagnosticKind::content_doubtful;
    default:
      return DiagnosticKind::content_judged;
  }
}

std::string_view certainty_name(grammar::Requirement::Certainty certainty) {
  switch (certainty) {
    case grammar::Requirement::Certainty::read:
      return "gelezen in de wet";
    case grammar::Requirement::Certainty::secondary:
      return "gelezen in een uitleg van de wet";
    case grammar::Requirement::Certainty::derived:
      return "afgeleid";
    case grammar::Requirement::Certainty::unsaid:
      break;
  }
  return {};
}

std::string reason_of(const Norm& norm) {
  using Certainty = grammar::Requirement::Certainty;
  const Certainty certainty = norm.what->certainty;
  std::string text = norm.where.provision + ": " + norm.what->name;
  // What is plainly read in the law needs no word.
  if (certainty == Certainty::secondary || certainty == Certainty::derived)
    text += " (" + std::string(certainty_name(certainty)) +
            (certainty == Certainty::derived ? " uit de wet)" : ")");
  return text;
}

void add_doubts(std::string& reason, const std::vector<std::string>& doubts,
                std::string_view before) {
  for (const std::string& doubt : doubts) {
    if (!reason.ends_with('.')) reason += '.';
    reason += " " + std::string(before) + doubt;
  }
}

Outcome judge(const Norm& norm, const Answers& answers, const Book& book,
              const calendar::Calendar& calendar, std::int32_t school_year) {
  return Judging(norm, answers, book, calendar, school_year).run();
}

}  // namespace slagboom::compliance
