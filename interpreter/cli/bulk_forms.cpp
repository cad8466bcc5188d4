// Forms and shapes: cutting a row, and working out what rows like it have in common.
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

}  // namespace

RowCutter::RowCutter(const candidates::Header& header, const program::Vocabulary& vocabulary)
    : header_(header) {
  for (const candidates::Column& column : header.columns) {
    using Kind = candidates::Use::Kind;
    used_.push_back(column.use.kind == Kind::field || column.use.kind == Kind::wide ? 1 : 0);
    bool numeric = column.use.kind == Kind::wide;
    for (const program::Fact& fact : vocabulary.facts) {
      if (!fact.per_element || fact.key != column.use.key) continue;
      // Where a value may count as not given, rows with other marks can have another shape.
      numeric = numeric && fact.type.base == program::Base::number && columns::is_column(fact) &&
                !fact.others_absent;
    }
    numeric_.push_back(numeric ? 1 : 0);
  }
  tenths_.resize(header.columns.size());
}

bool RowCutter::cut(const candidates::WideFile::Row& row) {
  const std::size_t columns = header_.columns.size();
  const std::size_t id = header_.id.value_or(columns);
  const char separator = header_.separator;
  const std::uint8_t* const numeric = numeric_.data();
  const std::uint8_t* const used = used_.data();
  std::uint8_t* const tenths = tenths_.data();
  const char* at = row.text.data();
  const char* const end = at + row.text.size();
  key_.clear();
  id_ = {};
  for (std::size_t column = 0; column < columns; ++column) {
    const char* const from = at;
    // A wide file has a column for each subject that anyone has, so most cells are empty.
    if (at != end && *at == separator && column + 1 < columns && column != id) {
      ++at;
      if (used[column] == 0) continue;
      tenths[column] = 0;
      key_ += numeric[column] != 0 ? '0' : '\n';
      continue;
    }
    // Most others are a mark such as 6,4, with another cell behind it.
    if (numeric[column] != 0 && end - at > 3 && at[3] == separator && column + 1 < columns) {
      const unsigned whole = static_cast<unsigned char>(at[0]) - unsigned{'0'};
      const unsigned tenth = static_cast<unsigned char>(at[2]) - unsigned{'0'};
      // In a file with commas "6,4" is two cells.
      const bool sign = (at[1] == ',' || at[1] == '.') && at[1] != separator;
      if (whole - 1 <= 8 && tenth <= 9 && sign) {
        tenths[column] = static_cast<std::uint8_t>(whole * 10 + tenth);
        key_ += '1';
        at += 4;
        continue;
      }
    }
    unsigned char odd = 0;
    for (; at != end && *at != separator; ++at) {
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
    if (column + 1 == columns && at[-1] == separator &&
        size + 1 == static_cast<std::size_t>(at - from))
      return false;
    const bool is_id = column == id;
    if (!is_id && used[column] == 0) continue;
    if (odd != 0 || (size > 0 && (*from == ' ' || from[size - 1] == ' '))) return false;
    if (is_id) {
      if (size == 0 || size > kLongestId || *from == '#') return false;
      id_ = {from, size};
    }
    if (used[column] == 0) continue;
    if (numeric[column] != 0) {
      tenths[column] = 0;
      if (size > 0 && !read_tenths(from, size, tenths[column])) return false;
      key_ += size > 0 ? '1' : '0';
    } else {
      key_.append(from, size);
      key_ += '\n';
    }
  }
  return header_.id.has_value();
}

bool Form::is_due() const { return !decided() && seen >= kSeenOften && std::has_single_bit(seen); }

Form* Forms::find(const std::string& key) {
  if (const auto found = forms_.find(key); found != forms_.end()) return &found->second;
  if (forms_.size() >= kMostForms) return nullptr;
  return &forms_[key];
}

// From a row of it.
void Forms::prepare(Form& form, const Bound& bound, const RowCutter& cutter) {
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
    for (std::size_t cell = 0; cell < header_.columns.size(); ++cell) {
      const candidates::Column& of = header_.columns[cell];
      if (of.use.kind != candidates::Use::Kind::wide || of.use.key != fact.key) continue;
      if (header_.groups[of.group].entry != element.code) continue;
      ++found;
      source.cell = cell;
    }
    if (found != 1) form.alone = kCells;
    if (found == 1 && !cutter.is_mark(source.cell)) {
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
