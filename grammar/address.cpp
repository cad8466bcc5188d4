// Written addresses of provisions: reading, completing, writing.
#include "grammar/address.hpp"

#include <utility>

#include "grammar/parse.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::string_view kDegree = "°";

// Walks over a text and keeps what was not read yet.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::size_t at() const { return at_; }
  void skip(std::size_t bytes) { at_ += bytes; }
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  bool word(std::string_view words) {
    const std::size_t length = match_words(rest(), words);
    at_ += length;
    return length > 0;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// "3.34", "2.60a", "6:7", "14": digits first; a dot or colon only between letters or digits.
std::size_t label_length(std::string_view text) {
  if (text.empty() || !is_digit(text.front())) return 0;
  std::size_t at = 1;
  const auto part = [&](std::size_t i) {
    return i < text.size() && (is_digit(text[i]) || is_lower(text[i]));
  };
  while (part(at) || (at + 1 < text.size() && (text[at] == '.' || text[at] == ':') && part(at + 1)))
    ++at;
  return ends_word(text, at) ? at : 0;
}

// A short name of a document: one word that begins with a capital, followed by "artikel" or a
// number.
std::size_t document_length(std::string_view text) {
  if (text.empty() || !is_upper(text.front())) return 0;
  const Word word = next_word(text, 0);
  const std::string_view name = text.substr(0, word.end);
  for (const std::string_view other : {"artikel", "lid", "onderdeel", "dit"}) {
    if (folded(name) == other) return 0;
  }
  const std::string_view after = trimmed(text.substr(word.end));
  if (match_words(after, "artikel") == 0 && label_length(after) == 0) return 0;
  return word.end;
}

bool take_label(Walk& walk, std::string& target) {
  const std::size_t length = label_length(walk.rest());
  if (length == 0) return false;
  target = walk.rest().substr(0, length);
  walk.skip(length);
  return true;
}

// Steps over "lid 1" or "onderdeel a" after blanks and maybe a comma; stays where it was when they
// do not follow.
template <typename Take>
bool optional_piece(Walk& walk, std::string_view word, Take take) {
  Walk ahead = walk;
  ahead.blanks();
  if (ahead.rest().starts_with(',')) ahead.skip(1);
  ahead.blanks();
  if (!ahead.word(word) || !take(ahead)) return false;
  walk = ahead;
  return true;
}

}  // namespace

std::size_t scan_onderdeel(std::string_view text, std::string& onderdeel) {
  Walk walk(text);
  std::string result;
  if (!walk.rest().empty() && is_lower(walk.rest().front())) {
    std::size_t length = 1;
    if (walk.rest().size() > 1 && is_lower(walk.rest()[1])) ++length;
    if (!ends_word(walk.rest(), length)) return 0;
    result = walk.rest().substr(0, length);
    walk.skip(length);
  }
  Walk ahead = walk;
  if (!result.empty()) {
    ahead.blanks();
    if (ahead.rest().starts_with(',')) ahead.skip(1);
    ahead.blanks();
  }
  std::size_t digits = 0;
  while (digits < ahead.rest().size() && is_digit(ahead.rest()[digits])) ++digits;
  if (digits > 0 && ahead.rest().substr(digits).starts_with(kDegree)) {
    if (!result.empty()) result += ' ';
    result += ahead.rest().substr(0, digits + kDegree.size());
    ahead.skip(digits + kDegree.size());
    walk = ahead;
  }
  if (result.empty()) return 0;
  onderdeel = std::move(result);
  return walk.at();
}

std::size_t scan_address(std::string_view text, Address& address) {
  Walk walk(text);
  Address found;
  const auto take_lid = [&](Walk& w) { return take_label(w, found.lid); };
  const auto take_onderdeel = [&](Walk& w) {
    const std::size_t length = scan_onderdeel(w.rest(), found.onderdeel);
    w.skip(length);
    return length > 0;
  };
  if (const std::size_t length = document_length(text)) {
    found.document = text.substr(0, length);
    walk.skip(length);
    walk.blanks();
  }
  bool any = true;
  if (found.document.empty() && walk.word("dit artikel")) {
    found.article = "dit";
  } else if (found.document.empty() && walk.word("dit lid")) {
    found.lid = "dit";
  } else if (walk.word("artikel")) {
    if (!take_label(walk, found.article)) return 0;
  } else {
    any = take_label(walk, found.article);
  }
  if (found.lid.empty()) any = optional_piece(walk, "lid", take_lid) || any;
  any = optional_piece(walk, "onderdeel", take_onderdeel) || any;
  if (!any) return 0;
  found.span = address.span;
  address = std::move(found);
  // "dit artikel" took the blanks behind it as well; these do not belong to the address.
  std::size_t end = walk.at();
  while (end > 0 && text[end - 1] == ' ') --end;
  return end;
}

void complete(Address& address, const Document& document, PartId part) {
  if (!address.document.empty()) return;
  const bool relative = address.article.empty() || address.article == "dit";
  const bool inside = address.lid == "dit" || (address.article.empty() && address.lid.empty());
  if (address.article == "dit") address.article.clear();
  if (address.lid == "dit") address.lid.clear();
  if (!relative) return;
  for (PartId at = part; at < document.parts.size(); at = document.parts[at].parent) {
    const Part& here = document.parts[at];
    if (here.kind == PartKind::lid && inside && address.lid.empty()) address.lid = here.label;
    if (here.kind == PartKind::artikel) address.article = here.label;
    if (at == 0) break;
  }
}

std::string address_text(const Address& address) {
  std::string text = address.document;
  const auto add = [&](std::string_view piece) {
    if (!text.empty()) text += ' ';
    text += piece;
  };
  if (!address.article.empty()) add(address.article == "dit" ? "dit artikel" : address.article);
  if (!address.lid.empty()) add(address.lid == "dit" ? "dit lid" : "lid " + address.lid);
  if (!address.onderdeel.empty()) add("onderdeel " + address.onderdeel);
  return text;
}

Address parse_address(std::string_view text, Span span) {
  Address address;
  address.span = span;
  const std::string_view plain = trimmed(text);
  if (scan_address(plain, address) != plain.size()) return Address{{}, {}, {}, {}, span};
  return address;
}

}  // namespace slagboom::grammar
