// A drawn cohort as a CSV file, or as JSON with one object a line: cohort AANTAL [ZAAD] [json]
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "cohort.hpp"

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2026;
  const bool json = argc > 3 && std::string_view(argv[3]) == "json";
  // In pieces, so that any number fits in memory.
  constexpr std::size_t kPiece = 100'000;
  for (std::size_t done = 0; done < count; done += kPiece) {
    const std::size_t size = std::min(kPiece, count - done);
    const slagboom::prestaties::Cohort cohort = slagboom::prestaties::cohort(size, seed + done);
    if (json) {
      slagboom::prestaties::write_json(cohort, std::cout, done + 1);
    } else {
      slagboom::prestaties::write_csv(cohort, std::cout, done + 1);
    }
  }
  return 0;
}
