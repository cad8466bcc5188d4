// kalender: the time limits of one school year, each on its day.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/source.hpp"
#include "grammar/words.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/verb.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/agenda.hpp"

namespace slagboom::cli {
namespace {

// The first year of "2025-2026"; nothing when it is no school year.
std::optional<std::int32_t> school_year_in(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kWhole = 9;
  if (text.size() != kWhole || text[kYear] != '-') return std::nullopt;
  const auto number = [](std::string_view digits) {
    std::int32_t value = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const std::int32_t first = number(text.substr(0, kYear));
  const std::int32_t second = number(text.substr(kYear + 1));
  if (first < 0 || second != first + 1) return std::nullopt;
  return first;
}

// "de bekendmaking=12 mei 2026" for each; false after a message.
bool read_occasions(const Session& session, const Options& options, calendar::GivenDays& given) {
  const std::vector<std::string> known = session.occasions();
  for (const std::string& text : options.occasions) {
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos) {
      say("--gebeurtenis: schrijf «naam=1 oktober 2025»");
      return false;
    }
    const std::string name(grammar::trimmed(std::string_view(text).substr(0, sign)));
    const std::string_view written = grammar::trimmed(std::string_view(text).substr(sign + 1));
    const bool exists = std::any_of(known.begin(), known.end(), [&](const std::string& each) {
      return grammar::canonical(each) == grammar::canonical(name);
    });
    if (!exists) {
      say("de gebeurtenis «" + grammar::printable(name) + "» staat niet in de teksten" +
          did_you_mean(name, known));
      return false;
    }
    const std::optional<calendar::Day> day = calendar::read_day(written);
    if (!day) {
      say("«" + grammar::printable(written) +
          "» is geen datum; schrijf bijvoorbeeld «1 oktober 2025»");
      return false;
    }
    given[grammar::canonical(name)] = *day;
  }
  return true;
}

std::string rendered(const calendar::Agenda& agenda, Format format, std::size_t width) {
  switch (format) {
    case Format::json:
      return report::agenda_json(agenda);
    case Format::csv:
      return report::agenda_csv(agenda);
    case Format::html:
      return report::agenda_html(agenda);
    case Format::ics:
      return report::agenda_ics(agenda);
    case Format::tekst:
    case Format::sarif:
      break;
  }
  return report::agenda_text(agenda, width);
}

}  // namespace

Status kalender(const Options& options) {
  const std::optional<std::int32_t> year = school_year_in(options.school_year.value_or(""));
  if (!year) {
    say("«" + grammar::printable(options.school_year.value_or("")) +
        "» is geen schooljaar; schrijf bijvoorbeeld 2025-2026");
    return Status::usage;
  }
  Session session;
  if (!load_usable(session, options)) return Status::unreadable;
  calendar::GivenDays given;
  if (!read_occasions(session, options, given)) return Status::usage;
  const calendar::Agenda agenda = session.agenda(*year, given);
  // What the texts say about days may itself be wrong.
  if (!session.usable()) {
    say_unusable(session);
    return Status::unreadable;
  }
  // A file for a program has no place for a remark; a page and a text say it themselves.
  if (options.format != Format::tekst && options.format != Format::html) {
    for (const std::string& line : report::left_out_lines(agenda)) say(line);
  }
  Output output(options.output);
  output.write(rendered(agenda, options.format, output.width()));
  output.finish();
  return Status::fine;
}

}  // namespace slagboom::cli
