// Names declared in the documents, found by longest match on words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/limits.hpp"
#include "grammar/syntax.hpp"

namespace slagboom::grammar {

// A table of multi-word names. Look-up compares words without case and skips articles
// (de, het, een, dat, die, deze, dit), except those that end a name ("de kandidaat doet dat").
class NameTable {
 public:
  NameTable();
  ~NameTable();
  NameTable(NameTable&&) noexcept;
  NameTable& operator=(NameTable&&) noexcept;

  // Adds a name under its singular and plural. Returns kNoName when it exists already with another
  // kind or owner sort (the caller reports), else the id (an existing declaration of the same name
  // is reused). An option may share its words with another name ("vwo" with a group, "profiel" with
  // a value). In a sentence the other name is meant, except as a bare word in a right-hand side:
  // "is profiel".
  NameId declare(Name name);
  // One more way to write a name ("ook": codes and aliases of an item are NOT names; this is for
  // plurals).
  void also(NameId id, std::string_view words);

  // A code of an item ("netl"). Codes are no names; they are known to explain a mistake. A code of
  // two items explains nothing.
  void add_code(NameId item, std::string_view code);
  [[nodiscard]] std::optional<NameId> by_code(std::string_view code) const;

  // The choices of a fact, a begrip or a decision of the school ("één van: …"), to explain a
  // mistake.
  void set_options(NameId id, std::vector<NameId> options);
  [[nodiscard]] const std::vector<NameId>& options(NameId id) const;  // empty when there are none

  struct Match {
    NameId id = kNoName;
    std::size_t length = 0;  // bytes of the text that were matched, articles before it included
    bool plural = false;
  };
  // All names that begin at `text`, longest first; of the same length the option last.
  [[nodiscard]] std::vector<Match> matches(std::string_view text) const;

  [[nodiscard]] const Name& operator[](NameId id) const { return names_[id]; }
  [[nodiscard]] Name& operator[](NameId id) { return names_[id]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] std::optional<NameId> find(std::string_view words) const;
  // All names with exactly these words: one, or another name and an option.
  [[nodiscard]] std::vector<NameId> find_all(std::string_view words) const;
  // The sort that was declared first (kandidaat); kNoName when there is none.
  [[nodiscard]] NameId root_sort() const;
  // The closest names by edit distance on words, best first, at most `count`; empty when none is
  // clearly close.
  [[nodiscard]] std::vector<NameId> suggestions(std::string_view words,
                                                std::size_t count = 2) const;

 private:
  std::vector<Name> names_;
  struct Trie;
  std::unique_ptr<Trie> trie_;
};

// "het eindcijfer" for messages: article and singular.
[[nodiscard]] std::string shown(const Name& name);

}  // namespace slagboom::grammar
