// Work for several threads at once.
#pragma once

#include <cstddef>
#include <functional>

#include "interpreter/candidates/wide_file.hpp"

namespace slagboom::cli {

inline constexpr std::size_t kMostThreads = 64;

// How many threads are worth it when nobody says: one for each core, up to a limit.
[[nodiscard]] std::size_t usual_threads();

// Calls `work` on so many threads, this one among them, and waits for all. When the system gives
// fewer threads there are fewer calls, at least one. What is thrown in a call is thrown here, once:
// the first of them; `stop` is called at once, so that the others can come to an end.
void on_threads(std::size_t threads, const std::function<void()>& work,
                const std::function<void()>& stop);

// Divides tasks over so many threads. A task that throws ends all.
[[nodiscard]] candidates::Each each_on(std::size_t threads);

}  // namespace slagboom::cli
