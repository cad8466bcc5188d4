// A record reads back as it was written, and any damage is seen.
#include "interpreter/record/record.hpp"

#include <gtest/gtest.h>

#include <string>

#include "interpreter/record/compare.hpp"
#include "interpreter/record/sha256.hpp"

namespace slagboom::record {
namespace {

Record example() {
  Record record;
  record.dossier.engine = "0.1.0";
  record.dossier.date = "2026-06-11";
  record.dossier.candidates_digest = sha256("bestand");
  record.dossier.texts = {
      {"UB", "Uitvoeringsbesluit", "amvb", "1-8-2026", "BWB1", "ub.regl.md", true, sha256("ub")},
      {"", "Reglement «A»", "examenreglement", "", "", "a.regl.md", false, sha256("a")}};
  record.lines = {{"K-1", sha256("k1"), R"({"kandidaat":"K-1","uitslag":"geslaagd","cum_laude":false,"eindcijfers":{"netl":6.5}})"},
                  {"K \"2\"", sha256("k2"), R"({"kandidaat":"K \"2\"","fout":"rij 3"})"}};
  return record;
}

std::string shown(const Comparison& comparison) {
  std::string out;
  for (const Difference& each : comparison.differences) {
    out += std::string(name_of(each.kind)) + (each.candidate.empty() ? "" : " " + each.candidate) + ": " + each.message + "\n";
  }
  return out + std::to_string(comparison.equal) + " " + std::to_string(comparison.changed) + " " +
         std::to_string(comparison.missing) + " " + std::to_string(comparison.added);
}

TEST(Record, WholeForm) {
  Record record = example();
  record.lines.resize(1);
  record.dossier.texts.resize(1);
  const std::string above =
      R"({"vastlegging":1,"programma":"0.1.0","datum":"2026-06-11","kandidaten":{"aantal":1,"sha256":")" + sha256("bestand") +
      R"("},"teksten":[{"document":"Uitvoeringsbesluit","kort":"UB","rang":"amvb","versie":"1-8-2026","bron":"BWB1",)" +
      R"("bestand":"ub.regl.md","meegeleverd":true,"sha256":")" + sha256("ub") + "\"}]}\n" +
      R"({"kandidaat":"K-1","gegevens":")" + sha256("k1") +
      R"(","oordeel":{"kandidaat":"K-1","uitslag":"geslaagd","cum_laude":false,"eindcijfers":{"netl":6.5}}})" + "\n";
  EXPECT_EQ(written(record), above + R"({"einde":true,"sha256":")" + sha256(above) + "\"}\n");
}

TEST(Record, RoundTrip) {
  const std::string bytes = written(example());
  const Read back = read(bytes);
  ASSERT_TRUE(back.usable) << back.damage.line << ": " << back.damage.message;
  EXPECT_EQ(written(back.record), bytes);
  EXPECT_EQ(shown(compared(back.record, example())), "2 0 0 0");
}

TEST(Record, EveryChangedByteIsDamage) {
  const std::string bytes = written(example());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = damaged[at] == 'x' ? 'y' : 'x';
    EXPECT_FALSE(read(damaged).usable) << at;
    damaged = bytes;
    damaged.erase(at, 1);
    EXPECT_FALSE(read(damaged).usable) << at;
  }
}

TEST(Record, EveryCutOffIsDamage) {
  const std::string bytes = written(example());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const Read cut = read(std::string_view(bytes).substr(0, length));
    EXPECT_FALSE(cut.usable) << length;
    EXPECT_FALSE(cut.damage.message.empty()) << length;
  }
}

// The line number and the whole message.
std::string damage(const std::string& bytes) {
  const Read result = read(bytes);
  return result.usable ? "goed" : std::to_string(result.damage.line) + ": " + result.damage.message;
}

std::string without_line(const std::string& bytes, std::size_t number) {
  std::size_t at = 0;
  while (--number > 0) at = bytes.find('\n', at) + 1;
  return bytes.substr(0, at) + bytes.substr(bytes.find('\n', at) + 1);
}

TEST(Record, DamageIsSaidWithItsLine) {
  const std::string bytes = written(example());
  EXPECT_EQ(damage(""), "0: dit bestand is leeg");
  EXPECT_EQ(damage("kandidaat;se\n"), "1: deze regel is geen JSON-object");
  EXPECT_EQ(damage("[1]\n"), "1: deze regel is geen JSON-object");
  EXPECT_EQ(damage("{\"kandidaat\":\"a\"}\n"), "1: dit is geen vastlegging van slagboom");
  EXPECT_EQ(damage("{\"vastlegging\":2}\n"), "1: deze vastlegging heeft vorm 2; dit programma leest alleen vorm 1");
  EXPECT_EQ(damage("{\"vastlegging\":1}\n"), "1: hier ontbreekt «programma»");
  EXPECT_EQ(damage("{\"vastlegging\":1,\"programma\":7}\n"), "1: «programma» is hier niet wat het moet zijn");
  EXPECT_EQ(damage(std::string(10'000, '[') + "\n"), "1: deze regel is te lang of te diep genest");
  EXPECT_EQ(damage(bytes.substr(0, bytes.size() - 1)), "4: deze regel is afgebroken");
  EXPECT_EQ(damage(without_line(bytes, 4)), "3: het einde van de vastlegging ontbreekt");
  EXPECT_EQ(damage(without_line(bytes, 2)), "3: er horen 2 kandidaten te zijn; er staan er 1");
  EXPECT_EQ(damage(bytes + "{}\n"), "5: achter het einde van de vastlegging staat nog iets");
  std::string changed = bytes;
  changed.replace(changed.find("geslaagd"), 8, "afgewees");
  EXPECT_EQ(damage(changed), "4: de regels hierboven zijn veranderd nadat de vastlegging is gemaakt");
  changed = bytes;
  changed[changed.find("gegevens\":\"") + 11] = 'Z';
  EXPECT_EQ(damage(changed), "2: «gegevens» is hier geen SHA-256");
  // Well formed, with the right digest, but with blanks that slagboom does not write.
  const std::size_t last = bytes.rfind("{\"einde\"");
  std::string above = bytes.substr(0, last);
  above.replace(above.find("\"datum\":"), 8, "\"datum\": ");
  EXPECT_EQ(damage(above + "{\"einde\":true,\"sha256\":\"" + sha256(above) + "\"}\n"),
            "0: deze vastlegging is niet door slagboom geschreven");
}

TEST(Compare, EveryKindOfDifference) {
  const Record before = example();
  Record now = example();
  now.dossier.engine = "0.2.0";
  now.dossier.candidates_digest = sha256("ander bestand");
  now.dossier.texts[0].digest = sha256("ub nieuw");
  now.dossier.texts[0].version = "1-8-2027";
  now.dossier.texts[1].title = "Reglement «B»";
  now.lines[0].digest = sha256("k1 nieuw");
  now.lines[0].verdict = R"({"kandidaat":"K-1","uitslag":"afgewezen","cum_laude":null,"eindcijfers":{"netl":5}})";
  now.lines[1].candidate = "K-3";
  EXPECT_EQ(shown(compared(before, now)),
            "programma: het programma was versie 0.1.0, is nu 0.2.0\n"
            "tekst: de tekst «Uitvoeringsbesluit» (ub.regl.md) is veranderd: versie 1-8-2026 is nu 1-8-2027\n"
            "tekst: de tekst «Reglement «A»» (a.regl.md) is er niet meer bij\n"
            "tekst: de tekst «Reglement «B»» (a.regl.md) is erbij gekomen\n"
            "bestand met kandidaten: het bestand met kandidaten is niet meer hetzelfde bestand\n"
            "gegevens K-1: de gegevens zijn veranderd\n"
            "oordeel K-1: uitslag was geslaagd, is nu afgewezen; cum_laude was nee, is nu nog open; ook anders: eindcijfers\n"
            "kandidaat ontbreekt K \"2\": deze kandidaat staat niet meer in het bestand\n"
            "kandidaat nieuw K-3: deze kandidaat staat niet in de vastlegging\n"
            "0 1 1 1");
}

TEST(Compare, TheSameNumberTwiceIsMatchedInOrder) {
  Record before = example();
  before.lines[1].candidate = before.lines[0].candidate;
  Record now = before;
  EXPECT_EQ(shown(compared(before, now)), "2 0 0 0");
  now.lines.pop_back();
  EXPECT_EQ(shown(compared(before, now)),
            "kandidaat ontbreekt K-1: deze kandidaat staat niet meer in het bestand\n1 0 1 0");
}

TEST(Compare, ATextThatMovedIsTheSame) {
  const Record before = example();
  Record now = example();
  now.dossier.texts[1].path = "ergens/anders.regl.md";
  EXPECT_EQ(shown(compared(before, now)), "2 0 0 0");
}

}  // namespace
}  // namespace slagboom::record
