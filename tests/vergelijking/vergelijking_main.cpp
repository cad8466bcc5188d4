// Compares verdicts of the engine (texts in stdlib/) with those of the independent reference, candidate by candidate.
//
//   vergelijking --aantal N [--zaad S] [--open K] [--opleiding O] [--examenjaar J] [--draden T] [--toon D] [--tel 1]
//
// N candidates per school type, spread over the exam years 2010-2026. Differences are printed with the candidate,
// so that one line can be given to `slagboom leguit`. Exit status 1 when there are any. With --tel 1 the counts of
// what was reached are printed, and a condition or border that was not reached is a failure too.
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/cli/session.hpp"
#include "tellingen.hpp"
#include "trekken.hpp"

namespace {

using namespace slagboom;

struct Options {
  long count = 1'000;
  std::uint64_t seed = 1;
  int open = 0;
  std::string type;
  int year = 0;
  unsigned threads = 2;
  int shown = 5;   // differences printed per school type and thread
  bool counts = false;
};

struct Tally {
  std::atomic<long> compared{0};
  std::atomic<long> different{0};
  std::atomic<long> unread{0};
};

std::mutex output;

const trace::Field* field(const trace::Verdict& verdict, const std::string& key) {
  for (const trace::Field& one : verdict.fields) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

// What differs, in words; empty when the two agree.
std::string difference(const trace::Verdict& ours, const referentie::Verdict& theirs,
                       const referentie::Kandidaat& candidate, const referentie::Context& context, bool with_open) {
  if (!ours.fault.empty()) return "niet gelezen: " + ours.fault;
  const std::string wanted{referentie::naam(theirs.uitslag)};
  if (ours.result != wanted) return "uitslag " + ours.result + " tegen " + wanted;
  const trace::Field* marks = field(ours, "eindcijfers");
  if (marks != nullptr) {
    const std::map<std::string, std::string> given(marks->entries.begin(), marks->entries.end());
    for (const auto& [code, mark] : theirs.eindcijfers) {
      const auto found = given.find(code);
      if (found == given.end() || found->second != std::to_string(mark)) {
        return "eindcijfer " + code + " " + (found == given.end() ? "ontbreekt" : found->second) + " tegen " +
               std::to_string(mark);
      }
    }
  }
  // With open marks the reference does not say which set decides.
  if (theirs.uitslag == referentie::Uitslag::nog_open || with_open) return {};
  std::set<std::string> left_out;
  if (const trace::Field* out = field(ours, "niet_meegenomen"); out != nullptr && out->value == "nog open") return {};
  if (const trace::Field* out = field(ours, "niet_meegenomen")) {
    for (const auto& [code, nothing] : out->entries) left_out.insert(code);
  }
  const std::set<std::string> their_out(theirs.niet_meegenomen.begin(), theirs.niet_meegenomen.end());
  bool same_set = left_out == their_out;
  for (const std::vector<std::string>& other : theirs.alternatieven) {
    same_set = same_set || left_out == std::set<std::string>(other.begin(), other.end());
  }
  if (!same_set && (candidate.examenjaar == 2021 || candidate.examenjaar == 2022)) {
    // With the duimregeling the sources do not say which of several sufficient choices is made; it must suffice.
    for (const std::string& thumb : left_out) {
      std::vector<std::string> chosen;
      for (const std::string& code : left_out) {
        if (code != thumb) chosen.push_back(code);
      }
      chosen.push_back(thumb);
      const auto with_ours = referentie::beoordeel_zonder(candidate, context, chosen);
      if (with_ours && with_ours->uitslag == theirs.uitslag) return {};
    }
  }
  if (!same_set) {
    std::string text = "weggelaten {";
    for (const std::string& code : left_out) text += code + " ";
    text += "} tegen {";
    for (const std::string& code : their_out) text += code + " ";
    return text + "}";
  }
  if (left_out != their_out) return {};   // another set of the same size: the figures below differ by right
  if (const trace::Field* combined = field(ours, "combinatiecijfer")) {
    if (theirs.combinatiecijfer && combined->value != std::to_string(*theirs.combinatiecijfer)) {
      return "combinatiecijfer " + combined->value + " tegen " + std::to_string(*theirs.combinatiecijfer);
    }
  }
  if (const trace::Field* mean = field(ours, "ce_gemiddelde")) {
    if (theirs.ce_som && theirs.ce_aantal && *theirs.ce_aantal > 0 &&
        (mean->sum != referentie::met_komma(*theirs.ce_som) || mean->count != std::to_string(*theirs.ce_aantal))) {
      return "CE-som " + mean->sum + " over " + mean->count + " tegen " + referentie::met_komma(*theirs.ce_som) +
             " over " + std::to_string(*theirs.ce_aantal);
    }
  }
  if (const trace::Field* honours = field(ours, "cum_laude")) {
    if (theirs.cum_laude && honours->value != "nog open" && (honours->value == "ja") != *theirs.cum_laude) {
      return "cum laude " + honours->value;
    }
  }
  return {};
}

void compare(const Options& options, referentie::Opleiding type, int year, long count, std::uint64_t seed,
             cli::Session& session, Tally& tally, int& shown, vergelijking::Tellingen& counts) {
  referentie::Generator generator(type, year, seed);
  const candidates::FileSchema schema = session.file_schema();
  for (long number = 0; number < count; ++number) {
    const auto [candidate, context] = vergelijking::drawn(generator, options.open);
    const referentie::Verdict theirs = referentie::beoordeel(candidate, context);
    if (theirs.fout) {
      ++tally.unread;
      continue;
    }
    counts.tel(candidate, context, theirs);
    const std::string text = vergelijking::json_of(candidate, context).dump();
    const candidates::ReadResult read =
        candidates::read_candidates(text, candidates::FileFormat::json, schema, nullptr);
    std::string wrong = "niet gelezen";
    if (read.candidates.size() == 1) {
      cli::JudgeOptions judging;
      judging.needs = false;
      wrong = difference(session.judge(read.candidates.front(), judging), theirs, candidate, context, options.open > 0);
    }
    ++tally.compared;
    if (wrong.empty()) continue;
    ++tally.different;
    if (shown >= options.shown) continue;
    ++shown;
    const std::lock_guard<std::mutex> lock(output);
    std::cout << wrong << "\n  " << text << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int index = 1; index + 1 < argc; index += 2) {
    const std::string name = argv[index];
    const char* value = argv[index + 1];
    if (name == "--aantal") options.count = std::atol(value);
    if (name == "--zaad") options.seed = std::strtoull(value, nullptr, 10);
    if (name == "--open") options.open = std::atoi(value);
    if (name == "--opleiding") options.type = value;
    if (name == "--examenjaar") options.year = std::atoi(value);
    if (name == "--draden") options.threads = static_cast<unsigned>(std::atoi(value));
    if (name == "--tel") options.counts = std::atoi(value) != 0;
    if (name == "--toon") options.shown = std::atoi(value);
  }
  const char* library = std::getenv("SLAGBOOM_STDLIB");
  const std::string folder = library != nullptr ? library : SLAGBOOM_STDLIB_DIR;
  std::vector<referentie::Opleiding> types;
  for (const std::string_view name :
       {"atheneum", "gymnasium", "vwo", "havo", "vmbo-tl", "vmbo-gl", "vmbo-kb", "vmbo-bb"}) {
    if (!options.type.empty() && options.type != name) continue;
    if (const auto type = referentie::lees_opleiding(name)) types.push_back(*type);
  }
  std::cout << "zaad " << options.seed << "\n";
  bool wrong = false;
  for (const referentie::Opleiding type : types) {
    Tally tally;
    vergelijking::Tellingen counts(type);
    std::vector<int> years;
    for (int year = 2010; year <= 2026; ++year) {
      if (options.year == 0 || options.year == year) years.push_back(year);
    }
    std::vector<std::thread> threads;
    std::atomic<std::size_t> next{0};
    for (unsigned thread = 0; thread < std::max(1u, options.threads); ++thread) {
      threads.emplace_back([&] {
        cli::Session session;
        if (!session.load(folder, {}).empty()) {
          ++tally.different;
          return;
        }
        int shown = 0;
        vergelijking::Tellingen own(type);
        for (std::size_t index = next++; index < years.size(); index = next++) {
          const int year = years[index];
          compare(options, type, year, options.count / static_cast<long>(years.size()) + 1,
                  options.seed * 1'000 + static_cast<std::uint64_t>(year), session, tally, shown, own);
        }
        const std::lock_guard<std::mutex> lock(output);
        counts.voeg_toe(own);
      });
    }
    for (std::thread& thread : threads) thread.join();
    std::cout << referentie::naam(type) << ": " << tally.compared << " vergeleken, " << tally.different
              << " verschillend, " << tally.unread << " overgeslagen" << std::endl;
    wrong = wrong || tally.different > 0 || tally.compared == 0;
    if (!options.counts) continue;
    std::cout << counts.tekst() << std::flush;
    for (const std::string& name : counts.ontbreekt(years.front(), years.back())) {
      std::cout << "  niet bereikt: " << name << std::endl;
      wrong = true;
    }
  }
  return wrong ? 1 : 0;
}
