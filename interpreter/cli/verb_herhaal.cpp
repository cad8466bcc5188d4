// herhaal: judges again what a record holds, and names every difference.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "grammar/source.hpp"
#include "interpreter/candidates/read_limits.hpp"
#include "interpreter/cli/input.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/cli/verb_record.hpp"
#include "interpreter/cli/version.hpp"
#include "interpreter/record/compare.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/readers.hpp"

namespace slagboom::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostRecord = std::size_t{1} << 30;

// The record, or nothing after saying why.
std::optional<record::Record> read_record(const std::string& path) {
  const FileBytes file = read_file(path, kMostRecord);
  const std::string name = path == "-" ? "standaardinvoer" : grammar::printable(path);
  if (!file.problem.empty()) {
    say(name + ": " + file.problem);
    return std::nullopt;
  }
  record::Read read = record::read(file.bytes);
  if (read.usable) return std::move(read.record);
  const std::string place = read.damage.line > 0 ? ", regel " + std::to_string(read.damage.line) : "";
  say(name + place + ": " + read.damage.message);
  return std::nullopt;
}

std::string totals(const record::Comparison& comparison, std::size_t recorded) {
  std::string text = "vastgelegd: " + report::counted(recorded, "kandidaat", "kandidaten") + "; nu " +
                     std::to_string(comparison.equal) + " gelijk, " + std::to_string(comparison.changed) + " anders";
  if (comparison.missing > 0) text += ", " + std::to_string(comparison.missing) + " niet meer in het bestand";
  if (comparison.added > 0) text += ", " + std::to_string(comparison.added) + " nieuw";
  return text;
}

std::string as_text(const record::Record& before, const record::Comparison& comparison, std::size_t width) {
  std::string out = "Vastlegging van " + report::shown_day(before.dossier.date) + ", gemaakt met slagboom " +
                    grammar::printable(before.dossier.engine) + "\n";
  for (const record::Difference& each : comparison.differences) {
    const std::string who = each.candidate.empty() ? "" : "kandidaat " + grammar::printable(each.candidate) + ": ";
    report::add_wrapped(out, "  - ", who + grammar::printable(each.message), 4, width);
  }
  if (comparison.differences.empty()) out += "Alles is gelijk: de teksten, de gegevens, het programma en elk oordeel.\n";
  return out + totals(comparison, before.lines.size()) + "\n";
}

std::string as_json(const record::Record& before, const record::Comparison& comparison) {
  Json json;
  json["datum"] = before.dossier.date;
  json["gelijk"] = comparison.differences.empty();
  Json& list = json["verschillen"] = Json::array();
  for (const record::Difference& each : comparison.differences) {
    Json item;
    item["soort"] = record::name_of(each.kind);
    if (!each.candidate.empty()) item["kandidaat"] = each.candidate;
    item["tekst"] = each.message;
    list.push_back(std::move(item));
  }
  json["kandidaten"] = {{"gelijk", comparison.equal},
                        {"anders", comparison.changed},
                        {"ontbreekt", comparison.missing},
                        {"nieuw", comparison.added}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Status herhaal(const Options& options) {
  const std::optional<record::Record> before = read_record(options.record);
  if (!before) return Status::unreadable;
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  record::Record now;
  const auto read = read_candidates(session, options, &now.dossier.candidates_digest);
  if (!read) return Status::unreadable;
  now.dossier.engine = engine_version();
  now.dossier.date = options.date;
  now.dossier.texts = session.texts();
  Output output(options.output);
  {
    Progress progress("kandidaat", true);
    for (std::size_t i = 0; i < read->candidates.size(); ++i) {
      const candidates::RawCandidate& candidate = read->candidates[i];
      now.lines.push_back(record_line(candidate, verdict_on(session, candidate, {})));
      progress.step(i + 1, read->candidates.size());
    }
  }
  const record::Comparison comparison = record::compared(*before, now);
  output.write(options.format == Format::json ? as_json(*before, comparison)
                                              : as_text(*before, comparison, output.width()));
  output.finish();
  return comparison.differences.empty() ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
