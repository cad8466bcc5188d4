// Amendments laid over a PTA: the text as it reads after a decision.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/pta/plan.hpp"

namespace slagboom::pta {

// One difference between the adopted text and the amended one.
struct Change {
  enum class Kind : std::uint8_t { set, added, dropped } kind = Kind::set;
  const Amendment* amendment = nullptr;
  std::string code;
  std::string column;    // set: its name
  std::string was, now;  // set
};

struct Amended {
  Plan plan;
  std::vector<Change> changes;  // in order
};

// The amendments of the PTA with this index, by number.
[[nodiscard]] std::vector<const Amendment*> amendments_of(const Plans& plans, std::size_t plan);

// The first amendment of the same PTA with the same number; null: it is this one.
[[nodiscard]] const Amendment* same_number(const Plans& plans, const Amendment& amendment);

// Whether it can be told which PTA the amendment changes, and that no other has its number.
void check_place(const Plans& plans, const Amendment& amendment, grammar::Diagnostics& diagnostics);

// The PTA after these amendments. Messages: «was» that does not match, tests that are not there.
[[nodiscard]] Amended amended(const Plans& plans, const Plan& plan,
                              const std::vector<const Amendment*>& amendments,
                              grammar::Diagnostics& diagnostics);

// Two cells that say the same: blanks and capitals make no difference.
[[nodiscard]] bool same_text(std::string_view a, std::string_view b);
// The form in which they are compared.
[[nodiscard]] std::string plain_text(std::string_view text);

}  // namespace slagboom::pta
