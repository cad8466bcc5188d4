// What each reader gets to see of a verdict.
#include "interpreter/report/readers.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/verdict_json.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using Json = nlohmann::ordered_json;
using trace::Outcome;
using trace::Verdict;

constexpr std::size_t kMostNeeds = 3;
constexpr std::size_t kIndent = 2;

std::string sentence(std::string text) {
  text = capitalised(text);
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

std::string result_start(const Verdict& verdict) {
  return (verdict.result_label.empty() ? "de uitkomst" : verdict.result_label) + " is " + verdict.result;
}

// Why, from the clauses that are not met.
void add_reasons(const Verdict& verdict, std::vector<std::string>& out) {
  std::vector<std::string> reasons;
  for (const trace::Clause& clause : verdict.clauses) {
    if (clause.outcome != Outcome::nee) continue;
    const std::string& words = !clause.plain.empty() ? clause.plain : !clause.because.empty() ? clause.because : clause.sentence;
    reasons.push_back(words + (clause.provision.empty() ? "" : " (" + clause.provision + ")"));
  }
  if (reasons.empty()) {
    out.push_back(sentence(result_start(verdict)));
    const bool all = !verdict.clauses.empty() &&
                     std::all_of(verdict.clauses.begin(), verdict.clauses.end(),
                                 [](const trace::Clause& clause) { return clause.outcome == Outcome::ja; });
    std::string start = common_start(verdict.clauses);
    while (!start.empty() && start.back() == ' ') start.pop_back();
    if (all) out.push_back(sentence("aan alle onderdelen" + (start.empty() ? "" : " van " + start) + " is voldaan"));
    return;
  }
  if (reasons.size() == 1) {
    out.push_back(sentence(result_start(verdict) + ": " + reasons.front()));
    return;
  }
  out.push_back(sentence(result_start(verdict) + ", om " + std::to_string(reasons.size()) + " redenen"));
  for (std::size_t index = 0; index < reasons.size(); ++index) {
    out.push_back(sentence("reden " + std::to_string(index + 1) + ": " + reasons[index]));
  }
}

void add_needs(const Verdict& verdict, std::vector<std::string>& out) {
  std::vector<const trace::Need*> needs;
  for (const trace::Need& need : verdict.needs) {
    if (need.decisive) needs.push_back(&need);
  }
  for (std::size_t index = 0; index < std::min(needs.size(), kMostNeeds); ++index) {
    const trace::Need& need = *needs[index];
    const std::string& name = need.label.empty() ? need.key : need.label;
    if (need.minimum.empty()) {
      out.push_back(sentence(need_text(need)));
    } else {
      out.push_back(sentence("nodig is voor " + name + ": " + need.minimum + " of hoger" +
                             (need.remark.empty() ? "" : " (" + need.remark + ")")));
    }
  }
  if (needs.size() > kMostNeeds) {
    const std::size_t rest = needs.size() - kMostNeeds;
    out.push_back(sentence("ook open " + std::string(rest == 1 ? "is" : "zijn") + " nog " +
                           counted(rest, "ander gegeven", "andere gegevens")));
  }
}

void heading(std::string& out, std::string_view text) { out += "\n" + std::string(text) + "\n"; }

void item(std::string& out, std::string_view text, std::size_t width) {
  add_wrapped(out, "  - ", text, kIndent + 2, width);
}

std::string text_line(const trace::SourceText& text) {
  std::string line = text.title.empty() ? text.path : text.title;
  if (!text.short_name.empty()) line += " (" + text.short_name + ")";
  if (!text.rank.empty()) line += ", " + text.rank;
  if (!text.version.empty()) line += ", versie " + text.version;
  if (!text.source.empty()) line += ", " + text.source;
  if (!text.title.empty()) line += ", " + text.path;
  return line;
}

void exact(trace::Explanation& node) {
  if (!node.exact.empty()) node.value += " (precies " + node.exact + ")";
  for (trace::Explanation& child : node.children) exact(child);
}

// Text of a document may hold anything; what is no UTF-8 is replaced, never thrown about.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::vector<std::string> candidate_sentences(const Verdict& verdict) {
  std::vector<std::string> out;
  if (!verdict.fault.empty()) {
    out.push_back(sentence("er is geen oordeel: " + verdict.fault));
    for (const std::string& fault : verdict.faults) {
      if (fault != verdict.fault) out.push_back(sentence(fault));
    }
    return out;
  }
  if (!verdict.premises.empty()) {
    std::string start = "dit is uitgerekend alsof het volgende geldt: " + joined(verdict.premises, "; ");
    if (!verdict.without_premises.empty()) {
      start += ". Zonder dat is " + (verdict.result_label.empty() ? "de uitkomst" : verdict.result_label) + " " +
               verdict.without_premises;
    }
    out.push_back(sentence(start));
  }
  const bool open = verdict.result == outcome_word(Outcome::open);
  if (open) {
    out.push_back(sentence(result_start(verdict) + (verdict.exact ? "" : " (niet uitgerekend)")));
    add_needs(verdict, out);
  } else {
    add_reasons(verdict, out);
    if (!verdict.nearest.empty()) {
      const trace::NearChange& change = verdict.nearest.front();
      out.push_back(sentence("was " + (change.label.empty() ? change.key : change.label) + " " + change.needed +
                             " in plaats van " + change.now + ", dan was " +
                             (verdict.result_label.empty() ? "de uitkomst" : verdict.result_label) + " " +
                             (change.outcome.empty() ? "anders" : change.outcome)));
    } else if (!verdict.nearest_remark.empty()) {
      out.push_back(sentence(verdict.nearest_remark));
    }
  }
  for (const trace::Field& field : verdict.fields) {
    if (field.form == trace::Field::Form::truth && field.value == outcome_word(Outcome::ja)) {
      out.push_back(sentence(field.label));
    }
  }
  for (const std::string& note : verdict.notes) out.push_back(sentence("let op: " + note));
  return out;
}

std::string candidate_text(const Verdict& verdict, std::size_t width) {
  std::string out = grammar::printable(verdict.candidate);
  if (!verdict.regime.empty()) out += "   " + grammar::printable(verdict.regime);
  out += '\n';
  for (const std::string& each : candidate_sentences(verdict)) add_wrapped(out, "", each, 0, width);
  return out;
}

std::string candidate_json(const Verdict& verdict) {
  Json json;
  json["kandidaat"] = verdict.candidate;
  if (verdict.fault.empty()) json["uitslag"] = verdict.result;
  json["zinnen"] = candidate_sentences(verdict);
  return dumped(json);
}

std::string shown_day(std::string_view stored) {
  if (stored.size() != 10 || stored[4] != '-' || stored[7] != '-') return std::string(stored);
  const auto plain = [](std::string_view digits) {
    return std::string(digits.starts_with('0') ? digits.substr(1) : digits);
  };
  return plain(stored.substr(8, 2)) + "-" + plain(stored.substr(5, 2)) + "-" + std::string(stored.substr(0, 4));
}

Verdict with_exact_figures(Verdict verdict) {
  for (trace::Explanation& node : verdict.reasoning) exact(node);
  return verdict;
}

std::string choice_text(const trace::AppliedChoice& choice) {
  return choice.provision + ", " + choice.name + ": " + choice.chosen +
         (choice.made_in.empty() ? " (de school koos niets; dan geldt dit)" : " (" + choice.made_in + ")");
}

std::string provision_text(const trace::UsedProvision& provision) {
  return provision.label + ": " + provision.document + ", " + provision.file + " regel " + std::to_string(provision.line);
}

std::string appeal_text(const Verdict& verdict, const trace::Dossier& dossier, std::size_t width) {
  std::string out = reasoning_text(with_exact_figures(verdict), width);
  if (!verdict.entries.empty()) {
    heading(out, "Gegevens van de kandidaat");
    for (const trace::EntryRow& entry : verdict.entries) {
      std::string line = grammar::printable(entry.code) + " (" + grammar::printable(entry.name) + ")";
      for (const auto& [key, value] : entry.given) line += "; " + key + " " + grammar::printable(value);
      item(out, line, width);
    }
  }
  if (!verdict.choices.empty()) {
    heading(out, "Keuzes van de school die zijn toegepast");
    for (const trace::AppliedChoice& choice : verdict.choices) item(out, choice_text(choice), width);
  }
  if (!verdict.provisions.empty()) {
    heading(out, "Bepalingen in deze redenering");
    for (const trace::UsedProvision& provision : verdict.provisions) item(out, provision_text(provision), width);
  }
  heading(out, "Teksten die zijn gelezen, met hun SHA-256");
  for (const trace::SourceText& text : dossier.texts) {
    item(out, text_line(text), width);
    out += "    " + text.digest + "\n";
  }
  heading(out, "Gegevens die zijn gelezen, met hun SHA-256");
  item(out, "het bestand met kandidaten", width);
  out += "    " + dossier.candidates_digest + "\n";
  item(out, "de gegevens van deze kandidaat", width);
  out += "    " + dossier.candidate_digest + "\n";
  heading(out, "Oordeel");
  item(out, "van " + shown_day(dossier.date) + ", met slagboom " + dossier.engine, width);
  return out;
}

std::string appeal_json(const Verdict& verdict, const trace::Dossier& dossier) {
  Json json = Json::parse(reasoning_json(with_exact_figures(verdict)));
  Json& given = json["gegevens"] = Json::object();
  for (const trace::EntryRow& entry : verdict.entries) {
    for (const auto& [key, value] : entry.given) given[entry.code][key] = value;
  }
  Json& choices = json["keuzes"] = Json::array();
  for (const trace::AppliedChoice& choice : verdict.choices) {
    choices.push_back({{"bepaling", choice.provision},
                       {"naam", choice.name},
                       {"gekozen", choice.chosen},
                       {"gekozen_in", choice.made_in}});
  }
  Json& provisions = json["bepalingen"] = Json::array();
  for (const trace::UsedProvision& provision : verdict.provisions) {
    provisions.push_back({{"bepaling", provision.label},
                          {"document", provision.document},
                          {"bestand", provision.file},
                          {"regel", provision.line}});
  }
  Json& texts = json["teksten"] = Json::array();
  for (const trace::SourceText& text : dossier.texts) {
    texts.push_back({{"document", text.title},
                     {"kort", text.short_name},
                     {"rang", text.rank},
                     {"versie", text.version},
                     {"bron", text.source},
                     {"bestand", text.path},
                     {"sha256", text.digest}});
  }
  json["kandidatenbestand_sha256"] = dossier.candidates_digest;
  json["gegevens_sha256"] = dossier.candidate_digest;
  json["datum"] = dossier.date;
  json["programma"] = dossier.engine;
  return dumped(json);
}

}  // namespace slagboom::report
