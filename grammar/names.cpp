// Names declared in the documents: a trie over words, and the closest names to a mistake.
#include "grammar/names.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

struct TextHash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): prescribed
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

using WordId = std::uint32_t;
using NodeId = std::uint32_t;

struct Entry {
  NameId id = kNoName;
  bool plural = false;
  std::string tail;  // articles at the end of the name, joined by one blank
};

// The articles that end a name: "dat" of "doet dat".
std::string tail_of(std::string_view text) {
  std::string tail;
  for (Word word = next_word(text, 0); !word.empty(); word = next_word(text, word.end)) {
    const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
    if (!is_article(plain)) {
      tail.clear();
    } else {
      tail += tail.empty() ? plain : " " + plain;
    }
  }
  return tail;
}

}  // namespace

struct NameTable::Trie {
  std::unordered_map<std::string, WordId, TextHash, std::equal_to<>> words;
  std::unordered_map<std::uint64_t, NodeId> edges;  // node and word to the next node
  std::vector<std::vector<Entry>> ends{1};          // by node: the names that end here
  std::unordered_map<std::string, NameId, TextHash, std::equal_to<>> codes;  // none: of two items
  std::unordered_map<NameId, std::vector<NameId>> options;
  std::vector<std::pair<std::string, NameId>> written;  // every form, for suggestions

  static std::uint64_t edge(NodeId node, WordId word) {
    return (std::uint64_t{node} << 32U) | word;
  }

  // The node reached by these words, made when needed.
  NodeId path(std::string_view text) {
    NodeId node = 0;
    for (Word word = next_word(text, 0); !word.empty(); word = next_word(text, word.end)) {
      std::string plain = folded(text.substr(word.begin, word.end - word.begin));
      if (is_article(plain)) continue;
      const WordId id =
          words.try_emplace(std::move(plain), static_cast<WordId>(words.size())).first->second;
      const auto [next, fresh] =
          edges.try_emplace(edge(node, id), static_cast<NodeId>(ends.size()));
      if (fresh) ends.emplace_back();
      node = next->second;
    }
    return node;
  }

  void add(std::string_view text, Entry entry) {
    const NodeId node = path(text);
    if (node == 0) return;
    entry.tail = tail_of(text);
    auto& here = ends[node];
    if (std::any_of(here.begin(), here.end(),
                    [&](const Entry& e) { return e.id == entry.id && e.tail == entry.tail; }))
      return;
    written.emplace_back(canonical(text), entry.id);
    here.push_back(std::move(entry));
  }

  // Calls `found(entry, length)` for every name that begins at `text`, shorter paths first.
  template <typename Found>
  void walk(std::string_view text, Found found) const {
    NodeId node = 0;
    for (Word word = next_word(text, 0); !word.empty(); word = next_word(text, word.end)) {
      const std::string plain = folded(text.substr(word.begin, word.end - word.begin));
      if (is_article(plain)) continue;
      const auto id = words.find(plain);
      if (id == words.end()) return;
      const auto next = edges.find(edge(node, id->second));
      if (next == edges.end()) return;
      node = next->second;
      for (const Entry& entry : ends[node]) {
        if (entry.tail.empty()) {
          found(entry, word.end);
          continue;
        }
        const std::size_t begin = next_word(text, word.end).begin;
        std::size_t end = begin + match_words(text.substr(begin), entry.tail);
        if (end == begin) continue;
        while (end > begin && text[end - 1] == ' ') --end;
        found(entry, end);
      }
    }
  }
};

NameTable::NameTable() : trie_(std::make_unique<Trie>()) {}
NameTable::~NameTable() = default;
NameTable::NameTable(NameTable&&) noexcept = default;
NameTable& NameTable::operator=(NameTable&&) noexcept = default;

std::vector<NameId> NameTable::find_all(std::string_view words) const {
  std::vector<NameId> ids;
  const std::size_t length =
      trimmed(words).size() + static_cast<std::size_t>(trimmed(words).data() - words.data());
  trie_->walk(words, [&](const Entry& entry, std::size_t end) {
    if (end == length) ids.push_back(entry.id);
  });
  std::stable_partition(ids.begin(), ids.end(),
                        [&](NameId id) { return names_[id].kind != NameKind::option; });
  return ids;
}

std::optional<NameId> NameTable::find(std::string_view words) const {
  const std::vector<NameId> ids = find_all(words);
  if (ids.empty()) return std::nullopt;
  return ids.front();
}

NameId NameTable::declare(Name name) {
  for (const NameId id : find_all(name.singular)) {
    Name& known = names_[id];
    if ((known.kind == NameKind::option) != (name.kind == NameKind::option)) continue;
    if (known.kind != name.kind || known.sort != name.sort) return kNoName;
    if (known.article.empty()) known.article = name.article;
    if (known.plural.empty() && !name.plural.empty()) {
      known.plural = name.plural;
      trie_->add(known.plural, {id, true, {}});
    }
    return id;
  }
  const auto id = static_cast<NameId>(names_.size());
  trie_->add(name.singular, {id, false, {}});
  if (!name.plural.empty()) trie_->add(name.plural, {id, true, {}});
  names_.push_back(std::move(name));
  return id;
}

void NameTable::also(NameId id, std::string_view words) { trie_->add(words, {id, true, {}}); }

void NameTable::add_code(NameId item, std::string_view code) {
  if (trimmed(code).empty() || trimmed(code) == "-") return;
  const auto [known, fresh] = trie_->codes.try_emplace(folded(trimmed(code)), item);
  if (!fresh && known->second != item) known->second = kNoName;
}

std::optional<NameId> NameTable::by_code(std::string_view code) const {
  const auto found = trie_->codes.find(folded(trimmed(code)));
  if (found == trie_->codes.end() || found->second == kNoName) return std::nullopt;
  return found->second;
}

void NameTable::set_options(NameId id, std::vector<NameId> options) {
  std::erase(options, kNoName);
  if (id == kNoName || options.empty()) return;
  trie_->options.try_emplace(id, std::move(options));
}

const std::vector<NameId>& NameTable::options(NameId id) const {
  static const std::vector<NameId> kNone;
  const auto found = trie_->options.find(id);
  return found == trie_->options.end() ? kNone : found->second;
}

std::vector<NameTable::Match> NameTable::matches(std::string_view text) const {
  std::vector<Match> result;
  trie_->walk(text, [&](const Entry& entry, std::size_t length) {
    result.push_back({entry.id, length, entry.plural});
  });
  std::stable_sort(result.begin(), result.end(), [&](const Match& a, const Match& b) {
    if (a.length != b.length) return a.length > b.length;
    return names_[a.id].kind != NameKind::option && names_[b.id].kind == NameKind::option;
  });
  return result;
}

NameId NameTable::root_sort() const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].kind == NameKind::sort) return static_cast<NameId>(i);
  }
  return kNoName;
}

std::vector<NameId> NameTable::suggestions(std::string_view words, std::size_t count) const {
  const std::string wanted = canonical(words);
  // One slip in a short word, one in every four letters of a long one.
  const std::size_t most = std::min<std::size_t>(4, wanted.size() / 4);
  if (wanted.empty() || most == 0) return {};
  std::vector<std::pair<std::size_t, NameId>> close;
  for (const auto& [text, id] : trie_->written) {
    const std::size_t distance = edit_distance(wanted, text, most);
    if (distance > most) continue;
    const auto same = std::find_if(close.begin(), close.end(),
                                   [&, id = id](const auto& c) { return c.second == id; });
    if (same == close.end()) {
      close.emplace_back(distance, id);
    } else {
      same->first = std::min(same->first, distance);
    }
  }
  std::stable_sort(close.begin(), close.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<NameId> result;
  for (const auto& [distance, id] : close) {
    // What is clearly further away than the best is noise.
    if (result.size() == count || distance > close.front().first + 1) break;
    result.push_back(id);
  }
  return result;
}

std::string shown(const Name& name) {
  return name.article.empty() ? name.singular : name.article + " " + name.singular;
}

}  // namespace slagboom::grammar
