// SHA-256 (FIPS 180-4) as people compare it: 64 hexadecimal digits.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace slagboom::record {

[[nodiscard]] std::string sha256(std::string_view bytes);

// The same for bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  // Of all that was added; call once.
  [[nodiscard]] std::string digest();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// True for 64 digits of 0-9 and a-f.
[[nodiscard]] bool is_digest(std::string_view text);

}  // namespace slagboom::record
