// Which name was probably meant.
#include "grammar/words.hpp"

#include <gtest/gtest.h>

namespace slagboom::grammar {
namespace {

TEST(Nearest, SwappedLettersComeBeforeOneThatIsLeftOut) {
  EXPECT_EQ(nearest("nelt", {"nlt", "netl", "entl"}), "netl");
  EXPECT_EQ(nearest("nelt", {"netl", "nlt"}), "netl");
  EXPECT_EQ(nearest("nlr", {"nlt", "netl"}), "nlt");
}

TEST(Nearest, NothingWhenNoneIsNear) { EXPECT_EQ(nearest("xyz", {"netl", "entl"}), ""); }

}  // namespace
}  // namespace slagboom::grammar
