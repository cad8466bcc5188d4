// What must hold of the engine and the law whatever the candidate is, tried on random candidates near the borders:
//
//   hoger      a higher mark, or a better word, never gives a worse outcome
//   volgorde   the order of the vakken in the file does not matter for the outcome, the figures or cum laude
//   herhaling  a verdict does not depend on who was judged before
//
//   eigenschappen --aantal N [--zaad S]     N candidates per opleiding, spread over the exam years 2010-2026
//
// Exit status 1 when one of them fails; the candidate is printed.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "generator.hpp"
#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session.hpp"
#include "referentie_json.hpp"

namespace {

using namespace slagboom;
using referentie::Kandidaat;
using referentie::Vak;

const trace::Field* field(const trace::Verdict& verdict, const std::string& key) {
  for (const trace::Field& one : verdict.fields) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

class Engine {
 public:
  explicit Engine(const std::string& folder) {
    if (!session_.load(folder, {}).empty()) std::exit(3);
    schema_ = session_.file_schema();
  }
  trace::Verdict judge(const Kandidaat& candidate) {
    const candidates::ReadResult read =
        candidates::read_candidates(referentie::naar_json(candidate).dump(), candidates::FileFormat::json, schema_, nullptr);
    cli::JudgeOptions options;
    options.needs = false;
    if (read.candidates.size() == 1) return session_.judge(read.candidates.front(), options);
    trace::Verdict none;
    none.fault = "niet gelezen";
    return none;
  }

 private:
  cli::Session session_;
  candidates::FileSchema schema_;
};

int rank(const trace::Verdict& verdict) {
  return verdict.result == "geslaagd" ? 2 : verdict.result == "afgewezen" ? 0 : 1;
}

// What the order of the rows must not change. Of several equally small sets that can be left out the order may choose, and
// then the figures follow that set; how many are left out stays the same.
std::string outline(const trace::Verdict& verdict) {
  std::string text = verdict.fault + verdict.result;
  if (const trace::Field* honours = field(verdict, "cum_laude")) text += " cum laude " + honours->value;
  std::size_t left_out = 0;
  if (const trace::Field* out = field(verdict, "niet_meegenomen")) left_out = out->entries.size();
  text += " weggelaten " + std::to_string(left_out);
  if (const trace::Field* marks = field(verdict, "eindcijfers")) {
    const std::map<std::string, std::string> sorted(marks->entries.begin(), marks->entries.end());
    for (const auto& [code, mark] : sorted) text += " " + code + " " + mark;
  }
  if (left_out == 0) {
    if (const trace::Field* combined = field(verdict, "combinatiecijfer")) text += " combinatie " + combined->value;
    if (const trace::Field* mean = field(verdict, "ce_gemiddelde")) text += " CE " + mean->sum + "/" + mean->count;
  }
  return text;
}

struct Tally {
  long raised = 0, better = 0, shuffled = 0, wrong = 0;
};

void report(const std::string& what, const Kandidaat& candidate, const Kandidaat& other, Tally& tally) {
  if (++tally.wrong > 10) return;
  std::cout << what << "\n  " << referentie::naar_json(candidate).dump() << "\n  " << referentie::naar_json(other).dump() << "\n";
}

// One mark that can be raised, a tenth or more; whole marks by a whole one. False when this vak has none.
bool raise(Vak& vak, bool has_ce, std::mt19937_64& source) {
  const auto tenths = static_cast<int>(1 + source() % (source() % 3 == 0 ? 20 : 2));
  if (vak.beoordeling && *vak.beoordeling != referentie::Beoordeling::goed) {
    vak.beoordeling = static_cast<referentie::Beoordeling>(static_cast<int>(*vak.beoordeling) + 1);
    return true;
  }
  if (vak.eindcijfer || !vak.se) return false;
  if (vak.ce && source() % 2 == 0 && *vak.ce < 100) {
    vak.ce = std::min(100, *vak.ce + tenths);
    return true;
  }
  if (*vak.se >= 100) return false;
  vak.se = has_ce ? std::min(100, *vak.se + tenths) : *vak.se + 10;
  return true;
}

void try_all(Engine& engine, Engine& fresh, Kandidaat candidate, std::mt19937_64& source, Tally& tally) {
  const trace::Verdict first = engine.judge(candidate);
  if (!first.fault.empty()) return report("niet gelezen: " + first.fault, candidate, candidate, tally);
  for (int time = 0; time < 3; ++time) {
    Kandidaat higher = candidate;
    Vak& vak = higher.vakken[source() % higher.vakken.size()];
    const bool tenths = vak.ce.has_value() || (vak.se && *vak.se % 10 != 0);
    if (!raise(vak, tenths, source)) continue;
    const trace::Verdict then = engine.judge(higher);
    ++tally.raised;
    tally.better += rank(then) > rank(first) ? 1 : 0;
    if (rank(then) < rank(first)) report("hoger: " + first.result + " wordt " + then.result, candidate, higher, tally);
  }
  Kandidaat shuffled = candidate;
  std::shuffle(shuffled.vakken.begin(), shuffled.vakken.end(), source);
  // Of several subjects with the same central exam the first carries its mark; their order says something.
  std::stable_sort(shuffled.vakken.begin(), shuffled.vakken.end(), [](const Vak& a, const Vak& b) {
    return a.vak.starts_with("ku") && b.vak.starts_with("ku") && a.ce.has_value() && !b.ce.has_value();
  });
  const trace::Verdict then = fresh.judge(shuffled);
  ++tally.shuffled;
  if (outline(then) != outline(first)) {
    report("volgorde of herhaling: " + outline(first) + " wordt " + outline(then), candidate, shuffled, tally);
  }
}

}  // namespace

int main(int argc, char** argv) {
  long count = 100;
  std::uint64_t seed = 1;
  for (int index = 1; index + 1 < argc; index += 2) {
    const std::string name = argv[index];
    if (name == "--aantal") count = std::atol(argv[index + 1]);
    if (name == "--zaad") seed = std::strtoull(argv[index + 1], nullptr, 10);
  }
  const char* library = std::getenv("SLAGBOOM_STDLIB");
  const std::string folder = library != nullptr ? library : SLAGBOOM_STDLIB_DIR;
  std::cout << "zaad " << seed << "\n";
  std::mt19937_64 source(seed);
  bool wrong = false;
  for (const std::string_view name : {"atheneum", "gymnasium", "vwo", "havo", "vmbo-tl", "vmbo-gl", "vmbo-kb", "vmbo-bb"}) {
    Engine engine(folder);
    Engine other(folder);   // has judged other candidates before
    Tally tally;
    for (int year = 2010; year <= 2026; ++year) {
      referentie::Generator generator(*referentie::lees_opleiding(name), year, seed * 1'000 + static_cast<std::uint64_t>(year));
      for (long number = 0; number < count / 17 + 1; ++number) try_all(engine, other, generator.volgende(), source, tally);
    }
    std::cout << name << ": " << tally.raised << " keer hoger (" << tally.better << " keer beter), " << tally.shuffled
              << " keer door elkaar, " << tally.wrong << " fout" << std::endl;
    // A property that never had anything to do says nothing.
    wrong = wrong || tally.wrong > 0 || tally.better == 0 || tally.shuffled == 0;
  }
  return wrong ? 1 : 0;
}
