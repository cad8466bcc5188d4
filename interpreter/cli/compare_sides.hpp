// The two sides of `vergelijk`: their texts, and the regimes that are laid side by side.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/options.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::cli {

// A regime on either side. `group` is equal for regimes that are the same but for the years.
struct RegimePair {
  resolve::Regime before, after;
  std::string label_before, label_after;
};

struct Sides {
  std::shared_ptr<Session> before, after;    // may be the same session
  std::string name_before, name_after;
  // What the command fixes on each side: key of the fact and value as files write it.
  std::vector<std::pair<std::string, std::string>> fixed_before, fixed_after;
  std::vector<RegimePair> pairs;
  bool same_library = true;
};

// Loads both sides. On failure says why, and gives the status.
[[nodiscard]] Status load_sides(const Options& options, Sides& sides);

// The candidate as one side sees it: with the values that the command fixes.
[[nodiscard]] candidates::RawCandidate seen_by(const candidates::RawCandidate& candidate,
                                               const std::vector<std::pair<std::string, std::string>>& fixed);

}  // namespace slagboom::cli
