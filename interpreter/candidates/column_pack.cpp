// Row by row into blocks; a row that is no form with marks stays text.
#include "interpreter/candidates/column_pack.hpp"

#include <algorithm>
#include <utility>

namespace slagboom::candidates {

namespace {

constexpr std::size_t kMostForms = 50'000;                // memory does not grow beyond this
constexpr std::size_t kFullTexts = std::size_t{1} << 22;  // bytes of texts in a block
constexpr std::size_t kLongestId = 255;
constexpr std::uint32_t kCsv = 1, kJson = 2;

// What may stand in a form beside the letters for places.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char letter) {
    return static_cast<unsigned char>(letter) >= ' ' || letter == '\t' || letter == '\r';
  });
}

}  // namespace

ColumnPacker::ColumnPacker(const RowFile& file, const std::set<std::string>& marks,
                           std::function<void(std::string_view)> sink)
    : file_(file), cutter_(file.cutter(marks)), sink_(std::move(sink)) {
  std::string begin(kColumnBegin);
  put_number(begin, kColumnVersion, 4);
  give(begin);
}

void ColumnPacker::give(std::string_view bytes) {
  written_ += bytes.size();
  sink_(bytes);
}

bool ColumnPacker::add_form(const Row& row) {
  if (!row.simple || !cutter_->parts(row, parts_)) return false;
  text_.clear();
  marks_.clear();
  std::string_view id;
  std::string_view rest = cutter_->parts_text();
  for (const RowPart& part : parts_) {
    const auto before = static_cast<std::size_t>(part.text.data() - rest.data());
    if (!is_plain(rest.substr(0, before))) return false;
    text_ += rest.substr(0, before);
    rest.remove_prefix(before + part.text.size());
    using Kind = RowPart::Kind;
    switch (part.kind) {
      case Kind::id_text:
      case Kind::id_number:
        id = part.text;
        text_ += RowForm::kId;
        break;
      case Kind::mark_text:
      case Kind::mark_number: {
        char sign = 0;
        const auto mark = mark_of(part.text, sign);
        if (!mark) return false;
        if (part.kind == Kind::mark_text && sign != 0)
          usual_ = sign == ',' ? RowForm::kComma : RowForm::kPoint;
        marks_.push_back(*mark);
        text_ += part.kind == Kind::mark_text ? usual_ : RowForm::kPoint;
        break;
      }
      case Kind::unused_text:
        break;
      case Kind::unused_number:
        text_ += '0';
        break;
    }
  }
  if (!is_plain(rest) || id.empty() || id.size() > kLongestId) return false;
  text_ += rest;
  if (text_.size() > kLongestForm) return false;
  auto form = forms_.find(text_);
  if (form == forms_.end()) {
    if (forms_.size() == kMostForms) return false;
    form = forms_.emplace(text_, static_cast<std::uint32_t>(forms_.size())).first;
    form_texts_.push_back(text_);
    form_marks_.push_back(marks_.size());
  }
  const auto [place, added] =
      places_.emplace(form->second, static_cast<std::uint16_t>(used_.size()));
  if (added) used_.push_back({form->second, {}, 0});
  Used& used = used_[place->second];
  used.marks.insert(used.marks.end(), marks_.begin(), marks_.end());
  ++used.count;
  put_number(which_, place->second, 2);
  ids_ += static_cast<char>(id.size());
  id_text_ += id;
  return true;
}

void ColumnPacker::add_text(std::string_view text) {
  // A row with quotes comes with its line end.
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (file_.format() == FileFormat::csv && text.ends_with('\r')) text.remove_suffix(1);
  put_number(which_, ColumnBlock::kText, 2);
  ids_ += '\0';
  put_number(text_sizes_, text.size(), 4);
  texts_text_ += text;
  ++block_texts_;
  ++texts_;
}

void ColumnPacker::add(const Row& row) {
  if (!add_form(row)) add_text(row.text);
  ++rows_;
  if (++block_rows_ == kColumnRows || texts_text_.size() > kFullTexts) flush();
}

void ColumnPacker::flush() {
  if (block_rows_ == 0) return;
  std::string block;
  put_number(block, block_rows_, 4);
  put_number(block, used_.size(), 4);
  put_number(block, block_texts_, 4);
  put_number(block, id_text_.size(), 4);
  put_number(block, texts_text_.size(), 4);
  for (const Used& used : used_) {
    put_number(block, used.form, 4);
    put_number(block, used.count, 4);
  }
  for (const std::string* part : {&which_, &ids_, &id_text_, &text_sizes_, &texts_text_})
    block += *part;
  for (const Used& used : used_) {
    const std::size_t marks = form_marks_[used.form];
    for (std::size_t mark = 0; mark < marks; ++mark) {
      for (std::size_t row = 0; row < used.count; ++row)
        block += static_cast<char>(used.marks[row * marks + mark]);
    }
  }
  blocks_.push_back(written_);
  std::string size;
  put_number(size, block.size() + 4, 4);
  give(size);
  give(block);
  places_.clear();
  used_.clear();
  for (std::string* part : {&which_, &ids_, &id_text_, &text_sizes_, &texts_text_}) part->clear();
  block_rows_ = block_texts_ = 0;
}

void ColumnPacker::finish() {
  flush();
  const std::uint64_t lists = written_;
  std::string text;
  const bool csv = file_.format() == FileFormat::csv;
  put_number(text, csv ? kCsv : kJson, 4);
  text += csv ? file_.separator() : '\0';
  put_number(text, file_.begin().row, 4);
  std::string head(file_.head());
  // Its last row ends as the others will: before a blank row a lone return would be half an end.
  if (csv && !head.ends_with('\n')) {
    if (head.ends_with('\r')) head.pop_back();
    head += '\n';
  }
  put_number(text, head.size(), 4);
  text += head;
  put_number(text, form_texts_.size(), 4);
  for (const std::string& form : form_texts_) {
    put_number(text, form.size(), 4);
    text += form;
  }
  put_number(text, blocks_.size(), 4);
  for (const std::uint64_t block : blocks_) put_number(text, block, 8);
  put_number(text, lists, 8);
  put_number(text, rows_, 8);
  give(text);
}

std::string ColumnPacker::end(const std::string& digest) {
  return digest + std::string(kColumnEnd);
}

}  // namespace slagboom::candidates
