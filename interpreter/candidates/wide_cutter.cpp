// Cutting a row of CSV in one go, without looking at any byte twice.
#include "interpreter/candidates/wide_cutter.hpp"

#include <algorithm>
#include <string_view>

namespace slagboom::candidates {

namespace {

constexpr std::size_t kLongestId = 64;

}  // namespace

WideCutter::WideCutter(const Header& header, const std::set<std::string>& marks) : header_(header) {
  for (const Column& column : header.columns) {
    const bool wide = column.use.kind == Use::Kind::wide;
    used_.push_back(wide || column.use.kind == Use::Kind::field ? 1 : 0);
    numeric_.push_back(wide && marks.contains(column.use.key) ? 1 : 0);
  }
  tenths_.resize(header.columns.size());
}

bool WideCutter::cut(const Row& row) {
  const std::size_t columns = header_.columns.size();
  const std::size_t id = header_.id.value_or(columns);
  const char separator = header_.separator;
  const std::uint8_t* const numeric = numeric_.data();
  const std::uint8_t* const used = used_.data();
  std::uint8_t* const tenths = tenths_.data();
  const char* at = row.text.data();
  const char* const end = at + row.text.size();
  form_.clear();
  id_ = {};
  for (std::size_t column = 0; column < columns; ++column) {
    const char* const from = at;
    // A wide file has a column for each subject that anyone has, so most cells are empty.
    if (at != end && *at == separator && column + 1 < columns && column != id) {
      ++at;
      if (used[column] == 0) continue;
      tenths[column] = 0;
      form_ += numeric[column] != 0 ? '0' : '\n';
      continue;
    }
    // Most others are a mark such as 6,4, with another cell behind it.
    if (numeric[column] != 0 && end - at > 3 && at[3] == separator && column + 1 < columns) {
      const unsigned whole = static_cast<unsigned char>(at[0]) - unsigned{'0'};
      const unsigned tenth = static_cast<unsigned char>(at[2]) - unsigned{'0'};
      // In a file with commas "6,4" is two cells.
      const bool sign = (at[1] == ',' || at[1] == '.') && at[1] != separator;
      if (whole - 1 <= 8 && tenth <= 9 && sign) {
        tenths[column] = static_cast<std::uint8_t>(whole * 10 + tenth);
        form_ += '1';
        at += 4;
        continue;
      }
    }
    unsigned char odd = 0;
    for (; at != end && *at != separator; ++at) {
      const auto letter = static_cast<unsigned char>(*at);
      odd |= static_cast<unsigned char>(letter < ' ' || letter > '~' ? 1 : 0);
    }
    const auto size = static_cast<std::size_t>(at - from);
    if (at != end) {
      ++at;
    } else if (column + 1 < columns) {
      return false;  // fewer cells than the header
    }
    if (column + 1 == columns && at != end) return false;
    if (column + 1 == columns && at[-1] == separator &&
        size + 1 == static_cast<std::size_t>(at - from))
      return false;
    const bool is_id = column == id;
    if (!is_id && used[column] == 0) continue;
    if (odd != 0 || (size > 0 && (*from == ' ' || from[size - 1] == ' '))) return false;
    if (is_id) {
      if (size == 0 || size > kLongestId || *from == '#') return false;
      id_ = {from, size};
    }
    if (used[column] == 0) continue;
    if (numeric[column] != 0) {
      tenths[column] = 0;
      if (size > 0 && !read_tenths(from, size, tenths[column])) return false;
      form_ += size > 0 ? '1' : '0';
    } else {
      form_.append(from, size);
      form_ += '\n';
    }
  }
  return header_.id.has_value();
}

std::vector<RowCutter::Value> WideCutter::values(const Row&) {
  std::vector<Value> all;
  for (std::size_t cell = 0; cell < header_.columns.size(); ++cell) {
    const Column& column = header_.columns[cell];
    if (column.use.kind != Use::Kind::wide) continue;
    all.push_back({header_.groups[column.group].entry, column.use.key, cell, numeric_[cell] != 0});
  }
  return all;
}

bool WideCutter::parts(const Row& row, std::vector<RowPart>& parts) {
  parts.clear();
  if (!cut(row)) return false;
  parts_text_ = row.text;
  std::size_t at = 0;
  for (std::size_t cell = 0; cell < header_.columns.size(); ++cell) {
    const std::size_t end = std::min(row.text.find(header_.separator, at), row.text.size());
    const std::string_view text = row.text.substr(at, end - at);
    at = std::min(end + 1, row.text.size());
    if (header_.id == cell) {
      parts.push_back({RowPart::Kind::id_text, text});
    } else if (used_[cell] == 0) {
      parts.push_back({RowPart::Kind::unused_text, text});
    } else if (numeric_[cell] != 0 && !text.empty()) {
      parts.push_back({RowPart::Kind::mark_text, text});
    }
  }
  return true;
}

}  // namespace slagboom::candidates
