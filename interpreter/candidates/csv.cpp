// Rows of a CSV file become candidates: one row each (wide form), or one row per entry (long form).
#include "interpreter/candidates/csv.hpp"

#include <optional>
#include <unordered_map>
#include <utility>

#include "interpreter/candidates/csv_header.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {
namespace {

using Kind = Use::Kind;

class RowReader {
 public:
  RowReader(const Header& header, const Keys& keys, ReadResult& result)
      : header_(header), keys_(keys), result_(result) {}

  void add(const CsvRow& row) {
    RawCandidate& candidate = candidate_of(row);
    if (!usable(row, candidate)) return;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      if (header_.columns[i].use.kind == Kind::field) root_field(row, i, candidate);
    }
    if (header_.entry_id) {
      entry_in_rows(row, candidate);
    } else {
      entries_in_columns(row, candidate);
    }
  }

 private:
  [[nodiscard]] static std::string_view text(const CsvRow& row, std::size_t column) {
    return column < row.size ? trimmed_cell(row.cells[column]) : std::string_view();
  }

  // The candidate a row belongs to; in the long form rows of one candidate may stand anywhere.
  RawCandidate& candidate_of(const CsvRow& row) {
    const std::string_view id = header_.id ? text(row, *header_.id) : std::string_view();
    const Cell cell = keys_.cell(id, keys_.schema().id_key, false);
    if (header_.entry_id && cell.fault.empty() && !cell.text.empty()) {
      const auto [place, added] = by_id_.try_emplace(cell.text, result_.candidates.size());
      if (!added) return result_.candidates[place->second];
    }
    RawCandidate& candidate = result_.candidates.emplace_back();
    candidate.row = row.row;
    candidate.id =
        cell.fault.empty() && !cell.text.empty() ? cell.text : "rij " + std::to_string(row.row);
    if (!cell.fault.empty()) {
      add_problem(candidate, row.row, header_.columns[*header_.id].header, cell.fault);
    } else if (header_.id && cell.text.empty()) {
      add_problem(candidate, row.row, header_.columns[*header_.id].header, "deze cel is leeg");
    }
    return candidate;
  }

  bool usable(const CsvRow& row, RawCandidate& candidate) const {
    if (!row.fault.empty()) {
      const std::size_t column = row.fault_cell;
      add_problem(candidate, row.row,
                  column < header_.columns.size() ? header_.columns[column].header : "", row.fault);
      return false;
    }
    const std::size_t expected = header_.columns.size();
    bool too_many = false;
    for (std::size_t i = expected; i < row.size; ++i) too_many |= !text(row, i).empty();
    // With commas a missing or extra cell may be a decimal comma that moved the others.
    const bool commas = header_.separator == ',';
    if (too_many || (commas && row.size != expected)) {
      std::string message = "deze rij heeft " + std::to_string(row.size) + " cellen en de kop " +
                            std::to_string(expected);
      if (commas && row.size > expected)
        message += "; een getal met een komma hoort hier tussen aanhalingstekens";
      add_problem(candidate, row.row, "", std::move(message));
      return false;
    }
    return true;
  }

  // The value of a cell; nothing when it is empty or cannot be used.
  std::optional<std::string> value(const CsvRow& row, std::size_t i,
                                   RawCandidate& candidate) const {
    const Column& column = header_.columns[i];
    const bool in_entry = column.use.kind != Kind::field;
    Cell cell = keys_.cell(text(row, i), column.use.key, in_entry);
    if (!cell.fault.empty()) {
      add_problem(candidate, row.row, column.header, std::move(cell.fault));
      return std::nullopt;
    }
    if (cell.text.empty()) return std::nullopt;
    return std::move(cell.text);
  }

  void root_field(const CsvRow& row, std::size_t i, RawCandidate& candidate) const {
    const Column& column = header_.columns[i];
    auto found = value(row, i, candidate);
    if (!found) return;
    const auto [place, added] =
        candidate.fields.try_emplace(column.use.key, RawValue{*found, row.row, column.header});
    if (!added && place->second.text != *found) {
      add_problem(candidate, row.row, column.header,
                  "hier staat iets anders dan in rij " + std::to_string(place->second.row));
    }
  }

  void entry_in_rows(const CsvRow& row, RawCandidate& candidate) const {
    const std::size_t id_column = *header_.entry_id;
    RawEntry entry;
    entry.row = row.row;
    entry.column = header_.columns[id_column].header;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const Column& column = header_.columns[i];
      if (column.use.kind != Kind::entry_id && column.use.kind != Kind::entry_field) continue;
      auto found = value(row, i, candidate);
      if (!found) continue;
      if (column.use.kind == Kind::entry_id) {
        entry.id = std::move(*found);
      } else {
        entry.fields.emplace(column.use.key, RawValue{std::move(*found), row.row, column.header});
      }
    }
    if (!entry.id.empty()) {
      add_entry(candidate, header_.columns[id_column].use.collection, std::move(entry));
    } else if (!entry.fields.empty()) {
      add_problem(candidate, row.row, entry.column,
                  "deze cel is leeg, terwijl de rij wel gegevens heeft");
    }
  }

  void entries_in_columns(const CsvRow& row, RawCandidate& candidate) const {
    std::vector<RawEntry> entries(header_.groups.size());
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      const Column& column = header_.columns[i];
      if (column.use.kind != Kind::wide) continue;
      auto found = value(row, i, candidate);
      if (!found) continue;
      RawEntry& entry = entries[column.group];
      if (entry.fields.empty()) entry.column = column.header;
      entry.fields.emplace(column.use.key, RawValue{std::move(*found), row.row, column.header});
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].fields.empty()) continue;
      entries[i].id = header_.groups[i].entry;
      entries[i].row = row.row;
      add_entry(candidate, header_.groups[i].collection, std::move(entries[i]));
    }
  }

  void add_entry(RawCandidate& candidate, std::size_t collection, RawEntry entry) const {
    auto& entries = candidate.collections[keys_.schema().collections[collection].key];
    if (entries.size() >= kLimits.entries) {
      add_problem(candidate, entry.row, entry.column, "deze kandidaat heeft te veel rijen");
      return;
    }
    entries.push_back(std::move(entry));
  }

  const Header& header_;
  const Keys& keys_;
  ReadResult& result_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace

FileProblem not_closed(std::uint32_t row) {
  return {"een aanhalingsteken in deze rij wordt nergens gesloten", row};
}

RawCandidate wide_candidate(const Header& header, const CsvRow& row, const Keys& keys) {
  ReadResult result;
  RowReader(header, keys, result).add(row);
  keys.add_constants(result.candidates.front());
  return std::move(result.candidates.front());
}

ReadResult read_csv(std::string_view text, Keys& keys) {
  ReadResult result;
  const SeparatorResult separator = find_separator(text, keys);
  if (separator.problem) {
    result.problem = separator.problem;
    return result;
  }
  // The line "sep=;" is blanked out rather than removed, so that rows keep their number.
  CsvScanner scanner(text, separator.separator);
  CsvRow row;
  if (separator.skip > 0 && !scanner.next(row)) row.size = 0;
  if (!next_filled_row(scanner, row)) {
    result.problem = scanner.unclosed() != 0 ? not_closed(scanner.unclosed())
                                             : FileProblem{"het bestand is leeg", 0};
    return result;
  }
  const HeaderResult header = read_header(row, separator.separator, keys);
  if (header.problem) {
    result.problem = header.problem;
    return result;
  }
  RowReader reader(header.header, keys, result);
  std::size_t rows = 0;
  while (next_filled_row(scanner, row)) {
    if (++rows > kLimits.rows) {
      result.problem = FileProblem{"er staan te veel rijen in het bestand", row.row};
      break;
    }
    reader.add(row);
  }
  if (scanner.unclosed() != 0) result.problem = not_closed(scanner.unclosed());
  if (result.problem) result.candidates.clear();
  for (RawCandidate& candidate : result.candidates) keys.add_constants(candidate);
  return result;
}

}  // namespace slagboom::candidates
