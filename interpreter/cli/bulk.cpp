// Rows to forms, forms to shapes, shapes to verdicts.
#include "interpreter/cli/bulk.hpp"

#include <algorithm>
#include <utility>

#include "grammar/source.hpp"
#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/verdict_text.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::cli {

namespace {

constexpr std::size_t kTogether = 16'384;    // rows that are judged before their lines are written
constexpr std::uint32_t kSeenOften = 8;      // working out a shape costs as much as some eight verdicts
constexpr std::size_t kMostForms = 100'000;  // memory does not grow beyond this
constexpr std::size_t kMostShapes = 2'000;
constexpr std::size_t kManyShapes = 64;
constexpr std::size_t kLongestId = 64;

// A mark in tenths as schools write it: 6 6,4 6.4 10 10,0. Anything else is read with care
// elsewhere.
bool read_tenths(const char* text, std::size_t size, std::uint8_t& tenths) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  const auto sign = [&](std::size_t at) { return text[at] == ',' || text[at] == '.'; };
  const auto value = [&](std::size_t at) { return text[at] - '0'; };
  int found = 0;
  if (size == 3 && digit(0) && sign(1) && digit(2)) {
    found = value(0) * 10 + value(2);
  } else if (size == 1 && digit(0)) {
    found = value(0) * 10;
  } else if (size == 4 && digit(0) && digit(1) && sign(2) && digit(3)) {
    found = value(0) * 100 + value(1) * 10 + value(3);
  } else if (size == 2 && digit(0) && digit(1)) {
    found = value(0) * 100 + value(1) * 10;
  } else {
    return false;
  }
  if (found == 0 || found > 255) return false;
  tenths = static_cast<std::uint8_t>(found);
  return true;
}

// Why a candidate was judged alone. These stand before a number of candidates.
constexpr std::string_view kRare = "de eerste kandidaten met hun vakken";
constexpr std::string_view kCareful = "een rij die apart gelezen moest worden";
constexpr std::string_view kManyPackages = "te veel verschillende pakketten";
constexpr std::string_view kNoVerdict = "zonder oordeel";
constexpr std::string_view kCells = "vakken met meer dan één kolom voor hetzelfde";
constexpr std::string_view kTheseMarks = "cijfers waarbij het samen niet ging";

}  // namespace

Bulk::Bulk(Session& session, candidates::WideFile& file,
           std::function<void(std::string_view)> lines)
    : session_(session), file_(file), lines_(std::move(lines)) {
  const resolve::Model& model = *session.state().model;
  const candidates::Header& header = file.header();
  for (const candidates::Column& column : header.columns) {
    using Kind = candidates::Use::Kind;
    used_.push_back(column.use.kind == Kind::field || column.use.kind == Kind::wide ? 1 : 0);
    bool numeric = column.use.kind == Kind::wide;
    for (const program::Fact& fact : model.vocabulary.facts) {
      if (!fact.per_element || fact.key != column.use.key) continue;
      // Where a value may count as not given, rows with other marks can have another shape.
      numeric = numeric && fact.type.base == program::Base::number && columns::is_column(fact) &&
                !fact.others_absent;
    }
    numeric_.push_back(numeric ? 1 : 0);
  }
  tenths_.resize(header.columns.size());
}

// Cuts a simple row: the form in `key_`, the marks in `tenths_`. False when it must be read with
// care.
bool Bulk::cut(const candidates::WideFile::Row& row) {
  const candidates::Header& header = file_.header();
  const std::size_t columns = header.columns.size();
  const char* at = row.text.data();
  const char* const end = at + row.text.size();
  key_.clear();
  id_ = {};
  for (std::size_t column = 0; column < columns; ++column) {
    const char* const from = at;
    // Most cells are a mark such as 6,4, with another cell behind it.
    if (numeric_[column] != 0 && end - at > 3 && at[3] == header.separator &&
        column + 1 < columns) {
      const unsigned whole = static_cast<unsigned char>(at[0]) - unsigned{'0'};
      const unsigned tenth = static_cast<unsigned char>(at[2]) - unsigned{'0'};
      // In a file with commas "6,4" is two cells.
      const bool sign = (at[1] == ',' || at[1] == '.') && at[1] != header.separator;
      if (whole - 1 <= 8 && tenth <= 9 && sign) {
        tenths_[column] = static_cast<std::uint8_t>(whole * 10 + tenth);
        key_ += '1';
        at += 4;
        continue;
      }
    }
    unsigned char odd = 0;
    for (; at != end && *at != header.separator; ++at) {
      const auto letter = static_cast<unsigned char>(*at);
      odd |= static_cast<unsigned char>(letter < ' ' || letter > '~' ? 1 : 0);
    }
    const auto size = static_cast<std::size_t>(at - from);
    if (at != end) {
      ++at;
    } else if (column + 1 < columns) {
      return false;  // fewer cells than the header
    }
    if (column + 1 == columns && at != end) return false;
    if (column + 1 == columns && at[-1] == header.separator &&
        size + 1 == static_cast<std::size_t>(at - from))
      return false;
    const bool is_id = header.id && column == *header.id;
    if (!is_id && used_[column] == 0) continue;
    if (odd != 0 || (size > 0 && (*from == ' ' || from[size - 1] == ' '))) return false;
    if (is_id) {
      if (size == 0 || size > kLongestId || *from == '#') return false;
      id_ = {from, size};
    }
    if (used_[column] == 0) continue;
    if (numeric_[column] != 0) {
      tenths_[column] = 0;
      if (size > 0 && !read_tenths(from, size, tenths_[column])) return false;
      key_ += size > 0 ? '1' : '0';
    } else {
      key_.append(from, size);
      key_ += '\n';
    }
  }
  return header.id.has_value();
}

// The marks of the row in hand, into its shape. False when one of them is not a value of its fact.
bool Bulk::take(Form& form, std::string_view id) {
  Shape& shape = *form.shape;
  const std::size_t row = shape.size;
  if (row == shape.room) make_room(shape, 2 * shape.room);
  std::uint8_t* const* const places = shape.places.data();
  const std::uint8_t* const cells = tenths_.data();
  bool fits = true;
  for (const Source& source : form.sources) {
    const unsigned tenths = source.fixed ? 0U : cells[source.cell];
    const unsigned step = source.fixed ? source.lowest : source.whole ? tenths / 10 : tenths;
    const bool whole = !source.whole || source.fixed || step * 10 == tenths;
    fits = fits && whole && step >= source.lowest && step <= source.highest;
    places[source.column][row] = static_cast<std::uint8_t>(step);
  }
  if (!fits) return false;
  if (row == 0) filled_.push_back(&shape);
  pending_.push_back({id, &shape, shape.size++});
  return true;
}

void Bulk::make_room(Shape& shape, std::size_t room) {
  shape.room = room;
  shape.places.assign(shape.columns.size(), nullptr);
  for (std::size_t column = 0; column < shape.columns.size(); ++column) {
    if (shape.same[column] != column) continue;
    shape.columns[column].resize(room);
    shape.columns[column].shrink_to_fit();
    shape.places[column] = shape.columns[column].data();
  }
}

// Works out the shape of a form that was seen often, from one of its candidates.
void Bulk::prepare(Form& form, const Bound& bound) {
  const program::Vocabulary& vocabulary = session_.state().model->vocabulary;
  Prepared& prepared = *bound.prepared;
  if (shapes_.size() >= kMostShapes) {
    form.alone = kManyPackages;
    return;
  }
  std::unique_ptr<Shape>& shape =
      shapes_[{&prepared, columns::shape_key(vocabulary, bound.candidate)}];
  if (!shape) {
    shape = std::make_unique<Shape>();
    std::unique_ptr<Rules>& rules = rules_[&prepared];
    if (!rules) {
      rules = std::make_unique<Rules>();
      rules->prepared = &prepared;
    }
    shape->rules = rules.get();
    shape->first = bound.candidate;
    shape->plan = columns::plan_of(prepared.lowered.program, vocabulary, shape->first,
                                   columns::open_of(*prepared.judge, shape->first));
    shape->judge = std::make_unique<columns::ShapeJudge>(shape->plan, rules->outcomes, space_);
    const std::vector<columns::Column>& all = shape->plan.columns;
    for (std::size_t column = 0; column < all.size(); ++column) {
      const auto is_same = [&](const columns::Column& other) {
        return other.element == all[column].element && other.scale == all[column].scale &&
               other.lowest == all[column].lowest && other.highest == all[column].highest &&
               vocabulary.facts[other.fact].key == vocabulary.facts[all[column].fact].key;
      };
      shape->same.push_back(
          static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_same) - all.begin()));
    }
    shape->columns.resize(all.size());
    make_room(*shape, kRoom);
  }
  if (!shape->plan.usable()) {
    form.alone = shape->plan.first.problem;
    return;
  }
  const candidates::Header& header = file_.header();
  for (std::size_t index = 0; index < shape->plan.columns.size(); ++index) {
    if (shape->same[index] != index) continue;
    const columns::Column& column = shape->plan.columns[index];
    const program::Fact& fact = vocabulary.facts[column.fact];
    const program::Element& element = bound.candidate.elements[column.element];
    Source source;
    source.column = index;
    source.lowest = column.lowest;
    source.highest = column.highest;
    source.whole = column.scale == 1;
    std::size_t found = 0;
    for (std::size_t cell = 0; cell < header.columns.size(); ++cell) {
      const candidates::Column& of = header.columns[cell];
      if (of.use.kind != candidates::Use::Kind::wide || of.use.key != fact.key) continue;
      if (header.groups[of.group].entry != element.code) continue;
      ++found;
      source.cell = cell;
    }
    if (found != 1) form.alone = kCells;
    if (found == 1 && !numeric_[source.cell]) {
      // A word: part of the form.
      source.fixed = true;
      source.highest = column.highest;
      if (!columns::step_of(column, bound.candidate, source.lowest)) form.alone = kCells;
    }
    form.sources.push_back(source);
  }
  if (form.alone.empty()) form.shape = shape.get();
}

trace::Verdict Bulk::short_verdict(Prepared& prepared, const program::Candidate& candidate) {
  trace::JudgeSettings settings;
  settings.needs = false;
  trace::Verdict verdict = prepared.judge->judge(candidate, settings);
  verdict.regime = prepared.label;
  return verdict;
}

void Bulk::add_alone(const candidates::WideFile::Row& row, Form* form, std::string_view reason) {
  const std::optional<candidates::RawCandidate> raw = file_.candidate(row);
  if (!raw) return;
  JudgeOptions options;
  options.needs = false;
  trace::Verdict verdict = verdict_on(session_, *raw, candidates::FileFormat::csv, options);
  ++work_.alone[std::string(verdict.fault.empty() ? reason : kNoVerdict)];
  if (form != nullptr && form->shape == nullptr && form->alone.empty() && verdict.fault.empty() &&
      form->seen >= kSeenOften) {
    const Bound bound = session_.state().bind(*raw);
    if (bound.problems.empty()) prepare(*form, bound);
  }
  pending_.push_back({{}, nullptr, alone_.size()});
  alone_.push_back(std::move(verdict));
}

void Bulk::add(const candidates::WideFile::Row& row) {
  if (!row.simple || file_.is_duplicate(row) || !cut(row)) {
    add_alone(row, nullptr, kCareful);
    return;
  }
  auto found = forms_.find(key_);
  if (found == forms_.end()) {
    if (forms_.size() >= kMostForms) {
      add_alone(row, nullptr, kManyPackages);
      return;
    }
    found = forms_.emplace(key_, Form{}).first;
  }
  Form& form = found->second;
  ++form.seen;
  if (form.shape == nullptr) {
    add_alone(row, &form, form.alone.empty() ? kRare : form.alone);
  } else if (!take(form, id_)) {
    add_alone(row, &form, kCareful);
  }
}

void Bulk::know(Rules& rules, std::uint32_t outcome) {
  while (rules.tails.size() <= outcome) {
    const auto number = static_cast<std::uint32_t>(rules.tails.size());
    rules.counts.push_back(0);
    rules.total.push_back(0);
    trace::Verdict verdict;
    if (number != 0) {
      const columns::Outcome& of = rules.outcomes[number];
      verdict.deciding = of.deciding;
      verdict.result = "nog open";
      if (of.result >= 0) {
        verdict.result =
            trace::shown(evaluate::exactly({of.result, 1}), rules.prepared->judge->deciding()->type,
                         session_.state().model->vocabulary);
      }
    }
    rules.results.push_back(verdict.result);
    rules.tails.push_back(report::verdict_line(verdict));
  }
}

void Bulk::write_out(const trace::Verdict& verdict) {
  tally_.add(verdict);
  if (lines_) lines_(report::verdict_line(verdict));
}

void Bulk::flush_row(const Pending& row) {
  if (row.shape == nullptr) {
    write_out(alone_[row.index]);
    return;
  }
  Shape& shape = *row.shape;
  Rules& rules = *shape.rules;
  const std::uint32_t outcome = shape.numbers[row.index];
  if (outcome == 0) {
    program::Candidate candidate = shape.first;
    candidate.id = row.id;
    for (std::size_t index = 0; index < shape.plan.columns.size(); ++index) {
      const columns::Column& column = shape.plan.columns[index];
      candidate.elements[column.element].facts[column.fact].value =
          operations::reduced(shape.columns[shape.same[index]][row.index], column.scale);
    }
    write_out(short_verdict(*rules.prepared, candidate));
    return;
  }
  know(rules, outcome);
  if (rules.counts[outcome]++ == 0) {
    // In the totals results stand in order of appearance.
    auto& results = tally_.totals.results;
    const auto place = std::find_if(results.begin(), results.end(), [&](const auto& pair) {
      return pair.first == rules.results[outcome];
    });
    rules.total[outcome] = static_cast<std::size_t>(place - results.begin());
    if (place == results.end()) results.emplace_back(rules.results[outcome], 0);
  }
  if (lines_) {
    lines_(row.id);
    lines_(rules.tails[outcome]);
  }
}

void Bulk::flush() {
  for (Shape* shape : filled_) {
    shape->numbers.resize(shape->size);
    std::vector<const std::uint8_t*> places;
    for (const std::size_t column : shape->same) places.push_back(shape->columns[column].data());
    const columns::Share share = shape->judge->judge(places, shape->size, shape->numbers.data());
    work_.together += share.first + share.elsewhere;
    if (share.unplanned > 0) work_.alone[shape->plan.all.problem] += share.unplanned;
    if (share.plain > share.unplanned)
      work_.alone[std::string(kTheseMarks)] += share.plain - share.unplanned;
  }
  for (const Pending& row : pending_) flush_row(row);
  for (Shape* shape : filled_) {
    shape->size = 0;
    // With many shapes none of them keeps much.
    if (shapes_.size() < kManyShapes || shape->room == kRoom) continue;
    make_room(*shape, kRoom);
  }
  filled_.clear();
  pending_.clear();
  alone_.clear();
}

void Bulk::run(std::size_t from, std::size_t to, const std::function<bool(std::size_t)>& progress) {
  candidates::WideFile::Row row;
  file_.rewind();
  while (file_.next(row) && row.from < to) {
    if (row.from < from) continue;
    add(row);
    if (pending_.size() < kTogether) continue;
    flush();
    if (progress && !progress(row.from)) break;
  }
  flush();
}

const Tally& Bulk::tally() {
  if (finished_) return tally_;
  finished_ = true;
  for (const auto& [prepared, rules] : rules_) {
    for (std::uint32_t outcome = 1; outcome < rules->counts.size(); ++outcome) {
      const std::uint64_t count = rules->counts[outcome];
      if (count == 0) continue;
      auto& total = tally_.totals.results[rules->total[outcome]];
      tally_.counts[{prepared->label, total.first,
                     deciding_text(rules->outcomes[outcome].deciding)}] += count;
      total.second += count;
      tally_.totals.all += count;
    }
  }
  return tally_;
}

}  // namespace slagboom::cli
