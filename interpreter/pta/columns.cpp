// Rows of a file with columns of a pupil system, laid beside the tests of the PTA's.
#include "interpreter/pta/columns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "grammar/pta_values.hpp"
#include "grammar/words.hpp"
#include "interpreter/candidates/csv.hpp"
#include "interpreter/candidates/csv_header.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::pta {

namespace {

using Kind = ColumnDifference::Kind;

constexpr std::size_t kMostRows = 100'000;
constexpr std::size_t kMostDifferences = 2'000;

struct FileRow {
  std::uint32_t row = 0;
  std::map<std::string, std::string> cells;  // by key
  [[nodiscard]] std::string at(std::string_view key) const {
    const auto found = cells.find(std::string(key));
    return found == cells.end() ? std::string() : found->second;
  }
};

// The separator that occurs in the first line; a comma only when nothing else does.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  if (count(';') > 0) return ';';
  return count('\t') > 0 ? '\t' : ',';
}

class FileRows {
 public:
  FileRows(const Plans& plans, const candidates::Mapping* mapping, ColumnReport& report)
      : plans_(plans), mapping_(mapping), report_(report) {}

  std::vector<FileRow> read(std::string_view bytes) {
    std::vector<FileRow> rows;
    if (const auto problem = candidates::check_encoding(bytes)) {
      report_.problem = problem->message;
      return rows;
    }
    const auto said = candidates::said_separator(bytes);
    candidates::CsvScanner scanner(bytes, said ? said->separator : separator_of(bytes));
    candidates::CsvRow cells;
    if (said) (void)scanner.next(cells);  // the line "sep=;"
    while (scanner.next(cells)) {
      if (!cells.fault.empty()) {
        report_.problem = fmt::format("rij {}: {}", cells.row, cells.fault);
        return {};
      }
      const bool blank = std::all_of(
          cells.cells.begin(), cells.cells.begin() + static_cast<std::ptrdiff_t>(cells.size),
          [](const std::string& cell) { return candidates::trimmed_cell(cell).empty(); });
      if (blank) continue;
      if (keys_.empty()) {
        header(cells);
        if (!report_.problem.empty()) return {};
        continue;
      }
      if (rows.size() == kMostRows) {
        report_.problem = fmt::format("het bestand heeft meer dan {} rijen", kMostRows);
        return {};
      }
      rows.push_back(row(cells));
    }
    if (scanner.unclosed() != 0)
      report_.problem =
          fmt::format("rij {}: een aanhalingsteken is niet gesloten", scanner.unclosed());
    if (keys_.empty() && report_.problem.empty()) report_.problem = "het bestand is leeg";
    return rows;
  }

  [[nodiscard]] bool has(std::string_view key) const {
    return std::find(keys_.begin(), keys_.end(), key) != keys_.end() ||
           (mapping_ != nullptr && mapping_->constants.contains(std::string(key)));
  }

 private:
  // The key of a header: by the mapping of the school, its own name, or a word of a PTA.
  std::string key_of(std::string_view header) {
    if (mapping_ != nullptr) {
      const auto mapped = mapping_->columns.find(std::string(header));
      if (mapped != mapping_->columns.end()) {
        if (mapped->second.empty()) return {};
        header = mapped->second;
      }
    }
    const std::string name = grammar::folded(header);
    if (std::find(kPlanKeys.begin(), kPlanKeys.end(), name) != kPlanKeys.end()) return name;
    if (const auto word = plans_.canonical_word("", header)) return *word;
    report_.unused.emplace_back(candidates::shown_name(header));
    return {};
  }

  void header(const candidates::CsvRow& cells) {
    for (std::size_t i = 0; i < cells.size; ++i) {
      std::string key = key_of(candidates::trimmed_cell(cells.cells[i]));
      if (!key.empty() && std::find(keys_.begin(), keys_.end(), key) != keys_.end()) {
        report_.problem = fmt::format("twee kolommen heten «{}»", key);
        return;
      }
      keys_.push_back(std::move(key));
    }
    for (const std::string_view key : {std::string_view("vak"), std::string_view("code")}) {
      if (report_.problem.empty() && !has(key))
        report_.problem =
            fmt::format("de kolom «{}» ontbreekt; zeg in een koppeling hoe die bij u heet", key);
    }
  }

  FileRow row(const candidates::CsvRow& cells) const {
    FileRow result;
    result.row = cells.row;
    if (mapping_ != nullptr) {
      for (const auto& [key, value] : mapping_->constants)
        result.cells[grammar::folded(key)] = value;
    }
    for (std::size_t i = 0; i < cells.size && i < keys_.size(); ++i) {
      if (keys_[i].empty()) continue;
      std::string text(candidates::trimmed_cell(cells.cells[i]));
      if (mapping_ != nullptr) {
        const auto values = mapping_->values.find(keys_[i]);
        if (values != mapping_->values.end()) {
          const auto value = values->second.find(text);
          if (value != values->second.end()) text = value->second;
        }
      }
      result.cells[keys_[i]] = std::move(text);
    }
    return result;
  }

  const Plans& plans_;
  const candidates::Mapping* mapping_;
  ColumnReport& report_;
  std::vector<std::string> keys_;
};

// Does a written subject mean this one: its name, or any of its codes?
bool is_subject(const resolve::Model& model, std::uint32_t subject, std::string_view written) {
  if (subject == grammar::kNoName) return false;
  if (same_text(model.library->names[subject].singular, written)) return true;
  const auto item = model.vocabulary.item_by_name.find(subject);
  if (item == model.vocabulary.item_by_name.end()) return false;
  const std::string code = grammar::folded(grammar::trimmed(written));
  return std::any_of(
      model.register_rows.begin(), model.register_rows.end(), [&](const resolve::RegisterRow& row) {
        return row.item == item->second &&
               std::any_of(row.codes.begin(), row.codes.end(),
                           [&](const std::string& each) { return grammar::folded(each) == code; });
      });
}

// "2.0" of a program is "2,0" here.
std::optional<grammar::PtaWeight> weight_in(std::string text) {
  std::replace(text.begin(), text.end(), '.', ',');
  return is_blank(text) ? std::optional<grammar::PtaWeight>(0) : grammar::read_weight(text);
}

std::string_view word_of(Resit resit) {
  switch (resit) {
    case Resit::yes:
      return "ja";
    case Resit::no:
      return "nee";
    case Resit::not_applicable:
      return "nvt";
    case Resit::unsaid:
      break;
  }
  return "-";
}

class Comparing {
 public:
  Comparing(const resolve::Model& model, const Plans& plans, ColumnReport& report)
      : model_(model), plans_(plans), report_(report) {}

  void run(const std::vector<Reading>& readings, const std::vector<FileRow>& rows,
           const FileRows& file) {
    std::vector<std::vector<const FileRow*>> by_plan(readings.size());
    for (const Reading& reading : readings) {
      std::map<std::string, std::size_t>& places = places_.emplace_back();
      for (std::size_t i = 0; i < reading.now.plan.tests.size(); ++i)
        places.emplace(plain_text(reading.now.plan.tests[i].at(Column::code).text), i);
    }
    std::vector<std::set<std::string>> unclear(readings.size());  // by PTA: codes
    for (const FileRow& row : rows) {
      const std::vector<std::size_t> plans = plans_of(readings, row);
      if (plans.size() == 1) {
        by_plan[plans.front()].push_back(&row);
      } else if (plans.empty()) {
        add({Kind::no_plan, "", row.at("code"), "", row.at("vak"), row.row});
      } else {
        for (const std::size_t plan : plans) unclear[plan].insert(plain_text(row.at("code")));
        several(readings, plans, row);
      }
    }
    for (ColumnDifference& each : unclear_) add(std::move(each));
    for (std::size_t i = 0; i < readings.size(); ++i) {
      if (by_plan[i].empty()) {
        if (unclear[i].empty()) add({Kind::no_columns, readings[i].label, "", "", "", 0});
        continue;
      }
      ++report_.plans;
      one(readings[i], i, by_plan[i], unclear[i], file);
    }
  }

 private:
  void add(ColumnDifference difference) {
    if (report_.differences.size() < kMostDifferences) {
      report_.differences.push_back(std::move(difference));
    } else {
      ++report_.left_out;
    }
  }

  // Rows that may be of several PTA's are told once for these PTA's.
  void several(const std::vector<Reading>& readings, const std::vector<std::size_t>& plans,
               const FileRow& row) {
    std::string names;
    for (const std::size_t plan : plans)
      names += (names.empty() ? "" : "; ") + readings[plan].label + ", schooljaar " +
               readings[plan].school_year;
    for (ColumnDifference& each : unclear_) {
      if (each.here != names || each.there != row.at("vak")) continue;
      ++each.count;
      return;
    }
    unclear_.push_back(
        {Kind::unclear, "", row.at("code"), std::move(names), row.at("vak"), row.row, 1});
  }

  // The PTA's of the subject that the row may be about. With several the one that has the test is
  // meant.
  [[nodiscard]] std::vector<std::size_t> plans_of(const std::vector<Reading>& readings,
                                                  const FileRow& row) const {
    std::vector<std::size_t> found;
    std::vector<std::size_t> with_test;
    for (std::size_t i = 0; i < readings.size(); ++i) {
      const Reading& reading = readings[i];
      const auto excludes = [&](std::string_view key, const std::string& ours) {
        const std::string text = row.at(key);
        return !is_blank(text) && !same_text(text, ours);
      };
      if (!is_subject(model_, reading.before.said.what->head.subject, row.at("vak"))) continue;
      if (excludes("opleiding", reading.programme) || excludes("cohort", reading.cohort) ||
          excludes("schooljaar", reading.school_year))
        continue;
      found.push_back(i);
      if (places_[i].contains(plain_text(row.at("code")))) with_test.push_back(i);
    }
    return with_test.empty() ? found : with_test;
  }

  void one(const Reading& reading, std::size_t index, const std::vector<const FileRow*>& rows,
           const std::set<std::string>& unclear, const FileRows& file) {
    const Plan& plan = reading.now.plan;
    const std::map<std::string, std::size_t>& places = places_[index];
    std::vector<bool> seen(plan.tests.size());
    for (const FileRow* row : rows) {
      const std::string code = row->at("code");
      const auto found = places.find(plain_text(code));
      if (found == places.end()) {
        add({Kind::extra, reading.label, code, "", row->at("inhoud"), row->row});
        continue;
      }
      const std::size_t place = found->second;
      const Test* test = &plan.tests[place];
      if (seen[place]) {
        add({Kind::twice, reading.label, code, "", "", row->row});
        continue;
      }
      seen[place] = true;
      if (file.has("weging")) weight(reading, *test, *row);
      if (file.has("herkansbaar")) resit(reading, *test, *row);
      const grammar::PtaText& name = test->at(Column::description);
      if (file.has("inhoud") && !is_blank(name.text) && !same_text(name.text, row->at("inhoud")))
        add({Kind::name, reading.label, code, name.text, row->at("inhoud"), row->row});
    }
    for (std::size_t i = 0; i < plan.tests.size(); ++i) {
      const Test& test = plan.tests[i];
      if (seen[i] || unclear.contains(plain_text(test.at(Column::code).text))) continue;
      add({Kind::missing, reading.label, test.at(Column::code).text,
           test.at(Column::description).text, "", 0});
    }
  }

  void weight(const Reading& reading, const Test& test, const FileRow& row) {
    const std::string& code = test.at(Column::code).text;
    const std::optional<grammar::PtaWeight> theirs = weight_in(row.at("weging"));
    if (!theirs) {
      add({Kind::unreadable, reading.label, code, "", "weging", row.row});
      return;
    }
    const grammar::PtaWeight ours = test.weight.value_or(0);
    if (ours != *theirs)
      add({Kind::weight, reading.label, code, grammar::weight_text(ours),
           grammar::weight_text(*theirs), row.row});
  }

  void resit(const Reading& reading, const Test& test, const FileRow& row) {
    const std::string& code = test.at(Column::code).text;
    const std::string text = row.at("herkansbaar");
    if (is_blank(text) || test.resit == Resit::unsaid) return;
    const auto word = plans_.canonical_word("herkansbaar", text);
    if (!word) {
      add({Kind::unreadable, reading.label, code, "", "herkansbaar", row.row});
      return;
    }
    if ((*word == "ja") != (test.resit == Resit::yes))
      add({Kind::resit, reading.label, code, std::string(word_of(test.resit)), *word, row.row});
  }

  const resolve::Model& model_;
  const Plans& plans_;
  ColumnReport& report_;
  std::vector<std::map<std::string, std::size_t>> places_;  // by PTA: tests by code
  std::vector<ColumnDifference> unclear_;
};

}  // namespace

std::string_view kind_word(Kind kind) {
  switch (kind) {
    case Kind::missing:
      return "ontbreekt";
    case Kind::extra:
      return "te veel";
    case Kind::weight:
      return "andere weging";
    case Kind::resit:
      return "andere herkansing";
    case Kind::name:
      return "andere naam";
    case Kind::twice:
      return "dubbel";
    case Kind::unreadable:
      return "niet te lezen";
    case Kind::no_plan:
      return "geen PTA";
    case Kind::unclear:
      return "meer PTA's";
    case Kind::no_columns:
      return "geen kolommen";
  }
  return {};
}

ColumnReport compare_columns(const resolve::Model& model, const Plans& plans,
                             const std::vector<Reading>& readings, std::string_view bytes,
                             const candidates::Mapping* mapping) {
  ColumnReport report;
  FileRows file(plans, mapping, report);
  const std::vector<FileRow> rows = file.read(bytes);
  if (!report.problem.empty()) return report;
  report.rows = rows.size();
  Comparing(model, plans, report).run(readings, rows, file);
  return report;
}

}  // namespace slagboom::pta
