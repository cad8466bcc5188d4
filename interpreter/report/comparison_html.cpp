// The comparison as a page: <del> and <ins> with words beside them, so that print and screen readers have them too.
#include <algorithm>
#include <vector>

#include "interpreter/report/comparison.hpp"
#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::report {
namespace {

using compare::Difference;
using compare::Piece;

std::string line_html(const compare::RedLine& line) {
  if (line.skipped > 0) return element("span", marked(line), "klein");
  std::string out;
  for (const Piece& piece : line.pieces) {
    const std::size_t first = std::min(piece.text.find_first_not_of(' '), piece.text.size());
    out += escaped(piece.text.substr(0, first));
    const std::string words = piece.text.substr(first);
    if (words.empty()) continue;
    if (piece.kind == Piece::Kind::same) {
      out += escaped(words);
    } else if (piece.kind == Piece::Kind::removed) {
      out += "<del>[weg: " + escaped(words) + "]</del>";
    } else {
      out += "<ins>[nieuw: " + escaped(words) + "]</ins>";
    }
  }
  return out;
}

std::string texts_html(const compare::TextComparison& texts, bool brief) {
  std::string out = element("h2", texts.before == texts.after
                                      ? "Teksten voor " + texts.before
                                      : "Teksten: A " + texts.before + ", B " + texts.after) +
                    "\n" + element("p", difference_totals_text(texts)) + "\n";
  HtmlTable table{"Alle verschillen", {"bepaling", "wat", "over", "bereik en versie in A", "bereik en versie in B"}, {}, {}};
  const auto around = [](const std::string& provision, const std::string& scope, const std::string& version) {
    if (provision.empty()) return std::string("komt niet voor");
    std::string text = scope.empty() ? "altijd" : scope;
    if (!version.empty()) text += "; " + version;
    return text;
  };
  for (const Difference& one : texts.differences) {
    table.rows.push_back({place_text(one), std::string(compare::change_word(one.change)), one.prose ? "(tekst)" : one.name,
                          around(one.before, one.scope_before, one.version_before),
                          around(one.after, one.scope_after, one.version_after)});
  }
  out += table_html(table);
  if (brief) return out;
  for (const Difference& one : texts.differences) {
    if (one.lines.empty()) continue;
    out += element("h3", place_text(one) + ": " + std::string(compare::change_word(one.change))) + "\n<pre>";
    for (const compare::RedLine& line : one.lines) out += line_html(line) + "\n";
    out += "</pre>\n";
  }
  return out;
}

std::string results_html(const compare::ResultComparison& one) {
  std::string out = element("h3", regimes_text(one)) + "\n" + element("p", relation_sentence(one)) + "\n";
  if (one.narrower) out += element("p", narrower_sentence(*one.narrower)) + "\n";
  for (const compare::Witness* witness : {one.better ? &*one.better : nullptr, one.worse ? &*one.worse : nullptr}) {
    if (witness == nullptr) continue;
    out += element("p", witness_head(*witness)) + "\n<pre>";
    for (const std::string& entry : witness->entries) out += escaped(entry) + "\n";
    out += "</pre>\n";
    for (const compare::VerdictChange::Ground& ground : witness->change.grounds) {
      out += element("p", ground.provision + ": A " + (ground.before.empty() ? "komt niet voor" : ground.before) + ", B " +
                              (ground.after.empty() ? "komt niet voor" : ground.after) +
                              (ground.because.empty() ? "" : "; " + ground.because)) +
             "\n";
    }
  }
  if (!one.how.empty()) out += element("p", "Hoe dit vaststaat: " + one.how) + "\n";
  return out;
}

std::string verdicts_html_of(const compare::VerdictComparison& verdicts) {
  std::string out = "<h2>Kandidaten</h2>\n" + element("p", change_totals_text(verdicts.totals)) + "\n";
  if (verdicts.changes.empty()) return out;
  HtmlTable table{"Wie een ander oordeel krijgt", {"kandidaat", "in A", "in B", "richting", "door"}, {}, {}};
  for (const compare::VerdictChange& one : verdicts.changes) {
    std::string grounds;
    for (const compare::VerdictChange::Ground& ground : one.grounds) {
      if (!grounds.empty()) grounds += "; ";
      grounds += ground.provision + " (A " + (ground.before.empty() ? "komt niet voor" : ground.before) + ", B " +
                 (ground.after.empty() ? "komt niet voor" : ground.after) + ")";
      if (!ground.because.empty()) grounds += ": " + ground.because;
    }
    if (grounds.empty()) grounds = one.fault_before.empty() ? one.fault_after : one.fault_before;
    table.rows.push_back({one.candidate, one.before.empty() ? "geen oordeel" : one.before,
                          one.after.empty() ? "geen oordeel" : one.after, std::string(compare::way_word(one.way)), grounds});
  }
  return out + table_html(table);
}

}  // namespace

std::string comparison_html(const compare::Comparison& comparison, bool brief) {
  std::string body = "<h1>Vergelijking</h1>\n" + element("p", "A: " + comparison.before) + "\n" +
                     element("p", "B: " + comparison.after) + "\n";
  if (comparison.texts.empty()) {
    body += element("p", "De teksten zijn gelijk voor " +
                             counted(comparison.regimes, "groep (opleiding en jaar)",
                                     "groepen (opleiding en jaar)") +
                             ".") +
            "\n";
  }
  for (const compare::TextComparison& texts : comparison.texts) body += texts_html(texts, brief);
  if (!comparison.results.empty()) body += "<h2>Uitslagen van alle kandidaten die er kunnen zijn</h2>\n";
  for (const compare::ResultComparison& one : comparison.results) body += results_html(one);
  if (comparison.verdicts) body += verdicts_html_of(*comparison.verdicts);
  return page("Vergelijking", body);
}

}  // namespace slagboom::report
