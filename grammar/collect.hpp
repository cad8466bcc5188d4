// First pass: every name that the documents introduce, before any sentence is read.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/document.hpp"
#include "grammar/limits.hpp"
#include "grammar/names.hpp"
#include "grammar/outline.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

// How a definition says what it defines.
enum class Form : std::uint8_t { none, value, several, condition };  // "is", "zijn", "als"

// A sentence with the name that it is about.
struct Draft {
  Outline outline;
  std::uint32_t document = 0;
  BlockKind block = BlockKind::rules;
  Form form = Form::none;
  NameId name = kNoName;
  std::size_t name_begin = 0;  // the name, in the text of the sentence
  std::size_t name_end = 0;
  std::size_t rest = 0;         // where the text behind "is", "zijn", "als" or the name begins
  bool broken = false;          // a message was given: the rest is not read
  std::vector<NameId> options;  // of a fact, term or choice, in order
  struct Member {
    NameId option = kNoName;  // none: no such option
    Word words;
  };
  std::vector<Member> members;  // of a group; a group in it stands there with its own options
  std::vector<NameId> columns;  // of a register: own columns; kNoName for code, naam, ook
};

// The statements of a `regel` block, in order, with their names declared in `names`.
class Collector {
 public:
  Collector(const std::vector<Document>& documents, NameTable& names, const Limits& limits,
            Diagnostics& diagnostics)
      : documents_(documents), names_(names), limits_(limits), diagnostics_(diagnostics) {}

  // Drafts of all rules blocks, by document and block; example blocks are outlined afterwards.
  void run(std::vector<Draft>& drafts);

  // For a sentence that takes the place of rules that exist: finds the name that it is about, and declares
  // nothing. The message, and a broken draft, when no rule has that name.
  [[nodiscard]] std::optional<Diagnostic> find_defined(Draft& draft);

 private:
  struct Written {  // a name as it stands in the text
    Name name;
    bool ok = false;
  };

  void declare_sort(Draft& draft);
  void declare_given(Draft& draft);
  void declare_group(Draft& draft);
  void find_members(Draft& draft);
  void declare_set(Draft& draft);
  void declare_items(Draft& draft);
  void declare_columns(Draft& draft);
  void declare_choice(Draft& draft);
  void declare_definition(Draft& draft);
  void declare_table(Draft& draft);
  void declare_term(Draft& draft);
  void find_things(std::vector<Draft>& drafts);
  void check_conditions(const std::vector<Draft>& drafts);

  void split_definition(Draft& draft);
  [[nodiscard]] Written written(const Phrase& phrase, std::size_t begin, std::size_t end,
                                NameKind kind) const;
  [[nodiscard]] NameKind given_kind(const Draft& draft, std::string_view text) const;
  std::vector<NameId> declare_options(const Phrase& phrase, std::size_t begin);
  NameId declare(Name name, const Draft& draft);
  void already_there(const Draft& draft, Span span, Span first, std::string_view what);
  void bad_name(const Draft& draft, Span span, std::string reason, std::string help);
  // Reports what is wrong with a name. A name with a flaw is declared all the same, so that its
  // uses give no second message; without a name, or with one that means something else, there is
  // nothing.
  [[nodiscard]] bool usable_name(const Name& name, const Draft& draft);
  void report(const Draft& draft, Diagnostic message);

  const std::vector<Document>& documents_;
  NameTable& names_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  std::unordered_map<NameId, std::vector<NameId>> groups_;
  // Where a document introduces each begrip; two documents may introduce the same one.
  std::map<std::pair<std::uint32_t, NameId>, Span> terms_;
  bool full_ = false;
};

// Words of a list with "," or ";" between them: "havo, vwo" as ranges of the text from `begin`.
[[nodiscard]] std::vector<Word> list_words(std::string_view text, std::size_t begin);

}  // namespace slagboom::grammar
