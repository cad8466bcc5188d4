// Line by line through a file of JSON.
#include "interpreter/candidates/json_lines.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "interpreter/candidates/json.hpp"
#include "interpreter/candidates/json_cutter.hpp"
#include "interpreter/candidates/json_paths.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_keys.hpp"

namespace slagboom::candidates {

JsonLines::JsonLines(std::string_view bytes, const FileSchema& schema, const Each& each,
                     std::size_t piece)
    : RowFile(bytes, schema, FileFormat::json, piece) {
  usable_ = check_bytes('\\', escapes_, each) && is_one_a_line(bytes_);
}

std::size_t JsonLines::first_row_from(std::size_t at) const {
  if (at == 0) return 0;
  const std::size_t end = bytes_.find('\n', at - 1);
  return end == std::string_view::npos ? bytes_.size() : end + 1;
}

// A list may hold several candidates; and before a mark of byte order anything may stand.
bool JsonLines::fits(const Row& row) const {
  if (row.text.substr(0, kByteOrderMark.size()) == kByteOrderMark) return false;
  const std::size_t first = row.text.find_first_not_of(" \t\r");
  return first == std::string_view::npos || row.text[first] != '[';
}

class JsonLines::Reader : public RowReader {
 public:
  explicit Reader(const JsonLines& file)
      : file_(file), keys_(file.schema_, nullptr), prefix_("{\"" + file.schema_.id_key + "\":") {}

  void go_to(const RowStart& start) override { place_ = start; }

  bool next(Row& row) override {
    const std::string_view bytes = file_.bytes_;
    if (place_.at >= bytes.size()) return false;
    const char* const from = bytes.data() + place_.at;
    const std::size_t left = bytes.size() - place_.at;
    const void* const end = std::memchr(from, '\n', left);
    const std::size_t size =
        end == nullptr ? left : static_cast<std::size_t>(static_cast<const char*>(end) - from);
    row.text = {from, size};
    row.from = place_.at;
    row.number = ++place_.row;
    row.simple = !is_blank_line(row.text);
    if (row.simple) ++place_.filled;
    row.filled = place_.filled;
    place_.at += std::min(size + 1, left);
    return true;
  }

  std::optional<RawCandidate> candidate(const Row& row) override {
    if (!row.simple) return std::nullopt;
    ReadResult read = read_json_line(row.text, row.number, row.filled - 1, keys_);
    for (std::size_t name = unused_.size(); name < keys_.unused().size(); ++name)
      unused_.push_back({row.number, keys_.unused()[name]});
    if (read.candidates.empty()) return std::nullopt;
    file_.add_duplicates(row, read.candidates.front());
    return std::move(read.candidates.front());
  }

  // Most programs write the number first; that it stands there is enough, whatever comes behind it.
  std::string_view id(const Row& row, std::string& room) override {
    const std::string_view text = row.text;
    if (text.substr(0, prefix_.size()) == prefix_) {
      std::size_t from = prefix_.size();
      if (from < text.size() && text[from] == ' ') ++from;
      if (from < text.size() && text[from] == '"') {
        const std::size_t end = text.find('"', ++from);
        const std::string_view id = text.substr(from, end - from);
        if (end != std::string_view::npos && is_plain_id(id)) return id;
      }
    }
    if (!row.simple) return {};
    if (!cutter_) cutter_ = file_.cutter({});
    if (cutter_->cut(row)) return cutter_->id();
    auto one = candidate(row);
    if (!one) return {};
    return room = std::move(one->id);
  }

  std::vector<UnusedName> unused() const override { return unused_; }

 private:
  const JsonLines& file_;
  Keys keys_;
  std::string prefix_;
  RowStart place_;
  std::vector<UnusedName> unused_;
  std::unique_ptr<RowCutter> cutter_;  // to find numbers only
};

std::unique_ptr<RowReader> JsonLines::reader() const { return std::make_unique<Reader>(*this); }

std::unique_ptr<RowCutter> JsonLines::cutter(const std::set<std::string>& marks) const {
  return std::make_unique<JsonCutter>(bytes_, schema_, marks, escapes_);
}

}  // namespace slagboom::candidates
