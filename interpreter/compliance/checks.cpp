// Judges every requirement in every context, and joins what is the same.
#include "interpreter/compliance/checks.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "interpreter/calendar/days.hpp"
#include "interpreter/compliance/answers.hpp"
#include "interpreter/compliance/contradictions.hpp"

namespace slagboom::compliance {

namespace {

using resolve::Fits;
using resolve::Rank;
using resolve::Regime;

constexpr std::string_view kReglement = "examenreglement";
// A text that names years without an end is judged for so many of them.
constexpr std::int32_t kMostYears = 12;

// The fact and its options by which sentences about reglementen differ: the opleiding.
struct Options {
  program::FactId fact = program::kNone;
  std::vector<std::int64_t> values;
  std::vector<std::string> labels;
};

class Checking {
 public:
  Checking(const resolve::Model& model, grammar::Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics) {}

  Report run(std::uint32_t document) {
    Report report;
    report.document = document;
    view_ = resolve::view_from(model_, document);
    report.book = collect(model_, view_, diagnostics_);
    grammar::Diagnostics reported_elsewhere;
    calendar_ = calendar::collect(model_, view_, reported_elsewhere);
    find_options(report.book, document);
    report.opleidingen = options_.labels;
    make_contexts(report);
    const std::vector<Situation> all = situations(report);
    for (const Norm& norm : report.book.norms) {
      if (of_reglement(norm)) judge_everywhere(norm, all, report);
    }
    Contradictions contradictions(model_);
    for (const Situation& situation : all)
      contradictions.look(situation.answers, situation.context);
    report.contradictions = contradictions.found();
    for (Contradiction& each : report.contradictions)
      each.opleidingen = opleidingen_of(report, each.contexts);
    return report;
  }

 private:
  // Requirements that ask for another kind of text are not about the reglement.
  static bool of_reglement(const Norm& norm) {
    return std::none_of(
        norm.what->demands.begin(), norm.what->demands.end(), [](const auto& demand) {
          return demand.form == grammar::Demand::Form::stated && demand.rank != kReglement;
        });
  }

  // The opleidingen of the document, when some sentence is not for all of them.
  void find_options(const Book& book, std::uint32_t document) {
    options_ = {};
    const std::vector<program::Fact>& facts = model_.vocabulary.facts;
    for (program::FactId fact = 0; fact < facts.size(); ++fact) {
      if (!facts[fact].decides_rules || facts[fact].type.base != program::Base::option) continue;
      const auto by = [&](const auto& each) { return decides(each.where.statement->scope, fact); };
      if (!std::any_of(book.norms.begin(), book.norms.end(), by) &&
          !std::any_of(book.statements.begin(), book.statements.end(), by))
        continue;
      const program::OptionSet& set = model_.vocabulary.option_sets[facts[fact].type.options];
      options_.fact = fact;
      for (std::size_t i = 0; i < set.options.size(); ++i) {
        const Regime regime{{{fact, static_cast<std::int64_t>(i)}}};
        if (resolve::fits(model_, model_.documents[document].syntax->scope, regime) == Fits::no)
          continue;
        options_.values.push_back(static_cast<std::int64_t>(i));
        options_.labels.push_back(set.labels[i]);
      }
      return;  // one such fact: the others do not occur in sentences about reglementen
    }
  }

  // Whether the scope makes a difference by this fact.
  bool decides(const grammar::Scope& scope, program::FactId fact) const {
    if (scope.empty()) return false;
    const std::size_t count =
        model_.vocabulary.option_sets[model_.vocabulary.facts[fact].type.options].options.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Regime regime{{{fact, static_cast<std::int64_t>(i)}}};
      if (resolve::fits(model_, scope, regime) == Fits::no) return true;
    }
    return false;
  }

  void make_contexts(Report& report) {
    const grammar::Syntax& syntax = *model_.documents[report.document].syntax;
    std::set<std::pair<std::optional<std::int32_t>, std::int32_t>> when;
    for (const grammar::WorkingYears& line : syntax.school_years) {
      const std::int32_t last = std::min(line.years.to, line.years.from + kMostYears);
      for (std::int32_t year = line.years.from; year <= last; ++year) {
        const std::vector<std::int32_t> own = cohorts(line.scope);
        for (const std::int32_t cohort : own) when.emplace(cohort, year);
        if (own.empty()) when.emplace(std::nullopt, year);
      }
    }
    if (when.empty()) {
      const std::optional<calendar::Day> version = calendar::read_day(syntax.version);
      const std::optional<std::int32_t> year =
          version ? calendar_.school_year_of(*version) : std::nullopt;
      if (!year) return;
      when.emplace(std::nullopt, *year);
    }
    for (const auto& [cohort, year] : when) {
      if (options_.values.empty()) report.contexts.push_back({cohort, year, std::nullopt});
      for (std::size_t i = 0; i < options_.values.size(); ++i)
        report.contexts.push_back({cohort, year, i});
    }
  }

  static std::vector<std::int32_t> cohorts(const grammar::Scope& scope) {
    std::vector<std::int32_t> found;
    for (const grammar::ScopeItem& item : scope.items) {
      if (item.kind != grammar::ScopeItem::Kind::cohort) continue;
      for (std::int32_t year = item.from; year <= std::min(item.to, item.from + kMostYears); ++year)
        found.push_back(year);
    }
    return found;
  }

  Regime regime_of(const Context& context) const {
    Regime regime;
    if (context.opleiding)
      regime.choices.push_back({options_.fact, options_.values[*context.opleiding]});
    const std::vector<program::Fact>& facts = model_.vocabulary.facts;
    for (program::FactId fact = 0; context.cohort && fact < facts.size(); ++fact) {
      if (facts[fact].decides_rules && facts[fact].type.scale == program::Scale::cohort)
        regime.choices.push_back({fact, *context.cohort});
    }
    std::sort(regime.choices.begin(), regime.choices.end(),
              [](const auto& a, const auto& b) { return a.fact < b.fact; });
    return regime;
  }

  // What is the same for all requirements in a context.
  struct Situation {
    Context context;
    Regime regime;
    Answers answers;
    bool whole = true;  // every text on which the reglement rests works then
  };

  std::vector<Situation> situations(Report& report) const {
    std::vector<Situation> found;
    for (const Context& context : report.contexts) {
      Situation situation{context, regime_of(context), {}, true};
      situation.answers = answers_in(model_, report.book, situation.regime, context.school_year);
      for (std::uint32_t other = 0; other < view_.size(); ++other) {
        if (!view_[other] || model_.documents[other].rank != Rank::reglement ||
            works(model_, other, situation.regime, context.school_year))
          continue;
        situation.whole = false;
        report.absent[other].push_back(context);
      }
      found.push_back(std::move(situation));
    }
    return found;
  }

  void judge_everywhere(const Norm& norm, const std::vector<Situation>& situations,
                        Report& report) {
    using Key = std::tuple<Verdict, const grammar::TopicValue*, const Statement*, std::string>;
    std::map<Key, std::size_t> known;
    for (const Situation& situation : situations) {
      const Context& context = situation.context;
      if (!holds(model_, norm.where, norm.what->years, situation.regime, context.school_year))
        continue;
      // What is not here, may stand in the text that is not there.
      if (!situation.whole && !situation.answers.contains(norm.topic)) continue;
      const Outcome outcome =
          judge(norm, situation.answers, report.book, calendar_, context.school_year);
      if (!outcome.applies) continue;
      const auto [place, fresh] = known.try_emplace(
          Key{outcome.verdict, outcome.value, outcome.by, outcome.what}, report.entries.size());
      if (fresh) report.entries.push_back({&norm, outcome, {}, {}});
      report.entries[place->second].contexts.push_back(context);
    }
    for (const auto& [key, index] : known) {
      Entry& entry = report.entries[index];
      entry.opleidingen = opleidingen_of(report, entry.contexts);
    }
  }

  // Of which opleidingen the contexts are; empty: all.
  static std::string opleidingen_of(const Report& report, const std::vector<Context>& contexts) {
    std::set<std::size_t> mine;
    for (const Context& context : contexts) {
      if (context.opleiding) mine.insert(*context.opleiding);
    }
    std::string text;
    if (mine.size() == report.opleidingen.size()) return text;
    for (const std::size_t each : mine)
      text += (text.empty() ? "" : ", ") + report.opleidingen[each];
    return text;
  }

  const resolve::Model& model_;
  grammar::Diagnostics& diagnostics_;
  std::vector<bool> view_;
  calendar::Calendar calendar_;
  Options options_;
};

// The sentence that says what the document is, where nothing better is to be pointed at.
grammar::Span head_of(const grammar::Syntax& syntax) {
  for (const grammar::Statement& statement : syntax.statements) {
    if (statement.kind == grammar::StatementKind::document) return statement.span;
  }
  return {syntax.document.file, 0, 0};
}

// A text without «regelt» has not been laid beside the law yet: nothing is said about what it
// misses.
bool arranges_something(const resolve::Model& model, const Book& book) {
  return std::any_of(book.statements.begin(), book.statements.end(), [&](const Statement& each) {
    return model.documents[each.where.document].rank == Rank::reglement;
  });
}

// A text of fewer lids is a piece of a reglement.
constexpr std::ptrdiff_t kLeastLids = 10;

// A text without a sentence «regelt» may say everything in its prose: then nothing is known to be
// missing. That it was not compared must not look like approval.
void add_unsaid(const Report& report, const grammar::Syntax& syntax,
                grammar::Diagnostics& diagnostics) {
  std::set<const Norm*> missing;
  std::set<const Norm*> doubtful;
  for (const Entry& entry : report.entries) {
    if (entry.outcome.verdict == Verdict::missing) missing.insert(entry.norm);
    if (entry.outcome.verdict == Verdict::doubtful) doubtful.insert(entry.norm);
  }
  const std::vector<grammar::Part>& parts = syntax.document.parts;
  const auto lids = std::count_if(parts.begin(), parts.end(), [](const grammar::Part& part) {
    return part.kind == grammar::PartKind::lid;
  });
  if (missing.size() + doubtful.size() == 0 || lids < kLeastLids) return;
  grammar::Diagnostic message;
  message.kind = grammar::DiagnosticKind::content_unsaid;
  message.labels.push_back(
      {head_of(syntax), "in deze tekst staat nog geen zin met «regelt»", true});
  message.because =
      missing.size() == 1
          ? std::string("de wet vraagt dat één onderwerp in het reglement staat")
          : fmt::format("de wet vraagt dat {} onderwerpen in het reglement staan", missing.size());
  if (!doubtful.empty())
    message.because += fmt::format("; van {} andere is dat niet zeker", doubtful.size());
  message.help =
      "zet onder elk lid dat een onderwerp regelt een zin met «regelt»; de onderwerpen staan in de "
      "lijst van «toon --onderwerpen»";
  diagnostics.add(std::move(message));
}

}  // namespace

std::vector<Report> reports(const resolve::Model& model, grammar::Diagnostics& diagnostics) {
  // What the names in the library mean is the same for all.
  std::vector<std::uint32_t> roots;
  std::set<std::uint32_t> rested_upon;
  for (std::uint32_t document = 0; document < model.documents.size(); ++document) {
    if (model.documents[document].is_library || model.documents[document].rank != Rank::reglement)
      continue;
    roots.push_back(document);
    const std::vector<bool> view = resolve::view_from(model, document);
    for (std::uint32_t other = 0; other < view.size(); ++other) {
      if (other != document && view[other]) rested_upon.insert(other);
    }
  }
  std::vector<Report> result;
  for (const std::uint32_t root : roots) {
    if (rested_upon.contains(root)) continue;
    Report report = Checking(model, diagnostics).run(root);
    if (arranges_something(model, report.book))
      result.push_back(std::move(report));
    else
      add_unsaid(report, *model.documents[root].syntax, diagnostics);
  }
  return result;
}

namespace {

grammar::Diagnostic::When when_of(const Context& context) {
  return {context.cohort ? calendar::school_year_text(*context.cohort) : std::string(),
          calendar::school_year_text(context.school_year)};
}

void add_when(grammar::Diagnostic& message, const grammar::Diagnostic::When& when) {
  if (std::find(message.when.begin(), message.when.end(), when) == message.when.end())
    message.when.push_back(when);
}

// A text that does not work then, may arrange what is missing.
void add_absent(const resolve::Model& model, const Report& report,
                std::vector<grammar::Diagnostic>& messages) {
  for (const auto& [document, contexts] : report.absent) {
    const std::string& name = model.documents[document].syntax->short_name;
    grammar::Diagnostic message;
    message.kind = grammar::DiagnosticKind::content_unsaid;
    message.labels.push_back({head_of(*model.documents[report.document].syntax),
                              "dit reglement rust op «" + name + "», en die tekst geldt dan niet",
                              true});
    message.because = "wat in «" + name + "» hoort te staan, is voor dat schooljaar niet nagekeken";
    message.help = "geef ook de tekst mee die toen gold";
    message.subject = name;
    for (const Context& context : contexts) add_when(message, when_of(context));
    messages.push_back(std::move(message));
  }
}

bool same_finding(const grammar::Diagnostic& a, const grammar::Diagnostic& b) {
  return a.kind == b.kind && a.subject == b.subject && a.example == b.example &&
         a.labels.front().span == b.labels.front().span;
}

// Adds the message; a message about the same gets its cohorts and school years.
void add_or_join(std::vector<grammar::Diagnostic>& messages, grammar::Diagnostic message) {
  const auto same = std::find_if(messages.begin(), messages.end(),
                                 [&](const auto& each) { return same_finding(each, message); });
  if (same == messages.end()) {
    messages.push_back(std::move(message));
    return;
  }
  for (const grammar::Diagnostic::When& when : message.when) add_when(*same, when);
}

void collect_findings(const resolve::Model& model, const Report& report,
                      std::vector<grammar::Diagnostic>& messages) {
  const grammar::Syntax& syntax = *model.documents[report.document].syntax;
  for (const Entry& entry : report.entries) {
    const Outcome& outcome = entry.outcome;
    if (outcome.verdict == Verdict::met || outcome.verdict == Verdict::not_arranged) continue;
    grammar::Diagnostic message;
    message.kind = kind_of(outcome.verdict);
    const grammar::Span place = outcome.value != nullptr ? outcome.value->span
                                : outcome.by != nullptr  ? outcome.by->what->topic_span
                                                         : head_of(syntax);
    message.labels.push_back({place, outcome.what, true});
    message.labels.push_back(
        {entry.norm->where.span, "dit vraagt " + entry.norm->where.provision, false});
    if (outcome.by != nullptr)
      message.address = grammar::part_address(
          model.documents[outcome.by->where.document].syntax->document, outcome.by->where.part);
    message.because = reason_of(*entry.norm);
    if (outcome.by != nullptr)
      add_doubts(message.because, outcome.by->where.statement->doubts, "Over de tekst: ");
    add_doubts(message.because, entry.norm->where.statement->doubts);
    message.example = outcome.found;
    if (!entry.opleidingen.empty())
      message.example += (message.example.empty() ? "" : "; ") + ("voor " + entry.opleidingen);
    message.help = entry.norm->what->help;
    if (outcome.verdict == Verdict::elsewhere)
      message.help = "kijk na of het daar staat zoals de wet vraagt";
    if (message.help.empty() && outcome.by == nullptr)
      message.help = "schrijf het op, met «regelt  " + entry.norm->topic->what->name +
                     "» onder het lid waar het staat";
    message.certainty = certainty_name(entry.norm->what->certainty);
    message.topic = entry.norm->topic->what->name;
    // What stands elsewhere is one thing to look up, however many requirements it is about; and one
    // sentence may be wrong in different ways in different years.
    message.subject =
        outcome.verdict == Verdict::elsewhere
            ? std::string("elders")
            : entry.norm->where.provision + " " + entry.norm->what->name + ": " + outcome.what;
    if (!entry.norm->what->more_topics.empty())
      message.subject += " " + entry.norm->topic->what->name;
    message.judgement = outcome.verdict == Verdict::elsewhere
                            ? "vraagt oordeel"
                            : std::string(verdict_name(outcome.verdict));
    for (const Context& context : entry.contexts) add_when(message, when_of(context));
    add_or_join(messages, std::move(message));
  }
}

}  // namespace

void add_findings(const resolve::Model& model, const std::vector<Report>& reports,
                  grammar::Diagnostics& diagnostics) {
  std::vector<grammar::Diagnostic> messages;
  for (const Report& report : reports) {
    add_absent(model, report, messages);
    collect_findings(model, report, messages);
    for (const Contradiction& each : report.contradictions) {
      grammar::Diagnostic message = contradiction_message(model, each);
      for (const Context& context : each.contexts) add_when(message, when_of(context));
      add_or_join(messages, std::move(message));
    }
  }
  for (grammar::Diagnostic& message : messages) diagnostics.add(std::move(message));
}

}  // namespace slagboom::compliance
