// The yardstick: a fixed amount of ordinary work (strings, a map, whole numbers), to compare times with on a busy machine.
//
//   maatstaf [ROUNDS]     one round is some five milliseconds of processor time on a server of 2024
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 1;
  std::uint64_t state = 88172645463325252U;
  std::uint64_t sum = 0;
  for (int round = 0; round < rounds; ++round) {
    std::map<std::string, std::uint64_t> words;
    for (int number = 0; number < 20'000; ++number) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      words["woord-" + std::to_string(state % 5'000)] += state & 0xff;
    }
    for (const auto& [word, count] : words) sum += word.size() * count;
  }
  std::printf("%llu\n", static_cast<unsigned long long>(sum));
  return 0;
}
