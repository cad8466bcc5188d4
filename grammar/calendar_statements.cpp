// Second pass: holidays, kinds of days, occasions, time limits and school calendars.
#include <algorithm>
#include <array>
#include <utility>

#include "grammar/address.hpp"
#include "grammar/calendar.hpp"
#include "grammar/statements.hpp"
#include "grammar/words.hpp"

namespace slagboom::grammar {

namespace {

DayOfYear day_of_year(const Event& event) {
  constexpr std::int64_t kMonth = 100;  // as `take_day_of_year` leaves it
  return {static_cast<std::uint8_t>(event.value / kMonth),
          static_cast<std::uint8_t>(event.value % kMonth)};
}

Weekday weekday(const Event& event) { return static_cast<Weekday>(event.value); }

// Numbers of days in rules are small; what is larger is refused where it is read.
constexpr std::int64_t kMostDays = 10'000;

std::string name_of(const Outline& outline) {
  std::string_view text = trimmed(outline.text());
  while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.remove_suffix(1);
  return std::string(text);
}

struct RoomWords {
  std::string_view words;
  TimeLimitRoom room;
};

constexpr std::array kRooms{
    RoomWords{"niet afwijken", TimeLimitRoom::none}, RoomWords{"eerder", TimeLimitRoom::earlier},
    RoomWords{"later", TimeLimitRoom::later},        RoomWords{"korter", TimeLimitRoom::shorter},
    RoomWords{"langer", TimeLimitRoom::longer},
};

// What people write where the language needs something else; true after a message.
bool confused(Sentences& sentences, const PropertyLine& line) {
  const std::string_view text = line.phrase.text;
  const auto report = [&](DiagnosticKind kind, std::size_t begin, std::size_t end,
                          std::string label, std::string help, std::string replacement) {
    const Span span = line.phrase.span(begin, end);
    std::vector<Fix> fixes;
    if (!replacement.empty()) fixes.push_back({span, std::move(replacement)});
    sentences.report(kind, span, std::move(label), std::move(help), std::move(fixes));
    return true;
  };
  constexpr std::string_view kBefore = "voor";
  if (const std::size_t at = find_word(text, kBefore, line.value); at != std::string_view::npos)
    return report(DiagnosticKind::synonym, at, at + kBefore.size(),
                  "hier hoort «vóór», met accenten",
                  "schrijf «vóór»: dan is duidelijk dat het om de tijd gaat", "vóór");
  constexpr std::string_view kWithin = "binnen";
  if (find_word(text, kWithin, line.value) == line.value &&
      find_word(text, "vóór", line.value) != std::string_view::npos)
    return report(DiagnosticKind::synonym, line.value, line.value + kWithin.size(),
                  "bij terugtellen hoort «uiterlijk»", "schrijf «uiterlijk»", "uiterlijk");
  for (Word word = next_word(text, line.value); !word.empty(); word = next_word(text, word.end)) {
    const WrittenDay day = scan_day_of_year(text.substr(word.begin));
    if (day.length == 0) continue;
    const std::size_t end = word.begin + trimmed(text.substr(word.begin, day.length)).size();
    if (!day.exists())
      return report(DiagnosticKind::bad_date, word.begin, end, "deze dag komt nooit voor",
                    "kijk na hoeveel dagen deze maand heeft", {});
    if (match_words(text.substr(word.begin + day.length), "van het schooljaar") == 0) {
      const std::string written(text.substr(word.begin, end - word.begin));
      return report(DiagnosticKind::unreadable_sentence, word.begin, end, "van welk jaar?",
                    "schrijf «" + written + " van het schooljaar», of zet het jaar erachter",
                    written + " van het schooljaar");
    }
  }
  return false;
}

}  // namespace

void Statements::calendar(const Draft& draft, Statement& statement) {
  statement.kind = StatementKind::calendar;
  CalendarStatement said;
  said.span = statement.span;
  said.part = statement.part;
  said.notes = statement.notes;
  said.doubts = statement.doubts;
  if (!fence_.empty()) {
    sentences_.report(
        DiagnosticKind::unknown_property, fence_.span, "een zin over dagen geldt voor iedereen",
        "zet deze zin in een eigen blok; bij een termijn zegt «doet» om wie het gaat");
    fence_ = {};  // one message is enough for the block
  }
  ListBelow below{draft.outline.items};
  sentences_.expect_list_used(below);
  switch (draft.outline.opening) {
    case Opening::school_year_start:
      said.what = school_year_start(draft);
      break;
    case Opening::holiday:
      said.what = holiday(draft);
      break;
    case Opening::day_kind:
      said.what = day_kind(draft);
      break;
    case Opening::extension:
      said.what = extension(draft);
      break;
    case Opening::occasion:
      said.what = occasion(draft);
      break;
    case Opening::time_limit:
      said.what = time_limit(draft);
      break;
    case Opening::school_calendar:
      said.what = school_calendar(draft);
      break;
    default:
      said.what = time_limit_examples(draft);
      break;
  }
  const bool named = draft.outline.opening != Opening::school_year_start;
  if (named && name_of(draft.outline).empty()) {
    sentences_.report(DiagnosticKind::bad_name, statement.span, "hier ontbreekt de naam",
                      "schrijf de naam achter het eerste woord");
    return;
  }
  syntax_.calendar.push_back(std::move(said));
}

void Statements::expect_property(const Draft& draft, Key key, std::string_view what) {
  if (draft.outline.property(key) != nullptr) return;
  sentences_.report(DiagnosticKind::missing_property, draft.outline.sentence.whole(),
                    "hieronder hoort een regel «" + std::string(what) + "»");
}

SchoolYearStart Statements::school_year_start(const Draft& draft) {
  SchoolYearStart result;
  const Phrase& phrase = draft.outline.sentence;
  const std::optional<Tree> tree =
      sentences_.parse(Goal::day_of_year, phrase, draft.outline.body, nullptr);
  if (tree) result.day = day_of_year((*tree)[tree->top().front()]);
  return result;
}

Years Statements::years_of(Goal goal, const PropertyLine& line) {
  const std::optional<Tree> tree = sentences_.parse(goal, line.phrase, line.value, nullptr);
  return tree ? years_in(*tree, line.span()) : Years{};
}

Years Statements::years_in(const Tree& tree, Span span) {
  Years years;
  for (const std::size_t part : tree.top()) {
    const Event& event = tree[part];
    switch (event.tag) {
      case Tag::years_later:
        years.to = Years{}.to;
        break;
      case Tag::years_earlier:
        years.from = Years{}.from;
        break;
      case Tag::years_until:
      case Tag::school_years_until:
        years.to = static_cast<std::int32_t>(tree[tree.children(part).front()].value);
        break;
      case Tag::scope:
        break;
      default:
        years.from = years.to = static_cast<std::int32_t>(event.value);
        break;
    }
  }
  if (years.from > years.to) {
    sentences_.report(DiagnosticKind::empty_scope, span,
                      "het laatste jaar ligt voor het eerste");
  }
  return years;
}

Holiday Statements::holiday(const Draft& draft) {
  Holiday result;
  result.name = name_of(draft.outline);
  expect_property(draft, Key::falls_on, "valt op ‹dag›");
  for (const PropertyLine& line : draft.outline.properties) {
    if (line.key == Key::calendar_years) result.years = years_of(Goal::calendar_years, line);
    if (line.key != Key::falls_on) continue;
    const std::optional<Tree> tree =
        sentences_.parse(Goal::holiday, line.phrase, line.value, nullptr);
    if (!tree) continue;
    for (const std::size_t part : tree->top()) {
      const Event& event = (*tree)[part];
      const std::vector<std::size_t> inside = tree->children(part);
      switch (event.tag) {
        case Tag::date:
          result.single.push_back(event.value);
          break;
        case Tag::day_of_year:
          result.day = day_of_year(event);
          break;
        case Tag::moved_day:
          result.instead = day_of_year((*tree)[inside[0]]);
          result.not_on = weekday((*tree)[inside[1]]);
          break;
        case Tag::easter_day:
          result.from_easter = true;
          break;
        case Tag::days_after_easter:
        case Tag::days_before_easter: {
          const std::int64_t days = std::min((*tree)[inside[0]].value, kMostDays);
          result.from_easter = true;
          result.offset =
              static_cast<std::int32_t>(event.tag == Tag::days_after_easter ? days : -days);
          break;
        }
        default:
          break;
      }
    }
  }
  return result;
}

// "dagsoort schooldagen (ev. schooldag)"
DayKind Statements::day_kind(const Draft& draft) {
  DayKind result;
  const std::string name = name_of(draft.outline);
  const std::size_t bracket = name.find("(ev.");
  result.plural = trimmed(std::string_view(name).substr(0, bracket));
  if (bracket != std::string::npos) {
    const std::size_t from = bracket + std::string_view("(ev.").size();
    const std::size_t close = name.find(')', from);
    result.singular = trimmed(
        std::string_view(name).substr(from, close == std::string::npos ? close : close - from));
  }
  expect_property(draft, Key::counts, "telt ‹dagen›");
  for (const PropertyLine& line : draft.outline.properties) {
    if (line.key != Key::counts) continue;
    const std::optional<Tree> tree =
        sentences_.parse(Goal::day_kind, line.phrase, line.value, nullptr);
    if (!tree) continue;
    for (const std::size_t part : tree->top()) {
      if ((*tree)[part].tag == Tag::without_holidays) result.without_holidays = true;
      if ((*tree)[part].tag == Tag::without_vacation) result.without_vacation = true;
      if ((*tree)[part].tag != Tag::week_days) continue;
      const std::vector<std::size_t> ends = tree->children(part);
      result.first = weekday((*tree)[ends[0]]);
      result.last = weekday((*tree)[ends[1]]);
    }
  }
  return result;
}

Extension Statements::extension(const Draft& draft) {
  Extension result;
  result.name = name_of(draft.outline);
  expect_property(draft, Key::no_end, "eindigt niet op ‹dagen›");
  for (const PropertyLine& line : draft.outline.properties) {
    if (line.key == Key::works_in) {
      for (const Word& word : list_words(line.phrase.text, line.value)) {
        result.ranks.push_back(
            folded(std::string_view(line.phrase.text).substr(word.begin, word.end - word.begin)));
      }
      continue;
    }
    const Goal goal = line.key == Key::no_end       ? Goal::no_end
                      : line.key == Key::least_days ? Goal::least_days
                                                    : Goal::longest;
    if (line.key != Key::no_end && line.key != Key::least_days && line.key != Key::not_above)
      continue;
    const std::optional<Tree> tree = sentences_.parse(goal, line.phrase, line.value, nullptr);
    if (!tree) continue;
    std::vector<std::int32_t> numbers;
    for (const std::size_t part : tree->top()) {
      const Event& event = (*tree)[part];
      if (event.tag == Tag::no_end_holidays) result.holidays = true;
      if (event.tag == Tag::weekday) result.weekdays.push_back(weekday(event));
      if (event.tag == Tag::number)
        numbers.push_back(static_cast<std::int32_t>(std::min(event.value, kMostDays)));
      if (event.tag == Tag::longest_item) {
        const std::vector<std::size_t> inside = tree->children(part);
        result.not_above.push_back({(*tree)[inside[0]].value, folded(tree->text(inside[1]))});
      }
    }
    if (numbers.size() == 2) {
      result.least_days = numbers[0];
      result.least_from = numbers[1];
    }
  }
  return result;
}

Point Statements::point_of(const Tree& tree, std::size_t index) const {
  Point point;
  point.span = tree.span(index);
  const Event& event = tree[index];
  if (event.tag == Tag::date) {
    point.kind = Point::Kind::date;
    point.days = event.value;
  } else if (event.tag == Tag::yearly_day) {
    point.kind = Point::Kind::yearly;
    point.day = day_of_year(tree[tree.children(index).front()]);
  } else {
    point.occasion = trimmed(tree.text(index));
  }
  return point;
}

std::optional<std::size_t> Statements::column_named(const Table& table, std::string_view name,
                                                    bool required) {
  for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
    if (folded(trimmed(table.header.cells[i].text.text)) == name) return i;
  }
  if (required) {
    sentences_.report(DiagnosticKind::missing_property, table.header.span,
                      "hier ontbreekt de kolom «" + std::string(name) + "»");
  }
  return std::nullopt;
}

std::optional<std::int64_t> Statements::calendar_cell(Goal goal, const Cell& cell,
                                                      std::string_view example) {
  const std::string_view text = trimmed(cell.text.text);
  // A day that does not exist, or two years that do not follow, have messages of their own.
  const bool looks_right = goal == Goal::date
                               ? scan_written_date(text).length > 0
                               : text.find_first_not_of("0123456789-–") == std::string_view::npos;
  const std::optional<Tree> tree = looks_right && !text.empty()
                                       ? sentences_.parse(goal, cell.text, 0, nullptr)
                                       : sentences_.attempt(goal, cell.text, 0);
  if (tree) return (*tree)[tree->top().front()].value;
  if (!looks_right || text.empty()) {
    sentences_.report(DiagnosticKind::unreadable_cell, cell.text.whole(),
                      "in deze cel hoort iets als " + std::string(example));
  }
  return std::nullopt;
}

std::optional<std::int64_t> Statements::day_cell(const Cell& cell) {
  return calendar_cell(Goal::date, cell, "«1 oktober 2025»");
}

std::optional<std::int64_t> Statements::school_year_cell(const Cell& cell) {
  return calendar_cell(Goal::school_year, cell, "«2025-2026»");
}

Occasion Statements::occasion(const Draft& draft) {
  Occasion result;
  result.name = name_of(draft.outline);
  for (const PropertyLine& line : draft.outline.properties) {
    if (line.key != Key::falls_on) continue;
    const std::optional<Tree> tree =
        sentences_.parse(Goal::point, line.phrase, line.value, nullptr);
    if (!tree) continue;
    result.fixed.push_back(point_of(*tree, tree->top().front()));
  }
  const Table& table = draft.outline.raw->table;
  result.has_dates = !result.fixed.empty() || !table.empty();
  if (table.empty()) return result;
  const auto years = column_named(table, "schooljaar", true);
  const auto days = column_named(table, "datum", true);
  if (!years || !days) return result;
  for (const Row& row : table.rows) {
    if (row.cells.size() <= std::max(*years, *days)) continue;
    const auto year = school_year_cell(row.cells[*years]);
    const auto day = day_cell(row.cells[*days]);
    if (!year || !day) continue;
    result.dates.push_back({static_cast<std::int32_t>(*year), *day, row.cells[*days].text.whole()});
  }
  return result;
}

std::optional<TimeLimitRule> Statements::time_limit_rule(const PropertyLine& line) {
  if (confused(sentences_, line)) return std::nullopt;
  const std::optional<Tree> tree =
      sentences_.parse(Goal::time_limit, line.phrase, line.value, nullptr);
  if (!tree) return std::nullopt;
  using LimitForm = TimeLimitRule::Form;
  TimeLimitRule rule;
  rule.span = line.span();
  rule.text = trimmed(line.text());
  if (rule.text.ends_with('.')) rule.text.pop_back();
  const std::size_t whole = tree->top().front();
  switch ((*tree)[whole].tag) {
    case Tag::limit_within:
    case Tag::limit_latest_after:
      rule.form = LimitForm::within;
      break;
    case Tag::limit_latest_before:
      rule.form = LimitForm::at_latest_before;
      break;
    case Tag::limit_latest:
      rule.form = LimitForm::at_latest;
      break;
    case Tag::limit_before:
      rule.form = LimitForm::before;
      break;
    case Tag::limit_not_before:
      rule.form = LimitForm::not_before;
      break;
    case Tag::limit_at_least:
      rule.form = LimitForm::at_least;
      break;
    default:
      rule.form = LimitForm::on;
      break;
  }
  for (const std::size_t part : tree->children(whole)) {
    const Event& event = (*tree)[part];
    if (event.tag != Tag::amount) {
      rule.point = point_of(*tree, part);
      continue;
    }
    const std::vector<std::size_t> inside = tree->children(part);
    const Event& number = (*tree)[inside[0]];
    rule.amount = number.value;
    rule.unit = folded(tree->text(inside[1]));
    rule.unit_span = tree->span(inside[1]);
    if (number.decimals > 0 || number.value < 1 || number.value > kMostDays) {
      sentences_.report(DiagnosticKind::outside_scale, tree->span(inside[0]),
                        "hier hoort een heel getal van 1 tot en met 10.000");
      return std::nullopt;
    }
  }
  return rule;
}

TimeLimit Statements::time_limit(const Draft& draft) {
  TimeLimit result;
  result.name = name_of(draft.outline);
  expect_property(draft, Key::when, "wanneer ‹termijn›");
  expect_property(draft, Key::does, "doet ‹wat er moet gebeuren›");
  for (const PropertyLine& line : draft.outline.properties) {
    const std::string text(trimmed(line.text()));
    switch (line.key) {
      case Key::who:
        result.who = text;
        break;
      case Key::does:
        result.what = text;
        break;
      case Key::when:
        if (auto rule = time_limit_rule(line)) result.when.push_back(std::move(*rule));
        break;
      case Key::extended:
        result.extension = text;
        result.extension_span = line.span();
        break;
      case Key::basis:
        if (const auto tree = sentences_.parse(Goal::address, line.phrase, line.value, nullptr))
          result.basis = sentences_.address_of(*tree, tree->top().front());
        break;
      case Key::school_years:
        result.years = years_of(Goal::school_years, line);
        break;
      case Key::room: {
        const auto room = std::find_if(kRooms.begin(), kRooms.end(),
                                       [&](const RoomWords& r) { return folded(text) == r.words; });
        if (room == kRooms.end()) {
          sentences_.report(DiagnosticKind::unknown_property, line.span(),
                            "deze ruimte voor de school bestaat niet",
                            "kies uit: niet afwijken, eerder, later, korter, langer");
        } else {
          result.room = room->room;
          result.room_said = true;
        }
        break;
      }
      default:
        break;
    }
  }
  return result;
}

SchoolCalendar Statements::school_calendar(const Draft& draft) {
  SchoolCalendar result;
  const Phrase& phrase = draft.outline.sentence;
  if (const auto tree = sentences_.parse(Goal::school_year, phrase, draft.outline.body, nullptr)) {
    result.school_year = static_cast<std::int32_t>((*tree)[tree->top().front()].value);
  }
  const Table& table = draft.outline.raw->table;
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, phrase.whole(),
                      "hieronder hoort een tabel met de kolommen naam, van en tot en met");
    return result;
  }
  const auto name = column_named(table, "naam", true);
  const auto first = column_named(table, "van", true);
  const auto last = column_named(table, "tot en met", true);
  if (!name || !first || !last) return result;
  for (const Row& row : table.rows) {
    if (row.cells.size() <= std::max({*name, *first, *last})) continue;
    const auto from = day_cell(row.cells[*first]);
    const auto to = day_cell(row.cells[*last]);
    if (!from || !to) continue;
    if (*from > *to) {
      sentences_.report(DiagnosticKind::bad_date, row.cells[*last].text.whole(),
                        "deze dag ligt voor de eerste dag van de vakantie");
      continue;
    }
    result.vacations.push_back(
        {std::string(trimmed(row.cells[*name].text.text)), *from, *to, row.span});
  }
  return result;
}

TimeLimitExamples Statements::time_limit_examples(const Draft& draft) {
  TimeLimitExamples result;
  result.limit = name_of(draft.outline);
  const Table& table = draft.outline.raw->table;
  if (table.empty()) {
    sentences_.report(DiagnosticKind::missing_property, draft.outline.sentence.whole(),
                      "hieronder hoort een tabel met voorbeelden");
    return result;
  }
  const auto expected = column_named(table, "verwacht", true);
  const auto reason = column_named(table, "omdat", false);
  std::vector<std::size_t> given;
  for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
    if (i == expected || i == reason) continue;
    given.push_back(i);
    result.columns.emplace_back(trimmed(table.header.cells[i].text.text));
  }
  if (!expected) return result;
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.header.cells.size()) continue;
    TimeLimitExamples::Row read;
    read.span = row.span;
    bool good = true;
    for (std::size_t i = 0; i < given.size(); ++i) {
      const Cell& cell = row.cells[given[i]];
      TimeLimitExamples::Cell value;
      if (!trimmed(cell.text.text).empty()) {
        const auto found =
            folded(result.columns[i]) == "schooljaar" ? school_year_cell(cell) : day_cell(cell);
        value = {found.has_value(), found.value_or(0)};
        good = good && found.has_value();
      }
      read.cells.push_back(value);
    }
    const Cell& outcome = row.cells[*expected];
    if (folded(trimmed(outcome.text.text)) != "geen datum") {
      const auto day = day_cell(outcome);
      good = good && day.has_value();
      read.expects = true;
      read.expected = day.value_or(0);
    }
    if (good) result.rows.push_back(std::move(read));
  }
  return result;
}

}  // namespace slagboom::grammar
