// Widths are counted in columns of the screen, not in bytes.
#include "interpreter/report/layout.hpp"

#include <algorithm>

#include "grammar/source.hpp"

namespace slagboom::report {

using grammar::display_width;

void add_wrapped(std::string& out, std::string_view lead, std::string_view text, std::size_t indent,
                 std::size_t width) {
  out += lead;
  std::size_t column = display_width(lead);
  bool first_word = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string word = grammar::printable(text.substr(begin, end - begin));
    const std::size_t columns = display_width(word);
    if (!first_word && column + 1 + columns > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (!first_word) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns;
    first_word = false;
    at = end;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  out += '\n';
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result = grammar::printable(text);
  const std::size_t columns = display_width(result);
  if (columns < width) result.append(width - columns, ' ');
  return result;
}

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

std::string in_capitals(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::string aligned(const std::vector<std::vector<std::string>>& rows, std::size_t indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::string result;
  for (const auto& row : rows) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += "  ";
      line += padded(row[i], widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    result += line + '\n';
  }
  return result;
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

}  // namespace slagboom::report
