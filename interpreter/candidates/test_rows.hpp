// The quick way through a file beside the careful one: whatever the bytes, both must say the same.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "interpreter/candidates/column_pack.hpp"
#include "interpreter/candidates/row_file.hpp"
#include "interpreter/candidates/test_schema.hpp"

namespace slagboom::candidates {

// What rows of one form have in common: all but the number and the marks. False: a mark is odd.
inline bool without_marks(const RawCandidate& candidate, const std::set<std::string>& marks,
                          std::string& text) {
  text.clear();
  for (const auto& [key, cell] : candidate.fields) text += key + "=" + cell.text + "\n";
  for (const auto& [name, entries] : candidate.collections) {
    for (const RawEntry& entry : entries) {
      text += name + " " + entry.id + "\n";
      for (const auto& [key, cell] : entry.fields) {
        std::uint8_t tenths = 0;
        const bool is_mark = marks.contains(key);
        if (is_mark && !read_tenths(cell.text.data(), cell.text.size(), tenths)) return false;
        text += "  " + key + "=" + (is_mark ? "#" : cell.text) + "\n";
      }
    }
  }
  return true;
}

// How many rows were cut; `fault` says what is wrong, if anything.
inline std::size_t compare_ways(std::string_view text, const FileSchema& schema, std::size_t piece,
                                std::string& fault) {
  const std::set<std::string> marks = {"se", "ce", "cijfer"};
  const auto wrong = [&](const std::string& what) {
    if (fault.empty()) fault = what;
    return std::size_t{0};
  };
  const ReadResult whole = read_candidates(text, FileFormat::detect, schema, nullptr);
  const std::unique_ptr<RowFile> file = open_rows(text, schema, in_turn, piece);
  if (file->problem()) {
    if (!whole.problem || whole.problem->message != file->problem()->message)
      return wrong("another problem");
    return 0;
  }
  if (file->usable()) file->look_through();
  if (!file->usable()) return 0;
  ReadResult rows;
  rows.warnings = file->take_warnings();
  const std::unique_ptr<RowReader> all = file->reader();
  const std::unique_ptr<RowReader> careful = file->reader();
  const std::unique_ptr<RowCutter> cutter = file->cutter(marks);
  std::map<std::string, std::string> forms;
  std::size_t cut = 0;
  std::optional<Row> other;
  for (std::size_t index = 0; index < file->pieces(); ++index) {
    all->go_to(file->start_of(index));
    Row row;
    while (all->next(row) && row.from < file->begin_of(index + 1)) {
      const std::optional<RawCandidate> one = all->candidate(row);
      if (!row.simple || file->is_duplicate(row) || !cutter->cut(row)) {
        (void)careful->candidate(row);
        if (one) rows.candidates.push_back(*one);
        continue;
      }
      if (!one) return wrong("cut a blank row");
      rows.candidates.push_back(*one);
      ++cut;
      std::string common;
      if (one->id != cutter->id()) return wrong("another number");
      // What cannot be read is part of the form, and in CSV it may be in any word.
      if (!one->problems.empty() && file->format() == FileFormat::json)
        return wrong("cut a row with a problem");
      if (!without_marks(*one, marks, common)) return wrong("cut an odd mark");
      const auto [place, added] = forms.emplace(cutter->form(), common);
      if (!added && place->second != common) return wrong("one form, two contents");
      // Every value stands where the cutter says, as often as it occurs.
      std::multiset<std::pair<std::string, std::string>> wanted, found;
      std::map<std::pair<std::string, std::string>, int> tenths;
      for (const auto& [name, entries] : one->collections) {
        for (const RawEntry& entry : entries) {
          for (const auto& [key, cell] : entry.fields) {
            wanted.emplace(entry.id, key);
            std::uint8_t mark = 0;
            if (marks.contains(key) && read_tenths(cell.text.data(), cell.text.size(), mark))
              tenths[{entry.id, key}] += mark;
          }
        }
      }
      for (const RowCutter::Value& value : cutter->values(row)) {
        const std::pair<std::string, std::string> key(value.entry, value.key);
        if (value.is_mark != marks.contains(key.second)) return wrong("a word for a mark");
        // In CSV all cells are named, also the empty ones.
        if (wanted.contains(key)) found.insert(key);
        if (value.is_mark) tenths[key] -= cutter->tenths()[value.place];
      }
      if (found != wanted) return wrong("values in other places");
      // The form follows from the row alone, not from the rows before it.
      if (cutter->form() != place->first) return wrong("another form");
      if (other) {
        (void)cutter->values(*other);
        if (!cutter->cut(row) || cutter->form() != place->first) return wrong("another form later");
      }
      if (!other || cut % 3 == 0) other = row;
      for (const auto& [key, left] : tenths) {
        if (left != 0) return wrong("another mark");
      }
    }
  }
  if (whole.problem) return wrong("the whole file has a problem");
  std::vector<UnusedName> names = cutter->unused();
  for (const UnusedName& name : careful->unused()) names.push_back(name);
  for (std::string& warning : file->warnings_on(std::move(names)))
    rows.warnings.push_back(std::move(warning));
  if (shown(rows) != shown(whole))
    return wrong("by row:\n" + shown(rows) + "whole:\n" + shown(whole));
  return cut;
}

// The file as a column file; nothing when it is no file of rows. The digest is not looked at here.
inline std::optional<std::string> packed(std::string_view text, const FileSchema& schema) {
  if (is_column_file(text)) return std::nullopt;
  const std::unique_ptr<RowFile> file = open_rows(text, schema);
  if (file->usable()) file->look_through();
  if (!file->usable()) return std::nullopt;
  std::string bytes;
  ColumnPacker packer(*file, {"se", "ce", "cijfer"}, [&](std::string_view some) { bytes += some; });
  const std::unique_ptr<RowReader> reader = file->reader();
  Row row;
  while (reader->next(row)) packer.add(row);
  packer.finish();
  return bytes + ColumnPacker::end(std::string(kColumnDigest, '0'));
}

// Packs the file, and compares what is read from both; how many rows were cut from the columns.
inline std::size_t compare_packed(std::string_view text, const FileSchema& schema,
                                  std::size_t piece, std::string& fault) {
  const std::optional<std::string> bytes = packed(text, schema);
  if (!bytes) return 0;
  const std::string before = shown(read_candidates(text, FileFormat::detect, schema, nullptr));
  const std::string after = shown(read_candidates(*bytes, FileFormat::detect, schema, nullptr));
  if (before != after && fault.empty()) fault = "text:\n" + before + "packed:\n" + after;
  return compare_ways(*bytes, schema, piece, fault);
}

}  // namespace slagboom::candidates
