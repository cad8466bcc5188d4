// Tests of the block scanner: parts, prose, status, tables, fences, statements, and hostile files.
#include "grammar/document.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::grammar {
namespace {

std::string shown(const std::vector<Item>& items, std::size_t indent) {
  std::string result;
  for (const Item& item : items) {
    result += fmt::format("{}{} [{}]\n", std::string(indent, ' '), item.label, item.text.text);
    result += shown(item.items, indent + 2);
  }
  return result;
}

std::string shown(const Row& row, std::string_view start) {
  std::string result(start);
  for (const Cell& cell : row.cells) result += fmt::format(" [{}]", cell.text.text);
  return result + "\n";
}

std::string shown(const Table& table, std::string_view indent) {
  if (table.empty()) return {};
  std::string result = std::string(indent) + shown(table.header, "kop");
  for (const Row& row : table.rows) result += std::string(indent) + shown(row, "rij");
  return result;
}

std::string shown(const RawStatement& statement) {
  std::string result = fmt::format("  zin [{}]\n", statement.head.text);
  for (const Phrase& line : statement.lines) result += fmt::format("    regel [{}]\n", line.text);
  result += shown(statement.items, 4) + shown(statement.table, "    ");
  for (const Phrase& line : statement.lines_after)
    result += fmt::format("    daarna [{}]\n", line.text);
  return result;
}

std::string_view name(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "kop";
    case BlockKind::prose:
      return "tekst";
    case BlockKind::table:
      return "tabel";
    case BlockKind::rules:
      return "regel";
    case BlockKind::examples:
      return "voorbeelden";
    case BlockKind::questions:
      return "vraag";
    case BlockKind::code:
      return "code";
  }
  return "";
}

class Scan : public ::testing::Test {
 protected:
  void scan(std::string bytes) {
    file = sources.add("a.regl.md", std::move(bytes));
    diagnostics = Diagnostics();
    document = scan_document(sources, file, limits, diagnostics);
    check_cover();
  }

  // Blocks stand in order, do not overlap, and hold all that is not blank.
  void check_cover() const {
    const std::string& text = sources.file(file).text;
    std::size_t at = 0;
    const auto expect_blank = [&](std::size_t end) {
      ASSERT_LE(at, end);
      ASSERT_EQ(text.substr(at, end - at).find_first_not_of(" \n"), std::string::npos)
          << text.substr(at, end - at);
    };
    for (const Block& block : document.blocks) {
      expect_blank(block.span.begin);
      at = block.span.end;
      ASSERT_LT(block.part, document.parts.size());
    }
    expect_blank(text.size());
  }

  [[nodiscard]] std::string blocks() const {
    std::string result = "\n";
    for (const Block& block : document.blocks) {
      result += fmt::format("{} @{}", name(block.kind), part_address(document, block.part));
      if (!block.text.text.empty()) result += fmt::format(" [{}]", block.text.text);
      result += "\n" + shown(block.table, "  ");
      for (const RawStatement& statement : block.statements) result += shown(statement);
    }
    return result;
  }

  [[nodiscard]] std::string parts() const {
    std::string result = "\n";
    for (PartId id = 1; id < document.parts.size(); ++id) {
      const Part& part = document.parts[id];
      result += fmt::format("{} [{}] in [{}]\n", part_address(document, id), part.title,
                            part_address(document, part.parent));
    }
    return result;
  }

  // "STRUC-001 3:1 label", a line each.
  [[nodiscard]] std::string found() const {
    std::string result;
    for (const Diagnostic& each : diagnostics.all()) {
      const Place place = sources.place(file, each.labels[0].span.begin);
      result += fmt::format("{} {}:{} {}\n", info(each.kind).code, place.line, place.column,
                            each.labels[0].text);
    }
    return result;
  }

  [[nodiscard]] const Part& part(std::string_view address) const {
    for (PartId id = 0; id < document.parts.size(); ++id) {
      if (part_address(document, id) == address) return document.parts[id];
    }
    ADD_FAILURE() << "no part " << address;
    return document.parts[0];
  }

  Limits limits;
  Sources sources;
  FileId file = 0;
  Diagnostics diagnostics;
  Document document;
};

// --- Parts

TEST_F(Scan, HeadingsLedenAndOnderdelen) {
  scan(R"(# Examenreglement vwo

Inleiding.

## Hoofdstuk II Schoolexamen
### Artikel 3.34 Uitslag
1. De kandidaat is geslaagd als
   alles voldoende is:
   a. het gemiddelde;
   b) de kernvakken, te weten:
      1° Nederlands;
      2°. Engels;
   c. de rest.
2a. Een tweede lid.
### Artikel 10a
10.1 Eerste lid
10.2. Tweede lid
## § 1.4 Gang van zaken
1. Lid zonder artikel
## Bijlage
1. Dit is een gewone lijst.
)");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(document.title, "Examenreglement vwo");
  EXPECT_EQ(parts(), R"(
Hoofdstuk II [Schoolexamen] in [Examenreglement vwo]
Artikel 3.34 [Uitslag] in [Hoofdstuk II]
Artikel 3.34 lid 1 [] in [Artikel 3.34]
Artikel 3.34 lid 1 onderdeel a [] in [Artikel 3.34 lid 1]
Artikel 3.34 lid 1 onderdeel b [] in [Artikel 3.34 lid 1]
Artikel 3.34 lid 1 onderdeel b, 1° [] in [Artikel 3.34 lid 1 onderdeel b]
Artikel 3.34 lid 1 onderdeel b, 2° [] in [Artikel 3.34 lid 1 onderdeel b]
Artikel 3.34 lid 1 onderdeel c [] in [Artikel 3.34 lid 1]
Artikel 3.34 lid 2a [] in [Artikel 3.34]
Artikel 10a [] in [Hoofdstuk II]
Artikel 10a lid 10.1 [] in [Artikel 10a]
Artikel 10a lid 10.2 [] in [Artikel 10a]
§ 1.4 [Gang van zaken] in [Examenreglement vwo]
§ 1.4 lid 1 [] in [§ 1.4]
Bijlage [] in [Examenreglement vwo]
)");
  EXPECT_EQ(blocks(), R"(
kop @Examenreglement vwo [Examenreglement vwo]
tekst @Examenreglement vwo [Inleiding.]
kop @Hoofdstuk II [Hoofdstuk II Schoolexamen]
kop @Artikel 3.34 [Artikel 3.34 Uitslag]
tekst @Artikel 3.34 lid 1 [De kandidaat is geslaagd als alles voldoende is:]
tekst @Artikel 3.34 lid 1 onderdeel a [het gemiddelde;]
tekst @Artikel 3.34 lid 1 onderdeel b [de kernvakken, te weten:]
tekst @Artikel 3.34 lid 1 onderdeel b, 1° [Nederlands;]
tekst @Artikel 3.34 lid 1 onderdeel b, 2° [Engels;]
tekst @Artikel 3.34 lid 1 onderdeel c [de rest.]
tekst @Artikel 3.34 lid 2a [Een tweede lid.]
kop @Artikel 10a [Artikel 10a]
tekst @Artikel 10a lid 10.1 [Eerste lid]
tekst @Artikel 10a lid 10.2 [Tweede lid]
kop @§ 1.4 [§ 1.4 Gang van zaken]
tekst @§ 1.4 lid 1 [Lid zonder artikel]
kop @Bijlage [Bijlage]
tekst @Bijlage [1. Dit is een gewone lijst.]
)");
}

TEST_F(Scan, KindsOfHeadings) {
  scan(R"(# T
## Deel B
### Paragraaf 4: Toetsen ###
#### Artikel R6 - Rekenen
##Art. 7. Cijfers
## 1.2 Inleiding
## Deel uit het geheel
## 2025-2026
## Artikelen over toetsen
# Tweede titel
#geen kop
)");
  EXPECT_EQ(parts(), R"(
Deel B [] in [T]
Paragraaf 4 [Toetsen] in [Deel B]
Artikel R6 [Rekenen] in [Paragraaf 4]
Artikel 7 [Cijfers] in [Deel B]
1.2 [Inleiding] in [T]
Deel uit het geheel [] in [T]
2025-2026 [] in [T]
Artikelen over toetsen [] in [T]
Tweede titel [] in [T]
)");
  EXPECT_EQ(part("Deel B").word, "Deel");
  EXPECT_EQ(part("Deel B").label, "B");
  EXPECT_EQ(part("1.2").word, "");
  EXPECT_EQ(document.blocks.back().text.text, "#geen kop");
}

TEST_F(Scan, OnderdelenAtTheMarginAndWithoutLid) {
  scan(
      "# T\n## Artikel 1\na. een\n1° onder a\nb. twee\n\nslot van het artikel\n1. lid\na) weer "
      "a\n");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(blocks(), R"(
kop @T [T]
kop @Artikel 1 [Artikel 1]
tekst @Artikel 1 onderdeel a [een]
tekst @Artikel 1 onderdeel a, 1° [onder a]
tekst @Artikel 1 onderdeel b [twee]
tekst @Artikel 1 [slot van het artikel]
tekst @Artikel 1 lid 1 [lid]
tekst @Artikel 1 lid 1 onderdeel a [weer a]
)");
}

TEST_F(Scan, LineThatBeginsWithANumberInRunningText) {
  scan(
      "## Artikel 10\n10.1 volgens artikel\n3.34 lid 1 en per\n2026. Daarna\n10.2 tweede\n\n10.4 "
      "vierde\n");
  EXPECT_EQ(blocks(), R"(
kop @Artikel 10 [Artikel 10]
tekst @Artikel 10 lid 10.1 [volgens artikel 3.34 lid 1 en per 2026. Daarna]
tekst @Artikel 10 lid 10.2 [tweede]
tekst @Artikel 10 lid 10.4 [vierde]
)");
}

TEST_F(Scan, BulletsAndParagraphsInProse) {
  scan("## Artikel 1\n1. Lid:\n- een\n  vervolg\n• twee\n\nSlotzin.\n");
  EXPECT_EQ(blocks(), R"(
kop @Artikel 1 [Artikel 1]
tekst @Artikel 1 lid 1 [Lid:]
tekst @Artikel 1 lid 1 [- een vervolg]
tekst @Artikel 1 lid 1 [• twee]
tekst @Artikel 1 lid 1 [Slotzin.]
)");
}

TEST_F(Scan, DuplicateAddresses) {
  scan(R"(# T
## Artikel 1
1. a
   a. x
2. b
   a. x
   A. geen onderdeel
2. c
## Artikel 1
## Toelichting
## Toelichting
)");
  EXPECT_EQ(found(),
            "STRUC-003 8:1 dit nummer is al gebruikt\nSTRUC-003 9:1 dit nummer is al gebruikt\n");
  const Diagnostic& first = diagnostics.all()[0];
  EXPECT_EQ(first.address, "Artikel 1 lid 2");
  ASSERT_EQ(first.labels.size(), 2U);
  EXPECT_FALSE(first.labels[1].primary);
  EXPECT_EQ(sources.text(first.labels[1].span), "2.");
}

TEST_F(Scan, SameArticleUnderAnotherHoofdstuk) {
  scan("# T\n## Deel A\n### Artikel 1\n## Deel B\n### Artikel 1\n");
  EXPECT_EQ(found(), "");
}

TEST_F(Scan, Status) {
  scan(R"(# T
## Artikel 1
*(toelichting)*
## Artikel 2
1. Tekst. *(geregeld)*
2. Tekst. *(oordeel)*
3. Tekst
   *(Oordeel van de examencommissie)*
4. Tekst *(niet uitvoerbaar omdat het
   om gedrag gaat)*
5. Tekst *(niet uitvoerbaar: te vaag)*
6. Tekst *(onbekend)*
7. Tekst *(toelichting)* en meer
8. Tekst:
   a. onderdeel *(geregeld)*

   *(toelichting)*
9. *(niet uitvoerbaar)*
)");
  EXPECT_EQ(part("Artikel 1").status, LidStatus::toelichting);
  EXPECT_FALSE(part("Artikel 1").has_prose);
  EXPECT_EQ(part("Artikel 2").status, LidStatus::unsaid);
  EXPECT_EQ(part("Artikel 2 lid 1").status, LidStatus::geregeld);
  EXPECT_TRUE(part("Artikel 2 lid 1").has_prose);
  EXPECT_EQ(part("Artikel 2 lid 2").status, LidStatus::oordeel);
  EXPECT_EQ(part("Artikel 2 lid 3").status, LidStatus::oordeel);
  EXPECT_EQ(part("Artikel 2 lid 3").status_reason, "de examencommissie");
  EXPECT_EQ(part("Artikel 2 lid 4").status, LidStatus::niet_uitvoerbaar);
  EXPECT_EQ(part("Artikel 2 lid 4").status_reason, "het om gedrag gaat");
  EXPECT_EQ(part("Artikel 2 lid 5").status_reason, "te vaag");
  EXPECT_EQ(part("Artikel 2 lid 6").status, LidStatus::unsaid);
  EXPECT_EQ(part("Artikel 2 lid 7").status, LidStatus::unsaid);
  EXPECT_EQ(part("Artikel 2 lid 8").status, LidStatus::toelichting);
  EXPECT_EQ(part("Artikel 2 lid 8 onderdeel a").status, LidStatus::geregeld);
  EXPECT_EQ(part("Artikel 2 lid 9").status, LidStatus::niet_uitvoerbaar);
  EXPECT_FALSE(part("Artikel 2 lid 9").has_prose);
}

TEST_F(Scan, AddressOfNothing) {
  scan("");
  EXPECT_EQ(document.parts.size(), 1U);
  EXPECT_TRUE(document.blocks.empty());
  EXPECT_EQ(part_address(document, 0), "");
  EXPECT_EQ(part_address(document, 9), "");
}

// --- Fences

TEST_F(Scan, FencesBelongToTheDeepestOpenPart) {
  scan(R"(# T
```regel
reglement x
```
## Artikel 1
1. Lid
   ```regel
   zin
     regel
   ```
   a. onderdeel
```vraag
wat
```
```voorbeelden
bij lid 1
```
```text
code
```
~~~ regel extra
met golfjes
~~~
## Artikel 2
```regel

```
)");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(blocks(), R"(
kop @T [T]
regel @T
  zin [reglement x]
kop @Artikel 1 [Artikel 1]
tekst @Artikel 1 lid 1 [Lid]
regel @Artikel 1 lid 1
  zin [zin]
    regel [regel]
tekst @Artikel 1 lid 1 onderdeel a [onderdeel]
vraag @Artikel 1 lid 1 onderdeel a
  zin [wat]
voorbeelden @Artikel 1 lid 1 onderdeel a
  zin [bij lid 1]
code @Artikel 1 lid 1 onderdeel a
regel @Artikel 1 lid 1 onderdeel a
  zin [met golfjes]
kop @Artikel 2 [Artikel 2]
regel @Artikel 2
)");
  EXPECT_TRUE(part("T").has_rules);
  EXPECT_TRUE(part("Artikel 1 lid 1").has_rules);
  EXPECT_TRUE(part("Artikel 1 lid 1 onderdeel a").has_rules);
  EXPECT_FALSE(part("Artikel 1").has_rules);
  EXPECT_FALSE(part("Artikel 2").has_rules);
}

TEST_F(Scan, UnclosedFenceEndsAtTheNextHeading) {
  scan("## Artikel 1\n```regel\nzin\n\n## Artikel 2\n```regel\ntwee\n```\n");
  EXPECT_EQ(found(), "STRUC-001 2:1 dit blok begint hier, maar eindigt nergens\n");
  EXPECT_EQ(blocks(), R"(
kop @Artikel 1 [Artikel 1]
regel @Artikel 1
  zin [zin]
kop @Artikel 2 [Artikel 2]
regel @Artikel 2
  zin [twee]
)");
  const Diagnostic& message = diagnostics.all()[0];
  EXPECT_EQ(message.help, "zet ``` op een eigen regel onder het blok");
  ASSERT_EQ(message.fixes.size(), 1U);
  EXPECT_EQ(message.fixes[0].span, (Span{file, 25, 25}));
  EXPECT_EQ(message.fixes[0].replacement, "\n```");
}

TEST_F(Scan, UnclosedFenceEndsAtTheNextFence) {
  scan("```regel\neen\n```regel\ntwee\n```\n");
  EXPECT_EQ(found(), "STRUC-001 1:1 dit blok begint hier, maar eindigt nergens\n");
  EXPECT_EQ(blocks(), "\nregel @\n  zin [een]\nregel @\n  zin [twee]\n");
}

TEST_F(Scan, UnclosedFenceAtTheEnd) {
  scan("```regel\neen");
  EXPECT_EQ(found(), "STRUC-001 1:1 dit blok begint hier, maar eindigt nergens\n");
  EXPECT_EQ(blocks(), "\nregel @\n  zin [een]\n");
  scan("```regel");
  EXPECT_EQ(blocks(), "\nregel @\n");
}

TEST_F(Scan, AFenceNeverSwallowsAHeading) {
  scan("```regel\neen\n## Artikel 2\n1. lid\n```text\ncode\n```\n");
  EXPECT_EQ(found(), "STRUC-001 1:1 dit blok begint hier, maar eindigt nergens\n");
  EXPECT_EQ(blocks(),
            "\nregel @\n  zin [een]\nkop @Artikel 2 [Artikel 2]\ntekst @Artikel 2 lid 1 "
            "[lid]\ncode @Artikel 2 lid 1\n");
}

TEST_F(Scan, CodeMayHoldAWholeExample) {
  scan("````markdown\n## Artikel 1\n```regel\nzin\n```\n````\ntekst\n```\n# shell\n```\n");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(blocks(), "\ncode @\ntekst @ [tekst]\ncode @\n");
}

TEST_F(Scan, MisspelledFenceWord) {
  for (const std::string_view word : {"regels", "regle", "rgel", "regl", "rebel"}) {
    scan(fmt::format("```{}\nzin\n```\n", word));
    EXPECT_EQ(found(), "STRUC-002 1:4 bedoeld is waarschijnlijk «regel»\n") << word;
    EXPECT_EQ(blocks(), "\ncode @\n");
    EXPECT_EQ(diagnostics.all()[0].help, "schrijf ```regel");
    EXPECT_FALSE(diagnostics.has_errors());
  }
  for (const std::string_view word : {"voorbeeld", "vorbeelden", "voorbeelde"}) {
    scan(fmt::format("```{}\n```\n", word));
    EXPECT_EQ(found(), "STRUC-002 1:4 bedoeld is waarschijnlijk «voorbeelden»\n") << word;
  }
  for (const std::string_view word : {"vragen", "vrag", "vraga"}) {
    scan(fmt::format("```{}\n```\n", word));
    EXPECT_EQ(found(), "STRUC-002 1:4 bedoeld is waarschijnlijk «vraag»\n") << word;
  }
  for (const std::string_view word : {"", "text", "json", "regex", "markdown", "Regel", "VRAAG"}) {
    scan(fmt::format("```{}\n```\n", word));
    EXPECT_EQ(found(), "") << word;
  }
}

TEST_F(Scan, HtmlComments) {
  scan("<!-- een\n```regel\nzin\n```\n-->\ntekst\n<!-- kort -->\n<!-- open\ntekst\n# Kop\n");
  EXPECT_EQ(found(), "STRUC-001 8:1 dit commentaar begint hier, maar eindigt nergens\n");
  EXPECT_EQ(blocks(), "\ncode @Kop\ntekst @Kop [tekst]\ncode @Kop\ncode @Kop\nkop @Kop [Kop]\n");
}

TEST_F(Scan, InlineTicksAreProse) {
  scan("``` a ``` b\n``regel``\n");
  EXPECT_EQ(blocks(), "\ntekst @ [``` a ``` b ``regel``]\n");
}

// --- Statements

TEST_F(Scan, StatementsWithLinesItemsAndTables) {
  scan(R"(```regel
bron  BWBR0045787, artikel 3.34
voor  vwo,

  havo
als de zin klopt:
  zoek een keuze:
    - de keuze
      is volledig
    - met die keuze:
      a. een
      b) twee
        1° diep
        2. ook
    • slot
  als er een keuze is: klaar
    en nog iets
onderdelen zijn:
- literatuur
* anw
  met vervolg
beelden  iets
  regel ervoor
  | aantal | volgens |
  |--------|---------|
  | 0      | c, 1°   |

  | -      | a \| b  |
  regel erna
```
)");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(blocks(), R"(
regel @
  zin [bron  BWBR0045787, artikel 3.34]
  zin [voor  vwo,]
    regel [havo]
  zin [als de zin klopt:]
    regel [zoek een keuze:]
    - [de keuze is volledig]
    - [met die keuze:]
      a [een]
      b [twee]
        1° [diep]
        2 [ook]
    - [slot]
    daarna [als er een keuze is: klaar]
    daarna [en nog iets]
  zin [onderdelen zijn:]
    - [literatuur]
    - [anw met vervolg]
  zin [beelden  iets]
    regel [regel ervoor]
    kop [aantal] [volgens]
    rij [0] [c, 1°]
    rij [-] [a | b]
    daarna [regel erna]
)");
  const RawStatement& second = document.blocks[0].statements[1];
  EXPECT_EQ(sources.text(second.span), "voor  vwo,\n\n  havo");
  EXPECT_EQ(second.part, 0U);
  const RawStatement& third = document.blocks[0].statements[2];
  EXPECT_EQ(sources.text(third.items[1].items[1].span), "b)");
  EXPECT_EQ(sources.text(third.items[1].items[1].text.whole()), "twee");
}

TEST_F(Scan, IndentedFence) {
  scan(
      "## Artikel 1\n1. lid\n   ```regel\n   zin:\n   - een\n     vervolg\n   twee\n  drie\n   "
      "```\n");
  EXPECT_EQ(found(), "");
  const Block& block = document.blocks.back();
  ASSERT_EQ(block.statements.size(), 3U);
  EXPECT_EQ(block.statements[0].items[0].text.text, "een vervolg");
  EXPECT_EQ(block.statements[2].head.text, "drie");
}

TEST_F(Scan, SpansOfJoinedLines) {
  scan("```regel\nlijst:\n  - categorieën   \n    tweede deel\n```\n");
  const Phrase& text = document.blocks[0].statements[0].items[0].text;
  ASSERT_EQ(text.text, "categorieën tweede deel");
  const std::size_t second = text.text.find("tweede");
  EXPECT_EQ(sources.text(text.span(second, second + 6)), "tweede");
  EXPECT_EQ(sources.text(text.span(0, second - 1)), "categorieën");
  EXPECT_EQ(sources.text(text.whole()), "categorieën   \n    tweede deel");
  EXPECT_EQ(text.span(second, second).begin, text.span(second, second + 1).begin);
  EXPECT_EQ(text.span(99, 120).begin, text.whole().end);
  EXPECT_EQ(Phrase().span(0, 0), (Span{0, 0, 0}));
}

TEST_F(Scan, LowerIndentAfterTheFirstItem) {
  scan("```regel\nzin:\n    - een\n  - twee\n  erna\n```\n");
  EXPECT_EQ(blocks(), R"(
regel @
  zin [zin:]
    - [een]
    - [twee]
    daarna [erna]
)");
}

TEST_F(Scan, TableThenItems) {
  scan("```regel\nzin:\n  | a | b |\n  - een\n  - twee\n```\n");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(document.blocks[0].statements[0].items.size(), 2U);
}

TEST_F(Scan, WhatBelongsNowhere) {
  scan("```regel\n  los\n- item\n| rij |\nzin\n```\n");
  EXPECT_EQ(found(), "STRUC-007 2:3 boven deze regel staat geen zin\n");
  EXPECT_EQ(blocks(), "\nregel @\n  zin [zin]\n");
  scan("```regel\nzin:\n  - een\n  daarna:\n  - twee\n  - drie\nvolgende\n```\n");
  EXPECT_EQ(found(), "STRUC-007 5:3 deze zin heeft al een lijst\n");
  EXPECT_EQ(document.blocks[0].statements.size(), 2U);
  scan("```regel\nzin:\n  | a |\n  daarna\n  | b |\n```\n");
  EXPECT_EQ(found(), "STRUC-007 5:3 deze zin heeft al een tabel\n");
  scan("```regel\nzin:\n  - een\n  | b |\n  - twee\n```\n");
  EXPECT_EQ(found(), "STRUC-007 5:3 deze zin heeft al een lijst\n");
  scan("```regel\nzin:\n  - een:\n      - diep\n    waarbij hoort dit\n```\n");
  EXPECT_EQ(
      found(),
      "STRUC-007 5:5 boven deze regel staat een lijst, en de regel hoort daar niet meer bij\n");
}

TEST_F(Scan, CommentsInAFence) {
  scan("```regel\n-- een\n-- twee\nzin\n  // drie\n# vier\n---\n```\n");
  EXPECT_EQ(found(),
            "LEES-023 2:1 in een regelblok staan geen opmerkingen\n"
            "LEES-023 5:3 in een regelblok staan geen opmerkingen\n");
  EXPECT_EQ(blocks(), "\nregel @\n  zin [zin]\n");
}

// --- Tables

TEST_F(Scan, RaggedRows) {
  scan(
      "```regel\nzin\n  | a | b | c |\n  |---|---|---|\n  | 1 | 2 |\n  | 1 | 2 | 3 | 4\n  | anders "
      "| nee |\n  | Anders |\n  |\n```\n");
  EXPECT_EQ(found(),
            "STRUC-004 5:3 rij 1 heeft 2 kolommen, de kop heeft 3\n"
            "STRUC-004 6:3 rij 2 heeft 4 kolommen, de kop heeft 3\n"
            "STRUC-004 8:3 rij 4 heeft 1 kolom, de kop heeft 3\n"
            "STRUC-004 9:3 rij 5 heeft 1 kolom, de kop heeft 3\n");
  EXPECT_EQ(blocks(), R"(
regel @
  zin [zin]
    kop [a] [b] [c]
    rij [1] [2] []
    rij [1] [2] [3]
    rij [anders] [] [nee]
    rij [Anders] [] []
    rij [] [] []
)");
}

TEST_F(Scan, CellsHaveTheirOwnPlace) {
  scan("```regel\nzin\n| één |  a \\| b  | |\n```\n");
  const Row& row = document.blocks[0].statements[0].table.header;
  ASSERT_EQ(row.cells.size(), 3U);
  EXPECT_EQ(sources.text(row.cells[0].text.whole()), "één");
  const Phrase& escaped = row.cells[1].text;
  EXPECT_EQ(escaped.text, "a | b");
  EXPECT_EQ(sources.text(escaped.whole()), "a \\| b");
  EXPECT_EQ(sources.text(escaped.span(4, 5)), "b");
  EXPECT_EQ(sources.text(escaped.span(2, 3)), "|");
  EXPECT_EQ(row.cells[2].text.text, "");
  EXPECT_EQ(sources.place(file, row.cells[2].text.whole().begin).column, 19U);
}

TEST_F(Scan, TableInProse) {
  scan("tekst\n| a | b |\n|---|---|\n| 1 |\nverder\n");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(blocks(), R"(
tekst @ [tekst]
tabel @
  kop [a] [b]
  rij [1] []
tekst @ [verder]
)");
}

TEST_F(Scan, TableLimits) {
  limits.table_rows = 2;
  limits.table_columns = 3;
  scan(
      "```regel\nzin\n| a |\n|---|\n| 1 |\n| 2 |\n| 3 |\n| 4 |\nzin\n| a | b | c | d | e |\n| 1 | "
      "2 | 3 | 4 | 5 |\n```\n");
  EXPECT_EQ(found(),
            "GRENS-004 7:1 vanaf hier wordt de tabel niet gelezen\n"
            "GRENS-004 10:1 vanaf hier wordt de tabel niet gelezen\n");
  EXPECT_EQ(document.blocks[0].statements[0].table.rows.size(), 2U);
  EXPECT_EQ(document.blocks[0].statements[1].table.header.cells.size(), 3U);
}

// --- Limits and hostile files

TEST_F(Scan, NestingLimit) {
  limits.nesting = 3;
  std::string text = "```regel\nzin:\n";
  for (std::size_t i = 0; i < 6; ++i) text += std::string(i, ' ') + "- x\n";
  scan(text + "```\n");
  EXPECT_EQ(found(), "GRENS-003 6:4 deze lijst zit te diep\n");
  EXPECT_EQ(blocks(), R"(
regel @
  zin [zin:]
    - [x]
      - [x]
        - [x]
        - [x]
        - [x]
        - [x]
)");
  std::string prose = "## Artikel 1\n";
  for (std::size_t i = 0; i < 5; ++i)
    prose += std::string(i, ' ') + std::string(1, static_cast<char>('a' + i)) + ". x\n";
  scan(prose);
  EXPECT_EQ(found(),
            "GRENS-003 5:4 deze lijst zit te diep\nGRENS-003 6:5 deze lijst zit te diep\n");
}

TEST_F(Scan, StatementLimit) {
  limits.statements = 2;
  scan("```regel\na\nb\n  - x\nc\n  - y\n```\n```vraag\nd\n```\n");
  EXPECT_EQ(found(),
            "GRENS-007 5:1 vanaf hier wordt niets meer gelezen\nGRENS-007 9:1 vanaf hier wordt "
            "niets meer gelezen\n");
  EXPECT_EQ(document.blocks[0].statements.size(), 2U);
}

TEST_F(Scan, LineEndsOfWindows) {
  scan("# T\r\n## Artikel 1\r\n1. lid\r\n```regel\r\nzin\r\n  | a |\r\n```\r\n");
  EXPECT_EQ(found(), "");
  EXPECT_EQ(document.blocks.back().statements[0].table.header.cells[0].text.text, "a");
  EXPECT_EQ(sources.place(file, document.blocks.back().span.begin).line, 4U);
}

TEST_F(Scan, AMillionBracketsBulletsAndBars) {
  for (const std::string_view piece : {"(", "- ", "|"}) {
    std::string text = "```regel\nzin:\n  ";
    for (int i = 0; i < 1'000'000; ++i) text += piece;
    scan(text + "\n```\n");
    ASSERT_EQ(document.blocks.size(), 1U);
    EXPECT_EQ(document.blocks[0].statements.size(), 1U);
    EXPECT_LE(diagnostics.all().size(), 1U);
  }
}

TEST_F(Scan, MuchOfEverything) {
  const std::vector<std::string> pieces = {
      "(",     "- ",  "|",     "\\|",   "`",      "```\n",  "```regel\n",      "#",
      "## \n", "1. ", "a. \n", "1. \n", "- \n",   "<!--\n", "<!-- -->\n",      "*(",
      ")*\n",  "\n",  "x\n",   "--\n",  " - x\n", "|\n",    "~~~\n```\n## x\n"};
  for (const std::string& piece : pieces) {
    for (const std::string_view start : {"", "## Artikel 1\n", "```regel\n", "```regel\nzin\n"}) {
      std::string text(start);
      while (text.size() < 200'000) text += piece;
      scan(std::move(text));
      sources = Sources();
    }
  }
}

TEST_F(Scan, DeeperAndDeeper) {
  std::string items = "```regel\nzin:\n";
  std::string parts = "## Artikel 1\n";
  for (std::size_t i = 0; i < 1'500; ++i) {
    items += std::string(i, ' ') + "- x\n";
    parts += std::string(i, ' ') + (i % 2 == 0 ? "a. x\n" : "1° x\n");
  }
  scan(items);
  scan(parts);
  std::string fences;
  for (std::size_t i = 1'500; i > 3; --i) fences += std::string(i, '`') + "regel\nx\n## x\n";
  scan(fences);
}

TEST_F(Scan, RandomText) {
  std::mt19937 random(20'261'001);
  const std::vector<std::string> pieces = {"# ",
                                           "## Artikel 1 x",
                                           "### Hoofdstuk 2",
                                           "```",
                                           "```regel",
                                           "```regels",
                                           "~~~",
                                           "1. ",
                                           "10.1 ",
                                           "a. ",
                                           "1° ",
                                           "- ",
                                           "• ",
                                           "| a | b |",
                                           "|---|",
                                           "|",
                                           "\\|",
                                           "\n",
                                           "\n",
                                           "\n",
                                           "\n  ",
                                           "\n    ",
                                           "tekst",
                                           "ë",
                                           "*(toelichting)*",
                                           "*(",
                                           "<!--",
                                           "-->",
                                           "-- x",
                                           "//",
                                           "\t",
                                           "\xFF",
                                           "zin:"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
    scan(text);
    for (const Diagnostic& each : diagnostics.sorted()) EXPECT_FALSE(render(each, sources).empty());
    if (HasFatalFailure()) FAIL() << text;
    if (round % 100 == 0) sources = Sources();
  }
}

}  // namespace
}  // namespace slagboom::grammar
