// The words that the renderings share, and the text for a terminal.
#include "interpreter/report/comparison.hpp"

#include <algorithm>

#include "interpreter/report/layout.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::report {

using compare::Change;
using compare::Difference;
using compare::Piece;

std::string place_text(const Difference& difference) {
  if (difference.before.empty()) return difference.after;
  if (difference.after.empty() || difference.before == difference.after) return difference.before;
  return difference.before + " → " + difference.after;
}

std::string marked(const compare::RedLine& line) {
  if (line.skipped > 0) return "(" + counted(line.skipped, "gelijke regel", "gelijke regels") + ")";
  std::string text;
  for (const Piece& piece : line.pieces) {
    // Blanks stand outside the marks, so that the indentation stays visible.
    const std::size_t first = std::min(piece.text.find_first_not_of(' '), piece.text.size());
    text += piece.text.substr(0, first);
    const std::string words = piece.text.substr(first);
    if (piece.kind == Piece::Kind::same || words.empty()) {
      text += words;
    } else {
      text += piece.kind == Piece::Kind::removed ? "[-" + words + "-]" : "{+" + words + "+}";
    }
  }
  return text;
}

std::string change_totals_text(const compare::ChangeTotals& totals) {
  std::string text = counted(totals.all, "kandidaat", "kandidaten") + ": " + std::to_string(totals.same) + " gelijk, " +
                     std::to_string(totals.better) + " beter, " + std::to_string(totals.worse) + " slechter";
  if (totals.unclear > 0) text += ", " + std::to_string(totals.unclear) + " niet te vergelijken";
  if (totals.without > 0) text += ", " + std::to_string(totals.without) + " zonder oordeel";
  return text;
}

std::string regimes_text(const compare::ResultComparison& one) {
  constexpr std::size_t kMost = 4;
  std::string text;
  for (std::size_t at = 0; at < one.before.size() && at < kMost; ++at) {
    if (at > 0) text += "; ";
    text += one.before[at];
    if (one.after[at] != one.before[at]) text += " tegenover " + one.after[at];
  }
  if (one.before.size() > kMost) text += "; en nog " + std::to_string(one.before.size() - kMost) + " andere";
  return text;
}

std::string relation_sentence(const compare::ResultComparison& one) {
  using compare::Relation;
  switch (one.relation) {
    case Relation::equivalent: return "Gelijkwaardig: iedereen krijgt in A en B dezelfde uitslag.";
    case Relation::milder: return "B is milder: er is een kandidaat met een betere uitslag, en niemand krijgt een slechtere.";
    case Relation::stricter: return "B is strenger: er is een kandidaat met een slechtere uitslag, en niemand krijgt een betere.";
    case Relation::incomparable: return "Niet te vergelijken: de een is met B beter af, de ander slechter.";
    case Relation::undecided: break;
  }
  std::string text = "Niet helemaal uitgerekend: ";
  if (one.better) text = "Niet helemaal uitgerekend; een kandidaat is met B beter af: ";
  if (one.worse) text = "Niet helemaal uitgerekend; een kandidaat is met B slechter af: ";
  return text + one.why + ".";
}

std::string narrower_sentence(const compare::Narrower& one) {
  using compare::Relation;
  std::string text = "Voor wie bij geen enkel vak " + one.without + " heeft ingevuld, ";
  if (one.relation == Relation::equivalent) text += "zijn A en B gelijkwaardig";
  else if (one.relation == Relation::milder) text += "is B milder: niemand van hen krijgt een slechtere uitslag";
  else text += "is B strenger: niemand van hen krijgt een betere uitslag";
  return text + ". Dat is bewezen: " + one.how + ".";
}

std::string witness_head(const compare::Witness& witness) {
  std::string way(compare::way_word(witness.change.way));
  // Such a result is neither: in what way it is better or worse, is said.
  if (witness.change.after == trace::kStillOpen) way += ": in B staat de uitslag nog niet vast";
  if (witness.change.before == trace::kStillOpen) way += ": in A staat de uitslag nog niet vast";
  return "Deze kandidaat is in A " + witness.change.before + " en in B " + witness.change.after + " (" + way + "):";
}

std::string difference_totals_text(const compare::TextComparison& texts) {
  std::size_t count[4] = {0, 0, 0, 0};
  for (const Difference& one : texts.differences) ++count[static_cast<std::size_t>(one.change)];
  std::string text;
  const auto add = [&](Change change, std::string_view word) {
    const std::size_t number = count[static_cast<std::size_t>(change)];
    if (number == 0) return;
    if (!text.empty()) text += ", ";
    text += std::to_string(number) + " " + std::string(word);
  };
  add(Change::changed, "gewijzigd");
  add(Change::added, "toegevoegd");
  add(Change::removed, "geschrapt");
  add(Change::moved, "met dezelfde tekst op een andere plaats, voor een ander bereik of in een andere versie");
  return text;
}

namespace {

std::string scope_words(const std::string& scope) { return scope.empty() ? "altijd" : scope; }

// What is different around the words: scope and version.
std::string around(const Difference& difference) {
  std::string text;
  const bool both = !difference.before.empty() && !difference.after.empty();
  if (both && difference.scope_before != difference.scope_after) {
    text += "bereik: was «" + scope_words(difference.scope_before) + "», wordt «" + scope_words(difference.scope_after) + "»";
  }
  if (both && difference.version_before != difference.version_after) {
    if (!text.empty()) text += "; ";
    text += "versie: was " + (difference.version_before.empty() ? "niet genoemd" : difference.version_before) + ", wordt " +
            (difference.version_after.empty() ? "niet genoemd" : difference.version_after);
  }
  if (!both) {
    const std::string& scope = difference.before.empty() ? difference.scope_after : difference.scope_before;
    if (!scope.empty()) text = "bereik: " + scope;
  }
  return text;
}

void texts_text(const compare::TextComparison& texts, std::size_t width, bool brief, std::string& out) {
  if (texts.before == texts.after) {
    add_wrapped(out, "Teksten, ", texts.before, 2, width);
  } else {
    add_wrapped(out, "Teksten, ", "A " + texts.before + " tegenover B " + texts.after, 2, width);
  }
  add_wrapped(out, "  ", difference_totals_text(texts), 2, width);
  std::string moved;
  for (const Difference& one : texts.differences) {
    if (one.change == Change::moved) {
      const std::string more = around(one);
      moved += "    " + place_text(one) + (one.name.empty() ? "" : ", " + one.name) + (more.empty() ? "" : " (" + more + ")") + "\n";
      continue;
    }
    out += "\n";
    std::string head = place_text(one) + ": " + std::string(compare::change_word(one.change));
    if (one.prose) head += ", tekst";
    if (!one.name.empty()) head += ", " + one.name;
    add_wrapped(out, "  ", head, 4, width);
    if (brief) continue;
    const std::string more = around(one);
    if (!more.empty()) add_wrapped(out, "    ", more, 4, width);
    for (const compare::RedLine& line : one.lines) {
      const std::string text = marked(line);
      const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
      add_wrapped(out, "    " + std::string(indent, ' '), text.substr(indent), 6 + indent, width);
    }
  }
  if (!moved.empty()) {
    out += "\n  Zelfde tekst, op een andere plaats, voor een ander bereik of in een andere versie:\n";
    out += moved;
  }
  out += "\n";
}

void grounds_text(const compare::VerdictChange& change, std::size_t width, std::string& out) {
  for (const compare::VerdictChange::Ground& ground : change.grounds) {
    std::string text;
    const auto add = [&](std::string_view name, const std::string& outcome) {
      if (!text.empty()) text += ", ";
      text += std::string(name) + " " + (outcome.empty() ? "komt niet voor" : outcome);
    };
    add("A", ground.before);
    add("B", ground.after);
    if (!ground.because.empty()) text += "; " + ground.because;
    add_wrapped(out, "    " + ground.provision + ": ", text, 6, width);
  }
}

void results_text(const compare::ResultComparison& one, std::size_t width, std::string& out) {
  out += "  " + regimes_text(one) + "\n";
  add_wrapped(out, "    ", relation_sentence(one), 4, width);
  if (one.narrower) add_wrapped(out, "    ", narrower_sentence(*one.narrower), 4, width);
  for (const compare::Witness* witness : {one.better ? &*one.better : nullptr, one.worse ? &*one.worse : nullptr}) {
    if (witness == nullptr) continue;
    add_wrapped(out, "    ", witness_head(*witness), 4, width);
    for (const std::string& entry : witness->entries) add_wrapped(out, "      ", entry, 8, width);
    grounds_text(witness->change, width, out);
  }
  if (!one.how.empty()) add_wrapped(out, "    Hoe dit vaststaat: ", one.how, 4, width);
  out += "\n";
}

void verdicts_text(const compare::VerdictComparison& verdicts, std::size_t width, std::string& out) {
  out += "Kandidaten\n";
  for (const compare::VerdictChange& one : verdicts.changes) {
    const auto side = [](const std::string& outcome) { return outcome.empty() ? std::string("geen oordeel") : outcome; };
    add_wrapped(out, "  " + one.candidate + ": ", side(one.before) + " → " + side(one.after) + " (" + std::string(compare::way_word(one.way)) + ")", 4, width);
    if (!one.fault_before.empty()) add_wrapped(out, "    A: ", one.fault_before, 7, width);
    if (!one.fault_after.empty()) add_wrapped(out, "    B: ", one.fault_after, 7, width);
    grounds_text(one, width, out);
  }
  add_wrapped(out, "", change_totals_text(verdicts.totals), 2, width);
}

}  // namespace

std::string comparison_text(const compare::Comparison& comparison, std::size_t width, bool brief) {
  std::string out;
  add_wrapped(out, "A  ", comparison.before, 3, width);
  add_wrapped(out, "B  ", comparison.after, 3, width);
  if (!brief) out += "In wat volgt, staat [-zo-] wat alleen in A staat en {+zo+} wat alleen in B staat.\n";
  out += "\n";
  if (comparison.texts.empty()) {
    add_wrapped(out, "", "De teksten zijn gelijk voor " + counted(comparison.regimes, "groep (opleiding en jaar)", "groepen (opleiding en jaar)") + ".", 2, width);
    out += "\n";
  }
  for (const compare::TextComparison& texts : comparison.texts) texts_text(texts, width, brief, out);
  if (!comparison.results.empty()) {
    out += "Uitslagen van alle kandidaten die er kunnen zijn\n";
    for (const compare::ResultComparison& one : comparison.results) results_text(one, width, out);
  }
  if (comparison.verdicts) verdicts_text(*comparison.verdicts, width, out);
  return out;
}

}  // namespace slagboom::report
