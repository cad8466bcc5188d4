// The verbs: their names, their help, and the options each one has.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/cli/options.hpp"

namespace slagboom::cli {

// Texts of options as written, before they are checked.
struct Given {
  Options options;
  std::vector<std::string> positionals;
  std::string format;
  std::string cohort, school_year;
  std::string exam_year, programme;
  std::string reader, date, sorting, part, threads;
  bool help = false, write = false;
};

struct VerbInfo {
  Verb verb;
  std::string_view name;
  std::string_view arguments;  // "REGLEMENT… KANDIDATEN"
  std::string_view summary;    // one line
  std::string_view details;    // what it reads and writes; may hold line ends
  std::string_view example;
  std::string_view statuses;  // lines "0  …"
  std::string_view formats;   // "tekst json csv html"; empty: no --formaat
  void (*add)(CLI::App& app, Given& given);
};

[[nodiscard]] std::span<const VerbInfo> all_verbs();
[[nodiscard]] const VerbInfo* find_verb(std::string_view name);

[[nodiscard]] std::string overview();
[[nodiscard]] std::string help_of(const VerbInfo& verb, const CLI::App& app);

}  // namespace slagboom::cli
