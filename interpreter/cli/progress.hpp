// How far long work is, on standard error, only when someone is looking at a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace slagboom::cli {

class Progress {
 public:
  // `wanted` false: never shown (results already appear on the same terminal).
  Progress(std::string what, bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Cheap enough to call for every candidate.
  void step(std::size_t done, std::size_t total);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  bool wanted_;
  bool shown_ = false;
  Clock::time_point next_;
};

}  // namespace slagboom::cli
