// Gathers rows per shape, and judges each shape in columns or, where that is not possible, one by
// one.
#include "interpreter/library/columns.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/columns/shape.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::library {

namespace {

constexpr std::size_t kTogether = 16'384;  // rows that are gathered before they are judged
constexpr std::uint64_t kSeenOften = 8;  // working out a shape costs as much as some eight verdicts
constexpr std::size_t kMostPlans = 2'000;  // memory does not grow beyond this
constexpr std::size_t kMostShapes = 100'000;

std::string written(const Cell& cell, std::uint8_t value) {
  if (cell.is_word) return cell.words[value];
  if (cell.scale == 1) return std::to_string(value);
  return std::to_string(value / cell.scale) + "." + std::to_string(value % cell.scale);
}

// The entry of the collection with this code; null when it is not exactly one.
template <typename Raw>
auto* entry_of(Raw& raw, const std::string& collection, const std::string& code) {
  decltype(raw.collections.begin()->second.data()) found = nullptr;
  const auto entries = raw.collections.find(collection);
  if (entries == raw.collections.end()) return found;
  for (auto& entry : entries->second) {
    if (entry.id != code) continue;
    if (found != nullptr) return decltype(found){nullptr};
    found = &entry;
  }
  return found;
}

}  // namespace

std::optional<Columns> Columns::of(cli::Session& session, const candidates::RawCandidate& example,
                                   std::string& problem) {
  cli::Session::State& state = session.state();
  const cli::Bound bound = state.bind(example);
  if (!bound.problems.empty()) {
    problem = cli::told(bound.problems, example.format).front();
    return std::nullopt;
  }
  Columns made(session);
  made.example_ = example;
  const program::Vocabulary& vocabulary = bound.prepared->judge->vocabulary();
  for (const columns::Column& column : columns::columns_of(vocabulary, bound.candidate)) {
    const program::Fact& fact = vocabulary.facts[column.fact];
    const program::Element& element = bound.candidate.elements[column.element];
    // What may count as not given when it has another value is no column: such rows would have
    // another shape.
    if (fact.others_absent) continue;
    const auto is_same = [&](const Cell& cell) {
      return cell.code == element.code && cell.key == fact.key;
    };
    const auto known = std::find_if(made.cells_.begin(), made.cells_.end(), is_same);
    if (known != made.cells_.end()) {
      // Two facts from one cell: what is a value of both.
      known->lowest = std::max(known->lowest, column.lowest);
      known->highest = std::min(known->highest, column.highest);
      continue;
    }
    if (entry_of(made.example_, state.model->collection_key, element.code) == nullptr) {
      problem = element.code + " staat meer dan één keer in het voorbeeld";
      return std::nullopt;
    }
    Cell& cell = made.cells_.emplace_back();
    cell.code = element.code;
    cell.key = fact.key;
    cell.name = cell.code + "." + cell.key;
    cell.lowest = column.lowest;
    cell.highest = column.highest;
    cell.scale = column.scale;
    cell.is_word = fact.type.base == program::Base::option;
    if (cell.is_word) cell.words = vocabulary.option_sets[fact.type.options].labels;
  }
  return made;
}

std::optional<candidates::RawCandidate> Columns::candidate(
    std::span<const std::uint8_t> row) const {
  candidates::RawCandidate raw = example_;
  for (std::size_t index = 0; index < cells_.size(); ++index) {
    const Cell& cell = cells_[index];
    candidates::RawEntry* const entry =
        entry_of(raw, session_->state().model->collection_key, cell.code);
    if (entry == nullptr) return std::nullopt;
    if (row[index] == kUnknown) {
      entry->fields.erase(cell.key);
    } else if (row[index] < cell.lowest || row[index] > cell.highest) {
      return std::nullopt;
    } else {
      entry->fields[cell.key].text = written(cell, row[index]);
    }
  }
  return raw;
}

// `unknown`: a byte for each cell, 1 where the value is not known.
Columns::Shape& Columns::shape_of(const std::string& unknown) {
  if (const auto found = shapes_.find(unknown); found != shapes_.end()) return *found->second;
  if (shapes_.size() >= kMostShapes) shapes_.clear();
  Shape& shape = *shapes_.emplace(unknown, std::make_unique<Shape>()).first->second;
  cli::Session::State& state = session_->state();
  candidates::RawCandidate raw = example_;
  for (std::size_t index = 0; index < cells_.size(); ++index) {
    if (unknown[index] == 0) continue;
    candidates::RawEntry* const entry =
        entry_of(raw, state.model->collection_key, cells_[index].code);
    if (entry != nullptr) entry->fields.erase(cells_[index].key);
  }
  cli::Bound bound = state.bind(raw);
  if (!bound.problems.empty()) {
    shape.refused = true;
    return shape;
  }
  shape.first = std::move(bound.candidate);
  shape.judge = bound.prepared->judge.get();
  shape.label = bound.prepared->label;
  const program::Vocabulary& vocabulary = shape.judge->vocabulary();
  shape.plan.columns = columns::columns_of(vocabulary, shape.first);
  for (const columns::Column& column : shape.plan.columns) {
    const std::string& code = shape.first.elements[column.element].code;
    const std::string& key = vocabulary.facts[column.fact].key;
    const auto cell = std::find_if(cells_.begin(), cells_.end(), [&](const Cell& one) {
      return one.code == code && one.key == key;
    });
    shape.cell_of.push_back(static_cast<std::size_t>(cell - cells_.begin()));
  }
  shape.values.resize(shape.plan.columns.size());
  return shape;
}

void Columns::work_out(Shape& shape) {
  std::vector<columns::Column> columns = std::move(shape.plan.columns);
  shape.plan = columns::plan_of(shape.judge->program(), shape.judge->vocabulary(), shape.first,
                                columns::open_of(*shape.judge, shape.first));
  if (shape.plan.columns.empty()) shape.plan.columns = std::move(columns);
  if (shape.plan.usable())
    shape.together = std::make_unique<columns::ShapeJudge>(shape.plan, *outcomes_, *space_);
}

// The meaning of numbers that appeared.
void Columns::know(const Shape& shape) {
  const program::ReportLine* const line = shape.judge->deciding();
  while (meanings_.size() < outcomes_->size()) {
    const columns::Outcome& outcome = (*outcomes_)[static_cast<std::uint32_t>(meanings_.size())];
    Meaning& meaning = meanings_.emplace_back();
    meaning.result = outcome.result < 0 || line == nullptr
                         ? trace::kStillOpen
                         : trace::shown(evaluate::exactly({outcome.result, 1}), line->type,
                                        shape.judge->vocabulary());
    meaning.deciding = outcome.deciding;
    for (const std::string& text : meaning.deciding) meaning.deciding_texts.push_back(text.c_str());
  }
}

// By the plain evaluator.
std::uint32_t Columns::alone(Shape& shape, std::size_t row) {
  for (std::size_t column = 0; column < shape.plan.columns.size(); ++column) {
    if (shape.cell_of[column] == cells_.size()) continue;
    const columns::Column& of = shape.plan.columns[column];
    shape.first.elements[of.element].facts[of.fact].value =
        operations::reduced(shape.values[column][row], of.scale);
  }
  trace::JudgeSettings settings;
  settings.needs = false;
  const trace::Verdict verdict = shape.judge->judge(shape.first, settings);
  columns::Outcome outcome;
  outcome.deciding = verdict.deciding;
  const program::ReportLine* const line = shape.judge->deciding();
  if (line != nullptr) {
    const std::vector<std::string>& labels =
        shape.judge->vocabulary().option_sets[line->type.options].labels;
    const auto label = std::find(labels.begin(), labels.end(), verdict.result);
    if (label != labels.end()) outcome.result = static_cast<std::int32_t>(label - labels.begin());
  }
  return outcomes_->number_of(std::move(outcome));
}

void Columns::flush(Shape& shape, std::uint32_t* outcomes) {
  if (shape.rows.empty()) return;
  const std::size_t count = shape.rows.size();
  shape.seen += count;
  if (shape.together == nullptr && shape.plan.usable() && shape.seen >= kSeenOften &&
      shapes_.size() <= kMostPlans)
    work_out(shape);
  numbers_.assign(count, 0);
  if (shape.together != nullptr) {
    std::vector<const std::uint8_t*> places;
    for (const std::vector<std::uint8_t>& column : shape.values) places.push_back(column.data());
    (void)shape.together->judge(places, count, numbers_.data());
  }
  for (std::size_t row = 0; row < count; ++row) {
    if (numbers_[row] == 0) numbers_[row] = alone(shape, row);
    outcomes[shape.rows[row]] = numbers_[row];
  }
  know(shape);
  shape.rows.clear();
  for (std::vector<std::uint8_t>& column : shape.values) column.clear();
}

std::size_t Columns::judge(const std::uint8_t* const* values, std::size_t rows,
                           std::uint32_t* outcomes) {
  std::size_t without = 0;
  std::string unknown(cells_.size(), '\0');
  Shape* last = nullptr;
  std::string last_unknown;
  for (std::size_t row = 0; row < rows; ++row) {
    outcomes[row] = 0;
    bool fits = true;
    for (std::size_t index = 0; index < cells_.size(); ++index) {
      const std::uint8_t value = values[index][row];
      unknown[index] = value == kUnknown ? '\1' : '\0';
      fits = fits && (value == kUnknown ||
                      (value >= cells_[index].lowest && value <= cells_[index].highest));
    }
    if (!fits) {
      ++without;
      continue;
    }
    if (last == nullptr || unknown != last_unknown) {
      // Before shapes are forgotten, what they gathered is judged.
      if (shapes_.size() >= kMostShapes && !shapes_.contains(unknown)) {
        for (auto& [key, shape] : shapes_) flush(*shape, outcomes);
      }
      last = &shape_of(unknown);
      last_unknown = unknown;
    }
    Shape& shape = *last;
    if (shape.refused) {
      ++without;
      continue;
    }
    for (std::size_t column = 0; column < shape.values.size(); ++column) {
      const columns::Column& of = shape.plan.columns[column];
      std::uint8_t step = 0;
      if (shape.cell_of[column] < cells_.size()) {
        step = values[shape.cell_of[column]][row];
      } else if (!columns::step_of(of, shape.first, step)) {
        step = of.lowest;
      }
      shape.values[column].push_back(step);
    }
    shape.rows.push_back(row);
    if (shape.rows.size() == kTogether) flush(shape, outcomes);
  }
  for (auto& [key, shape] : shapes_) flush(*shape, outcomes);
  return without;
}

const Meaning* Columns::meaning(std::uint32_t number) const {
  return number == 0 || number >= meanings_.size() ? nullptr : &meanings_[number];
}

}  // namespace slagboom::library
