// Columns follow the fields of all verdicts together, since candidates may differ in what applies
// to them.
#include "interpreter/report/verdict_csv.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using trace::Field;
using trace::Verdict;

class Table {
 public:
  explicit Table(std::span<const Verdict> verdicts) : verdicts_(verdicts) {
    // All parts of one field stay together, whoever has them.
    for (const Verdict& verdict : verdicts) {
      for (const Field& field : verdict.fields) add_field(field);
      supposes_ = supposes_ || !verdict.premises.empty();
    }
    std::size_t next = 0;
    for (auto& group : groups_) {
      for (const std::string& name : group.second) place_[{group.first, name}] = next++;
    }
    width_ = next;
  }

  std::string run() {
    std::string out = "kandidaat";
    for (const auto& [key, parts] : groups_) {
      for (const std::string& part : parts)
        out += ";" + csv_cell(part.empty() ? key : key + "." + part);
    }
    if (!has_result_) out += ";uitkomst";
    out += ";beslissend;onderdelen;nog_nodig;opmerkingen;fout";
    out += supposes_ ? ";uitgangspunt;zonder_uitgangspunt\r\n" : "\r\n";
    for (const Verdict& verdict : verdicts_) row(verdict, out);
    return out;
  }

 private:
  void add_field(const Field& field) {
    if (field.form == Field::Form::clauses) return;
    has_result_ = true;
    auto group = std::find_if(groups_.begin(), groups_.end(),
                              [&](const auto& each) { return each.first == field.key; });
    if (group == groups_.end()) group = groups_.insert(groups_.end(), {field.key, {}});
    for (const auto& [part, value] : parts(field)) {
      if (std::find(group->second.begin(), group->second.end(), part) == group->second.end()) {
        group->second.push_back(part);
      }
    }
  }

  static std::vector<std::pair<std::string, std::string>> parts(const Field& field) {
    switch (field.form) {
      case Field::Form::per_entry:
        return field.entries;
      case Field::Form::sum_and_count:
        return {{"som", field.sum}, {"aantal", field.count}, {"afgekapt", field.truncated}};
      case Field::Form::entries: {
        std::string codes;
        for (const auto& [code, value] : field.entries) codes += (codes.empty() ? "" : ", ") + code;
        return {{"", codes}};
      }
      case Field::Form::value:
      case Field::Form::truth:
      case Field::Form::text:
      case Field::Form::clauses:
        break;
    }
    return {{"", field.value}};
  }

  void row(const Verdict& verdict, std::string& out) const {
    std::vector<std::string> cells(width_);
    if (verdict.fault.empty()) {
      for (const Field& field : verdict.fields) {
        if (field.form == Field::Form::clauses) continue;
        for (auto& [part, value] : parts(field)) cells[place_.at({field.key, part})] = value;
      }
    }
    out += csv_cell(verdict.candidate);
    for (const std::string& cell : cells) out += ";" + csv_cell(cell);
    if (!has_result_) out += ";" + csv_cell(verdict.result);
    std::vector<std::string> clauses;
    for (const trace::Clause& clause : verdict.clauses) {
      clauses.push_back(clause.provision + ": " + std::string(outcome_word(clause.outcome)));
    }
    std::vector<std::string> needs;
    for (const trace::Need& need : verdict.needs) {
      if (need.decisive) needs.push_back(need_text(need));
    }
    std::vector<std::string> faults = verdict.faults;
    if (!verdict.fault.empty() &&
        std::find(faults.begin(), faults.end(), verdict.fault) == faults.end())
      faults.insert(faults.begin(), verdict.fault);
    for (const std::string& cell :
         {joined(verdict.deciding, ", "), joined(clauses, ", "), joined(needs, "; "),
          joined(verdict.notes, "; "), joined(faults, "; ")}) {
      out += ";" + csv_cell(cell);
    }
    if (supposes_)
      out +=
          ";" + csv_cell(joined(verdict.premises, "; ")) + ";" + csv_cell(verdict.without_premises);
    out += "\r\n";
  }

  std::span<const Verdict> verdicts_;
  std::vector<std::pair<std::string, std::vector<std::string>>>
      groups_;  // key of a field, its parts
  std::map<std::pair<std::string, std::string>, std::size_t> place_;
  std::size_t width_ = 0;
  bool has_result_ = false;
  bool supposes_ = false;  // some verdict rests on what was supposed
};

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell(text);
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  const bool number =
      text.find_first_not_of("0123456789,.-") == std::string_view::npos && text != "-";
  if (!text.empty() && !number && kFormulaStarts.find(text[0]) != std::string_view::npos)
    cell.insert(0, 1, '\'');
  if (cell.find_first_of(";\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string verdicts_csv(std::span<const Verdict> verdicts) { return Table(verdicts).run(); }

}  // namespace slagboom::report
