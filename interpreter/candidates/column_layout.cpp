// Reading the bytes of a column file; whatever they are, nothing outside them is looked at.
#include "interpreter/candidates/column_layout.hpp"

#include <algorithm>

#include "interpreter/candidates/csv.hpp"
#include "interpreter/candidates/read_encoding.hpp"

namespace slagboom::candidates {

namespace {

constexpr std::uint8_t kWhole = 200;  // and more: whole numbers
constexpr std::uint8_t kMostWhole = 25;
constexpr std::uint32_t kCsv = 1, kJson = 2;
// Behind the blocks: where the lists begin, how many rows there are, the digest and the end.
constexpr std::size_t kFoot = 8 + 8 + kColumnDigest + kColumnEnd.size();

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Takes from the front; keeps in mind when there was not enough.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : rest_(bytes) {}
  std::string_view text(std::uint64_t size) {
    if (size > rest_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  std::uint64_t number(std::size_t bytes) {
    const std::string_view found = text(bytes);
    return ok_ ? number_at(found.data(), bytes) : 0;
  }
  std::uint32_t count() { return static_cast<std::uint32_t>(number(4)); }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

bool is_text(std::string_view text) { return is_plain_text(text, 0, text.size()); }

bool read_lists(std::string_view bytes, ColumnLayout& layout) {
  Taker taker(bytes);
  const std::uint32_t kind = taker.count();
  layout.format = kind == kCsv ? FileFormat::csv : FileFormat::json;
  layout.separator = static_cast<char>(taker.number(1));
  layout.head_rows = taker.count();
  layout.head = taker.text(taker.count());
  if (!taker.ok() || (kind != kCsv && kind != kJson) || !is_text(layout.head)) return false;
  if (kind == kJson ? !layout.head.empty() || layout.head_rows != 0 : !layout.head.ends_with('\n'))
    return false;
  const std::uint32_t forms = taker.count();
  for (std::uint32_t index = 0; index < forms && taker.ok(); ++index) {
    RowForm& form = layout.forms.emplace_back();
    form.text = taker.text(taker.count());
    std::size_t ids = 0;
    for (const char letter : form.text) {
      if (letter == RowForm::kId) ++ids;
      if (letter == RowForm::kPoint || letter == RowForm::kComma) ++form.marks;
    }
    if (ids != 1 || form.text.size() > kLongestForm || !is_text(form.text)) return false;
  }
  const std::uint32_t blocks = taker.count();
  for (std::uint32_t index = 0; index < blocks && taker.ok(); ++index)
    layout.blocks.push_back(taker.number(8));
  return taker.ok() && taker.left() == 0;
}

}  // namespace

void put_number(std::string& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t index = 0; index < bytes; ++index)
    out += static_cast<char>(value >> (8 * index) & 0xFF);
}

std::uint64_t number_at(const char* at, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t index = 0; index < bytes; ++index)
    value |= std::uint64_t{static_cast<unsigned char>(at[index])} << (8 * index);
  return value;
}

FileProblem column_damage() {
  return {"dit kolommenbestand is beschadigd of niet af; maak het opnieuw", 0};
}

std::uint8_t mark_tenths(std::uint8_t mark) {
  return mark > kWhole ? static_cast<std::uint8_t>((mark - kWhole) * 10) : mark;
}

std::optional<std::uint8_t> mark_of(std::string_view text, char& sign) {
  sign = 0;
  if (text.empty() || text.size() > 4 || !is_digit(text[0])) return std::nullopt;
  unsigned whole = static_cast<unsigned>(text[0] - '0');
  std::size_t at = 1;
  if (at < text.size() && is_digit(text[at])) {
    if (whole == 0) return std::nullopt;
    whole = whole * 10 + static_cast<unsigned>(text[at++] - '0');
  }
  if (at == text.size()) {
    if (whole == 0 || whole > kMostWhole) return std::nullopt;
    return static_cast<std::uint8_t>(kWhole + whole);
  }
  sign = text[at];
  if ((sign != '.' && sign != ',') || at + 2 != text.size() || !is_digit(text[at + 1]))
    return std::nullopt;
  const unsigned tenths = whole * 10 + static_cast<unsigned>(text[at + 1] - '0');
  if (tenths == 0 || tenths >= kWhole) return std::nullopt;
  return static_cast<std::uint8_t>(tenths);
}

void RowForm::write(std::string_view id, const std::uint8_t* mark, std::size_t stride,
                    std::string& out) const {
  for (const char letter : text) {
    if (letter == kId) {
      out += id;
    } else if (letter == kPoint || letter == kComma) {
      const unsigned value = *mark;
      mark += stride;
      if (value > kWhole) {
        out += std::to_string(value - kWhole);
        continue;
      }
      out += std::to_string(value / 10);
      out += letter == kComma ? ',' : '.';
      out += static_cast<char>('0' + value % 10);
    } else {
      out += letter;
    }
  }
}

bool ColumnWalk::next(ColumnRow& row) {
  if (row_ == block_.rows) return false;
  const auto which = static_cast<std::uint16_t>(number_at(block_.which + 2 * row_, 2));
  const std::size_t size = block_.ids[row_];
  if (which == ColumnBlock::kText) {
    if (text_ == block_.texts) return false;
    const std::uint64_t length = number_at(block_.text_sizes + 4 * std::size_t{text_}, 4);
    if (length > block_.texts_text.size() - text_at_) return false;
    row.rows = nullptr;
    row.text = block_.texts_text.substr(text_at_, length);
    text_at_ += length;
    ++text_;
  } else {
    if (which >= places_.size() || places_[which] == block_.forms[which].count ||
        size > block_.id_text.size() - id_at_)
      return false;
    row.rows = &block_.forms[which];
    row.place = places_[which]++;
    row.text = block_.id_text.substr(id_at_, size);
    id_at_ += size;
  }
  ++row_;
  return true;
}

bool ColumnWalk::complete() const {
  return row_ == block_.rows && text_ == block_.texts && id_at_ == block_.id_text.size() &&
         text_at_ == block_.texts_text.size();
}

std::optional<FileProblem> read_layout(std::string_view bytes, ColumnLayout& layout) {
  constexpr std::size_t kHead = kColumnBegin.size() + 4;
  if (bytes.size() >= kHead && number_at(bytes.data() + kColumnBegin.size(), 4) > kColumnVersion) {
    return FileProblem{
        "dit kolommenbestand is van een nieuwere versie van het programma; maak het opnieuw", 0};
  }
  if (bytes.size() < kHead + kFoot || bytes.substr(bytes.size() - kColumnEnd.size()) != kColumnEnd)
    return column_damage();
  const std::size_t foot = bytes.size() - kFoot;
  const std::uint64_t lists = number_at(bytes.data() + foot, 8);
  layout.rows = number_at(bytes.data() + foot + 8, 8);
  layout.body = bytes.substr(0, foot + 16);
  layout.digest = bytes.substr(foot + 16, kColumnDigest);
  if (lists < kHead || lists > foot) return column_damage();
  if (!read_lists(bytes.substr(0, foot).substr(lists), layout)) return column_damage();
  // The blocks fill what is left.
  std::size_t at = kHead;
  for (const std::size_t block : layout.blocks) {
    if (block != at || lists - at < 4) return column_damage();
    const std::uint64_t size = number_at(bytes.data() + at, 4);
    if (size < 4 || size > lists - at) return column_damage();
    at += size;
  }
  if (at != lists) return column_damage();
  return std::nullopt;
}

bool read_block(std::string_view bytes, std::size_t at, const ColumnLayout& layout,
                ColumnBlock& block) {
  if (at > bytes.size() || bytes.size() - at < 4) return false;
  const std::uint64_t size = number_at(bytes.data() + at, 4);
  if (size < 4 || size > bytes.size() - at) return false;
  Taker taker(bytes.substr(at, size));
  (void)taker.count();
  block.rows = taker.count();
  const std::uint32_t forms = taker.count();
  block.texts = taker.count();
  const std::uint32_t id_bytes = taker.count(), text_bytes = taker.count();
  if (block.rows == 0 || block.rows > kColumnRows || forms > block.rows || block.texts > block.rows)
    return false;
  block.forms.clear();
  std::uint64_t count = block.texts;
  for (std::uint32_t index = 0; index < forms; ++index) {
    ColumnBlock::Rows rows;
    rows.form = taker.count();
    rows.count = taker.count();
    if (rows.form >= layout.forms.size() || rows.count == 0) return false;
    count += rows.count;
    block.forms.push_back(rows);
  }
  if (count != block.rows) return false;
  block.which = taker.text(2 * std::size_t{block.rows}).data();
  block.ids = reinterpret_cast<const std::uint8_t*>(taker.text(block.rows).data());
  block.id_text = taker.text(id_bytes);
  block.text_sizes = taker.text(4 * std::size_t{block.texts}).data();
  block.texts_text = taker.text(text_bytes);
  for (ColumnBlock::Rows& rows : block.forms) {
    const std::uint64_t marks = std::uint64_t{layout.forms[rows.form].marks} * rows.count;
    rows.marks = reinterpret_cast<const std::uint8_t*>(taker.text(marks).data());
  }
  return taker.ok() && taker.left() == 0;
}

bool is_one_row(const ColumnLayout& layout, std::string_view text) {
  if (layout.format == FileFormat::json) return text.find('\n') == std::string_view::npos;
  if (text.empty()) return true;
  if (text.back() == '\n' || text.back() == '\r') return false;
  CsvScanner scanner(text, layout.separator);
  CsvRow row;
  return scanner.next(row) && scanner.position() == text.size();
}

}  // namespace slagboom::candidates
