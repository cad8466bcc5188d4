// pta: the PTA's as they read; kolommen: the columns of a pupil system beside them.
#include <optional>
#include <string>

#include "grammar/source.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_limits.hpp"
#include "interpreter/cli/input.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/plan.hpp"

namespace slagboom::cli {

namespace {

constexpr std::size_t kMostColumnBytes = std::size_t{64} << 20;

// On standard error: amendments of a PTA that is not there, and with `all` what does not fit a PTA.
// True when any was found.
bool tell_misfits(const PlansOfTexts& found, bool all) {
  for (const pta::Misfit& misfit : found.loose)
    say("let op: een wijziging telt niet mee: " + grammar::printable(report::misfit_text(misfit)));
  bool any = !found.loose.empty();
  for (const pta::Reading& reading : found.readings) {
    any = any || !reading.misfits.empty();
    if (!all) continue;
    for (const pta::Misfit& misfit : reading.misfits)
      say("let op: een wijziging past niet bij het PTA " + grammar::printable(reading.label) +
          ": " + grammar::printable(report::misfit_text(misfit)));
  }
  return any;
}

}  // namespace

Status pta(const Options& options) {
  std::optional<calendar::Day> day;
  if (!options.day.empty()) {
    day = calendar::read_day(options.day);
    if (!day) {
      say("«" + grammar::printable(options.day) +
          "» is geen datum; schrijf bijvoorbeeld «1 oktober 2025»");
      return Status::usage;
    }
  }
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  const PlansOfTexts found = session.plans(day);
  const bool unsure = tell_misfits(found, options.format == Format::csv);
  Output output(options.output);
  switch (options.format) {
    case Format::csv:
      if (options.byte_order_mark) output.write(candidates::kByteOrderMark);
      output.write(report::plans_csv(found.readings));
      break;
    case Format::json:
      output.write(report::plans_json(found.plans, found.readings));
      break;
    case Format::html:
      output.write(report::plans_html(found.plans, found.readings));
      break;
    default:
      output.write(report::plans_text(found.plans, found.readings, output.width()));
      break;
  }
  output.finish();
  return unsure ? Status::findings : Status::fine;
}

Status kolommen(const Options& options) {
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  candidates::Mapping mapping;
  if (!options.mapping.empty()) {
    const FileBytes file = read_file(options.mapping, candidates::kLimits.mapping_bytes);
    std::string problem = file.problem;
    if (problem.empty()) {
      if (const auto wrong = candidates::read_mapping(file.bytes, mapping))
        problem =
            (wrong->row > 0 ? "regel " + std::to_string(wrong->row) + ": " : "") + wrong->message;
    }
    if (!problem.empty()) {
      say(grammar::printable(options.mapping) + ": " + problem);
      return Status::unreadable;
    }
  }
  const FileBytes file = read_file(options.candidates, kMostColumnBytes);
  if (!file.problem.empty()) {
    say(grammar::printable(options.candidates) + ": " + file.problem);
    return Status::unreadable;
  }
  const PlansOfTexts found = session.plans(std::nullopt);
  if (found.readings.empty()) {
    say("in deze documenten staat geen PTA");
    return Status::usage;
  }
  const pta::ColumnReport report =
      session.compare_columns(found, file.bytes, options.mapping.empty() ? nullptr : &mapping);
  if (!report.problem.empty()) {
    say(grammar::printable(options.candidates) + ": " + report.problem);
    return Status::unreadable;
  }
  const bool unsure = tell_misfits(found, true);
  for (const std::string& name : report.unused)
    say("deze kolom wordt niet vergeleken: «" + name + "»");
  Output output(options.output);
  switch (options.format) {
    case Format::csv:
      if (options.byte_order_mark) output.write(candidates::kByteOrderMark);
      output.write(report::columns_csv(report));
      break;
    case Format::json:
      output.write(report::columns_json(report));
      break;
    default:
      output.write(report::columns_text(report, output.width()));
      break;
  }
  output.finish();
  return report.differences.empty() && !unsure ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
