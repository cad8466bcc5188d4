// One short block per candidate for a committee; the whole reasoning is another rendering.
#include "interpreter/report/verdict_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::report {
namespace {

using trace::Field;
using trace::Outcome;
using trace::Verdict;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kWidestLabel = 28;
constexpr std::string_view kUnknown = "nog niet bekend";

std::string sentence(std::string text) {
  text = capitalised(text);
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

// A value that is a number, or that a number will come for.
bool is_mark(const std::string& value) {
  return value == trace::kStillOpen || (!value.empty() && value[0] >= '0' && value[0] <= '9');
}

// "netl 6,0/5,8→6", "wisA 5,1/4,6 ce_herkansing 5,4→5", "maat 7", "lo voldoende".
std::string entry_text(const trace::EntryRow& entry, bool with_given) {
  constexpr std::size_t kPlain = 2;   // so many marks stand without their key
  std::string marks;
  std::string words;
  std::size_t count = 0;
  std::string last;
  for (const auto& [key, value] : entry.given) {
    if (!is_mark(value)) {
      if (entry.computed.empty()) words += " " + value;
      continue;
    }
    last = value == trace::kStillOpen ? "?" : value;
    if (count == 0) {
      marks += " " + last;
    } else {
      marks += (count < kPlain ? "/" : " " + key + " ") + last;
    }
    ++count;
  }
  std::string computed;
  for (const auto& [key, value] : entry.computed) {
    if (!computed.empty()) computed += "/";
    computed += value == trace::kStillOpen ? "?" : value;
  }
  std::string result = entry.code;
  if (with_given || computed.empty()) {
    // A mark that is given as it is counted is said once: "7,0" and "7".
    const bool same = count == 1 && (last == computed || last == computed + ",0");
    if (!same) result += marks + (computed.empty() || computed == "?" ? "" : "→" + computed);
    if (same) result += " " + computed;
  } else {
    result += " " + computed;
  }
  return result + words;
}

class Block {
 public:
  Block(const Verdict& verdict, std::size_t width) : verdict_(verdict), width_(width) {}

  std::string brief() {
    if (!verdict_.fault.empty()) {
      fault();
      return std::move(out_);
    }
    head(false);
    const bool settled = std::all_of(verdict_.clauses.begin(), verdict_.clauses.end(),
                                     [](const trace::Clause& one) { return one.outcome == Outcome::ja; });
    short_clauses();
    fields(false);
    marks_line(!settled);
    needs();
    nearest(kNearest);
    list("Let op", verdict_.notes);
    return std::move(out_);
  }

  std::string whole() {
    if (!verdict_.fault.empty()) {
      fault();
      return std::move(out_);
    }
    head(true);
    clauses();
    fields(true);
    marks();
    needs();
    nearest(verdict_.nearest.size());
    list("Let op", verdict_.notes);
    if (!verdict_.applied.empty()) labelled("Toegepast", joined(verdict_.applied, "; "));
    if (!verdict_.reasoning.empty()) out_ += "  Hoe dit komt:\n";
    for (const trace::Explanation& node : verdict_.reasoning) tree(node, kIndent);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kNearest = 3;

  void line(std::string_view lead, std::string_view text, std::size_t indent) {
    add_wrapped(out_, lead, text, indent, width_);
  }

  void head(bool with_regime) {
    out_ += grammar::printable(verdict_.candidate);
    if (with_regime && !verdict_.regime.empty()) out_ += "   " + grammar::printable(verdict_.regime);
    out_ += (with_regime ? "   " : "  ") + grammar::printable(in_capitals(verdict_.result));
    if (!verdict_.exact) out_ += " (niet uitgerekend)";
    if (!with_regime && !verdict_.deciding.empty())
      out_ += "  " + grammar::printable(joined(verdict_.deciding, ", "));
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
    out_ += grammar::printable(verdict_.candidate) + "  GEEN OORDEEL\n";
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

  // What is not met or not known yet, with the figures; what is met by its letter.
  void short_clauses() {
    const std::string shared = verdict_.deciding.empty() ? "" : common_start(verdict_.clauses);
    const auto short_name = [&](const trace::Clause& clause) { return clause.provision.substr(shared.size()); };
    std::size_t widest = 0;
    std::string met;
    for (const trace::Clause& clause : verdict_.clauses) {
      if (clause.outcome != Outcome::ja) widest = std::max(widest, grammar::display_width(short_name(clause)));
    }
    widest = std::min(widest, kWidestLabel);
    for (const trace::Clause& clause : verdict_.clauses) {
      if (clause.outcome == Outcome::ja) {
        const std::string start = common_start(verdict_.clauses);
        met += (met.empty() ? "" : ", ") + clause.provision.substr(start.size());
        continue;
      }
      const std::string lead =
          "  " + std::string(outcome_sign(clause.outcome)) + " " + padded(short_name(clause), widest) + "  ";
      line(lead, std::string(outcome_word(clause.outcome)) + ": " +
                     (clause.because.empty() ? clause.sentence : clause.because), widest + 6);
    }
    if (!met.empty()) {
      line("  " + std::string(outcome_sign(Outcome::ja)) + " ",
           met + ": " + std::string(outcome_word(Outcome::ja)), kIndent + 2);
    }
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

  // All of them, or only those that say something: a "ja", a list that is not empty, and figures.
  void fields(bool all) {
    bool result_seen = false;
    std::vector<std::string> figures;
    for (const Field& field : verdict_.fields) {
      // The result stands in the head; entries stand with the marks when there are any.
      if (field.form == Field::Form::clauses) continue;
      const bool plain = field.form == Field::Form::value || field.form == Field::Form::text;
      if (!result_seen && plain && field.value == verdict_.result) {
        result_seen = true;
        continue;
      }
      if (field.form == Field::Form::per_entry && !verdict_.entries.empty()) continue;
      const std::string label = field.label.empty() ? field.key : field.label;
      const std::string text = field_text(field);
      if (all) {
        labelled(label, text.empty() ? std::string(kUnknown) : text);
      } else if (field.form == Field::Form::truth) {
        if (text == outcome_word(Outcome::ja)) line("  ", sentence(label), kIndent + 2);
      } else if (field.form == Field::Form::entries) {
        if (!field.entries.empty() || !field.value.empty()) labelled(label, text);
      } else if (!text.empty() && text != trace::kStillOpen) {
        const bool mean = field.form == Field::Form::sum_and_count && !field.sum.empty();
        figures.push_back(label + " " + (mean ? field.sum + " / " + field.count + " = " + field.exact : text));
      }
    }
    if (!figures.empty()) line("  ", capitalised(joined(figures, "; ")), kIndent + 2);
  }

  void marks_line(bool with_given) {
    if (verdict_.entries.empty()) return;
    constexpr char kGlue = '\x01';   // keeps what belongs together on one line
    std::vector<std::string> parts;
    for (const trace::EntryRow& entry : verdict_.entries) {
      std::string text = grammar::printable(entry_text(entry, with_given));
      std::replace(text.begin(), text.end(), ' ', kGlue);
      parts.push_back(std::move(text));
    }
    std::string row = "  ";
    for (const std::string& part : parts) {
      if (grammar::display_width(row) > kIndent &&
          grammar::display_width(row) + 3 + grammar::display_width(part) > width_) {
        end_row(row, kGlue);
        row = "    ";
      } else if (row.size() > kIndent) {
        row += "   ";
      }
      row += part;
    }
    end_row(row, kGlue);
  }

  void end_row(std::string& row, char glue) {
    std::replace(row.begin(), row.end(), glue, ' ');
    out_ += row + '\n';
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

  // What all needs have in common is said once.
  void needs() {
    std::vector<const trace::Need*> open;
    std::vector<std::string> idle;
    for (const trace::Need& need : verdict_.needs) {
      if (need.decisive) {
        open.push_back(&need);
      } else {
        idle.push_back(need.label.empty() ? need.key : need.label);
      }
    }
    // Marks of which any value will do stand together.
    std::vector<trace::Need> shown;
    std::size_t bounded = 0;
    for (const trace::Need* need : open) {
      const auto same = std::find_if(shown.begin(), shown.end(), [&](const trace::Need& one) {
        return one.minimum.empty() && need->minimum.empty() && one.remark == need->remark;
      });
      const std::string label = need->label.empty() ? need->key : need->label;
      if (same != shown.end()) {
        same->label += ", " + label;
        continue;
      }
      shown.push_back(*need);
      shown.back().label = label;
      if (!need->minimum.empty()) ++bounded;
    }
    const auto first = std::find_if(shown.begin(), shown.end(), [](const trace::Need& one) { return !one.minimum.empty(); });
    const bool shared = bounded > 1 && std::all_of(shown.begin(), shown.end(), [&](const trace::Need& one) {
                          return one.minimum.empty() || one.remark == first->remark;
                        });
    if (shared && !first->remark.empty()) {
      line("  Nog nodig (", first->remark + "):", kIndent + 2);
    } else if (!shown.empty()) {
      out_ += "  Nog nodig:\n";
    }
    const std::string common = shared ? first->remark : std::string();
    for (trace::Need& need : shown) {
      if (!need.minimum.empty() && need.remark == common) need.remark.clear();
      line("    - ", need_text(need), kIndent + 4);
    }
    if (!idle.empty()) labelled("Doet er niet meer toe", joined(idle, ", "));
  }

  void nearest(std::size_t most) {
    for (std::size_t index = 0; index < verdict_.nearest.size() && index < most; ++index)
      line("  ", sentence(change_text(verdict_.nearest[index])), kIndent + 2);
    if (verdict_.nearest.size() > most) {
      const std::size_t rest = verdict_.nearest.size() - most;
      line("  ", "Er " + std::string(rest == 1 ? "is" : "zijn") + " nog " +
                     counted(rest, "ander cijfer waarmee", "andere cijfers waarmee") +
                     " dat zo was geweest.", kIndent + 2);
    }
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
      line(std::string(indent + 4, ' ') + "want ", node.because, indent + 6);
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
  return Block(verdict, width).brief();
}

std::string reasoning_text(const Verdict& verdict, std::size_t width) {
  return Block(verdict, width).whole();
}

std::string regime_text(const Verdict& verdict, std::size_t width) {
  std::string out;
  add_wrapped(out, "", capitalised(verdict.regime), kIndent, width);
  if (!verdict.applied.empty()) add_wrapped(out, "Toegepast: ", joined(verdict.applied, "; "), kIndent, width);
  return out;
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
