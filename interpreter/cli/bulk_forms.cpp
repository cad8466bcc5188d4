// Forms and shapes: working out what rows that look alike have in common.
#include "interpreter/cli/bulk_forms.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "interpreter/columns/shape.hpp"

namespace slagboom::cli {

namespace {

constexpr std::uint64_t kSeenOften = 8;  // working out a shape costs as much as some eight verdicts
constexpr std::size_t kMostForms = 100'000;  // memory does not grow beyond this
constexpr std::size_t kMostShapes = 2'000;
}  // namespace

std::set<std::string> mark_keys(const program::Vocabulary& vocabulary) {
  std::set<std::string> marks, others;
  for (const program::Fact& fact : vocabulary.facts) {
    if (!fact.per_element || fact.key.empty()) continue;
    // Where a value may count as not given, rows with other marks can have another shape.
    const bool is_mark =
        fact.type.base == program::Base::number && columns::is_column(fact) && !fact.others_absent;
    (is_mark ? marks : others).insert(fact.key);
  }
  for (const std::string& key : others) marks.erase(key);
  return marks;
}

bool Form::is_due() const { return !decided() && seen >= kSeenOften && std::has_single_bit(seen); }

Form* Forms::find(const std::string& key) {
  if (const auto found = forms_.find(key); found != forms_.end()) return &found->second;
  if (forms_.size() >= kMostForms) return nullptr;
  return &forms_[key];
}

// From a row of it.
void Forms::prepare(Form& form, const Bound& bound,
                    const std::vector<candidates::RowCutter::Value>& values) {
  Prepared& prepared = *bound.prepared;
  if (shapes_.size() >= kMostShapes) {
    form.alone = kManyPackages;
    return;
  }
  std::string rules = key_of(prepared.regime);
  std::unique_ptr<Shape>& shape =
      shapes_[{rules, columns::shape_key(vocabulary_, bound.candidate)}];
  if (!shape) {
    shape = std::make_unique<Shape>();
    shape->number = shapes_.size() - 1;
    shape->rules = std::move(rules);
    shape->regime = prepared.regime;
    shape->label = prepared.label;
    if (prepared.judge->deciding() != nullptr) shape->type = prepared.judge->deciding()->type;
    shape->first = bound.candidate;
    // By the words of the session that made the program: labels of provisions are numbered as they
    // come.
    shape->plan = columns::plan_of(prepared.lowered.program, prepared.judge->vocabulary(),
                                   shape->first, columns::open_of(*prepared.judge, shape->first));
    const std::vector<columns::Column>& all = shape->plan.columns;
    for (std::size_t column = 0; column < all.size(); ++column) {
      const auto is_same = [&](const columns::Column& other) {
        return other.element == all[column].element && other.scale == all[column].scale &&
               other.lowest == all[column].lowest && other.highest == all[column].highest &&
               vocabulary_.facts[other.fact].key == vocabulary_.facts[all[column].fact].key;
      };
      shape->same.push_back(
          static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_same) - all.begin()));
    }
  }
  if (!shape->plan.usable()) {
    form.alone = shape->plan.first.problem;
    return;
  }
  for (std::size_t index = 0; index < shape->plan.columns.size(); ++index) {
    if (shape->same[index] != index) continue;
    const columns::Column& column = shape->plan.columns[index];
    const program::Fact& fact = vocabulary_.facts[column.fact];
    const program::Element& element = bound.candidate.elements[column.element];
    Source source;
    source.column = index;
    source.lowest = column.lowest;
    source.highest = column.highest;
    source.whole = column.scale == 1;
    std::size_t found = 0;
    bool is_mark = false;
    for (const candidates::RowCutter::Value& value : values) {
      if (value.key != fact.key || value.entry != element.code) continue;
      ++found;
      source.cell = value.place;
      is_mark = value.is_mark;
    }
    if (found != 1) form.alone = kCells;
    if (found == 1 && !is_mark) {
      // A word: part of the form.
      source.fixed = true;
      source.highest = column.highest;
      if (!columns::step_of(column, bound.candidate, source.lowest)) form.alone = kCells;
    }
    form.sources.push_back(source);
  }
  if (form.alone.empty()) form.shape = shape.get();
}

bool Turns::wait(std::size_t piece) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || next_ == piece; });
  return !stopped_;
}

void Turns::done(std::size_t piece) {
  {
    const std::lock_guard lock(mutex_);
    ahead_.push_back(piece);
    const auto next = [&] { return std::find(ahead_.begin(), ahead_.end(), next_); };
    for (auto at = next(); at != ahead_.end(); at = next()) {
      ahead_.erase(at);
      ++next_;
    }
  }
  changed_.notify_all();
}

void Turns::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
}

}  // namespace slagboom::cli
