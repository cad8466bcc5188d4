// Finding the separator by what the documents know, and telling the long form from the wide one.
#include "interpreter/candidates/csv_header.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "grammar/words.hpp"
#include "interpreter/candidates/read_encoding.hpp"

namespace slagboom::candidates {
namespace {

using Kind = Use::Kind;

constexpr std::array kSeparators = {';', '\t', ','};

std::string_view name_of(char separator) {
  return separator == ';' ? "puntkomma's" : separator == ',' ? "komma's" : "tabs";
}

// The first row, cut by one separator.
struct Attempt {
  char separator = ';';
  std::size_t cells = 0;
  std::size_t known = 0;
};

Attempt attempt(std::string_view text, char separator, const Keys& keys) {
  CsvScanner scanner(text, separator);
  CsvRow row;
  Attempt result{separator, 0, 0};
  if (!next_filled_row(scanner, row)) return result;
  result.cells = row.size;
  for (std::size_t i = 0; i < row.size; ++i) {
    if (keys.of_column(row.cells[i]).kind != Kind::unused) ++result.known;
  }
  return result;
}

std::string expected_columns(const FileSchema& schema) {
  std::string result = "verwacht worden kolommen zoals";
  std::size_t count = 0;
  const auto add = [&](const std::string& name) {
    if (name.empty() || count == 4) return;
    result += count++ == 0 ? " " : ", ";
    result += "«" + name + "»";
  };
  add(schema.id_key);
  for (const std::string& field : schema.fields) {
    if (count < 2) add(field);
  }
  for (const auto& collection : schema.collections) add(collection.id_key);
  return result;
}

// In the long form one collection gets the entries: the one whose fields fill most of the columns.
std::optional<std::size_t> collection_of_rows(const std::vector<Column>& columns,
                                              const Keys& keys) {
  std::map<std::size_t, std::size_t> found;
  for (const Column& column : columns) {
    for (std::size_t i = 0; i < keys.schema().collections.size(); ++i) {
      const auto& collection = keys.schema().collections[i];
      if (grammar::folded(collection.id_key) == grammar::folded(column.use.key)) found[i] += 1;
    }
  }
  if (found.empty()) return std::nullopt;
  for (auto& [i, count] : found) {
    for (const Column& column : columns) {
      const auto& fields = keys.schema().collections[i].fields;
      count += static_cast<std::size_t>(std::count(fields.begin(), fields.end(), column.use.key));
    }
  }
  return std::max_element(found.begin(), found.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

class HeaderReader {
 public:
  HeaderReader(const CsvRow& first, char separator, Keys& keys) : first_(first), keys_(keys) {
    result_.header.separator = separator;
  }

  HeaderResult run() {
    Header& header = result_.header;
    for (std::size_t i = 0; i < first_.size; ++i) {
      Column& column = header.columns.emplace_back();
      column.header = trimmed_cell(first_.cells[i]);
      if (!column.header.empty()) column.use = keys_.of_column(column.header);
    }
    long_form();
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
      if (!place(i)) return std::move(result_);
    }
    check();
    return std::move(result_);
  }

 private:
  void fail(std::string message) { result_.problem = FileProblem{std::move(message), first_.row}; }

  // Fields of an entry make sense only beside a column with the entry, and in its own collection.
  void long_form() {
    std::vector<Column>& columns = result_.header.columns;
    const auto rows = collection_of_rows(columns, keys_);
    for (Column& column : columns) {
      const bool of_entry =
          column.use.kind == Kind::entry_id || column.use.kind == Kind::entry_field;
      if (!of_entry) continue;
      if (!rows) {
        const std::string& id = keys_.schema().collections[column.use.collection].id_key;
        keys_.warn("de kolom «" + shown_name(column.header) +
                   "» wordt niet gebruikt; er is geen kolom «" + id +
                   "» die zegt waar het bij hoort");
        column.use = Use{};
        column.header_is_warned = true;
        continue;
      }
      const auto& collection = keys_.schema().collections[*rows];
      const bool is_id = grammar::folded(collection.id_key) == grammar::folded(column.use.key);
      const bool is_field =
          std::count(collection.fields.begin(), collection.fields.end(), column.use.key) > 0;
      if (!is_id && !is_field) {
        column.use = Use{};
        continue;
      }
      column.use.kind = is_id ? Kind::entry_id : Kind::entry_field;
      column.use.collection = *rows;
    }
  }

  // False when the file cannot be read with this column.
  bool place(std::size_t i) {
    Header& header = result_.header;
    Column& column = header.columns[i];
    if (column.use.kind == Kind::unused) {
      if (!column.header.empty() && !column.header_is_warned)
        keys_.warn_unused("de kolom", column.header);
      return true;
    }
    const std::string name = column.use.kind == Kind::wide
                                 ? grammar::folded(column.use.entry) + "." + column.use.key
                                 : column.use.key;
    const auto [place, added] = seen_.emplace(name, i);
    if (!added) {
      fail("de kolommen " + std::to_string(place->second + 1) + " en " + std::to_string(i + 1) +
           " zijn allebei «" + shown_name(name) + "»");
      return false;
    }
    if (column.use.kind == Kind::id) header.id = i;
    if (column.use.kind == Kind::entry_id) header.entry_id = i;
    if (column.use.kind == Kind::wide) {
      const auto group =
          std::find_if(header.groups.begin(), header.groups.end(), [&](const Header::Group& each) {
            return each.collection == column.use.collection &&
                   grammar::folded(each.entry) == grammar::folded(column.use.entry);
          });
      column.group = static_cast<std::size_t>(group - header.groups.begin());
      if (group == header.groups.end())
        header.groups.push_back({column.use.collection, column.use.entry});
    }
    return true;
  }

  void check() {
    const Header& header = result_.header;
    if (seen_.empty()) {
      fail("geen enkele kolom is bekend; " + expected_columns(keys_.schema()));
    } else if (header.entry_id && !header.groups.empty()) {
      fail("het bestand heeft een kolom «" + shown_name(header.columns[*header.entry_id].header) +
           "» en ook kolommen zoals «" + shown_name(first_wide()) + "»; kies één van beide vormen");
    } else if (header.entry_id && !header.id) {
      fail("er is geen kolom «" + keys_.schema().id_key +
           "»; zonder die kolom is niet te zien welke rijen bij elkaar horen");
    }
  }

  [[nodiscard]] std::string first_wide() const {
    for (const Column& column : result_.header.columns) {
      if (column.use.kind == Kind::wide) return column.header;
    }
    return {};
  }

  const CsvRow& first_;
  Keys& keys_;
  HeaderResult result_;
  std::map<std::string, std::size_t> seen_;
};

}  // namespace

bool next_filled_row(CsvScanner& scanner, CsvRow& row) {
  while (scanner.next(row)) {
    for (std::size_t i = 0; i < row.size; ++i) {
      if (!trimmed_cell(row.cells[i]).empty()) return true;
    }
  }
  return false;
}

std::optional<SeparatorResult> said_separator(std::string_view text) {
  if (text.size() <= 4 || grammar::folded(text.substr(0, 4)) != "sep=" ||
      std::find(kSeparators.begin(), kSeparators.end(), text[4]) == kSeparators.end())
    return std::nullopt;
  SeparatorResult result;
  result.separator = text[4];
  const std::size_t end = text.find('\n');
  result.skip = end == std::string_view::npos ? text.size() : end + 1;
  return result;
}

SeparatorResult find_separator(std::string_view text, const Keys& keys) {
  if (const auto said = said_separator(text)) return *said;
  SeparatorResult result;
  std::vector<Attempt> attempts;
  for (const char separator : kSeparators) attempts.push_back(attempt(text, separator, keys));
  std::stable_sort(attempts.begin(), attempts.end(), [](const Attempt& a, const Attempt& b) {
    return std::pair(a.known, a.cells) > std::pair(b.known, b.cells);
  });
  const Attempt& best = attempts[0];
  const Attempt& second = attempts[1];
  result.separator = best.separator;
  if (best.cells > 1 && second.cells > 1 && best.known == second.known) {
    result.problem = FileProblem{"het is niet duidelijk of de kolommen gescheiden zijn door " +
                                     std::string(name_of(best.separator)) + " of door " +
                                     std::string(name_of(second.separator)),
                                 1};
  }
  return result;
}

HeaderResult read_header(const CsvRow& first, char separator, Keys& keys) {
  return HeaderReader(first, separator, keys).run();
}

}  // namespace slagboom::candidates
