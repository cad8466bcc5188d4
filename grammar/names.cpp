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
};

}  // namespace

struct NameTable::Trie {
  std::unordered_map<std::string, WordId, TextHash, std::equal_to<>> words;
  std::unordered_map<std::uint64_t, NodeId> edges;  // node and word to the next node
  std::vector<std::vector<Entry>> ends{1};          // by node: the names that end here
  std::unordered_map<std::string, NameId, TextHash, std::equal_to<>> codes;
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
    auto& here = ends[node];
    if (std::any_of(here.begin(), here.end(), [&](const Entry& e) { return e.id == entry.id; }))
      return;
    here.push_back(entry);
    written.emplace_back(canonical(text), entry.id);
  }

  // Calls `found(entries, length)` for every name that begins at `text`, shortest first.
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
      if (!ends[node].empty()) found(ends[node], word.end);
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
  trie_->walk(words, [&](const std::vector<Entry>& entries, std::size_t end) {
    if (end != length) return;
    for (const Entry& entry : entries) ids.push_back(entry.id);
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
      trie_->add(known.plural, {id, true});
    }
    return id;
  }
  const auto id = static_cast<NameId>(names_.size());
  trie_->add(name.singular, {id, false});
  if (!name.plural.empty()) trie_->add(name.plural, {id, true});
  names_.push_back(std::move(name));
  return id;
}

void NameTable::also(NameId id, std::string_view words) { trie_->add(words, {id, true}); }

void NameTable::add_code(NameId item, std::string_view code) {
  trie_->codes.try_emplace(folded(trimmed(code)), item);
}

std::optional<NameId> NameTable::by_code(std::string_view code) const {
  const auto found = trie_->codes.find(folded(trimmed(code)));
  if (found == trie_->codes.end()) return std::nullopt;
  return found->second;
}

std::vector<NameTable::Match> NameTable::matches(std::string_view text) const {
  std::vector<Match> result;
  trie_->walk(text, [&](const std::vector<Entry>& entries, std::size_t length) {
    for (const Entry& entry : entries) result.push_back({entry.id, length, entry.plural});
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
  const std::size_t most =
      std::min<std::size_t>(4, wanted.size() / 4 + (wanted.size() < 4 ? 0 : 1));
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
