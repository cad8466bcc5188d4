// Names of keys and columns: which of them the documents know, after renaming by the mapping of the
// school.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/candidates/raw.hpp"

namespace slagboom::candidates {

// What a key means at the place where it stands.
struct Use {
  enum class Kind : std::uint8_t {
    unused,
    id,           // number of the candidate
    field,        // field of the candidate
    collection,   // JSON: list of entries
    entry_id,     // identifying key of an entry
    entry_field,  // field of an entry
    wide,         // CSV: field of the entry that the column names
  };
  Kind kind = Kind::unused;
  std::size_t collection = 0;
  std::string key;    // as the documents spell it
  std::string entry;  // wide: the entry
};

// A cell after replacing; `fault` is not empty when it cannot be used.
struct Cell {
  std::string text;  // empty: absent
  std::string fault;
};

class Keys {
 public:
  Keys(const FileSchema& schema, const Mapping* mapping);

  [[nodiscard]] const FileSchema& schema() const { return schema_; }

  // JSON: a key of the candidate, and of an entry. The answer stays valid until the next call.
  const Use& of_candidate(std::string_view key);
  const Use& of_entry(std::size_t collection, std::string_view key);
  // CSV: a column with this header. Fields of entries are looked up in every collection, in order.
  [[nodiscard]] Use of_column(std::string_view header) const;

  // The cell as the documents may read it: blanks gone, values replaced, tenths as a decimal.
  [[nodiscard]] Cell cell(std::string_view raw, std::string_view key, bool in_entry) const;
  // Adds what the mapping says for all candidates.
  void add_constants(RawCandidate& candidate) const;

  // Says once that a column or key is not used; `kind` is "de kolom" or "het gegeven".
  void warn_unused(std::string_view kind, std::string_view name);
  void warn(std::string message);
  // The names that were said to be unused, in that order, as written; up to the limit.
  [[nodiscard]] const std::vector<std::string>& unused() const { return unused_; }
  // Known names near `name`: "; bedoelde u «se»?" or nothing.
  [[nodiscard]] std::string did_you_mean(std::string_view name) const;
  std::vector<std::string> take_warnings() { return std::move(warnings_); }

 private:
  using Table = std::unordered_map<std::string, Use>;
  [[nodiscard]] std::string renamed(std::string_view name) const;
  [[nodiscard]] std::string in_tenths(std::string text, std::string& fault) const;
  void check_mapping();
  const Use& remembered(Table& table, std::string_view key, const Table& known);

  const FileSchema& schema_;
  const Mapping* mapping_;
  std::unordered_map<std::string, std::string> columns_;  // folded name of theirs -> ours
  Table candidate_;                                       // by folded key
  std::vector<Table> entry_;                              // one per collection
  Table seen_candidate_;  // by key as written, so that folding is done once
  std::vector<Table> seen_entry_;
  Use uncached_;
  std::set<std::string> warned_;
  std::vector<std::string> warnings_;
  std::vector<std::string> unused_;
};

// Adds a problem, up to the limit.
void add_problem(RawCandidate& candidate, std::uint32_t row, std::string_view column,
                 std::string message);

}  // namespace slagboom::candidates
