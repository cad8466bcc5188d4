// Answers to "wat als" against trying every value one by one through ordinary verdicts.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/foresight.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/report/answer_json.hpp"
#include "interpreter/report/answer_text.hpp"

namespace slagboom::cli {
namespace {

namespace fs = std::filesystem;

std::string mark(int tenths) {
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10);
}

// A regulation of the project with its candidates.
class Cohort {
 public:
  Cohort(const std::vector<std::string>& texts, const std::string& file) {
    const fs::path root = SLAGBOOM_SOURCE_DIR;
    std::vector<std::string> paths;
    for (const std::string& text : texts) paths.push_back((root / "reglementen" / text).string());
    EXPECT_TRUE(session.load((root / "stdlib").string(), paths).empty());
    EXPECT_TRUE(session.usable());
    std::ifstream in(root / "reglementen" / file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    candidates =
        slagboom::candidates::read_candidates(bytes.str(), slagboom::candidates::FileFormat::detect,
                                              session.file_schema(), nullptr)
            .candidates;
    EXPECT_FALSE(candidates.empty());
  }

  std::string verdict(const candidates::RawCandidate& raw) {
    JudgeOptions options;
    options.needs = false;
    return session.judge(raw, options).result;
  }

  Session session;
  std::vector<candidates::RawCandidate> candidates;
};

void lay(candidates::RawCandidate& raw, const std::string& entry, const std::string& key,
         const std::string& value) {
  for (auto& [collection, entries] : raw.collections) {
    for (candidates::RawEntry& each : entries) {
      if (each.id == entry) each.fields[key].text = value;
    }
  }
}

// The least mark that, laid over `key` of `entry`, gives the result; nothing when none does.
std::optional<int> least_by_trying(Cohort& cohort, const candidates::RawCandidate& raw,
                                   const std::string& entry, const std::string& key, int step,
                                   const std::string& result) {
  for (int tenths = 10; tenths <= 100; tenths += step) {
    candidates::RawCandidate changed = raw;
    lay(changed, entry, key, step == 10 ? std::to_string(tenths / 10) : mark(tenths));
    if (cohort.verdict(changed) == result) return tenths;
  }
  return std::nullopt;
}

void resits_agree(Cohort& cohort, std::size_t every, std::size_t least_compared) {
  std::size_t compared = 0;
  std::size_t helped = 0;
  for (std::size_t index = 0; index < cohort.candidates.size(); index += every) {
    const candidates::RawCandidate& raw = cohort.candidates[index];
    if (!raw.problems.empty() || cohort.verdict(raw) != "afgewezen") continue;
    QuestionOptions options;
    options.resits = true;
    options.notes = false;
    const questions::Answer answer = cohort.session.ask(raw, options).answer;
    ASSERT_EQ(answer.fault, "") << raw.id;
    bool any = !answer.together.empty();
    for (const questions::Chance& chance : answer.chances) {
      std::string found;
      for (const questions::Effect& effect : chance.effects) {
        if (effect.kind == questions::Effect::Kind::decides && effect.to == "geslaagd")
          found = effect.at;
      }
      const std::string key = chance.key.substr(chance.key.rfind('.') + 1);
      const int step = key == "herexamen" ? 10 : 1;
      const auto tried = least_by_trying(cohort, raw, chance.entry, key, step, "geslaagd");
      const std::string expected = !tried       ? ""
                                   : step == 10 ? std::to_string(*tried / 10)
                                                : mark(*tried);
      EXPECT_EQ(found, expected) << raw.id << " " << chance.key;
      any = any || tried.has_value();
      ++compared;
      helped += tried ? 1U : 0U;
    }
    EXPECT_EQ(answer.pile == questions::Pile::chance, any) << raw.id;
  }
  EXPECT_GE(compared, least_compared);
  EXPECT_GT(helped, 0U);
}

TEST(WatAls, ResitsOfHavo) {
  Cohort cohort({"reynaertcollege/2025-2026.regl.md"}, "reynaertcollege/kandidaten-havo-2026.csv");
  resits_agree(cohort, 1, 40);
}

TEST(WatAls, ResitsOfVmbo) {
  Cohort cohort({"reynaertcollege/2025-2026.regl.md"}, "reynaertcollege/kandidaten-vmbo-2026.json");
  resits_agree(cohort, 1, 60);
}

TEST(WatAls, ResitsOf2022) {
  Cohort cohort({"damstede/damstede-2020-2022.regl.md", "damstede/zaam-2021-2022.regl.md"},
                "damstede/kandidaten-havo-2022.csv");
  resits_agree(cohort, 5, 10);
}

// Candidates with the subjects of one of the cohort, and other marks near the border.
std::vector<candidates::RawCandidate> like(const candidates::RawCandidate& one, std::size_t count) {
  std::vector<candidates::RawCandidate> many;
  std::mt19937_64 source(count);
  for (std::size_t index = 0; index < count; ++index) {
    candidates::RawCandidate& made = many.emplace_back(one);
    made.id = "K-" + std::to_string(index);
    for (auto& [collection, entries] : made.collections) {
      for (candidates::RawEntry& each : entries) {
        for (auto& [key, value] : each.fields) {
          if (key == "ce") value.text = mark(40 + static_cast<int>(source() % 30));
          if (key == "se") value.text = mark(45 + static_cast<int>(source() % 30));
        }
      }
    }
  }
  return many;
}

// The resit lists with what was computed in columns are those without, letter by letter.
void foresight_agrees(Cohort& cohort, std::size_t every) {
  std::size_t used = 0;
  std::size_t effects = 0;
  for (std::size_t index = 0; index < cohort.candidates.size(); index += every) {
    const std::vector<candidates::RawCandidate> many = like(cohort.candidates[index], 24);
    std::vector<const candidates::RawCandidate*> all;
    for (const candidates::RawCandidate& one : many) all.push_back(&one);
    QuestionOptions options;
    options.resits = true;
    options.notes = false;
    const Foresight foresight = cohort.session.foresee(all, options);
    for (std::size_t number = 0; number < all.size(); ++number) {
      const questions::Answer alone = cohort.session.ask(*all[number], options).answer;
      std::vector<questions::Foreseen> foreseen = foresight.of(number);
      used += foreseen.size();
      QuestionOptions with = options;
      with.foreseen = foreseen;
      EXPECT_EQ(report::answer_json(cohort.session.ask(*all[number], with).answer),
                report::answer_json(alone));
      for (const questions::Chance& chance : alone.chances) effects += chance.effects.size();
      // Without the final marks the list reads the same.
      with.entries = false;
      const questions::Answer brief = cohort.session.ask(*all[number], with).answer;
      EXPECT_EQ(report::answers_list(std::vector{brief}, 90),
                report::answers_list(std::vector{alone}, 90));
    }
  }
  EXPECT_GT(used, 100U);
  EXPECT_GT(effects, 100U);
}

TEST(WatAls, ForesightChangesNothing) {
  Cohort havo({"reynaertcollege/2025-2026.regl.md"}, "reynaertcollege/kandidaten-havo-2026.csv");
  foresight_agrees(havo, 9);
  Cohort vmbo({"reynaertcollege/2025-2026.regl.md"}, "reynaertcollege/kandidaten-vmbo-2026.json");
  foresight_agrees(vmbo, 9);
  Cohort duim({"damstede/damstede-2020-2022.regl.md", "damstede/zaam-2021-2022.regl.md"},
              "damstede/kandidaten-havo-2022.csv");
  foresight_agrees(duim, 40);
}

// What was foreseen is what is told: a wrong one would show. Without enough candidates there is
// none.
TEST(WatAls, WhatIsForeseenIsTold) {
  Cohort cohort({"reynaertcollege/2025-2026.regl.md"}, "reynaertcollege/kandidaten-havo-2026.csv");
  const std::vector<candidates::RawCandidate> many = like(cohort.candidates.front(), 40);
  std::vector<const candidates::RawCandidate*> all;
  for (const candidates::RawCandidate& one : many) all.push_back(&one);
  QuestionOptions options;
  options.resits = true;
  options.notes = false;
  EXPECT_TRUE(cohort.session.foresee(std::span(all).first(5), options).of(0).empty());
  const Foresight foresight = cohort.session.foresee(all, options);
  for (std::size_t number = 0; number < all.size(); ++number) {
    std::vector<questions::Foreseen> foreseen = foresight.of(number);
    ASSERT_FALSE(foreseen.empty());
    if (cohort.session.ask(*all[number], options).answer.pile != questions::Pile::lost) continue;
    for (questions::Foreseen& one : foreseen) one.least = 90;
    options.foreseen = foreseen;
    EXPECT_EQ(cohort.session.ask(*all[number], options).answer.pile, questions::Pile::chance);
    return;
  }
  FAIL() << "nobody who cannot pass any more";
}

// A premise that holds for all is computed with.
TEST(WatAls, ForesightKnowsThePremises) {
  Cohort cohort({"reynaertcollege/2025-2026.regl.md"}, "reynaertcollege/kandidaten-havo-2026.csv");
  const std::vector<candidates::RawCandidate> many = like(cohort.candidates.front(), 24);
  std::vector<const candidates::RawCandidate*> all;
  for (const candidates::RawCandidate& one : many) all.push_back(&one);
  QuestionOptions options;
  options.resits = true;
  options.notes = false;
  options.premises = {"netl.ce=4,1"};
  const Foresight foresight = cohort.session.foresee(all, options);
  for (std::size_t number = 0; number < all.size(); ++number) {
    const std::vector<questions::Foreseen> foreseen = foresight.of(number);
    ASSERT_FALSE(foreseen.empty());
    QuestionOptions with = options;
    with.foreseen = foreseen;
    EXPECT_EQ(report::answer_json(cohort.session.ask(*all[number], with).answer),
              report::answer_json(cohort.session.ask(*all[number], options).answer));
  }
}

// Two open marks: the minimal combinations are exactly the border of all 91 x 91 cases.
TEST(WatAls, CombinationsAreTheBorder) {
  Cohort cohort({"reynaertcollege/2025-2026.regl.md"}, "reynaertcollege/kandidaten-havo-2026.csv");
  std::size_t compared = 0;
  for (const candidates::RawCandidate& raw : cohort.candidates) {
    QuestionOptions options;
    options.needed = true;
    options.notes = false;
    const questions::Answer answer = cohort.session.ask(raw, options).answer;
    if (!answer.fault.empty() || answer.free.size() != 2 || answer.result != "nog open") continue;
    const auto key = [&](std::size_t place) {
      const std::string& text = answer.free[place].key;
      return std::pair(text.substr(0, text.find('.')), text.substr(text.find('.') + 1));
    };
    if (answer.free[0].key.find('.') == std::string::npos || key(0).second != "ce" ||
        key(1).second != "ce")
      continue;
    const questions::Needed* passed = nullptr;
    for (const questions::Needed& each : answer.needed) {
      if (answer.targets[each.target].name == "geslaagd") passed = &each;
    }
    ASSERT_NE(passed, nullptr);
    // Every third mark of the first, all of the second: where the border lies for each.
    for (int first = 10; first <= 100; first += 9) {
      candidates::RawCandidate changed = raw;
      lay(changed, key(0).first, "ce", mark(first));
      const auto tried = least_by_trying(cohort, changed, key(1).first, "ce", 1, "geslaagd");
      std::string expected;
      for (const std::vector<std::string>& one : passed->minimal) {
        const auto tenths = [](const std::string& text) {
          return std::stoi(text) * 10 + (text.back() - '0');
        };
        if (tenths(one[0]) > first) continue;
        if (expected.empty() || tenths(one[1]) < std::stoi(expected)) {
          expected = std::to_string(tenths(one[1]));
        }
      }
      EXPECT_EQ(tried ? std::to_string(*tried) : "", expected) << raw.id << " " << mark(first);
      ++compared;
    }
    if (compared > 40) break;
  }
  EXPECT_GT(compared, 10U);
}

}  // namespace
}  // namespace slagboom::cli
