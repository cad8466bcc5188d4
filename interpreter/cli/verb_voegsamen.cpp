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

namespace slagboom::cli {

Status voegsamen(const Options& options) {
  std::vector<std::unique_ptr<MappedFile>> files;
  std::vector<Shard> shards;
  std::vector<std::string> names;
  for (const std::string& path : options.paths) {
    const std::string name = grammar::printable(path);
    files.push_back(std::make_unique<MappedFile>(path));
    Shard shard;
    if (!files.back()->mapped() || !read_shard(files.back()->bytes(), shard)) {
      say(name + ": dit is geen heel deel; maak het opnieuw met slagboom beoordeel … --deel");
      return Status::unreadable;
    }
    if (!shards.empty()) {
      ShardHead same = shard.head;
      same.part = shards.front().head.part;
      if (same != shards.front().head) {
        say(name + " hoort niet bij " + names.front() +
            ": een ander aantal delen, een andere vraag, andere teksten of een ander bestand");
        return Status::unreadable;
      }
    }
    names.push_back(name);
    shards.push_back(std::move(shard));
  }
  std::sort(shards.begin(), shards.end(),
            [](const Shard& a, const Shard& b) { return a.head.part < b.head.part; });
  for (std::uint32_t part = 1; part <= shards.front().head.parts; ++part) {
    const auto is_part = [&](const Shard& shard) { return shard.head.part == part; };
    const auto count = std::count_if(shards.begin(), shards.end(), is_part);
    if (count == 1) continue;
    say("deel " + std::to_string(part) + " van " + std::to_string(shards.front().head.parts) +
        (count == 0 ? " ontbreekt" : " is er twee keer"));
    return Status::unreadable;
  }
  if (shards.front().head.lines && options.format == Format::csv) {
    say("deze delen zijn gemaakt met --kort; daar hoort --formaat tekst bij");
    return Status::usage;
  }
  Output output(options.output);
  Tally all;
  for (const Shard& shard : shards) {
    output.write(shard.body);
    all.add(shard.tally);
  }
  if (shards.front().head.lines) {
    output.write(report::totals_text(all.totals) + "\n");
  } else {
    output.write(options.format == Format::csv ? tally_csv(all) : tally_text(all));
  }
  output.finish();
  return all.totals.without == 0 ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
