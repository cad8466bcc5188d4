// Every fault of tests/pta/gevallen.txt, both ways: in the text it gives its codes, put back it
// does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/pta/checks.hpp"
#include "interpreter/pta/test_library.hpp"

namespace slagboom::pta {
namespace {

using testing::contents;
using testing::root;

struct Case {
  std::string name;
  std::vector<std::pair<std::string, std::string>> patches;
  std::vector<std::string> codes;
};

void replace_line_ends(std::string& text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
}

std::vector<Case> cases() {
  std::vector<Case> found;
  std::istringstream in(contents(root() / "tests" / "pta" / "gevallen.txt"));
  for (std::string line; std::getline(in, line);) {
    const auto after = [&](std::string_view key) {
      std::string text = line.substr(key.size());
      if (text.starts_with(' ')) text.erase(0, 1);
      replace_line_ends(text);
      return text;
    };
    if (line.starts_with("=== ")) found.push_back({line.substr(4), {}, {}});
    if (found.empty()) continue;
    if (line.starts_with("vervang:")) found.back().patches.emplace_back(after("vervang:"), "");
    if (line.starts_with("door:")) found.back().patches.back().second = after("door:");
    if (line.starts_with("meldt:")) {
      std::istringstream words(after("meldt:"));
      for (std::string code; words >> code;) found.back().codes.push_back(code);
    }
  }
  return found;
}

// Codes of the messages about a text, with the documents of the library that a PTA needs.
std::vector<std::string> codes_of(const std::string& text, std::string& rendered) {
  testing::Read read(text);
  const Plans plans =
      collect(read.model, resolve::view_from(read.model, read.document), read.diagnostics);
  check_plans(read.model, plans, read.document, read.diagnostics);
  std::vector<std::string> codes;
  for (const grammar::Diagnostic& message : read.diagnostics.sorted()) {
    if (message.labels.empty() || message.labels.front().span.file != read.files.back()) continue;
    codes.emplace_back(grammar::info(message.kind).code);
    rendered += grammar::render(message, read.sources);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

TEST(PtaChecks, EveryFaultGivesItsCodes) {
  const std::string base = contents(root() / "tests" / "pta" / "basis.regl.md");
  const std::vector<Case> all = cases();
  ASSERT_GT(all.size(), 20U);
  for (const Case& one : all) {
    SCOPED_TRACE(one.name);
    std::string text = base;
    for (const auto& [from, to] : one.patches) {
      const std::size_t at = text.find(from);
      ASSERT_NE(at, std::string::npos) << from;
      ASSERT_EQ(text.find(from, at + 1), std::string::npos) << "more than once: " << from;
      text.replace(at, from.size(), to);
    }
    std::string rendered;
    std::vector<std::string> expected = one.codes;
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(codes_of(text, rendered), expected) << rendered;
  }
}

}  // namespace
}  // namespace slagboom::pta
