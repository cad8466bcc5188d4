// Along a tree of texts, with a part after each.
#include "interpreter/candidates/json_paths.hpp"

#include <algorithm>
#include <cstring>

namespace slagboom::candidates {

namespace {

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kMostDigits = 18;
constexpr std::size_t kLongestMark = 4;
constexpr std::size_t kMostNodes = 20'000;  // memory does not grow beyond this
constexpr std::size_t kMostNext = 32;

using Kind = RowPart::Kind;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string_view between(const char* from, const char* to) {
  return {from, static_cast<std::size_t>(to - from)};
}

bool take_mark(const char*& at, const char* end, bool quoted, std::uint8_t& tenths) {
  // Most are such as 6.4; what may not follow is seen by the text behind it.
  if (end - at > 2) {
    const unsigned whole = static_cast<unsigned char>(at[0]) - unsigned{'0'};
    const unsigned tenth = static_cast<unsigned char>(at[2]) - unsigned{'0'};
    if (whole - 1 <= 8 && tenth <= 9 && (at[1] == '.' || (quoted && at[1] == ','))) {
      tenths = static_cast<std::uint8_t>(whole * 10 + tenth);
      at += 3;
      return true;
    }
  }
  std::size_t size = 0;
  while (at + size < end && size <= kLongestMark &&
         (is_digit(at[size]) || at[size] == '.' || (quoted && at[size] == ',')))
    ++size;
  if (!quoted && !is_plain_number({at, size})) return false;
  if (!read_tenths(at, size, tenths)) return false;
  at += size;
  return true;
}

bool take_text(const char*& at, const char* end) {
  while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= ' ') ++at;
  return at != end && *at == '"';
}

// Steps over one part. False: it is none of that kind.
bool take(Kind kind, const char*& at, const char* end, std::string_view& id,
          std::uint8_t*& tenths) {
  const char* const from = at;
  switch (kind) {
    case Kind::mark_text:
    case Kind::mark_number:
      if (!take_mark(at, end, kind == Kind::mark_text, *tenths)) return false;
      ++tenths;
      return true;
    case Kind::id_text:
      if (!take_text(at, end)) return false;
      id = between(from, at);
      return is_plain_id(id);
    case Kind::id_number:
      while (at != end && is_digit(*at)) ++at;
      id = between(from, at);
      return is_plain_number(id);
    case Kind::unused_text:
      return take_text(at, end);
    case Kind::unused_number:
      while (at != end && (is_digit(*at) || *at == '.')) ++at;
      return is_plain_number(between(from, at));
  }
  return false;
}

}  // namespace

bool is_plain_number(std::string_view text) {
  if (text.empty() || text.size() > kMostDigits || !is_digit(text[0])) return false;
  if (text[0] == '0' && text.size() > 1 && text[1] != '.') return false;
  std::size_t at = 1;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == text.size()) return true;
  if (text[at++] != '.' || at == text.size()) return false;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at == text.size();
}

bool is_plain_id(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId && id.front() != '#' && id.front() != ' ' &&
         id.back() != ' ' && std::all_of(id.begin(), id.end(), [](char letter) {
           return letter >= ' ' && letter <= '~' && letter != '\\' && letter != '"';
         });
}

JsonPaths::Node* JsonPaths::child(Node& node, std::string_view text, bool end, Kind kind) {
  for (const auto& next : node.next) {
    if (next->text == text && next->end == end && (end || next->kind == kind)) return next.get();
  }
  return nullptr;
}

void JsonPaths::add(std::string_view line, const std::vector<RowPart>& parts,
                    const std::string& form) {
  if (nodes_ + parts.size() >= kMostNodes) return;
  Node* node = &root_;
  const char* at = line.data();
  for (std::size_t index = 0; index <= parts.size(); ++index) {
    const bool end = index == parts.size();
    const std::string_view part = end ? line.substr(line.size()) : parts[index].text;
    const Kind kind = end ? Kind::id_text : parts[index].kind;
    const std::string_view text = between(at, part.data());
    Node* next = child(*node, text, end, kind);
    if (next == nullptr) {
      if (node->next.size() >= kMostNext) return;
      next = node->next.emplace_back(std::make_unique<Node>()).get();
      next->text = text;
      next->end = end;
      next->kind = kind;
      ++nodes_;
    }
    if (end) next->form = form;
    node = next;
    at = part.data() + part.size();
  }
  most_ = std::max(most_, parts.size());
}

const std::string* JsonPaths::match(std::string_view line, std::string_view& id,
                                    std::uint8_t* tenths) const {
  const char* at = line.data();
  const char* const end = at + line.size();
  const Node* node = &root_;
  while (true) {
    const Node* found = nullptr;
    const std::size_t count = node->next.size();
    std::size_t index = node->recent;
    for (std::size_t tried = 0; tried < count; ++tried, index = index + 1 < count ? index + 1 : 0) {
      const Node& next = *node->next[index];
      const std::size_t size = next.text.size();
      if (static_cast<std::size_t>(end - at) < size || std::memcmp(at, next.text.data(), size) != 0)
        continue;
      const char* behind = at + size;
      if (next.end ? behind != end : !take(next.kind, behind, end, id, tenths)) continue;
      at = behind;
      found = &next;
      break;
    }
    if (found == nullptr) return nullptr;
    node->recent = index;
    if (found->end) return &found->form;
    node = found;
  }
}

}  // namespace slagboom::candidates
