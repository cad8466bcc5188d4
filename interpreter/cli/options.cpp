// From arguments to options; every mistake gets a sentence in Dutch, never one of the library.
#include "interpreter/cli/options.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "grammar/source.hpp"
#include "grammar/words.hpp"
#include "interpreter/cli/library_folder.hpp"
#include "interpreter/cli/options_verbs.hpp"
#include "interpreter/cli/threads.hpp"
#include "interpreter/cli/today.hpp"
#include "interpreter/cli/version.hpp"

namespace slagboom::cli {
namespace {

struct FormatName {
  Format format;
  std::string_view name;
};
constexpr std::array<FormatName, 6> kFormats = {{{Format::tekst, "tekst"},
                                                 {Format::json, "json"},
                                                 {Format::csv, "csv"},
                                                 {Format::html, "html"},
                                                 {Format::ics, "ics"},
                                                 {Format::sarif, "sarif"}}};
constexpr std::string_view kAllKeys = "alles";
struct ReaderName {
  Reader reader;
  std::string_view name;
};
constexpr std::array<ReaderName, 3> kReaders = {{{Reader::kandidaat, "kandidaat"},
                                                 {Reader::commissie, "commissie"},
                                                 {Reader::beroep, "beroep"}}};
struct SortingName {
  Sorting sorting;
  std::string_view name;
};
constexpr std::array<SortingName, 4> kSortings = {{{Sorting::ernst, "ernst"},
                                                   {Sorting::tekst, "tekst"},
                                                   {Sorting::wet, "wet"},
                                                   {Sorting::onderwerp, "onderwerp"}}};
constexpr std::array<std::string_view, 3> kStages = {"structuur", "boom", "programma"};

Stop wrong(std::string_view verb, std::string message) {
  std::string text = "slagboom: " + message + "\n";
  text +=
      verb.empty() ? "Zie slagboom --help.\n" : "Zie slagboom " + std::string(verb) + " --help.\n";
  return {Status::usage, std::move(text)};
}

std::string in_quotes(std::string_view text) { return "«" + grammar::printable(text) + "»"; }

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    result.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

std::string enumerated(const std::vector<std::string>& names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) result += i + 1 == names.size() ? " of " : ", ";
    result += names[i];
  }
  return result;
}

// "--formaat" out of a message of the library.
std::string option_in(const std::string& message) {
  const std::size_t begin = message.find("--");
  if (begin == std::string::npos) return {};
  const std::size_t end = message.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", begin);
  return message.substr(begin, end == std::string::npos ? end : end - begin);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> result;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) result.push_back("--" + name);
  }
  return result;
}

class Parser {
 public:
  explicit Parser(const VerbInfo& verb)
      : verb_(verb), app_(std::string(verb.summary), std::string(verb.name)) {
    app_.set_help_flag();
    app_.allow_extras();
    app_.add_option("bestanden", given_.positionals)->expected(0, -1);
    verb.add(app_, given_);
    app_.add_flag("--help,-h", given_.help, "deze uitleg");
    given_.options.verb = verb.verb;
  }

  Parsed run(std::vector<std::string> arguments) {
    // Help goes before everything, so that a half-typed command also gets it.
    for (const std::string& each : arguments) {
      if (each == "--") break;
      if (each == "--help" || each == "-h") return Stop{Status::fine, help_of(verb_, app_)};
    }
    if (auto stop = check_flags(arguments)) return *stop;
    join_optional(arguments);
    try {
      std::reverse(arguments.begin(), arguments.end());
      app_.parse(std::move(arguments));
    } catch (const CLI::ArgumentMismatch& error) {
      return twice_or_without(error.what());
    } catch (const CLI::ParseError& error) {
      const std::string option = option_in(error.what());
      return wrong(verb_.name, option.empty() ? "dit commando is niet te begrijpen"
                                              : option + " krijgt geen waarde");
    }
    for (const std::string& extra : app_.remaining()) {
      if (extra != "--") return unknown(extra);
    }
    if (auto stop = check_positionals()) return *stop;
    if (auto stop = check_format()) return *stop;
    if (auto stop = check_rest()) return *stop;
    return std::move(given_.options);
  }

 private:
  using Check = std::optional<Stop>;

  // "--kort=nee" would be read as something else than it says.
  [[nodiscard]] Check check_flags(const std::vector<std::string>& arguments) const {
    for (const std::string& argument : arguments) {
      if (argument == "--") break;
      const std::size_t sign = argument.find('=');
      if (sign == std::string::npos || !argument.starts_with("--")) continue;
      const std::string name = argument.substr(0, sign);
      const CLI::Option* option = app_.get_option_no_throw(name);
      if (option != nullptr && option->get_items_expected_max() == 0) {
        return wrong(verb_.name, name + " krijgt geen waarde");
      }
    }
    return std::nullopt;
  }

  // "--nodig" may stand alone: what follows it is its value only when it looks like a key ("netl.ce"), not like a file.
  void join_optional(std::vector<std::string>& arguments) const {
    if (verb_.verb != Verb::watals) return;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
      if (arguments[at] == "--") break;
      if (arguments[at] != "--nodig") continue;
      if (at + 1 < arguments.size() && looks_like_keys(arguments[at + 1])) {
        arguments[at] += "=" + arguments[at + 1];
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(at) + 1);
      } else {
        arguments[at] += "=" + std::string(kAllKeys);
      }
    }
  }

  static bool looks_like_keys(const std::string& text) {
    if (text == kAllKeys) return true;
    static constexpr std::array<std::string_view, 6> kFiles = {".md", ".csv", ".json", ".jsonl", ".txt", ".html"};
    if (text.empty() || text.front() == '.' || text.back() == '.' || text.front() == '-') return false;
    if (text.find('/') != std::string::npos || text.find('.') == std::string::npos) return false;
    return std::none_of(kFiles.begin(), kFiles.end(), [&](std::string_view end) { return text.ends_with(end); });
  }

  // "netl.ce=5,2" is a value laid over the file; anything else is a sentence.
  void split_premises() {
    const auto is_value = [](const std::string& text) {
      const std::size_t sign = text.find('=');
      return sign != std::string::npos &&
             grammar::trimmed(std::string_view(text).substr(0, sign)).find(' ') ==
                 std::string_view::npos;
    };
    std::vector<std::string>& premises = given_.options.premises;
    const auto first = std::stable_partition(premises.begin(), premises.end(),
                                             [&](const auto& text) { return !is_value(text); });
    given_.options.values.assign(first, premises.end());
    premises.erase(first, premises.end());
  }

  // The keys of all "--nodig", which may hold several with commas; none when it stands alone.
  void split_keys() {
    std::vector<std::string> keys;
    for (const std::string& given : given_.options.needed_keys) {
      given_.options.needed = true;
      for (std::size_t at = 0; at <= given.size();) {
        const std::size_t end = std::min(given.find(',', at), given.size());
        const std::string key(grammar::trimmed(std::string_view(given).substr(at, end - at)));
        if (!key.empty() && key != kAllKeys) keys.push_back(key);
        at = end + 1;
      }
    }
    given_.options.needed_keys = std::move(keys);
  }

  [[nodiscard]] Stop twice_or_without(const std::string& message) {
    const std::string option = option_in(message);
    const CLI::Option* found = option.empty() ? nullptr : app_.get_option_no_throw(option);
    const bool twice = found != nullptr && found->count() > 1;
    return wrong(verb_.name, twice ? option + " staat er meer dan één keer"
                                   : "achter " + option + " hoort een waarde");
  }

  Stop unknown(const std::string& argument) {
    const std::string name = argument.substr(0, argument.find('='));
    return wrong(verb_.name, "de keuze " + in_quotes(name) + " bestaat niet" +
                                 did_you_mean(name, option_names(app_)));
  }

  Check check_positionals() {
    std::vector<std::string>& given = given_.positionals;
    Options& options = given_.options;
    for (const std::string& path : given) {
      if (path.empty()) return wrong(verb_.name, "de naam van een bestand is leeg");
    }
    switch (verb_.verb) {
      case Verb::beoordeel:
      case Verb::leguit:
      case Verb::watals:
      case Verb::inpakken:
        if (given.size() < 2) {
          return wrong(verb_.name,
                       given.empty()
                           ? "noem een reglement en een bestand met kandidaten"
                           : "er ontbreekt iets: noem eerst het reglement, dan de kandidaten");
        }
        options.candidates = given.back();
        given.pop_back();
        break;
      case Verb::verzamel:
        if (given.size() < 2)
          return wrong(verb_.name, "noem eerst het reglement en de PTA's, dan het bestand met resultaten");
        options.candidates = given.back();
        given.pop_back();
        break;
      case Verb::kolommen:
        if (given.size() < 2)
          return wrong(verb_.name, "noem eerst de documenten met de PTA's, dan het bestand met kolommen");
        options.candidates = given.back();
        given.pop_back();
        break;
      case Verb::herhaal:
        if (given.size() < 3) {
          return wrong(verb_.name, "noem achter elkaar: de vastlegging, het reglement en de kandidaten");
        }
        options.record = given.front();
        given.erase(given.begin());
        options.candidates = given.back();
        given.pop_back();
        break;
      case Verb::toon:
        if (options.topics) break;
        if (given.size() != 1) return wrong(verb_.name, "noem één document");
        break;
      case Verb::controleer:
      case Verb::opmaak:
      case Verb::kalender:
      case Verb::pta:
        if (given.empty()) return wrong(verb_.name, "noem een of meer documenten");
        break;
      case Verb::vergelijk:
        return check_sides();
      case Verb::voegsamen:
        if (given.empty()) return wrong(verb_.name, "noem de bestanden met de delen");
        break;
      case Verb::test:
        break;
    }
    options.paths = std::move(given);
    return std::nullopt;
  }

  static bool is_candidates(const std::string& path) {
    const auto ends = [&](std::string_view suffix) { return path.ends_with(suffix); };
    return path == "-" || ends(".csv") || ends(".json") || ends(".jsonl") || ends(".kolommen");
  }

  // One or two texts, and at most one file with candidates behind them.
  Check check_sides() {
    std::vector<std::string>& given = given_.positionals;
    Options& options = given_.options;
    if (!given.empty() && is_candidates(given.back())) {
      options.candidates = given.back();
      given.pop_back();
    }
    for (const std::string& path : given) {
      if (is_candidates(path)) return wrong(verb_.name, "noem de kandidaten als laatste");
    }
    if (given.empty()) return wrong(verb_.name, "noem twee teksten, of één tekst en twee jaren");
    if (given.size() > 2) return wrong(verb_.name, "vergelijken gaat met twee teksten, A en B");
    if (given.size() == 2) options.second = given.back();
    options.paths = {given.front()};
    const auto split = [](const std::string& text) {
      std::vector<std::string> parts;
      for (std::size_t at = 0; at <= text.size() && !text.empty();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
      }
      return parts;
    };
    options.exam_years = split(given_.exam_year);
    options.cohorts = split(given_.cohort);
    options.programmes = split(given_.programme);
    bool two = given.size() == 2 || !options.second_library.empty();
    const struct {
      std::string_view name;
      const std::vector<std::string>& values;
    } kFacts[] = {{"--examenjaar", options.exam_years},
                  {"--cohort", options.cohorts},
                  {"--opleiding", options.programmes}};
    for (const auto& fact : kFacts) {
      const bool empty = std::any_of(fact.values.begin(), fact.values.end(),
                                     [](const std::string& value) { return value.empty(); });
      if (fact.values.size() > 2 || empty) {
        return wrong(verb_.name, "achter " + std::string(fact.name) + " horen één of twee waarden, met een komma ertussen");
      }
      two = two || fact.values.size() == 2;
    }
    if (!two) {
      return wrong(verb_.name,
                   "noem een tweede tekst, of twee jaren, zoals «--examenjaar 2022,2023»");
    }
    return std::nullopt;
  }

  Check check_format() {
    if (given_.format.empty()) {
      given_.format = format_of_output();
      if (given_.format.empty()) return std::nullopt;
    }
    const std::vector<std::string> allowed = words_in(verb_.formats);
    if (std::find(allowed.begin(), allowed.end(), given_.format) == allowed.end()) {
      return wrong(verb_.name, "--formaat kan zijn: " + enumerated(allowed) +
                                   did_you_mean(given_.format, allowed));
    }
    for (const FormatName& each : kFormats) {
      if (each.name == given_.format) given_.options.format = each.format;
    }
    return std::nullopt;
  }

  // "uitslag.html" asks for html, when this verb can give it.
  [[nodiscard]] std::string format_of_output() const {
    const std::string& output = given_.options.output;
    const std::size_t dot = output.rfind('.');
    if (dot == std::string::npos) return {};
    std::string extension = output.substr(dot + 1);
    if (extension == "jsonl") extension = "json";
    if (extension == "htm") extension = "html";
    for (const std::string& allowed : words_in(verb_.formats)) {
      if (allowed == extension) return extension;
    }
    return {};
  }

  // What goes with counting, and with a part of a file.
  Check check_bulk() {
    Options& options = given_.options;
    const bool other = options.letters || options.questions || !options.record.empty();
    if (options.tally && (options.brief || other || (options.format != Format::tekst && options.format != Format::csv))) {
      return wrong(verb_.name, "--telling hoort bij --formaat tekst of csv, zonder --kort, --brieven, --vragen en --vastleggen");
    }
    const auto number = [&](std::string_view text, std::uint32_t& into) {
      if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string_view::npos) return false;
      into = static_cast<std::uint32_t>(std::stoul(std::string(text)));
      return into > 0;
    };
    if (!given_.threads.empty()) {
      if (!number(given_.threads, options.threads) || options.threads > kMostThreads) {
        return wrong(verb_.name, "achter --draden hoort een getal van 1 tot en met " + std::to_string(kMostThreads));
      }
      if (!options.brief && !options.tally) return wrong(verb_.name, "--draden hoort bij --kort of --telling");
    }
    if (given_.part.empty()) return std::nullopt;
    const std::size_t slash = given_.part.find('/');
    const std::string_view part = given_.part;
    if (slash == std::string::npos || !number(part.substr(0, slash), options.part) ||
        !number(part.substr(slash + 1), options.parts) || options.part > options.parts) {
      return wrong(verb_.name, "achter --deel hoort een deel van een aantal, zoals 2/8");
    }
    if ((!options.brief && !options.tally) || other || options.supposes()) {
      return wrong(verb_.name, "--deel hoort bij --kort of --telling, zonder --vastleggen, --vragen en --stel");
    }
    if (!options.mapping.empty()) return wrong(verb_.name, "--deel en --koppeling gaan niet samen");
    if (options.byte_order_mark) return wrong(verb_.name, "--deel en --bom gaan niet samen; --bom hoort bij slagboom voegsamen");
    return std::nullopt;
  }

  Check check_rest() {
    Options& options = given_.options;
    if (verb_.verb == Verb::leguit && options.candidate.empty()) {
      return wrong(verb_.name, "noem een kandidaat: --kandidaat NUMMER");
    }
    if (verb_.verb == Verb::kalender && given_.school_year.empty()) {
      return wrong(verb_.name, "noem een schooljaar: --schooljaar 2025-2026");
    }
    split_keys();
    split_premises();
    if (verb_.verb == Verb::watals && !options.supposes() && !options.needed && !options.resits) {
      return wrong(verb_.name, "stel een vraag: --stel, --nodig of --herkansing");
    }
    if (options.brief && options.format != Format::tekst) {
      return wrong(verb_.name, "--kort hoort bij --formaat tekst");
    }
    if (auto stop = check_bulk()) return stop;
    if (options.byte_order_mark && options.format != Format::csv) {
      return wrong(verb_.name, "--bom hoort bij --formaat csv");
    }
    if (options.questions && options.format != Format::tekst && options.format != Format::json) {
      return wrong(verb_.name, "--vragen hoort bij --formaat tekst of json");
    }
    if (options.questions && options.brief) {
      return wrong(verb_.name, "--vragen en --kort gaan niet samen");
    }
    const bool supposes = options.supposes();
    if (verb_.verb == Verb::beoordeel && !options.record.empty() && (supposes || options.questions)) {
      return wrong(verb_.name, "--vastleggen gaat over de teksten en gegevens zoals ze zijn; laat --stel, "
                               "--stel-bestand en --vragen weg");
    }
    if (!given_.reader.empty() && options.questions) {
      return wrong(verb_.name, "--vragen en --lezer gaan niet samen");
    }
    if (given_.reader == "beroep" && options.format == Format::html) {
      return wrong(verb_.name, "--lezer beroep hoort bij --formaat tekst of json");
    }
    if (options.letters && options.format != Format::html) {
      return wrong(verb_.name, "--brieven hoort bij --formaat html");
    }
    if (options.letters && (supposes || options.questions)) {
      return wrong(verb_.name, "een brief gaat over de teksten en gegevens zoals ze zijn; laat --stel, "
                               "--stel-bestand en --vragen weg");
    }
    if (given_.reader == "beroep" && supposes) {
      return wrong(verb_.name, "een uitleg voor beroep gaat over de teksten en gegevens zoals ze zijn; laat "
                               "--stel en --stel-bestand weg");
    }
    if (options.proofs && options.format != Format::tekst && options.format != Format::json) {
      return wrong(verb_.name, "--bewijs hoort bij --formaat tekst of json");
    }
    if (options.met && options.format == Format::sarif) {
      return wrong(verb_.name, "--voldoet hoort bij --formaat tekst, json, csv of html");
    }
    if (verb_.verb == Verb::toon && options.format == Format::json && !options.topics) {
      return wrong(verb_.name, "--formaat json hoort bij --onderwerpen");
    }
    if (options.topics && (!options.stage.empty() || !given_.cohort.empty())) {
      return wrong(verb_.name, "--onderwerpen gaat niet samen met --cohort of --trap");
    }
    if (options.check_only && options.to_screen) {
      return wrong(verb_.name, "--controle en --naar-scherm gaan niet samen");
    }
    if (!options.stage.empty() &&
        std::find(kStages.begin(), kStages.end(), options.stage) == kStages.end()) {
      const std::vector<std::string> stages(kStages.begin(), kStages.end());
      return wrong(verb_.name,
                   "--trap kan zijn: " + enumerated(stages) + did_you_mean(options.stage, stages));
    }
    if (auto stop = check_reader()) return stop;
    if (auto stop = check_sorting()) return stop;
    if (auto stop = check_date()) return stop;
    if (!given_.cohort.empty()) options.cohort = given_.cohort;
    if (!given_.school_year.empty()) options.school_year = given_.school_year;
    if (options.library.empty()) options.library = library_folder();
    return std::nullopt;
  }

  Check check_reader() {
    if (given_.reader.empty()) return std::nullopt;
    std::vector<std::string> names;
    for (const ReaderName& each : kReaders) {
      names.emplace_back(each.name);
      if (each.name == given_.reader) given_.options.reader = each.reader;
    }
    if (given_.options.reader != Reader::unsaid) return std::nullopt;
    return wrong(verb_.name,
                 "--lezer kan zijn: " + enumerated(names) + did_you_mean(given_.reader, names));
  }

  Check check_sorting() {
    if (given_.sorting.empty()) return std::nullopt;
    std::vector<std::string> names;
    for (const SortingName& each : kSortings) {
      names.emplace_back(each.name);
      if (each.name == given_.sorting) given_.options.sorting = each.sorting;
    }
    if (given_.options.sorting != Sorting::unsaid) return std::nullopt;
    return wrong(verb_.name,
                 "--volgorde kan zijn: " + enumerated(names) + did_you_mean(given_.sorting, names));
  }

  Check check_date() {
    if (given_.date.empty()) {
      given_.options.date = today();
      return std::nullopt;
    }
    const std::optional<std::string> day = read_day(given_.date);
    if (!day) return wrong(verb_.name, "achter --datum hoort een dag die bestaat, als dag-maand-jaar");
    given_.options.date = *day;
    return std::nullopt;
  }

  const VerbInfo& verb_;
  Given given_;
  CLI::App app_;
};

Stop unknown_verb(const std::string& given) {
  std::vector<std::string> names;
  for (const VerbInfo& verb : all_verbs()) names.emplace_back(verb.name);
  return wrong("",
               "het werkwoord " + in_quotes(given) + " bestaat niet" + did_you_mean(given, names));
}

}  // namespace

std::string did_you_mean(const std::string& given, const std::vector<std::string>& known) {
  const std::size_t most = std::max<std::size_t>(1, std::min<std::size_t>(3, given.size() / 3));
  std::size_t best = most + 1;
  const std::string* found = nullptr;
  bool shared = false;
  for (const std::string& name : known) {
    const std::size_t distance =
        grammar::edit_distance(grammar::folded(given), grammar::folded(name), most);
    if (distance > most || distance > best) continue;
    shared = distance == best;
    best = distance;
    found = &name;
  }
  return found == nullptr || shared ? std::string() : "; bedoelde u " + in_quotes(*found) + "?";
}

Parsed parse_options(std::vector<std::string> arguments) {
  if (arguments.empty()) return Stop{Status::usage, overview()};
  const std::string first = arguments.front();
  arguments.erase(arguments.begin());
  if (first == "--versie" || first == "--version")
    return Stop{Status::fine, "slagboom " + engine_version() + "\n"};
  const bool help = first == "--help" || first == "-h" || first == "help";
  if (help && arguments.empty()) return Stop{Status::fine, overview()};
  const std::string name = help ? arguments.front() : first;
  const VerbInfo* verb = find_verb(name);
  if (verb == nullptr) return unknown_verb(name);
  if (help) arguments = {"--help"};
  return Parser(*verb).run(std::move(arguments));
}

}  // namespace slagboom::cli
