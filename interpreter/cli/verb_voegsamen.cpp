// voegsamen: one result of the parts of a file.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/cli/mapped_file.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/shard.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_bulk.hpp"

namespace slagboom::cli {

Status voegsamen(const Options& options) {
  std::vector<std::unique_ptr<MappedFile>> files;
  std::vector<Shard> shards;
  std::vector<std::string> names;
  const auto refused = [](const std::string& name, const std::string& problem) {
    say(name + ": " + problem);
    return Status::unreadable;
  };
  for (const std::string& path : options.paths) {
    const std::string name = grammar::printable(path);
    const MappedFile& file = *files.emplace_back(std::make_unique<MappedFile>(path));
    if (!file.mapped()) return refused(name, file.problem());
    Shard shard;
    const std::string problem = read_shard(file.bytes(), shard);
    if (file.changed()) return refused(name, std::string(kChangedWhileRead));
    if (!problem.empty()) return refused(name, problem);
    if (!shards.empty()) {
      const std::string other = difference(shards.front().head, shard.head);
      if (!other.empty()) {
        say(name + " hoort niet bij " + names.front() + ": " + other);
        return Status::unreadable;
      }
    }
    names.push_back(name);
    shards.push_back(std::move(shard));
  }
  std::sort(shards.begin(), shards.end(),
            [](const Shard& a, const Shard& b) { return a.head.part < b.head.part; });
  const ShardHead& head = shards.front().head;
  for (std::uint32_t part = 1; part <= head.parts; ++part) {
    const auto is_part = [&](const Shard& shard) { return shard.head.part == part; };
    const auto count = std::count_if(shards.begin(), shards.end(), is_part);
    if (count == 1) continue;
    say("deel " + std::to_string(part) + " van " + std::to_string(head.parts) +
        (count == 0 ? " ontbreekt" : " is er twee keer"));
    return Status::unreadable;
  }
  if (head.lines && options.format == Format::csv) {
    say("deze delen zijn gemaakt met --kort; daar hoort --formaat tekst bij");
    return Status::usage;
  }
  Output output(options.output);
  Tally all;
  for (const Shard& shard : shards) {
    output.write(shard.body);
    all.add(shard.tally);
  }
  for (std::size_t index = 0; index < files.size(); ++index) {
    if (files[index]->changed()) return refused(names[index], std::string(kChangedWhileRead));
  }
  output.write(head.lines ? report::totals_text(all.totals) + "\n" : shown_tally(options, all));
  output.finish();
  return all.totals.without == 0 ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
