// beoordeel --kort and --telling over files of any length, and parts of them.
#include "interpreter/cli/verb_bulk.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "grammar/source.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/cli/bulk.hpp"
#include "interpreter/cli/column_digest.hpp"
#include "interpreter/cli/interrupt.hpp"
#include "interpreter/cli/mapped_file.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/shard.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/cli/version.hpp"
#include "interpreter/record/sha256.hpp"
#include "interpreter/report/answer_words.hpp"
#include "interpreter/report/verdict_text.hpp"

namespace slagboom::cli {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

ShardHead head_of(const Session& session, const Options& options, std::string_view bytes) {
  ShardHead head;
  head.part = options.part;
  head.parts = options.parts;
  head.lines = options.brief;
  head.engine = engine_version();
  std::string texts;
  for (const trace::SourceText& one : session.texts()) texts += one.digest + "\n";
  head.texts = record::sha256(texts);
  head.candidates = record::sha256(bytes);
  return head;
}

// How many were not judged together, and why: the numbers of the reasons add up to the first.
void say_work(const WorkDone& work, std::uint64_t all) {
  if (work.together == all) return;
  const std::uint64_t alone = all - work.together;
  std::string text = std::to_string(alone) + " van de " + std::to_string(all) + " kandidaten " +
                     (alone == 1 ? "is" : "zijn") + " één voor één uitgerekend";
  std::string_view before = ": ";
  for (const auto& [reason, count] : work.alone) {
    text += std::string(before) + std::to_string(count) + " (" + reason + ")";
    before = ", ";
  }
  say(text);
}

}  // namespace

std::string shown_tally(const Options& options, const Tally& tally) {
  if (options.format != Format::csv) return tally_text(tally);
  return (options.byte_order_mark ? std::string(candidates::kByteOrderMark) : "") + tally_csv(tally);
}

std::optional<Status> judge_in_bulk(Session& session, const Options& options) {
  const bool plain = !options.supposes() && options.mapping.empty() && options.record.empty() &&
                     !options.questions;
  if (!plain || (!options.brief && !options.tally)) return std::nullopt;
  const std::string name = grammar::printable(options.candidates);
  // Anything else than a file with one candidate a row is for the plain way, which has no parts.
  const auto other_way = [&](const std::string& problem) -> std::optional<Status> {
    if (options.parts == 0) return std::nullopt;
    say(problem);
    return Status::unreadable;
  };
  if (options.candidates == "-")
    return other_way("--deel leest geen standaardinvoer; noem een bestand");
  const MappedFile mapped(options.candidates);
  if (!mapped.mapped()) return other_way(name + ": " + mapped.problem());
  const auto has_changed = [&] {
    if (!mapped.changed()) return false;
    say(name + ": " + std::string(kChangedWhileRead));
    return true;
  };
  const candidates::FileSchema schema = session.file_schema();
  const std::size_t threads = options.threads != 0 ? options.threads : usual_threads();
  const candidates::Each each = each_on(threads);
  const Interruptible interruption;
  if (const auto problem = column_digest_problem(mapped.bytes())) {
    if (has_changed()) return Status::unreadable;
    say_problem(options.candidates, *problem);
    return Status::unreadable;
  }
  const std::unique_ptr<candidates::RowFile> rows =
      candidates::open_rows(mapped.bytes(), schema, each);
  candidates::RowFile& file = *rows;
  if (file.problem()) {
    if (has_changed()) return Status::unreadable;
    for (const std::string& warning : file.take_warnings()) say("let op: " + warning);
    say_problem(options.candidates, *file.problem());
    return Status::unreadable;
  }
  if (file.usable()) file.look_through(each);
  if (Interruptible::asked()) return Status::fault;
  if (!file.usable()) {
    return other_way(
        "--deel werkt alleen op een bestand met één kandidaat per rij: CSV, of JSON met één object per "
        "regel");
  }
  for (const std::string& warning : file.take_warnings()) say("let op: " + warning);

  Output output(options.output);
  std::optional<ShardText> part;
  if (options.parts != 0)
    output.write(part.emplace(head_of(session, options, mapped.bytes())).start());
  const std::size_t size = mapped.bytes().size();
  const std::size_t from = options.parts == 0 ? 0 : size / options.parts * (options.part - 1);
  const std::size_t to = options.part == options.parts ? size : size / options.parts * options.part;
  Bulk bulk(session, file);
  {
    Progress progress("MB", options.tally || !output.is_terminal());
    Bulk::Watch watch;
    if (options.brief) {
      watch.lines = [&](std::string_view text) {
        if (part) part->line(text);
        output.write(text);
      };
    }
    watch.progress = [&](std::size_t at) {
      progress.step((at - std::min(at, from)) / kMegabyte, (to - from) / kMegabyte);
      return !output.reader_gone() && !mapped.shrunk();
    };
    watch.stopped = Interruptible::asked;
    bulk.run(from, to, threads, watch);
  }
  // The program ends by the signal, as soon as the file that was begun is gone.
  if (Interruptible::asked()) return Status::fault;
  if (has_changed()) return Status::unreadable;
  for (const std::string& warning : bulk.warnings()) say("let op: " + warning);
  const Tally& tally = bulk.tally();
  if (tally.totals.all == 0 && options.parts == 0)
    say("let op: er staan geen kandidaten in " + name);
  if (part) {
    output.write(part->end(tally));
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
  tell_premises(session, options, read.candidates, output);
  Tally tally;
  Progress progress("kandidaat", true);
  JudgeOptions judging;
  judging.needs = false;
  for (std::size_t index = 0; index < read.candidates.size(); ++index) {
    tally.add(verdict_on(session, read.candidates[index], judging));
    progress.step(index + 1, read.candidates.size());
  }
  output.write(shown_tally(options, tally));
  output.finish();
  return tally.totals.without == 0 ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
