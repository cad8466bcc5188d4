// What the comparisons of answers share: how they are called, for which opleidingen, and reading what the program said.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <string>

#include "generator.hpp"
#include "referentie_json.hpp"

namespace slagboom::vergelijking {

struct Options {
  std::string verb, type, answers;
  long count = 100;
  std::uint64_t seed = 1;
  int open = 3, year = 0, shown = 20;
};

// "VERB --aantal N --zaad S …"; what is not named stays as it is in `defaults`.
[[nodiscard]] Options read_options(int argc, char** argv, Options defaults);

// Every opleiding that is asked for.
void every_opleiding(const Options& options, const std::function<void(referentie::Opleiding)>& use);

// A word as it is, anything else as JSON.
[[nodiscard]] std::string text_of(const nlohmann::json& value);

// The answers of the program, one a line, in the order of the candidates.
class Answers {
 public:
  explicit Answers(const std::string& path);
  [[nodiscard]] bool readable() const { return readable_; }
  // The next one; `wrong` says what is the matter when it is not about this candidate, or no answer.
  [[nodiscard]] nlohmann::json next(const std::string& candidate, std::string& wrong);

 private:
  std::ifstream file_;
  bool readable_;
};

}  // namespace slagboom::vergelijking
