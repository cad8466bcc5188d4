// Candidates from CSV: long and wide, separators, quotes, and cells that cannot be used.
#include "interpreter/candidates/csv.hpp"

#include <gtest/gtest.h>

#include <string>

#include "interpreter/candidates/read_limits.hpp"
#include "interpreter/candidates/test_schema.hpp"

namespace slagboom::candidates {
namespace {

TEST(Csv, LongFormWithRowsApart) {
  EXPECT_EQ(read_shown("kandidaat;opleiding;vak;se;ce\n"
                       "K1;havo;netl;6,4;5,8\n"
                       "K2;vwo;netl;7;\n"
                       "K1;;entl;5.1;4,6\n"),
            "K1@2 opleiding=havo@2:opleiding\n"
            "  vakken netl@2:vak ce=5,8@2:ce se=6,4@2:se\n"
            "  vakken entl@4:vak ce=4,6@4:ce se=5.1@4:se\n"
            "K2@3 opleiding=vwo@3:opleiding\n"
            "  vakken netl@3:vak se=7@3:se\n");
}

TEST(Csv, LongFormOfAnotherCollection) {
  EXPECT_EQ(
      read_shown("kandidaat;vak;toets;cijfer;datum\nK1;netl;401;5,9;2025-11-03\n"),
      "K1@2\n  toetsen 401@2:toets cijfer=5,9@2:cijfer datum=2025-11-03@2:datum vak=netl@2:vak\n");
}

TEST(Csv, WideFormHasAnEntryWhenACellIsFilled) {
  EXPECT_EQ(read_shown("kandidaat;netl.se;wisA.SE;netl.ce;LO;wisA.ce\nK1;6,4;;5,8;v;\nK2;;;;;\n"),
            "K1@2\n  vakken netl@2:netl.se ce=5,8@2:netl.ce se=6,4@2:netl.se\n"
            "  vakken lo@2:LO beoordeling=v@2:LO\n"
            "K2@3\n");
  EXPECT_EQ(read_shown("kandidaat;wisA.SE\nK1;5\n"),
            "K1@2\n  vakken wisA@2:wisA.SE se=5@2:wisA.SE\n");
}

TEST(Csv, WithoutColumnForTheNumber) {
  EXPECT_EQ(read_shown("opleiding;netl.se\nhavo;6\n"),
            "rij 2@2 opleiding=havo@2:opleiding\n  vakken netl@2:netl.se se=6@2:netl.se\n");
  EXPECT_EQ(read_shown("opleiding;vak;se\nhavo;netl;6\n"),
            "bestand 1: er is geen kolom «kandidaat»; zonder die kolom is niet te zien welke rijen "
            "bij elkaar horen\n");
}

TEST(Csv, SeparatorsAreDetected) {
  EXPECT_EQ(read_shown("kandidaat,netl.se,netl.ce\nK1,\"6,4\",5.8\n"),
            "K1@2\n  vakken netl@2:netl.se ce=5.8@2:netl.ce se=6,4@2:netl.se\n");
  EXPECT_EQ(read_shown("kandidaat\tnetl.se\nK1\t6,4\n"),
            "K1@2\n  vakken netl@2:netl.se se=6,4@2:netl.se\n");
  EXPECT_EQ(read_shown("sep=;\r\nkandidaat;netl.se\r\nK1;6,4\r\n"),
            "K1@3\n  vakken netl@3:netl.se se=6,4@3:netl.se\n");
  EXPECT_EQ(read_shown("kandidaat\nK1\n"), "K1@2\n");
  EXPECT_EQ(read_shown("aa;bb,cc\n1;2,3\n"),
            "bestand 1: het is niet duidelijk of de kolommen gescheiden zijn door puntkomma's of "
            "door komma's\n");
}

TEST(Csv, ByteOrderMarkAndLineEnds) {
  EXPECT_EQ(read_shown("\xEF\xBB\xBFkandidaat;opleiding\rK1;havo\r\nK2;vwo"),
            "K1@2 opleiding=havo@2:opleiding\nK2@3 opleiding=vwo@3:opleiding\n");
}

TEST(Csv, QuotesHoldSeparatorsLineEndsAndQuotes) {
  EXPECT_EQ(
      read_shown("kandidaat;naam;opleiding\n\"K;1\";\"a\nb \"\"c\"\"\";\" havo \"\nK2;x\"y;vwo\n"),
      "K;1@2 opleiding=havo@2:opleiding\nK2@3 opleiding=vwo@3:opleiding\n"
      "let op: de kolom «naam» wordt niet gebruikt\n");
  EXPECT_EQ(read_shown("kandidaat;opleiding\n\"K1\"x;havo\nK2;vwo\n"),
            "K1@2\n  ! 2:kandidaat: achter het aanhalingsteken staat nog tekst; een "
            "aanhalingsteken in een cel schrijft u dubbel\n"
            "K2@3 opleiding=vwo@3:opleiding\n");
  EXPECT_EQ(read_shown("kandidaat;opleiding\nK1;havo\nK2;\"vwo\n\n"),
            "bestand 3: een aanhalingsteken in deze rij wordt nergens gesloten\n");
}

TEST(Csv, BlankRowsCountButHoldNobody) {
  EXPECT_EQ(read_shown("\n\nkandidaat;opleiding\n;\n\nK1;havo\n;;;;\n"),
            "K1@6 opleiding=havo@6:opleiding\n");
  EXPECT_EQ(read_shown("kandidaat;opleiding\n"), "");
}

TEST(Csv, RowsOfAnotherLength) {
  EXPECT_EQ(
      read_shown("kandidaat;opleiding;profiel\nK1;havo\nK2;havo;EM;;\nK3;havo;EM;x\n"),
      "K1@2 opleiding=havo@2:opleiding\nK2@3 opleiding=havo@3:opleiding profiel=EM@3:profiel\n"
      "K3@4\n  ! 4:: deze rij heeft 4 cellen en de kop 3\n");
  EXPECT_EQ(read_shown("kandidaat,netl.se,netl.ce\nK1,6,4,5\nK2,6\nK3,6,5\n"),
            "K1@2\n  ! 2:: deze rij heeft 4 cellen en de kop 3; een getal met een komma hoort hier "
            "tussen aanhalingstekens\n"
            "K2@3\n  ! 3:: deze rij heeft 2 cellen en de kop 3\n"
            "K3@4\n  vakken netl@4:netl.se ce=5@4:netl.ce se=6@4:netl.se\n");
}

TEST(Csv, ContradictionsAndGapsCostOneCandidate) {
  EXPECT_EQ(read_shown("kandidaat;opleiding;vak;se\nK1;havo;netl;6\nK1;vwo;entl;5\n;havo;netl;"
                       "6\nK3;havo;;6\nK4;havo;;\n"),
            "K1@2 opleiding=havo@2:opleiding\n"
            "  vakken netl@2:vak se=6@2:se\n"
            "  vakken entl@3:vak se=5@3:se\n"
            "  ! 3:opleiding: hier staat iets anders dan in rij 2\n"
            "rij 4@4 opleiding=havo@4:opleiding\n"
            "  vakken netl@4:vak se=6@4:se\n"
            "  ! 4:kandidaat: deze cel is leeg\n"
            "K3@5 opleiding=havo@5:opleiding\n"
            "  ! 5:vak: deze cel is leeg, terwijl de rij wel gegevens heeft\n"
            "K4@6 opleiding=havo@6:opleiding\n");
}

TEST(Csv, CellsThatCannotBeUsed) {
  EXPECT_EQ(read_shown("kandidaat;netl.se;netl.ce\nK1;#N/B;\xEF\xBF\xBD\nK2;\"6\x01\";5\n"),
            "K1@2\n  ! 2:netl.se: in deze cel staat een foutmelding van het rekenblad\n"
            "  ! 2:netl.ce: in deze cel staat een teken dat niet te lezen is\n"
            "K2@3\n  vakken netl@3:netl.ce ce=5@3:netl.ce\n"
            "  ! 3:netl.se: in deze cel staat een teken dat niet te lezen is\n");
}

TEST(Csv, OneNumberTwiceInTheWideForm) {
  EXPECT_EQ(read_shown("kandidaat;opleiding\nK1;havo\nK1;vwo\n"),
            "K1@2 opleiding=havo@2:opleiding\n  ! 2:kandidaat: dit nummer komt twee keer voor, ook "
            "in rij 3\n"
            "K1@3 opleiding=vwo@3:opleiding\n  ! 3:kandidaat: dit nummer komt twee keer voor, ook "
            "in rij 2\n");
}

TEST(Csv, HeadersThatCannotBeRead) {
  EXPECT_EQ(read_shown("a;b\n1;2\n"),
            "bestand 1: geen enkele kolom is bekend; verwacht worden kolommen zoals «kandidaat», "
            "«opleiding», «vak», «toets»\n"
            "let op: de kolom «a» wordt niet gebruikt\nlet op: de kolom «b» wordt niet gebruikt\n");
  EXPECT_EQ(read_shown("kandidaat;netl.se;NETL.SE\nK1;1;2\n"),
            "bestand 1: de kolommen 2 en 3 zijn allebei «netl.se»\n");
  EXPECT_EQ(read_shown("kandidaat;vak;netl.se\nK1;x;2\n"),
            "bestand 1: het bestand heeft een kolom «vak» en ook kolommen zoals «netl.se»; kies "
            "één van beide vormen\n");
}

TEST(Csv, UnusedColumnsAreNamedOnce) {
  EXPECT_EQ(read_shown("kandidaat;Oplieding;netl.sse;klas;;se\nK1;x;6;H5;;6\n"),
            "K1@2\n"
            "let op: de kolom «se» wordt niet gebruikt; er is geen kolom «vak» die zegt waar het "
            "bij hoort\n"
            "let op: de kolom «Oplieding» wordt niet gebruikt; bedoelde u «opleiding»?\n"
            "let op: de kolom «netl.sse» wordt niet gebruikt; bedoelde u «netl.se»?\n"
            "let op: de kolom «klas» wordt niet gebruikt\n");
}

TEST(Csv, OtherKindsOfFile) {
  EXPECT_EQ(read_shown(""), "bestand 0: het bestand is leeg\n");
  EXPECT_EQ(read_shown(" \n\n"), "bestand 0: het bestand is leeg\n");
  EXPECT_EQ(read_shown("kandidaat;naam\nK1;Andr\xE9\n"),
            "bestand 2: er staat een teken dat niet te lezen is: het bestand is niet bewaard als "
            "UTF-8; bewaar het als «CSV UTF-8»\n");
  EXPECT_EQ(
      read_shown("PK\x03\x04..."),
      "bestand 0: dit is een rekenblad of een ingepakt bestand; bewaar de lijst eerst als CSV\n");
  EXPECT_EQ(read_shown("\xFF\xFEk\0"),
            "bestand 0: het bestand is bewaard als UTF-16; bewaar het als «CSV UTF-8»\n");
  EXPECT_EQ(read_shown(std::string("kandidaat\nK\0", 12)),
            "bestand 2: dit bestand is geen tekst\n");
}

TEST(Csv, HugeLines) {
  EXPECT_EQ(read_shown("kandidaat;opleiding\nK1;" + std::string(5'000'000, 'x') + "\nK2;vwo\n"),
            "K1@2\n  ! 2:opleiding: deze cel is te lang\nK2@3 opleiding=vwo@3:opleiding\n");
  EXPECT_EQ(read_shown("kandidaat;opleiding\nK1;havo" + std::string(1'000'000, ';') + "\nK2;vwo\n"),
            "K1@2\n  ! 2:: deze rij heeft te veel cellen\nK2@3 opleiding=vwo@3:opleiding\n");
}

}  // namespace
}  // namespace slagboom::candidates
