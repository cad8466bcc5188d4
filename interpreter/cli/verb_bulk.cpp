// beoordeel --kort and --telling over files of any length, and parts of them.
#include "interpreter/cli/verb_bulk.hpp"

#include <string>
#include <utility>

#include "grammar/source.hpp"
#include "interpreter/cli/bulk.hpp"
#include "interpreter/cli/mapped_file.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/shard.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/cli/version.hpp"
#include "interpreter/record/sha256.hpp"
#include "interpreter/report/answer_words.hpp"
#include "interpreter/report/verdict_text.hpp"

namespace slagboom::cli {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

// Program, texts and the form of the file; not the candidates themselves, which would have to be
// read once more.
std::string question_of(const Session& session, const Options& options, std::string_view bytes) {
  std::string text = engine_version() + "\n" + (options.tally ? "telling" : "kort") + "\n";
  for (const trace::SourceText& one : session.texts()) text += one.digest + "\n";
  text += std::to_string(bytes.size()) + "\n" + std::string(bytes.substr(0, bytes.find('\n')));
  return record::sha256(text);
}

// What was not computed in columns is said, with the reason.
void say_work(const WorkDone& work, std::uint64_t all) {
  const std::uint64_t together = work.share.first + work.share.elsewhere;
  if (together == all) return;
  std::string text = std::to_string(together) + " van " + std::to_string(all) +
                     " kandidaten zijn samen uitgerekend, de andere één voor één";
  for (const auto& [reason, shapes] : work.reasons)
    text += "; " + reason + " (" + std::to_string(shapes) + ")";
  say(text);
}

std::string shown_tally(const Options& options, const Tally& tally) {
  return options.format == Format::csv ? tally_csv(tally) : tally_text(tally);
}

}  // namespace

std::optional<Status> judge_in_bulk(Session& session, const Options& options) {
  const bool plain = options.premises.empty() && options.premise_files.empty() &&
                     options.values.empty() && options.mapping.empty() && options.record.empty() && !options.questions;
  if (!plain || (!options.brief && !options.tally)) return std::nullopt;
  const auto refused = [&]() -> std::optional<Status> {
    if (options.parts == 0) return std::nullopt;
    say("--deel werkt alleen op een bestand in CSV met één rij per kandidaat");
    return Status::unreadable;
  };
  const MappedFile mapped(options.candidates);
  if (options.candidates == "-" || !mapped.mapped()) return refused();
  const candidates::FileSchema schema = session.file_schema();
  candidates::WideFile file(mapped.bytes(), schema);
  if (!file.usable()) return refused();
  for (const std::string& warning : file.take_warnings()) say("let op: " + warning);
  file.find_duplicates();

  Output output(options.output);
  ShardHead head{options.part, options.parts, options.brief, {}};
  if (options.parts != 0) {
    head.question = question_of(session, options, mapped.bytes());
    output.write(shard_start(head));
  }
  std::uint64_t body = 0;
  std::function<void(std::string_view)> lines;
  if (options.brief) {
    lines = [&](std::string_view text) {
      body += text.size();
      output.write(text);
    };
  }
  const std::size_t size = mapped.bytes().size();
  const std::size_t from = options.parts == 0 ? 0 : size / options.parts * (options.part - 1);
  const std::size_t to = options.parts == 0 || options.part == options.parts
                             ? size
                             : size / options.parts * options.part;
  Bulk bulk(session, file, std::move(lines));
  {
    Progress progress("MB", options.tally || !output.is_terminal());
    bulk.run(from, to, [&](std::size_t at) {
      progress.step((at - std::min(at, from)) / kMegabyte, (to - from) / kMegabyte);
      return !output.reader_gone();
    });
  }
  const Tally& tally = bulk.tally();
  if (tally.totals.all == 0 && options.parts == 0)
    say("let op: er staan geen kandidaten in " + grammar::printable(options.candidates));
  if (options.parts != 0) {
    output.write(shard_end(head, tally, body));
  } else {
    output.write(options.tally ? shown_tally(options, tally)
                               : report::totals_text(tally.totals) + "\n");
  }
  output.finish();
  if (options.tally) say_work(bulk.work(), tally.totals.all);
  return tally.totals.without == 0 ? Status::fine : Status::findings;
}

Status count_verdicts(Session& session, const Options& options,
                      const candidates::ReadResult& read) {
  Output output(options.output);
  // Counts have no room for what they rest on.
  for (const questions::PremiseCount& premise : session.premises(read.candidates)) {
    const std::string text = grammar::printable(report::premise_text(premise));
    if (options.format == Format::tekst) {
      output.write(text + "\n");
    } else {
      say(text);
    }
  }
  Tally tally;
  Progress progress("kandidaat", true);
  JudgeOptions judging;
  judging.needs = false;
  for (std::size_t index = 0; index < read.candidates.size(); ++index) {
    tally.add(verdict_on(session, read.candidates[index], read.format, judging));
    progress.step(index + 1, read.candidates.size());
  }
  output.write(shown_tally(options, tally));
  output.finish();
  return tally.totals.without == 0 ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
