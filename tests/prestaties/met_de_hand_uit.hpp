// What the programs by hand share: mapping the file, and writing the lines of `beoordeel --kort`.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace slagboom::prestaties {

// What stands behind the number of a candidate, for each verdict.
inline std::array<std::string, 512> tails() {
  constexpr const char* kClauses[] = {"a", "b", "c", "d", "e"};
  std::array<std::string, 512> all;
  for (unsigned code = 0; code < all.size(); ++code) {
    std::string reasons;
    for (unsigned clause = 0; clause < 5; ++clause) {
      if ((code >> (clause + 1) & 1U) != 0)
        reasons += std::string(reasons.empty() ? "" : ", ") + "UB 3.34 lid 1 " + kClauses[clause];
    }
    if ((code & 1U) != 0) reasons = "UB 3.34 lid 1 c " + std::to_string(code >> 6) + "°";
    all[code] =
        std::string("  ") + ((code & 1U) != 0 ? "geslaagd" : "afgewezen") + "  (" + reasons + ")\n";
  }
  return all;
}

// The file in memory, with `room` readable bytes behind it; empty when that fails.
inline std::string_view mapped(const char* path, std::size_t room) {
  const int in = ::open(path, O_RDONLY);
  struct stat about {};
  if (in < 0 || ::fstat(in, &about) != 0) return {};
  const auto size = static_cast<std::size_t>(about.st_size);
  // The file lies over the first bytes of memory that is there in any case.
  void* const place =
      ::mmap(nullptr, size + room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (place == MAP_FAILED) return {};
  if (::mmap(place, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, in, 0) == MAP_FAILED) return {};
  return {static_cast<const char*>(place), size};
}

class Lines {
 public:
  explicit Lines(const char* path) : out_(std::fopen(path, "wb")) {}
  [[nodiscard]] bool open() const { return out_ != nullptr; }
  void add(std::string_view id, std::uint16_t code) {
    buffer_ += id;
    buffer_ += tails_[code];
    if (count_++ == 0) first_ = (code & 1) != 0;
    ++results_[code & 1];
    if (buffer_.size() < kFull) return;
    std::fwrite(buffer_.data(), 1, buffer_.size(), out_);
    buffer_.clear();
  }
  // Writes the totals; whether all went well.
  bool end() {
    const std::string passed = std::to_string(results_[1]) + " geslaagd";
    const std::string failed = std::to_string(results_[0]) + " afgewezen";
    buffer_ += std::to_string(count_) +
               " kandidaten: " + (first_ ? passed + ", " + failed : failed + ", " + passed) + "\n";
    std::fwrite(buffer_.data(), 1, buffer_.size(), out_);
    return std::fclose(out_) == 0;
  }

 private:
  static constexpr std::size_t kFull = 1 << 18;
  std::FILE* out_;
  std::array<std::string, 512> tails_ = tails();
  std::string buffer_;
  std::array<std::size_t, 2> results_{};
  bool first_ = false;
  std::size_t count_ = 0;
};

}  // namespace slagboom::prestaties
