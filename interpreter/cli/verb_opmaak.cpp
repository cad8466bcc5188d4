// opmaak: documents in their canonical form. toon: a document as it reads for a cohort.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/cli/input.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::cli {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

// 1-based line of the first byte that differs.
std::size_t first_difference(std::string_view before, std::string_view after) {
  const auto [at, other] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  return 1 + static_cast<std::size_t>(std::count(before.begin(), at, '\n'));
}

struct Tally {
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t unreadable = 0;
};

void show_errors_in(const Session& session, const std::string& path) {
  std::vector<report::FindingRow> rows = rows_of(session.findings(true), session.sources());
  std::erase_if(
      rows, [&](const report::FindingRow& row) { return row.file != path || !needs_work(row); });
  say_plain(report::findings_text(rows));
  say(grammar::printable(path) + ": dit document is niet te lezen en blijft zoals het is");
}

void format_one(const Session& session, const std::string& path, const Options& options,
                Output& output, Tally& tally) {
  const FileBytes before = read_file(path, kMostBytes);
  const std::optional<std::string> after =
      before.problem.empty() ? session.formatted(path) : std::nullopt;
  if (!after) {
    ++tally.unreadable;
    return show_errors_in(session, path);
  }
  if (options.to_screen) output.write(*after);
  if (*after == before.bytes) {
    ++tally.same;
    return;
  }
  ++tally.changed;
  if (options.to_screen) return;
  if (!options.check_only) replace_file(path, *after);
  output.write((options.check_only ? "zou veranderen: " : "herschreven: ") +
               grammar::printable(path) + " (vanaf regel " +
               std::to_string(first_difference(before.bytes, *after)) + ")\n");
}

std::string totals(const Tally& tally, bool check_only) {
  std::string text = report::counted(tally.changed, "document", "documenten") +
                     (check_only ? " te veranderen, " : " herschreven, ") +
                     std::to_string(tally.same) + " al goed";
  if (tally.unreadable > 0) text += ", " + std::to_string(tally.unreadable) + " niet te lezen";
  return text + "\n";
}

}  // namespace

Status opmaak(const Options& given) {
  Options options = given;
  options.paths = documents_in(given.paths);
  Session session;
  if (!load(session, options)) return Status::unreadable;
  Output output("");
  Tally tally;
  for (const std::string& path : options.paths) format_one(session, path, options, output, tally);
  if (!options.to_screen) output.write(totals(tally, options.check_only));
  output.finish();
  if (tally.unreadable > 0) return Status::unreadable;
  return options.check_only && tally.changed > 0 ? Status::findings : Status::fine;
}

Status toon(const Options& options) {
  if (options.topics) return onderwerpen(options);
  Session session;
  const std::string& path = options.paths.front();
  Output output(options.output);
  if (!options.stage.empty()) {
    // A stage can be shown of a text that is not ready yet: that is when one wants to see it.
    if (!load(session, options)) return Status::unreadable;
    output.write(session.dump(path, options.stage));
  } else {
    if (!load_usable(session, options)) return Status::unreadable;
    std::string problem;
    const std::string text = session.consolidated(path, options.cohort, &problem);
    if (!problem.empty()) {
      say(problem);
      return Status::usage;
    }
    output.write(text);
  }
  output.finish();
  return Status::fine;
}

}  // namespace slagboom::cli
