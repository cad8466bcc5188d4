// verzamel: the SE side of candidates, from results of tests to marks, what is missing, and resits
// used.
#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/cli/collect.hpp"
#include "interpreter/cli/input.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"

namespace slagboom::cli {

namespace {

constexpr std::string_view kMarksFolder = "/schoolexamen";

bool is_complete(const report::Collection& collection) {
  const auto closed = [](const report::CollectedSubject& subject) {
    return subject.faults.empty() && subject.closed == "ja" && subject.wrong_resit.empty();
  };
  const auto within = [](const report::CollectedYear& year) {
    return year.faults.empty() && !year.left.starts_with("-");
  };
  return collection.faults.empty() &&
         std::all_of(collection.subjects.begin(), collection.subjects.end(), closed) &&
         std::all_of(collection.years.begin(), collection.years.end(), within);
}

}  // namespace

Status verzamel(const Options& options) {
  Session texts;
  if (!load_usable(texts, options)) return Status::unreadable;
  Session marks;
  for (const LoadProblem& problem : marks.load(options.library + std::string(kMarksFolder), {}))
    say(problem.path + ": " + problem.message);
  if (!marks.usable()) {
    say("de bibliotheek over het schoolexamen is niet te gebruiken");
    say_unusable(marks);
    return Status::unreadable;
  }
  Collecting collecting(texts, marks);
  if (!collecting.has_plans()) {
    say("in deze documenten staat geen PTA");
    return Status::usage;
  }
  const auto read = read_results(collecting.schema(), options);
  if (!read) return Status::unreadable;
  const std::vector<const candidates::RawCandidate*> asked = asked_candidates(*read, options);
  if (asked.empty() && !options.candidate.empty()) return Status::usage;
  Output output(options.output);
  Progress progress("kandidaat", true);
  std::vector<report::Collection> collections;
  bool complete = true;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    progress.step(i, asked.size());
    report::Collection collection = collecting.collect(*asked[i]);
    complete = complete && is_complete(collection);
    if (options.format != Format::tekst) {
      for (const std::string& fault : collection.faults)
        say("kandidaat " + grammar::printable(collection.candidate) +
            " is niet verzameld: " + fault);
    }
    if (options.format == Format::tekst) {
      output.write(report::collection_text(collection, output.width()));
    } else if (options.format == Format::json) {
      output.write(report::collection_json(collection) + "\n");
    } else {
      collections.push_back(std::move(collection));
    }
  }
  if (options.format == Format::csv) {
    if (options.byte_order_mark) output.write(candidates::kByteOrderMark);
    output.write(report::collections_csv(collections));
  }
  if (options.format == Format::html) output.write(report::collections_html(collections));
  output.finish();
  return complete ? Status::fine : Status::findings;
}

}  // namespace slagboom::cli
