// A small law and a school, for tests of what is supposed and asked.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "interpreter/cli/session.hpp"

namespace slagboom::cli {

namespace fs = std::filesystem;

inline const std::string kLaw = R"(# Wet

```regel
document  Wet
  kort        WT
  rang        amvb

soort  kandidaat (mv. kandidaten)
  in bestanden  kandidaat

soort  vak (mv. vakken)
  in bestanden  vakken, herkend aan vak

register  vak
  | code | naam       | ook |
  |------|------------|-----|
  | netl | Nederlands | ne  |
  | entl | Engels     |     |
  | fatl | Frans      |     |
  | lit  | literatuur |     |

gegeven  de opleiding van de kandidaat
  waarde        één van: havo, vwo
  in bestanden  opleiding
  bepaalt de regels

gegeven  het SE-cijfer van een vak (mv. SE-cijfers)
  waarde        cijfer
  in bestanden  se

begrip  de uitslag
  waarde  één van: afgewezen, geslaagd; oplopend

begrip  het cijfer van een vak (mv. cijfers)
```

## Artikel 1 De uitslag

1. Wie slaagt.

```regel
het cijfer van een vak is het SE-cijfer van dat vak, in één stap afgerond op een geheel getal

lijst  de talen:
  - Nederlands
  - Engels

de kernvakken zijn de vakken van de kandidaat uit deze lijst:
  - de talen

de school mag toevoegen aan de kernvakken:
  - Frans

beelden  het beeld is goed, over de cijfers van de kernvakken
  | aantal lager dan 6 | volgens         |
  |--------------------|-----------------|
  | 0                  | lid 1           |
  | anders             | niet toegestaan |

de kandidaat slaagt als aan alle voorwaarden is voldaan:
  a. het beeld is goed
  b. het gemiddelde van de SE-cijfers van de vakken van de kandidaat is de grens of hoger

tabel  de uitslag
  | de kandidaat slaagt | de uitslag |
  |---------------------|------------|
  | ja                  | geslaagd   |
  | anders              | afgewezen  |
```

2. De school kiest.

```regel
de school kiest  de grens
  van 5 tot en met 7
  anders geldt 6

verslag
  | sleutel | begrip      | vorm      |
  |---------|-------------|-----------|
  | uitslag | de uitslag  | beslissend |
  | cijfers | het cijfer  | per ding  |
```
)";

inline const std::string kSchool = R"(# Reglement

```regel
document  Reglement
  kort        RG
  rang        examenreglement
  gelet op    WT
  geldt voor  havo
```

## Artikel 1 Keuzes

1. Wij kiezen.

```regel
vult in WT 1 lid 2, de grens
  wij kiezen 6
```
)";

struct Marks {
  std::string netl, entl, fatl;
};

class Suppose : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("slagboom_stel_" + std::to_string(getpid()) + "_" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "wet");
    write(kLaw, kSchool);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& law, const std::string& school) const {
    std::ofstream(folder_ / "wet" / "wet.regl.md") << law;
    std::ofstream(folder_ / "school.regl.md") << school;
  }

  [[nodiscard]] Session load(const std::vector<std::string>& sentences = {}) const {
    std::vector<OverlayText> overlays;
    for (const std::string& each : sentences) overlays.push_back({"--stel", "stel  " + each});
    Session session;
    EXPECT_TRUE(session.load((folder_ / "wet").string(), {(folder_ / "school.regl.md").string()}, overlays).empty());
    for (const Finding& each : session.findings(true)) {
      if (grammar::info(each.diagnostic.kind).severity == grammar::Severity::fout) {
        ADD_FAILURE() << grammar::render(each.diagnostic, session.sources());
      }
    }
    return session;
  }

  static candidates::RawCandidate candidate(const Marks& marks, const std::string& id = "K-1",
                                            const std::string& level = "havo") {
    candidates::RawCandidate raw;
    raw.id = id;
    raw.fields["opleiding"].text = level;
    const auto add = [&](const std::string& code, const std::string& mark) {
      candidates::RawEntry entry;
      entry.id = code;
      if (!mark.empty()) entry.fields["se"].text = mark;
      raw.collections["vakken"].push_back(std::move(entry));
    };
    add("netl", marks.netl);
    add("entl", marks.entl);
    if (marks.fatl != "-") add("fatl", marks.fatl);
    return raw;
  }

  // Everything a verdict decides: the result and the reported values.
  static std::string decided(const trace::Verdict& verdict) {
    std::string text = verdict.fault + verdict.result;
    for (const trace::Field& field : verdict.fields) {
      text += "; " + field.key + "=" + field.value;
      for (const auto& [code, value] : field.entries) text += " " + code + ":" + value;
    }
    for (const trace::Need& need : verdict.needs) text += "; " + need.key + ">=" + need.minimum;
    return text;
  }

  static std::vector<Marks> all_marks() {
    const std::vector<std::string> some = {"4,0", "5,4", "5,5", "6,5", ""};
    std::vector<Marks> all;
    for (const std::string& a : some) {
      for (const std::string& b : some) {
        for (const std::string& c : {std::string("5,0"), std::string("8,1"), std::string("-")}) all.push_back({a, b, c});
      }
    }
    return all;
  }

  fs::path folder_;
};

inline std::string messages(Session& session, const std::vector<candidates::RawCandidate>& of) {
  std::string text;
  for (const Finding& each : session.overlay_findings(of)) text += grammar::render(each.diagnostic, session.sources());
  return text;
}

}  // namespace slagboom::cli
