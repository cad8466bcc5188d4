// inpakken: a column file of a file with one candidate a row.
#include <memory>
#include <string>
#include <string_view>

#include "grammar/source.hpp"
#include "interpreter/candidates/column_pack.hpp"
#include "interpreter/cli/bulk_forms.hpp"
#include "interpreter/cli/column_digest.hpp"
#include "interpreter/cli/interrupt.hpp"
#include "interpreter/cli/mapped_file.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/session_state.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_bulk.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/record/sha256.hpp"

namespace slagboom::cli {

namespace {

constexpr std::size_t kMegabyte = 1'000'000;

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace

Status inpakken(const Options& options) {
  if (options.output.empty()) {
    say("noem achter --uitvoer het bestand dat gemaakt wordt");
    return Status::usage;
  }
  if (is_input(options, options.output)) {
    say("achter --uitvoer staat een bestand dat gelezen wordt; noem een ander bestand");
    return Status::usage;
  }
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  const std::string name = grammar::printable(options.candidates);
  const MappedFile mapped(options.candidates);
  if (!mapped.mapped()) {
    say(name + ": " + mapped.problem());
    return Status::unreadable;
  }
  const Interruptible interruption;
  const candidates::FileSchema schema = session.file_schema();
  const candidates::Each each = each_on(usual_threads());
  auto problem = column_digest_problem(mapped.bytes());
  std::unique_ptr<candidates::RowFile> rows;
  if (!problem) {
    rows = candidates::open_rows(mapped.bytes(), schema, each);
    for (const std::string& warning : rows->take_warnings()) say("let op: " + warning);
    problem = rows->problem();
  }
  if (problem) {
    say_problem(options.candidates, *problem);
    return Status::unreadable;
  }
  if (rows->usable()) rows->look_through(each);
  if (Interruptible::asked()) return Status::fault;
  if (candidates::is_column_file(mapped.bytes()) || !rows->usable()) {
    say(name +
        ": alleen een bestand met één kandidaat per rij kan worden ingepakt: CSV, of JSON met één "
        "object per regel");
    return Status::unreadable;
  }
  Output output(options.output);
  record::Sha256 digest;
  candidates::ColumnPacker packer(*rows, mark_keys(session.state().model->vocabulary),
                                  [&](std::string_view bytes) {
                                    digest.add(bytes);
                                    output.write(bytes);
                                  });
  {
    Progress progress("MB", true);
    const std::unique_ptr<candidates::RowReader> reader = rows->reader();
    candidates::Row row;
    while (reader->next(row)) {
      packer.add(row);
      if (row.number % 4096 != 0) continue;
      progress.step(row.from / kMegabyte, mapped.bytes().size() / kMegabyte);
      if (Interruptible::asked()) return Status::fault;
    }
  }
  packer.finish();
  if (mapped.changed()) {
    say(name + ": " + std::string(kChangedWhileRead));
    return Status::unreadable;
  }
  output.write(candidates::ColumnPacker::end(digest.digest()));
  output.finish();
  std::string text = counted(packer.rows(), "rij", "rijen") + " ingepakt";
  if (packer.texts() != 0) text += ", waarvan " + std::to_string(packer.texts()) + " als tekst";
  say(text);
  return Status::fine;
}

}  // namespace slagboom::cli
