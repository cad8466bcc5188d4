// One line that is written over, first after half a second, then ten times a second at most.
#include "interpreter/cli/progress.hpp"

#include <unistd.h>

#include <utility>

#include "interpreter/cli/output.hpp"

namespace slagboom::cli {
namespace {

constexpr std::chrono::milliseconds kPatience{500};
constexpr std::chrono::milliseconds kPause{100};
constexpr std::string_view kClearLine = "\r\x1B[K";

}  // namespace

Progress::Progress(std::string what, bool wanted)
    : what_(std::move(what)),
      wanted_(wanted && ::isatty(STDERR_FILENO) == 1),
      next_(Clock::now() + kPatience) {}

Progress::~Progress() {
  if (shown_) say_plain(kClearLine);
}

void Progress::step(std::size_t done, std::size_t total) {
  if (!wanted_) return;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + kPause;
  shown_ = true;
  say_plain(std::string(kClearLine) + what_ + " " + std::to_string(done) + " van " +
            std::to_string(total));
}

}  // namespace slagboom::cli
