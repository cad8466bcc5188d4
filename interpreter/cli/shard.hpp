// The result of a part of a file, and one result of all parts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "interpreter/cli/tally.hpp"

namespace slagboom::cli {

// What stands at the head of a part. Parts of one question have the same `question`.
struct ShardHead {
  std::uint32_t part = 0, parts = 0;
  bool lines = false;    // one line per candidate; else only counts
  std::string question;  // digest of program, texts and the form of the file
  friend bool operator==(const ShardHead&, const ShardHead&) = default;
};

struct Shard {
  ShardHead head;
  std::string_view body;  // the lines
  Tally tally;
};

[[nodiscard]] std::string shard_start(const ShardHead& head);
// `body`: how many bytes of lines were written behind the start.
[[nodiscard]] std::string shard_end(const ShardHead& head, const Tally& tally, std::uint64_t body);
// False when these bytes are no whole part. The body points into them.
[[nodiscard]] bool read_shard(std::string_view bytes, Shard& shard);

}  // namespace slagboom::cli
