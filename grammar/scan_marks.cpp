// Marks at the start of a line.
#include "grammar/scan_marks.hpp"

#include <algorithm>
#include <utility>

#include "grammar/scan_lines.hpp"

namespace slagboom::grammar::scan {

namespace {

constexpr std::array<std::string_view, 6> kBullets = {"-", "*", "•", "◦", "▪", "●"};
constexpr std::size_t kMostDigits = 3;  // more is a year or an amount, not a number of a lid

// One letter too many, too few, different, or two letters swapped.
bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
  const auto rest_a = a.substr(static_cast<std::size_t>(differ.first - a.begin()));
  const auto rest_b = b.substr(static_cast<std::size_t>(differ.second - b.begin()));
  if (rest_b.empty()) return true;
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

}  // namespace

std::size_t number_size(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == begin || at - begin > kMostDigits) return 0;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      ++at;
    } else {
      break;
    }
  }
  if (at < text.size() && is_small(text[at])) ++at;
  return at;
}

Mark read_mark(std::string_view line) {
  Mark mark;
  const auto finish = [&](MarkKind kind, std::size_t label, std::size_t size) {
    if (size < line.size() && line[size] != ' ') return Mark{};
    mark.kind = kind;
    mark.label = line.substr(0, label);
    mark.size = size;
    mark.text = std::min(line.find_first_not_of(' ', size), line.size());
    return mark;
  };
  for (const std::string_view bullet : kBullets) {
    if (starts_with(line, bullet)) {
      mark = finish(MarkKind::bullet, bullet.size(), bullet.size());
      mark.label = "-";
      return mark;
    }
  }
  const auto closes = [&](std::size_t at) {
    return at < line.size() && (line[at] == '.' || line[at] == ')');
  };
  if (const std::size_t size = number_size(line); size > 0) {
    mark.has_dot = line.substr(0, size).find('.') != std::string_view::npos;
    const std::string_view rest = line.substr(size);
    if (!mark.has_dot && (starts_with(rest, "°") || starts_with(rest, "º"))) {
      mark.is_closed = true;
      const std::size_t degree = std::string_view("°").size();
      return finish(MarkKind::degree, size + degree,
                    size + degree + (closes(size + degree) ? 1U : 0U));
    }
    mark.is_closed = closes(size);
    if (!mark.is_closed && !mark.has_dot) return {};
    return finish(MarkKind::number, size, size + (mark.is_closed ? 1U : 0U));
  }
  // "a", or "aa" after "z".
  std::size_t size = 0;
  while (size < 2 && size < line.size() && is_small(line[size]) && line[size] == line[0]) ++size;
  if (size == 0 || !closes(size)) return {};
  mark.is_closed = true;
  return finish(MarkKind::letter, size, size + 1);
}

std::string shown_label(const Mark& mark) {
  if (mark.kind == MarkKind::degree)
    return std::string(mark.label.substr(0, mark.label.size() - 2)) + "°";
  return std::string(mark.label);
}

std::optional<Ticks> read_ticks(std::string_view content) {
  if (content.empty() || (content[0] != '`' && content[0] != '~')) return std::nullopt;
  const std::size_t count = std::min(content.find_first_not_of(content[0]), content.size());
  const std::string_view info = trimmed(content.substr(count));
  if (count < 3 || (content[0] == '`' && info.find('`') != std::string_view::npos))
    return std::nullopt;
  return Ticks{content[0], count, info};
}

bool is_misspelling(std::string_view info, const FenceWord& word) {
  if (info == "regex") return false;  // a real word for code
  return is_one_slip(info, word.word) ||
         word.others.find(" " + std::string(info) + " ") != std::string_view::npos;
}

}  // namespace slagboom::grammar::scan
