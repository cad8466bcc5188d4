// What the user asked for on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace slagboom::cli {

// Part of the contract with scripts; see ontwerp and --help.
enum class Status : std::uint8_t { fine = 0, findings = 1, usage = 2, unreadable = 3, fault = 4 };

enum class Verb : std::uint8_t {
  controleer,
  beoordeel,
  leguit,
  watals,
  test,
  opmaak,
  toon,
  kalender,
  vergelijk,
  herhaal,
  pta,
  kolommen,
  verzamel,
  voegsamen,
  inpakken
};
enum class Format : std::uint8_t { tekst, json, csv, html, ics, sarif };
// In which order findings stand; `unsaid`: the one that goes with the form of the output.
enum class Sorting : std::uint8_t { unsaid, ernst, tekst, wet, onderwerp };
// For whom a verdict is explained; `unsaid`: the one that goes with the form of the output.
enum class Reader : std::uint8_t { unsaid, kandidaat, commissie, beroep };

struct Options {
  Verb verb = Verb::beoordeel;
  std::vector<std::string> paths;  // documents, or folders with documents
  std::string candidates;          // file, or "-" for standard input
  std::string candidate;           // --kandidaat
  std::vector<std::string> premises;       // --stel
  std::vector<std::string> premise_files;  // --stel-bestand
  bool questions = false;                  // --vragen
  std::vector<std::string> values;         // --stel with key=value: "netl.ce=5,2"
  // Something is laid over the texts or the candidates.
  [[nodiscard]] bool supposes() const {
    return !premises.empty() || !premise_files.empty() || !values.empty();
  }
  std::vector<std::string> needed_keys;  // --nodig; "alles" when no keys were named
  bool needed = false;             // --nodig
  bool resits = false;             // --herkansing
  std::optional<std::string> cohort;
  std::optional<std::string> school_year;
  Format format = Format::tekst;
  std::string output;            // --uitvoer; empty: standard output
  std::string mapping;           // --koppeling; empty: none
  std::string library;           // --bibliotheek, or the default
  std::string stage;             // --trap
  std::vector<std::string> occasions;  // --gebeurtenis NAAM=DATUM
  // vergelijk: what stands on the second side, and one or two values for each fact that decides rules
  std::string second;                    // text of the second side; empty: the same text twice
  std::string second_library;            // --bibliotheek-b; empty: the same library
  std::vector<std::string> exam_years;   // --examenjaar
  std::vector<std::string> cohorts;      // --cohort
  std::vector<std::string> programmes;   // --opleiding
  Reader reader = Reader::unsaid;  // --lezer
  std::string day;                 // --op
  std::string date;                // --datum, or today: "2026-06-11"
  std::string record;              // --vastleggen, and the record of `herhaal`
  bool brief = false;            // --kort
  bool tally = false;            // --telling
  std::uint32_t part = 0, parts = 0;   // --deel; 0: the whole file
  std::uint32_t threads = 0;           // --draden; 0: as many as is usual
  bool letters = false;          // --brieven
  bool byte_order_mark = false;  // --bom
  bool all = false;              // --alles
  bool proofs = false;           // --bewijs
  Sorting sorting = Sorting::unsaid;  // --volgorde
  bool met = false;              // --voldoet
  bool topics = false;           // --onderwerpen
  bool mutation = false;         // --mutatie
  bool check_only = false;       // --controle
  bool to_screen = false;        // --naar-scherm
};

// Nothing further to do: help or the version was asked for, or the command is wrong.
struct Stop {
  Status status = Status::fine;
  std::string text;  // ends with a line end; goes to standard error unless the status is fine
};

using Parsed = std::variant<Options, Stop>;

// `arguments` without the name of the program.
[[nodiscard]] Parsed parse_options(std::vector<std::string> arguments);

// The name among `known` that `given` is clearly meant to be: "; bedoelde u «…»?", or nothing.
[[nodiscard]] std::string did_you_mean(const std::string& given,
                                       const std::vector<std::string>& known);

}  // namespace slagboom::cli
