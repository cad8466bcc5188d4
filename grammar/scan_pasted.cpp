// Cutting a pasted line into cells. The text has blanks where tabs were, so the original decides.
#include "grammar/scan_pasted.hpp"

#include <algorithm>

#include "grammar/words.hpp"

namespace slagboom::grammar::scan {

namespace {

constexpr std::size_t kLeast = 2;  // separators that make a first line a table

bool is_tab(const Sources& sources, FileId file, std::uint32_t offset) {
  const std::string& original = sources.file(file).original;
  const std::uint32_t at = sources.original_offset(file, offset);
  return at < original.size() && original[at] == '\t';
}

// Places of the separators in the content, outside quotes that hold a whole cell.
std::vector<std::size_t> places_of(const Sources& sources, FileId file, const Line& line,
                                   char separator) {
  std::vector<std::size_t> places;
  bool quoted = false;
  bool begins = true;  // of a cell
  for (std::size_t i = 0; i < line.content.size(); ++i) {
    const char c = line.content[i];
    if (c == '"' && (quoted || begins)) quoted = !quoted;
    const bool here =
        separator == '\t'
            ? c == ' ' && is_tab(sources, file, line.begin + static_cast<std::uint32_t>(i))
            : c == separator;
    if (here && (!quoted || separator == '\t')) {
      places.push_back(i);
      quoted = false;
      begins = true;
    } else if (c != ' ') {
      begins = false;
    }
  }
  return places;
}

Cell cell_of(FileId file, const Line& line, std::size_t begin, std::size_t end) {
  while (end > begin && line.content[end - 1] == ' ') --end;
  while (begin < end && line.content[begin] == ' ') ++begin;
  const bool quoted =
      end - begin >= 2 && line.content[begin] == '"' && line.content[end - 1] == '"';
  if (quoted) {
    ++begin;
    --end;
  }
  Cell cell;
  cell.text.file = file;
  const auto source = [&](std::size_t at) { return line.begin + static_cast<std::uint32_t>(at); };
  cell.text.pieces.push_back({0, source(begin)});
  for (std::size_t at = begin; at < end; ++at) {
    if (quoted && line.content[at] == '"' && at + 1 < end && line.content[at + 1] == '"') {
      ++at;
      cell.text.pieces.push_back({static_cast<std::uint32_t>(cell.text.text.size()), source(at)});
    }
    cell.text.text.push_back(line.content[at]);
  }
  return cell;
}

// Sentences that may follow a PTA in one block.
bool begins_sentence(std::string_view text) {
  for (const std::string_view word :
       {std::string_view("toelichting"), std::string_view("onzeker"), std::string_view("aanvaard"),
        std::string_view("geldt voor")}) {
    if (match_words(text, word) > 0) return true;
  }
  return takes_pasted(text);
}

}  // namespace

bool takes_pasted(std::string_view head) {
  return match_words(head, "pta") > 0 || match_words(head, "wijziging") > 0;
}

std::optional<PastedRow> pasted_row(const Sources& sources, FileId file, const Line& line,
                                    char begun) {
  if (line.indent > 0 || begins_sentence(line.content)) return std::nullopt;
  PastedRow row;
  std::vector<std::size_t> places = places_of(sources, file, line, ';');
  const std::vector<std::size_t> tabs = places_of(sources, file, line, '\t');
  row.separator = begun != 0 ? begun : tabs.size() > places.size() ? '\t' : ';';
  if (row.separator == '\t') places = tabs;
  if (places.size() < (begun == 0 ? kLeast : 1U)) return std::nullopt;
  std::size_t begin = 0;
  for (const std::size_t place : places) {
    row.cells.push_back(cell_of(file, line, begin, place));
    begin = place + 1;
  }
  row.cells.push_back(cell_of(file, line, begin, line.content.size()));
  return row;
}

}  // namespace slagboom::grammar::scan
