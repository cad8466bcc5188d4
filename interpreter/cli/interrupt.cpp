// Signals that ask to stop. The second one of a kind works at once.
#include "interpreter/cli/interrupt.hpp"

#include <atomic>

namespace slagboom::cli {

namespace {

std::atomic<int> noted{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may not wait");

void note(int signal) { noted.store(signal); }

}  // namespace

Interruptible::Interruptible() {
  noted.store(0);
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND | static_cast<unsigned>(SA_RESTART));
  (void)::sigemptyset(&action.sa_mask);
  for (std::size_t index = 0; index < kSignals.size(); ++index) {
    (void)::sigaction(kSignals[index], nullptr, &former_[index]);
    // Who started the program may have asked to pay no heed to it (nohup).
    if (former_[index].sa_handler == SIG_IGN) continue;
    (void)::sigaction(kSignals[index], &action, nullptr);
  }
}

Interruptible::~Interruptible() {
  for (std::size_t index = 0; index < kSignals.size(); ++index)
    (void)::sigaction(kSignals[index], &former_[index], nullptr);
  if (const int signal = noted.exchange(0); signal != 0) (void)::raise(signal);
}

bool Interruptible::asked() { return noted.load(std::memory_order_relaxed) != 0; }

}  // namespace slagboom::cli
