// The result of a part of a file, and one result of all parts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "interpreter/cli/tally.hpp"
#include "interpreter/record/sha256.hpp"

namespace slagboom::cli {

// What stands at the head of a part. Parts of one result differ only in `part`.
struct ShardHead {
  std::uint32_t part = 0, parts = 0;
  bool lines = false;      // one line per candidate; else only counts
  std::string engine;      // version of the program
  std::string texts;       // digest of the laws and the reglement
  std::string candidates;  // digest of the whole file
};

struct Shard {
  ShardHead head;
  std::string_view body;  // the lines
  Tally tally;
};

// The text of a part, piece by piece: start, lines, end.
class ShardText {
 public:
  explicit ShardText(ShardHead head) : head_(std::move(head)) {}
  [[nodiscard]] std::string start();
  void line(std::string_view text);
  [[nodiscard]] std::string end(const Tally& tally);

 private:
  ShardHead head_;
  record::Sha256 digest_;
  std::uint64_t body_ = 0;
};

// Why these bytes are no whole part, Dutch; empty when they are. The body points into them.
[[nodiscard]] std::string read_shard(std::string_view bytes, Shard& shard);

// What differs between parts that do not belong together, Dutch; empty when they do.
[[nodiscard]] std::string difference(const ShardHead& one, const ShardHead& other);

}  // namespace slagboom::cli
