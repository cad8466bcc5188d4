// Weights and codes of domains, as people write them.
#include "grammar/pta_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace slagboom::grammar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PtaValues, WeightsAreExactHundredths) {
  EXPECT_EQ(read_weight("2"), 200);
  EXPECT_EQ(read_weight("2,5"), 250);
  EXPECT_EQ(read_weight("0,05"), 5);
  EXPECT_EQ(read_weight(" 20% "), 2000);
  EXPECT_EQ(read_weight("3x"), 300);
  EXPECT_EQ(read_weight("999999"), 99'999'900);
  for (const std::string_view wrong :
       {"", "-", "a", "2.5", "2,", ",5", "2,555", "1000000", "2 keer", "-2"})
    EXPECT_EQ(read_weight(wrong), std::nullopt) << wrong;
  for (const std::int64_t weight : {0, 5, 50, 100, 250, 12345})
    EXPECT_EQ(read_weight(weight_text(weight)), weight);
}

TEST(PtaValues, DomainsAreReadFromLists) {
  EXPECT_THAT(read_domains("domein D"), ElementsAre("D"));
  EXPECT_THAT(read_domains("D, E en F"), ElementsAre("D", "E", "F"));
  EXPECT_THAT(read_domains("domein D, E: de markt"), ElementsAre("D", "E"));
  EXPECT_THAT(read_domains("subdomeinen B1-B3 + C2"), ElementsAre("B1", "B2", "B3", "C2"));
  EXPECT_THAT(read_domains("A1 t/m A3"), ElementsAre("A1", "A2", "A3"));
  EXPECT_THAT(read_domains("Ba1-2"), ElementsAre("Ba1", "Ba2"));
  EXPECT_THAT(read_domains("D-F"), ElementsAre("D", "E", "F"));
  EXPECT_THAT(read_domains("NE/K/1, NE/K/2"), ElementsAre("K1", "K2"));
  EXPECT_THAT(read_domains("K3 (lezen)"), ElementsAre("K3"));
  EXPECT_THAT(read_domains("domein Bb, Db"), ElementsAre("Bb", "Db"));
  EXPECT_THAT(read_domains("A, B - schaarste"), ElementsAre("A", "B"));
  EXPECT_THAT(read_domains("A, B – schaarste"), ElementsAre("A", "B"));
  EXPECT_THAT(read_domains("J/K"), ElementsAre("J", "K"));
  EXPECT_THAT(read_domains("B1/B2, Bg1 / Bg2"), ElementsAre("B1", "B2", "Bg1", "Bg2"));
}

TEST(PtaValues, WordsAreNoDomains) {
  EXPECT_THAT(read_domains("ondernemen"), IsEmpty());
  EXPECT_THAT(read_domains("De markt"), IsEmpty());
  EXPECT_THAT(read_domains("A Christmas Carol"), IsEmpty());
  EXPECT_THAT(read_domains("Q-koorts"), IsEmpty());
  EXPECT_THAT(read_domains("A/B-toets"), IsEmpty());
  EXPECT_THAT(read_domains("PO/MO"), IsEmpty());
  EXPECT_THAT(read_domains("A/de markt"), IsEmpty());
  EXPECT_THAT(read_domains(""), IsEmpty());
  EXPECT_THAT(read_domains("domein"), IsEmpty());
}

TEST(PtaValues, RangesStayWithinBounds) {
  EXPECT_LE(read_domains("A1-A99").size(), 99U);
  EXPECT_THAT(read_domains("B9-B2"), IsEmpty());
}

TEST(PtaValues, ADomainIsRelatedToItsParts) {
  EXPECT_TRUE(related_domains("B", "B3"));
  EXPECT_TRUE(related_domains("B3", "B"));
  EXPECT_TRUE(related_domains("B3", "B3"));
  EXPECT_FALSE(related_domains("B3", "B4"));
  EXPECT_FALSE(related_domains("Bg1", "B"));
}

}  // namespace
}  // namespace slagboom::grammar
