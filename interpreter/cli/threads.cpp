// Threads that live as long as the work; what one of them throws is thrown to who asked.
#include "interpreter/cli/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace slagboom::cli {

namespace {

constexpr std::size_t kUsualMost = 16;

}  // namespace

std::size_t usual_threads() {
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kUsualMost);
}

void on_threads(std::size_t threads, const std::function<void()>& work,
                const std::function<void()>& stop) {
  std::mutex mutex;
  std::exception_ptr first;
  const auto guarded = [&] {
    try {
      work();
    } catch (...) {
      {
        const std::lock_guard lock(mutex);
        if (!first) first = std::current_exception();
      }
      stop();
    }
  };
  std::vector<std::thread> others;
  others.reserve(threads);
  try {
    while (others.size() + 1 < threads) others.emplace_back(guarded);
  } catch (const std::system_error&) {
    // With fewer threads it takes longer; the result is the same.
  }
  guarded();
  for (std::thread& other : others) other.join();
  if (first) std::rethrow_exception(first);
}

candidates::Each each_on(std::size_t threads) {
  return [threads](std::size_t count, const std::function<void(std::size_t)>& task) {
    if (threads <= 1 || count <= 1) {
      candidates::in_turn(count, task);
      return;
    }
    std::atomic<std::size_t> next{0};
    on_threads(
        std::min(threads, count),
        [&] {
          for (std::size_t index = next++; index < count; index = next++) task(index);
        },
        [&] { next = count; });
  };
}

}  // namespace slagboom::cli
