// One block per candidate: first the result and why, then what may still change it.
#include "interpreter/report/verdict_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using trace::Field;
using trace::Outcome;
using trace::Verdict;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kWidestLabel = 28;

std::string in_capitals(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::string sentence(std::string text) {
  text = capitalised(text);
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

class Block {
 public:
  Block(const Verdict& verdict, std::size_t width) : verdict_(verdict), width_(width) {}

  std::string run() {
    if (!verdict_.fault.empty()) {
      fault();
      return std::move(out_);
    }
    head();
    clauses();
    fields();
    marks();
    needs();
    nearest();
    list("Let op", verdict_.notes);
    if (!verdict_.applied.empty()) labelled("Toegepast", joined(verdict_.applied, "; "));
    return std::move(out_);
  }

  std::string reasoning() {
    if (!verdict_.fault.empty()) {
      fault();
      return std::move(out_);
    }
    head();
    for (const trace::Explanation& node : verdict_.reasoning) tree(node, kIndent);
    nearest();
    list("Let op", verdict_.notes);
    if (!verdict_.applied.empty()) labelled("Toegepast", joined(verdict_.applied, "; "));
    return std::move(out_);
  }

 private:
  void line(std::string_view lead, std::string_view text, std::size_t indent) {
    add_wrapped(out_, lead, text, indent, width_);
  }

  void head() {
    out_ += grammar::printable(verdict_.candidate);
    if (!verdict_.regime.empty()) out_ += "   " + grammar::printable(verdict_.regime);
    out_ += "   " + grammar::printable(in_capitals(verdict_.result));
    if (!verdict_.exact) out_ += " (niet uitgerekend)";
    out_ += '\n';
    premises();
  }

  // What the result rests on comes first: it is not the result.
  void premises() {
    list("Uitgangspunt", verdict_.premises);
    if (!verdict_.without_premises.empty())
      labelled("Zonder uitgangspunt", verdict_.without_premises);
  }

  void fault() {
    out_ += grammar::printable(verdict_.candidate) + "   GEEN OORDEEL\n";
    const bool is_told = std::find(verdict_.faults.begin(), verdict_.faults.end(), verdict_.fault) != verdict_.faults.end();
    if (!is_told) line("  ", sentence(verdict_.fault), kIndent);
    for (const std::string& each : verdict_.faults) line("  - ", each, kIndent + 2);
    premises();
  }

  void labelled(std::string_view label, std::string_view text) {
    line("  " + capitalised(label) + ": ", text, kIndent + 2);
  }

  void list(std::string_view title, const std::vector<std::string>& items) {
    for (const std::string& item : items) labelled(title, item);
  }

  void clauses() {
    if (!verdict_.deciding.empty()) labelled("Beslissend", joined(verdict_.deciding, ", "));
    if (verdict_.clauses.empty()) return;
    const std::string shared = common_start(verdict_.clauses);
    labelled("Onderdelen", shared.empty() ? "" : "van " + shared);
    std::size_t widest = 0;
    for (const trace::Clause& clause : verdict_.clauses) {
      widest = std::max(widest, grammar::display_width(clause.provision.substr(shared.size())));
    }
    widest = std::min(widest, kWidestLabel);
    for (const trace::Clause& clause : verdict_.clauses) {
      const std::string lead = "    " + padded(clause.provision.substr(shared.size()), widest) +
                               "  " + std::string(outcome_sign(clause.outcome)) + " " +
                               padded(outcome_word(clause.outcome), 8) + "  ";
      line(lead, clause.because.empty() ? clause.sentence : clause.because, widest + 18);
    }
  }

  void fields() {
    bool result_seen = false;
    for (const Field& field : verdict_.fields) {
      // The result stands in the head; entries stand in the table of marks when there is one.
      if (field.form == Field::Form::clauses) continue;
      const bool plain = field.form == Field::Form::value || field.form == Field::Form::text;
      if (!result_seen && plain && field.value == verdict_.result) {
        result_seen = true;
        continue;
      }
      if (field.form == Field::Form::per_entry && !verdict_.entries.empty()) continue;
      const std::string text = field_text(field);
      labelled(field.label.empty() ? field.key : field.label,
               text.empty() ? "nog niet bekend" : text);
    }
  }

  void marks() {
    if (verdict_.entries.empty()) return;
    const EntryColumns columns = columns_of(verdict_.entries);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string>& header = rows.emplace_back();
    header.insert(header.end(), {"", ""});
    header.insert(header.end(), columns.given.begin(), columns.given.end());
    header.insert(header.end(), columns.computed.begin(), columns.computed.end());
    for (const trace::EntryRow& entry : verdict_.entries) {
      std::vector<std::string>& row = rows.emplace_back();
      row = {grammar::printable(entry.code), grammar::printable(entry.name)};
      for (const std::string& key : columns.given)
        row.push_back(grammar::printable(value_of(entry.given, key)));
      for (const std::string& key : columns.computed)
        row.push_back(grammar::printable(value_of(entry.computed, key)));
    }
    out_ += aligned(rows, kIndent + 2);
  }

  void needs() {
    bool first = true;
    std::vector<std::string> idle;
    for (const trace::Need& need : verdict_.needs) {
      if (!need.decisive) {
        idle.push_back(need.label.empty() ? need.key : need.label);
        continue;
      }
      if (first) out_ += "  Nog nodig:\n";
      first = false;
      line("    - ", need_text(need), kIndent + 4);
    }
    if (!idle.empty()) labelled("Doet er niet meer toe", joined(idle, ", "));
  }

  void nearest() {
    for (const trace::NearChange& change : verdict_.nearest)
      line("  ", sentence(change_text(change)), kIndent + 2);
    if (!verdict_.nearest_remark.empty())
      line("  ", sentence(verdict_.nearest_remark), kIndent + 2);
  }

  void tree(const trace::Explanation& node, std::size_t indent) {
    std::string lead(indent, ' ');
    if (node.is_condition) {
      lead += std::string(outcome_sign(node.outcome)) + " " +
              std::string(outcome_word(node.outcome)) + ": ";
    } else {
      lead += "= ";
    }
    std::string text = node.sentence;
    if (!node.is_condition && !node.value.empty()) text += (text.empty() ? "" : ": ") + node.value;
    if (!node.provision.empty()) text += " [" + node.provision + "]";
    const bool again = shown_.again(node);
    if (again) text += " (" + std::string(kShownAbove) + ")";
    line(lead, text, indent + 4);
    if (again) return;
    if (!node.because.empty())
      line(std::string(indent + 4, ' ') + "omdat ", node.because, indent + 6);
    if (!node.note.empty()) line(std::string(indent + 4, ' ') + "let op: ", node.note, indent + 6);
    // Deep trees stay readable: beyond half the width they no longer move to the right.
    const std::size_t next = std::min(indent + 4, width_ / 2);
    for (const trace::Explanation& child : node.children) tree(child, next);
  }

  const Verdict& verdict_;
  std::size_t width_;
  ShownParts shown_;
  std::string out_;
};

}  // namespace

std::string verdict_text(const Verdict& verdict, std::size_t width) {
  return Block(verdict, width).run();
}

std::string reasoning_text(const Verdict& verdict, std::size_t width) {
  return Block(verdict, width).reasoning();
}

std::string verdict_line(const Verdict& verdict) {
  std::string result = grammar::printable(verdict.candidate) + "  ";
  if (!verdict.fault.empty()) {
    const std::string& first = verdict.faults.empty() ? verdict.fault : verdict.faults.front();
    result += "geen oordeel: " + grammar::printable(first);
    if (verdict.faults.size() > 1) {
      result += " (en nog " + std::to_string(verdict.faults.size() - 1) + ")";
    }
    return result + "\n";
  }
  result += grammar::printable(verdict.result);
  if (!verdict.deciding.empty())
    result += "  (" + grammar::printable(joined(verdict.deciding, ", ")) + ")";
  if (!verdict.without_premises.empty() && verdict.without_premises != verdict.result)
    result += "  (zonder uitgangspunt: " + grammar::printable(verdict.without_premises) + ")";
  return result + "\n";
}

}  // namespace slagboom::report
