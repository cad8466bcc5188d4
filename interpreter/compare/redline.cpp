// Longest common subsequences, twice: over lines, and over the words of lines that take each other's place.
#include "interpreter/compare/redline.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace slagboom::compare {

namespace {

constexpr std::size_t kMostCells = 4'000'000;   // of one table of lengths; beyond it all counts as replaced
constexpr std::size_t kAround = 1;              // equal lines shown before and after a change
constexpr std::size_t kShortText = 4;           // texts up to so many lines are shown whole

// The steps from one list to the other: -1 only before, +1 only after, 0 both.
template <typename T>
std::vector<int> steps(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<int> result;
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail + head < a.size() && tail + head < b.size() && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t n = a.size() - head - tail;
  const std::size_t m = b.size() - head - tail;
  result.assign(head, 0);
  if (n > 0 && m > 0 && n <= kMostCells / m) {
    std::vector<std::uint32_t> length((n + 1) * (m + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return length[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        at(i, j) = a[head + i] == b[head + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && a[head + i] == b[head + j]) {
        result.push_back(0);
        ++i;
        ++j;
      } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
        result.push_back(-1);
        ++i;
      } else {
        result.push_back(1);
        ++j;
      }
    }
  } else {
    result.insert(result.end(), n, -1);
    result.insert(result.end(), m, 1);
  }
  result.insert(result.end(), tail, 0);
  return result;
}

// Words with the blanks before them; a comma or bracket is a word.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == ' ') {
      if (!word.empty() && word.find_first_not_of(' ') != std::string::npos) close();
      word += c;
    } else if (c == ';' || c == '(' || c == ')' || c == '|' || c == ':' ||
               (c == ',' && (at + 1 == line.size() || line[at + 1] == ' '))) {
      if (word.find_first_not_of(' ') != std::string::npos) close();
      word += c;
      close();
    } else {
      word += c;
    }
  }
  close();
  return words;
}

void append(std::vector<Piece>& pieces, Piece::Kind kind, const std::string& text) {
  if (!pieces.empty() && pieces.back().kind == kind) {
    pieces.back().text += text;
  } else {
    pieces.push_back({kind, text});
  }
}

RedLine whole(Piece::Kind kind, const std::string& line) { return {{{kind, line}}, 0}; }

// One line in the place of another; nothing when they have too little in common.
bool line_changed(const std::string& before, const std::string& after, RedLine& out) {
  const std::vector<std::string> a = words_of(before);
  const std::vector<std::string> b = words_of(after);
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t same = 0;
  RedLine line;
  std::string removed;
  std::string added;
  const auto flush = [&] {
    if (!removed.empty()) append(line.pieces, Piece::Kind::removed, removed);
    if (!added.empty()) append(line.pieces, Piece::Kind::added, added);
    removed.clear();
    added.clear();
  };
  for (const int step : steps(a, b)) {
    if (step == 0) {
      flush();
      append(line.pieces, Piece::Kind::same, a[i]);
      if (a[i].find_first_not_of(" -|") != std::string::npos) ++same;
      ++i;
      ++j;
    } else if (step < 0) {
      removed += a[i++];
    } else {
      added += b[j++];
    }
  }
  flush();
  if (2 * same < std::min(a.size(), b.size())) return false;
  out = std::move(line);
  return true;
}

// Leaves out equal lines that are far from a change.
std::vector<RedLine> shortened(std::vector<RedLine> lines) {
  if (lines.size() <= kShortText) return lines;
  const auto equal = [&](std::size_t at) {
    return std::all_of(lines[at].pieces.begin(), lines[at].pieces.end(),
                       [](const Piece& piece) { return piece.kind == Piece::Kind::same; });
  };
  std::vector<char> keep(lines.size(), 0);
  keep.front() = 1;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (equal(at)) continue;
    const std::size_t first = at >= kAround ? at - kAround : 0;
    for (std::size_t near = first; near <= at + kAround && near < lines.size(); ++near) keep[near] = 1;
  }
  std::vector<RedLine> result;
  std::size_t left_out = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (keep[at] == 0) {
      ++left_out;
      continue;
    }
    if (left_out > 0) result.push_back({{}, left_out});
    left_out = 0;
    result.push_back(std::move(lines[at]));
  }
  if (left_out > 0) result.push_back({{}, left_out});
  return result;
}

Difference placed(const Unit* before, const Unit* after) {
  const Unit& one = before != nullptr ? *before : *after;
  Difference made;
  made.prose = one.prose;
  made.name = one.name;
  if (before != nullptr) {
    made.before = before->provision;
    made.scope_before = before->scope;
    made.version_before = before->version;
  }
  if (after != nullptr) {
    made.after = after->provision;
    made.scope_after = after->scope;
    made.version_after = after->version;
  }
  return made;
}

// Pairs units that share a key; units with the same key pair in order.
template <typename Key>
void pair_by(const std::vector<Unit>& before, const std::vector<Unit>& after, std::vector<std::size_t>& partner,
             std::vector<bool>& taken, Key key) {
  std::map<decltype(key(before.front())), std::vector<std::size_t>> open;
  for (std::size_t at = after.size(); at-- > 0;) {
    if (!taken[at]) open[key(after[at])].push_back(at);
  }
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (partner[at] != after.size()) continue;
    const auto found = open.find(key(before[at]));
    if (found == open.end() || found->second.empty()) continue;
    partner[at] = found->second.back();
    taken[found->second.back()] = true;
    found->second.pop_back();
  }
}

// The place without the name of the document: school texts have names of their own.
std::string place_of(const Unit& unit) {
  return unit.provision.starts_with(unit.document) ? unit.provision.substr(unit.document.size()) : unit.provision;
}

// A document that stands beside nothing is told by its rules alone: its running text is not a change of a text.
std::vector<Unit> without_lone_prose(const std::vector<Unit>& own, const std::vector<Unit>& others) {
  std::set<std::string> here;
  std::set<std::string> there;
  for (const Unit& unit : own) here.insert(unit.document);
  for (const Unit& unit : others) there.insert(unit.document);
  const bool subset = std::includes(here.begin(), here.end(), there.begin(), there.end());
  std::vector<Unit> kept;
  for (const Unit& unit : own) {
    if (!unit.prose || !subset || there.contains(unit.document)) kept.push_back(unit);
  }
  return kept;
}

}  // namespace

std::vector<RedLine> lines_compared(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::vector<RedLine> lines;
  std::vector<std::string> removed;
  std::vector<std::string> added;
  const auto flush = [&] {
    // Lines that take each other's place, as long as they are alike.
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < removed.size() || j < added.size()) {
      RedLine line;
      if (i < removed.size() && j < added.size() && line_changed(removed[i], added[j], line)) {
        lines.push_back(std::move(line));
        ++i;
        ++j;
      } else if (i < removed.size() && (j >= added.size() || removed.size() - i >= added.size() - j)) {
        lines.push_back(whole(Piece::Kind::removed, removed[i++]));
      } else {
        lines.push_back(whole(Piece::Kind::added, added[j++]));
      }
    }
    removed.clear();
    added.clear();
  };
  std::size_t i = 0;
  std::size_t j = 0;
  for (const int step : steps(before, after)) {
    if (step < 0) {
      removed.push_back(before[i++]);
    } else if (step > 0) {
      added.push_back(after[j++]);
    } else {
      flush();
      lines.push_back(whole(Piece::Kind::same, before[i]));
      ++i;
      ++j;
    }
  }
  flush();
  return shortened(std::move(lines));
}

std::vector<Difference> redline(const std::vector<Unit>& all_before, const std::vector<Unit>& all_after) {
  const std::vector<Unit> before = without_lone_prose(all_before, all_after);
  const std::vector<Unit> after = without_lone_prose(all_after, all_before);
  if (before.empty() && after.empty()) return {};
  std::vector<std::size_t> partner(before.size(), after.size());
  std::vector<bool> taken(after.size(), false);
  if (!before.empty() && !after.empty()) {
    pair_by(before, after, partner, taken,
            [](const Unit& unit) { return std::tuple(unit.provision, unit.kind, unit.name, unit.lines); });
    pair_by(before, after, partner, taken,
            [](const Unit& unit) { return std::tuple(unit.provision, unit.kind, unit.name); });
    pair_by(before, after, partner, taken, [](const Unit& unit) { return std::tuple(unit.kind, unit.name, unit.lines); });
    pair_by(before, after, partner, taken, [](const Unit& unit) {
      return std::tuple(unit.kind, unit.name, unit.name.empty() ? place_of(unit) : std::string());
    });
  }
  std::vector<Difference> result;
  std::size_t next = 0;   // first unit of `after` that was not passed yet
  const auto pass_until = [&](std::size_t end) {
    for (; next < end; ++next) {
      if (taken[next]) continue;
      Difference made = placed(nullptr, &after[next]);
      made.change = Change::added;
      made.lines = lines_compared({}, after[next].lines);
      result.push_back(std::move(made));
    }
  };
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (partner[at] == after.size()) {
      Difference made = placed(&before[at], nullptr);
      made.change = Change::removed;
      made.lines = lines_compared(before[at].lines, {});
      result.push_back(std::move(made));
      continue;
    }
    const Unit& other = after[partner[at]];
    if (partner[at] >= next) pass_until(partner[at]);
    if (partner[at] == next) ++next;
    Difference made = placed(&before[at], &other);
    if (before[at].lines != other.lines) {
      made.change = Change::changed;
      made.lines = lines_compared(before[at].lines, other.lines);
    } else if (made.before != made.after || made.scope_before != made.scope_after ||
               made.version_before != made.version_after) {
      made.change = Change::moved;
    } else {
      continue;
    }
    result.push_back(std::move(made));
  }
  pass_until(after.size());
  return result;
}

std::string_view change_word(Change change) {
  switch (change) {
    case Change::added: return "toegevoegd";
    case Change::removed: return "geschrapt";
    case Change::changed: return "gewijzigd";
    case Change::moved: return "zelfde tekst";
  }
  return "";
}

}  // namespace slagboom::compare
