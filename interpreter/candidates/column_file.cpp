// Rows from columns.
#include "interpreter/candidates/column_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include "interpreter/candidates/json.hpp"
#include "interpreter/candidates/json_paths.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {

namespace {

constexpr std::array<std::string_view, 2> kSampleIds = {"1", "22"};

// A row of a form as text, for numbers and marks that do not matter.
std::string sample(const RowForm& form) {
  const std::uint8_t mark = 60;
  std::string text;
  form.write("1", &mark, 0, text);
  return text;
}

// Whether this can be the number in a row of the form, so that it reads the same in the text.
bool fits_place(const ColumnLayout& layout, const RowForm& form, std::string_view id) {
  if (!is_plain_id(id)) return false;
  if (layout.format == FileFormat::csv) return id.find(layout.separator) == std::string_view::npos;
  const std::size_t at = form.text.find(RowForm::kId);
  return (at > 0 && form.text[at - 1] == '"') || is_plain_number(id);
}

// How many rows a block has; 0: it is damaged, or not each row is one row of text.
std::uint64_t sound_rows(std::string_view bytes, std::size_t at, const ColumnLayout& layout) {
  ColumnBlock block;
  if (!read_block(bytes, at, layout, block)) return 0;
  if (!is_plain_text(block.id_text, 0, block.id_text.size()) ||
      !is_plain_text(block.texts_text, 0, block.texts_text.size()) ||
      block.id_text.find_first_of("\r\n\"") != std::string_view::npos)
    return 0;
  ColumnWalk walk(block);
  ColumnRow row;
  while (walk.next(row)) {
    if (row.rows == nullptr && !is_one_row(layout, row.text)) return 0;
  }
  return walk.complete() ? block.rows : 0;
}

std::optional<FileProblem> read_sound(std::string_view bytes, const Each& each,
                                      ColumnLayout& layout) {
  if (auto problem = read_layout(bytes, layout)) return problem;
  std::atomic<bool> sound =
      std::all_of(layout.forms.begin(), layout.forms.end(),
                  [&](const RowForm& form) { return is_one_row(layout, sample(form)); });
  std::atomic<std::uint64_t> rows = 0;
  each(layout.blocks.size(), [&](std::size_t index) {
    const std::uint64_t found = sound_rows(bytes, layout.blocks[index], layout);
    if (found == 0) sound = false;
    rows += found;
  });
  if (!sound || rows != layout.rows) return column_damage();
  return std::nullopt;
}

}  // namespace

ColumnFile::ColumnFile(std::string_view bytes, const FileSchema& schema, const Each& each,
                       std::size_t piece)
    : RowFile(bytes, schema, FileFormat::csv, piece) {
  if ((problem_ = read_sound(bytes, each, layout_))) return;
  format_ = layout_.format;
  const bool json = format_ == FileFormat::json;
  // Two lines of which nothing is asked but that it is a file of lines, in which any letter may
  // stand.
  head_ = json ? "{}\n{\\}\n" : std::string(layout_.head);
  rows_ = open_rows(head_, schema);
  problem_ = rows_->problem();
  if (problem_ || !rows_->usable() || rows_->format() != format_) return;
  has_ids_ = rows_->has_ids();
  begin_ = {layout_.blocks.empty() ? bytes.size() : layout_.blocks.front(), layout_.head_rows, 0};
  if (json) {
    usable_ = begins_as_lines();
  } else {
    usable_ = rows_->separator() == layout_.separator && rows_->head().size() == head_.size() &&
              rows_->begin().row == layout_.head_rows;
  }
}

std::vector<std::string> ColumnFile::take_warnings() {
  return rows_ ? rows_->take_warnings() : std::vector<std::string>();
}

std::size_t ColumnFile::first_row_from(std::size_t at) const {
  const auto found = std::lower_bound(layout_.blocks.begin(), layout_.blocks.end(), at);
  return found == layout_.blocks.end() ? bytes_.size() : *found;
}

bool ColumnFile::fits(const Row& row) const { return row.form != Row::kNoForm || rows_->fits(row); }

class ColumnFile::Reader : public RowReader {
 public:
  explicit Reader(const ColumnFile& file)
      : file_(file), texts_(file.rows_->reader()), direct_(file.layout_.forms.size()) {
    Reader::go_to(file.begin_);
  }

  void go_to(const RowStart& start) override {
    const std::vector<std::size_t>& blocks = file_.layout_.blocks;
    next_ = static_cast<std::size_t>(std::lower_bound(blocks.begin(), blocks.end(), start.at) -
                                     blocks.begin());
    number_ = start.row;
    filled_ = start.filled;
    walk_.reset();
  }

  bool next(Row& row) override {
    ColumnRow found;
    while (!walk_ || !walk_->next(found)) {
      if (next_ == file_.layout_.blocks.size()) return false;
      at_ = file_.layout_.blocks[next_++];
      // Only a file that changes while it is read can be damaged here.
      if (!read_block(file_.bytes_, at_, file_.layout_, block_)) return false;
      walk_.emplace(block_);
    }
    row.text = found.text;
    row.from = at_;
    row.number = ++number_;
    if (found.rows != nullptr) {
      row.form = found.rows->form;
      row.marks = found.rows->marks + found.place;
      row.stride = found.rows->count;
      row.simple = true;
    } else {
      row.form = Row::kNoForm;
      // As the reader of that text says; blank or not is all that matters.
      row.simple = file_.format_ == FileFormat::json && !is_blank_line(found.text);
    }
    if (row.simple) ++filled_;
    row.filled = filled_;
    return true;
  }

  std::optional<RawCandidate> candidate(const Row& row) override {
    std::optional<RawCandidate> found = texts_->candidate(as_text(row));
    if (found) file_.add_duplicates(row, *found);
    return found;
  }

  std::string_view id(const Row& row, std::string& room) override {
    if (row.form != Row::kNoForm && is_direct(row)) return row.text;
    return room = texts_->id(as_text(row), other_room_);
  }

  std::vector<UnusedName> unused() const override { return texts_->unused(); }

  // Valid until the next call.
  Row as_text(const Row& row) {
    if (row.form == Row::kNoForm) return row;
    Row other = row;
    text_.clear();
    file_.layout_.forms[row.form].write(row.text, row.marks, row.stride, text_);
    other.text = text_;
    other.form = Row::kNoForm;
    return other;
  }

 private:
  // Whether what stands at the place for the number is the number of the candidate.
  bool is_direct(const Row& row) {
    const RowForm& form = file_.layout_.forms[row.form];
    if (!fits_place(file_.layout_, form, row.text)) return false;
    enum : std::uint8_t { kUnknown, kNo, kYes };
    std::uint8_t& direct = direct_[row.form];
    if (direct == kUnknown) {
      direct = kYes;
      for (const std::string_view id : kSampleIds) {
        Row other = row;
        other.text = id;
        if (texts_->id(as_text(other), other_room_) != id) direct = kNo;
      }
    }
    return direct == kYes;
  }

  const ColumnFile& file_;
  std::unique_ptr<RowReader> texts_;
  std::vector<std::uint8_t> direct_;  // by form
  std::string text_, other_room_;
  std::size_t next_ = 0, at_ = 0;
  std::uint32_t number_ = 0, filled_ = 0;
  ColumnBlock block_;
  std::optional<ColumnWalk> walk_;
};

// As is_one_a_line says of the text.
bool ColumnFile::begins_as_lines() const {
  Reader reader(*this);
  Row row;
  std::string lines;
  for (int seen = 0; seen < 2 && reader.next(row);) {
    if (!row.simple) continue;
    lines += reader.as_text(row).text;
    lines += '\n';
    ++seen;
  }
  return is_one_a_line(lines);
}

// The forms of the file are worked out by the cutter of texts, from a sample, the first time: what
// a form means follows from the documents at hand.
class ColumnFile::Cutter : public RowCutter {
 public:
  Cutter(const ColumnFile& file, const std::set<std::string>& marks)
      : file_(file),
        marks_(marks),
        texts_(file.rows_->cutter(marks)),
        forms_(file.layout_.forms.size()) {}

  bool cut(const Row& row) override {
    if (row.form == Row::kNoForm) return false;
    if (!fits_place(file_.layout_, file_.layout_.forms[row.form], row.text)) return false;
    Form& form = forms_[row.form];
    if (!form.known) find(row, form);
    if (!form.usable) return false;
    id_ = row.text;
    if (&form != last_) {
      form_ = form.text;
      std::fill(tenths_.begin(), tenths_.end(), std::uint8_t{0});
    }
    last_ = &form;
    const std::uint8_t* mark = row.marks;
    for (const std::size_t place : form.places) {
      tenths_[place] = mark_tenths(*mark);
      if (*mark == 0 || *mark == 200 || *mark > 225) return false;
      mark += row.stride;
    }
    return true;
  }

  std::vector<Value> values(const Row& row) override {
    Row other = as_text(row);
    return texts_->values(other);
  }

  bool parts(const Row& row, std::vector<RowPart>& parts) override {
    if (row.form == Row::kNoForm || !texts_->parts(as_text(row), parts)) return false;
    parts_text_ = texts_->parts_text();
    return true;
  }

  std::vector<UnusedName> unused() const override { return unused_; }

 private:
  struct Form {
    bool known = false, usable = false;
    std::string text;
    std::vector<std::size_t> places;  // in tenths, by mark
  };

  Row as_text(const Row& row) {
    Row other = row;
    text_.clear();
    file_.layout_.forms[row.form].write(row.text, row.marks, row.stride, text_);
    other.text = text_;
    other.form = Row::kNoForm;
    return other;
  }

  // Two samples, in which each mark has a value of its own: so its place is seen, and that nothing
  // else in the form looks like it.
  void find(const Row& row, Form& form) {
    constexpr std::size_t kMost = 90;
    constexpr std::array<std::uint8_t, 2> kFirst = {10, 100};
    form.known = true;
    const RowForm& of = file_.layout_.forms[row.form];
    // In CSV a row with quotes is read with care; in JSON one with an escape.
    const char odd = separator_ != 0 ? '"' : '\\';
    if (of.marks > kMost || of.text.find(odd) != std::string::npos) return;
    // One of its own: names of which nothing comes in the end do not count.
    const std::unique_ptr<RowCutter> texts = file_.rows_->cutter(marks_);
    std::vector<std::vector<std::size_t>> places(of.marks);
    for (std::size_t sample = 0; sample < kFirst.size(); ++sample) {
      std::vector<std::uint8_t> marks;
      for (std::size_t index = 0; index < of.marks; ++index)
        marks.push_back(static_cast<std::uint8_t>(kFirst[sample] + index));
      text_.clear();
      of.write(kSampleIds[sample], marks.data(), 1, text_);
      Row other = row;
      other.text = text_;
      other.form = Row::kNoForm;
      const std::vector<Value> values = texts->values(other);
      if (!texts->cut(other) || texts->id() != kSampleIds[sample]) return;
      if (sample == 1 && texts->form() != form.text) return;
      form.text = texts->form();
      std::size_t filled = 0;
      for (const Value& value : values) {
        if (!value.is_mark) continue;
        if (tenths_.size() <= value.place) tenths_.resize(value.place + 1);
        const std::uint8_t tenths = texts->tenths()[value.place];
        if (tenths == 0) continue;
        ++filled;
        if (tenth_is_sample(tenths, kFirst[sample], of.marks))
          places[tenths - kFirst[sample]].push_back(value.place);
      }
      if (filled != of.marks) return;
    }
    for (const std::vector<std::size_t>& seen : places) {
      if (seen.size() != kFirst.size() || seen[0] != seen[1]) return;
      form.places.push_back(seen[0]);
    }
    form.usable = true;
    for (UnusedName& name : texts->unused()) unused_.push_back({row.number, std::move(name.name)});
  }
  static bool tenth_is_sample(std::uint8_t tenths, std::uint8_t first, std::size_t marks) {
    return tenths >= first && tenths < first + marks;
  }

  const ColumnFile& file_;
  std::set<std::string> marks_;
  std::unique_ptr<RowCutter> texts_;
  std::vector<UnusedName> unused_;
  char separator_ = file_.rows_->separator();
  std::vector<Form> forms_;
  const Form* last_ = nullptr;
  std::string text_;
};

std::unique_ptr<RowReader> ColumnFile::reader() const { return std::make_unique<Reader>(*this); }

std::unique_ptr<RowCutter> ColumnFile::cutter(const std::set<std::string>& marks) const {
  return std::make_unique<Cutter>(*this, marks);
}

std::optional<FileProblem> unpack_columns(std::string_view bytes, std::string& text) {
  ColumnLayout layout;
  if (auto problem = read_sound(bytes, in_turn, layout)) return problem;
  text = layout.head;
  for (const std::size_t at : layout.blocks) {
    ColumnBlock block;
    if (!read_block(bytes, at, layout, block)) return column_damage();
    ColumnWalk walk(block);
    ColumnRow row;
    while (walk.next(row)) {
      if (row.rows == nullptr) {
        text += row.text;
      } else {
        layout.forms[row.rows->form].write(row.text, row.rows->marks + row.place, row.rows->count,
                                           text);
      }
      text += '\n';
      if (text.size() > kLimits.file_bytes) return FileProblem{"het bestand is te groot", 0};
    }
  }
  return std::nullopt;
}

}  // namespace slagboom::candidates
