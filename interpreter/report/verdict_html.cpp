// Real tables with captions and headers; outcomes are words with a shape, so print and screen
// readers have them all.
#include "interpreter/report/verdict_html.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using trace::Field;
using trace::Verdict;

std::string outcome_text(trace::Outcome outcome) {
  return std::string(outcome_sign(outcome)) + " " + std::string(outcome_word(outcome));
}

std::string anchor(std::size_t index) { return "k" + std::to_string(index + 1); }

std::string marks_html(const Verdict& verdict) {
  if (verdict.entries.empty()) return {};
  const EntryColumns columns = columns_of(verdict.entries);
  HtmlTable table{"Gegevens en uitkomsten", {"code", "naam"}, {}, {false, false}};
  for (const std::string& key : columns.given) table.columns.push_back(key);
  for (const std::string& key : columns.computed) table.columns.push_back(key);
  table.numeric.resize(table.columns.size(), true);
  for (const trace::EntryRow& entry : verdict.entries) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row = {entry.code, entry.name};
    for (const std::string& key : columns.given) row.push_back(value_of(entry.given, key));
    for (const std::string& key : columns.computed) row.push_back(value_of(entry.computed, key));
  }
  return table_html(table);
}

std::string clauses_html(const Verdict& verdict) {
  if (verdict.clauses.empty()) return {};
  HtmlTable table{"Onderdelen", {"bepaling", "uitkomst", "omdat"}, {}, {}};
  for (const trace::Clause& clause : verdict.clauses) {
    table.rows.push_back({clause.provision, outcome_text(clause.outcome),
                          clause.because.empty() ? clause.sentence : clause.because});
  }
  return "<div class=\"onderdelen\">\n" + table_html(table) + "</div>\n";
}

std::string fields_html(const Verdict& verdict) {
  HtmlTable table{"Overzicht", {"wat", "waarde"}, {}, {}};
  for (const Field& field : verdict.fields) {
    if (field.form == Field::Form::clauses) continue;
    if (field.form == Field::Form::per_entry && !verdict.entries.empty()) continue;
    const std::string text = field_text(field);
    table.rows.push_back({capitalised(field.label.empty() ? field.key : field.label),
                          text.empty() ? "nog niet bekend" : text});
  }
  return table.rows.empty() ? std::string() : table_html(table);
}

std::string needs_html(const Verdict& verdict) {
  std::vector<std::string> needed;
  std::vector<std::string> idle;
  for (const trace::Need& need : verdict.needs) {
    if (need.decisive) {
      needed.push_back(need_text(need));
    } else {
      idle.push_back(need.label.empty() ? need.key : need.label);
    }
  }
  std::string out;
  if (!needed.empty()) out += "<h3>Nog nodig</h3>\n" + list_html(needed);
  if (!idle.empty()) out += "<h3>Doet er niet meer toe</h3>\n" + list_html(idle);
  return out;
}

std::string closing_html(const Verdict& verdict) {
  std::string out;
  std::vector<std::string> changes;
  for (const trace::NearChange& change : verdict.nearest)
    changes.push_back(capitalised(change_text(change)) + ".");
  if (!verdict.nearest_remark.empty()) changes.push_back(capitalised(verdict.nearest_remark));
  if (!changes.empty()) out += "<h3>Wat had het anders gemaakt?</h3>\n" + list_html(changes);
  if (!verdict.notes.empty()) out += "<h3>Let op</h3>\n" + list_html(verdict.notes);
  if (!verdict.applied.empty())
    out += element("p", "Toegepast: " + joined(verdict.applied, "; "), "klein") + "\n";
  return out;
}

// What the result rests on, when something was supposed.
std::string premises_html(const Verdict& verdict) {
  if (verdict.premises.empty()) return {};
  std::string out = "<h3>Uitgangspunt</h3>\n" + list_html(verdict.premises);
  if (!verdict.without_premises.empty())
    out += element("p", "Zonder uitgangspunt: " + verdict.without_premises) + "\n";
  return out;
}

// Number, regime and result; or why there is none.
std::string opening_html(const Verdict& verdict) {
  std::string out = element("h2", verdict.candidate) + "\n";
  if (!verdict.fault.empty()) {
    out += "<p class=\"uitslag\">geen oordeel</p>\n";
    const bool is_told = std::find(verdict.faults.begin(), verdict.faults.end(), verdict.fault) != verdict.faults.end();
    if (!is_told) out += element("p", capitalised(verdict.fault)) + "\n";
    if (!verdict.faults.empty()) out += list_html(verdict.faults);
    return out + premises_html(verdict);
  }
  if (!verdict.regime.empty()) out += element("p", verdict.regime, "klein") + "\n";
  out += element("p", capitalised(verdict.result) + (verdict.exact ? "" : " (niet uitgerekend)"),
                 "uitslag") +
         "\n";
  if (!verdict.deciding.empty())
    out += element("p", "Beslissend: " + joined(verdict.deciding, ", ")) + "\n";
  return out + premises_html(verdict);
}

std::string summary_html(std::span<const Verdict> verdicts) {
  std::string out =
      "<table>\n<caption>Alle kandidaten</caption>\n<thead><tr><th scope=\"col\">kandidaat</th>"
      "<th scope=\"col\">uitkomst</th><th scope=\"col\">beslissend</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Verdict& verdict = verdicts[i];
    out += "<tr><th scope=\"row\"><a href=\"#" + anchor(i) + "\">" + escaped(verdict.candidate) +
           "</a></th>";
    out += element("td", verdict.fault.empty() ? verdict.result : "geen oordeel");
    out += element("td", joined(verdict.deciding, ", ")) + "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

void tree_html(const trace::Explanation& node, ShownParts& shown, std::string& out) {
  out += "<li>";
  if (node.is_condition) {
    out += element("strong", outcome_text(node.outcome)) + ": " + escaped(node.sentence);
  } else {
    out += escaped(node.sentence);
    if (!node.value.empty())
      out += (node.sentence.empty() ? "" : ": ") + element("strong", node.value);
  }
  if (!node.provision.empty()) out += " " + element("span", "[" + node.provision + "]", "klein");
  if (shown.again(node)) {
    out += " (" + std::string(kShownAbove) + ")</li>\n";
    return;
  }
  if (!node.because.empty()) out += "<br>want " + escaped(node.because);
  if (!node.note.empty()) out += "<br>let op: " + escaped(node.note);
  if (!node.children.empty()) {
    out += "\n<ul>\n";
    for (const trace::Explanation& child : node.children) tree_html(child, shown, out);
    out += "</ul>\n";
  }
  out += "</li>\n";
}

}  // namespace

std::string verdicts_html(std::span<const Verdict> verdicts, std::string_view title) {
  Totals totals;
  for (const Verdict& verdict : verdicts) totals.add(verdict);
  std::string body = element("h1", title) + "\n" + element("p", totals_text(totals)) + "\n";
  if (verdicts.size() > 1) body += summary_html(verdicts);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Verdict& verdict = verdicts[i];
    body += "<section class=\"kandidaat\" id=\"" + anchor(i) + "\">\n" + opening_html(verdict);
    if (verdict.fault.empty()) {
      body += marks_html(verdict) + fields_html(verdict) + clauses_html(verdict) +
              needs_html(verdict) + closing_html(verdict);
    }
    body += "</section>\n";
  }
  return page(title, body);
}

std::string reasoning_html(const Verdict& verdict, std::string_view title) {
  std::string body = element("h1", title) + "\n<section>\n" + opening_html(verdict);
  if (verdict.fault.empty()) {
    body += marks_html(verdict) + "<h3>Redenering</h3>\n<ul class=\"boom\">\n";
    ShownParts shown;
    for (const trace::Explanation& node : verdict.reasoning) tree_html(node, shown, body);
    body += "</ul>\n" + closing_html(verdict);
  }
  return page(title, body + "</section>\n");
}

}  // namespace slagboom::report
