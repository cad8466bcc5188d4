// Lines of JSON that are the same but for their marks and their number: what was found out about
// one holds for all of them. A tree, because lines with other subjects often begin the same way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/row_file.hpp"

namespace slagboom::candidates {

// A number that each reader of JSON keeps as it stands: 7, 6.4, 2026; no sign, no exponent.
[[nodiscard]] bool is_plain_number(std::string_view text);
// Whether the number of a candidate reads the same here as in the careful reader.
[[nodiscard]] bool is_plain_id(std::string_view id);

class JsonPaths {
 public:
  // Remembers a line without backslashes that was read completely. `parts` lie in it, in order. Not
  // when there are too many different lines.
  void add(std::string_view line, const std::vector<RowPart>& parts, const std::string& form);

  // The form of a line that is as one that was added; null when there is none. Valid as long as
  // this object. Sets the number, and the marks in order, of which there is room for most().
  [[nodiscard]] const std::string* match(std::string_view line, std::string_view& id,
                                         std::uint8_t* tenths) const;
  [[nodiscard]] std::size_t most() const { return most_; }

 private:
  struct Node {
    std::string text;  // what stands before the part
    bool end = false;  // no part: the line ends here
    RowPart::Kind kind = RowPart::Kind::id_text;
    std::string form;  // at the end
    std::vector<std::unique_ptr<Node>> next;
    mutable std::size_t recent = 0;  // of next: what was there the last time
  };
  static Node* child(Node& node, std::string_view text, bool end, RowPart::Kind kind);

  Node root_;
  std::size_t nodes_ = 0;
  std::size_t most_ = 0;
};

}  // namespace slagboom::candidates
