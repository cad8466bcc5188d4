// The user, or the system, asks to stop: first nothing half is left behind, then the program ends
// as it would have.
#pragma once

#include <array>
#include <csignal>
#include <cstddef>

namespace slagboom::cli {

// While it exists, a request to stop is noted and no more. At its end the program gives in to what
// was noted; so it is made before anything that must be cleaned up. One at a time.
class Interruptible {
 public:
  Interruptible();
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

  // Whether it was asked; from any thread.
  [[nodiscard]] static bool asked();

 private:
  static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, kSignals.size()> former_{};
};

}  // namespace slagboom::cli
