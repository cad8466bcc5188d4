// Stands in for libFuzzer: runs a fuzz target over stored inputs, then over small changes to them.
//
// usage: foo_fuzz [--seconden=N] [--zaad=N] PATH...    (a folder is read with all that is in it)
//
// The input that is being tried is kept in <program>.laatste, so that it is there after a crash:
// run the target on that file to see the crash again.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

struct Options {
  std::chrono::seconds seconds{0};
  std::uint64_t seed = 1;
  std::vector<fs::path> paths;
};

Options read_options(int argc, char** argv) {
  constexpr std::string_view kSeconds = "--seconden=";
  constexpr std::string_view kSeed = "--zaad=";
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with(kSeconds)) {
      options.seconds =
          std::chrono::seconds{std::strtol(argument.substr(kSeconds.size()).data(), nullptr, 10)};
    } else if (argument.starts_with(kSeed)) {
      options.seed = std::strtoull(argument.substr(kSeed.size()).data(), nullptr, 10);
    } else {
      options.paths.emplace_back(argument);
    }
  }
  return options;
}

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::string> read_inputs(const std::vector<fs::path>& paths) {
  std::vector<std::string> inputs{""};
  for (const fs::path& path : paths) {
    if (fs::is_directory(path)) {
      for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) inputs.push_back(read_file(entry.path()));
      }
    } else if (fs::is_regular_file(path)) {
      inputs.push_back(read_file(path));
    }
  }
  return inputs;
}

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) {
  return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit);
}

// One edit of a kind that breaks parsers: cut, drop, repeat, change a byte, take from another
// input.
void change(std::string& text, const std::vector<std::string>& inputs, Random& random) {
  const std::size_t at = below(random, text.size() + 1);
  const std::size_t length = below(random, 1 + (std::size_t{1} << below(random, 8)));
  switch (below(random, 5)) {
    case 0:
      text.resize(at);
      break;
    case 1:
      text.erase(at, length);
      break;
    case 2:
      text.insert(at, text.substr(at, length));
      break;
    case 3:
      if (at < text.size()) text[at] = static_cast<char>(random() & 0xFFU);
      break;
    default: {
      const std::string& other = inputs[below(random, inputs.size())];
      text.insert(at, other.substr(below(random, other.size() + 1), length));
    }
  }
}

void run(const std::string& text, const fs::path& last) {
  std::ofstream(last, std::ios::binary) << text;
  // A copy of exactly this size, so that a sanitizer sees a read past the end.
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = read_options(argc, argv);
  const fs::path last = fs::path(argv[0]).filename().string() + ".laatste";
  const std::vector<std::string> inputs = read_inputs(options.paths);

  for (const std::string& input : inputs) run(input, last);

  constexpr std::size_t kMaxSize = 65536;
  std::cout << "zaad " << options.seed << '\n' << std::flush;
  Random random(options.seed);
  std::size_t changed = 0;
  const auto end = std::chrono::steady_clock::now() + options.seconds;
  while (std::chrono::steady_clock::now() < end) {
    std::string text = inputs[below(random, inputs.size())].substr(0, kMaxSize);
    for (std::size_t edits = 1 + below(random, 4); edits > 0; --edits) {
      change(text, inputs, random);
    }
    run(text, last);
    ++changed;
  }

  fs::remove(last);
  std::cout << inputs.size() << " opgeslagen, " << changed << " gewijzigd\n";
  return EXIT_SUCCESS;
}
