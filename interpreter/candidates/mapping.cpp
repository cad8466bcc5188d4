// The mapping file of a school: JSON with kolommen, waarden, vast and tienden, or lines "kolom =
// sleutel".
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/candidates/json_position.hpp"
#include "interpreter/candidates/raw.hpp"
#include "interpreter/candidates/read_encoding.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {
namespace {

constexpr std::size_t kMostNesting = 3;

// Receives events; a path of keys leads to each value.
class MappingEvents {
 public:
  MappingEvents(std::string_view text, Mapping& mapping)
      : text_(text), position_(text, 1), mapping_(mapping) {}

  [[nodiscard]] CountingIterator begin() { return {text_.data(), &position_.seen}; }
  [[nodiscard]] CountingIterator end() { return {text_.data() + text_.size(), nullptr}; }
  [[nodiscard]] const std::optional<FileProblem>& problem() const { return problem_; }

  bool null() { return value({}); }
  bool boolean(bool yes) {
    if (path_.size() == 1 && path_[0] == "tienden") {
      mapping_.tenths = yes;
      return true;
    }
    return value(yes ? "ja" : "nee");
  }
  bool number_integer(std::int64_t number) { return value(std::to_string(number)); }
  bool number_unsigned(std::uint64_t number) { return value(std::to_string(number)); }
  bool number_float(double, const std::string& digits) { return value(digits); }
  bool string(const std::string& text) { return value(text); }
  bool binary(nlohmann::json::binary_t&) { return false; }  // does not occur in JSON text

  bool key(const std::string& name) {
    path_.back() = name;
    return true;
  }
  bool start_object(std::size_t) {
    if (in_list_) return fail("hier hoort de naam van een gegeven te staan");
    if (path_.size() == kMostNesting) return fail("er staan te veel haakjes in elkaar");
    path_.emplace_back();
    return true;
  }
  bool end_object() {
    path_.pop_back();
    return true;
  }
  bool start_array(std::size_t) {
    if (in_list_ || path_.size() != 1 || path_[0] != "tienden")
      return fail("hier hoort geen lijst te staan");
    in_list_ = true;
    mapping_.tenths = true;
    return true;
  }
  bool end_array() {
    in_list_ = false;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
    problem_ = FileProblem{reading_error(text_, position), position_.line_at(position)};
    return false;
  }

 private:
  bool fail(std::string message) {
    problem_ = FileProblem{std::move(message), position_.line()};
    return false;
  }

  bool value(std::string_view raw) {
    const std::string text(trimmed_cell(raw));
    if (in_list_) {
      mapping_.tenths_fields.push_back(text);
      return true;
    }
    if (path_.size() == 2 && path_[0] == "kolommen") {
      mapping_.columns[path_[1]] = text;
    } else if (path_.size() == 2 && path_[0] == "vast") {
      mapping_.constants[path_[1]] = text;
    } else if (path_.size() == 3 && path_[0] == "waarden") {
      mapping_.values[path_[1]][path_[2]] = text;
    } else {
      return fail("een koppeling heeft de delen «kolommen», «waarden», «vast» en «tienden»");
    }
    return true;
  }

  std::string_view text_;
  Position position_;
  Mapping& mapping_;
  std::optional<FileProblem> problem_;
  std::vector<std::string> path_;
  bool in_list_ = false;
};

std::optional<FileProblem> read_lines(std::string_view text, Mapping& mapping) {
  for (std::uint32_t row = 1; !text.empty(); ++row) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed_cell(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    // The last sign: a column may hold one in its name, a key does not.
    const std::size_t sign = line.rfind('=');
    const std::string_view theirs =
        sign == std::string_view::npos ? "" : trimmed_cell(line.substr(0, sign));
    const std::string_view ours =
        sign == std::string_view::npos ? "" : trimmed_cell(line.substr(sign + 1));
    if (theirs.empty() || ours.empty())
      return FileProblem{"hier hoort te staan: kolom = gegeven", row};
    const bool added = mapping.columns.emplace(theirs, ours).second;
    if (!added) return FileProblem{"deze kolom is al gekoppeld", row};
  }
  return std::nullopt;
}

}  // namespace

std::optional<FileProblem> read_mapping(std::string_view bytes, Mapping& mapping) {
  if (bytes.size() > kLimits.mapping_bytes) return FileProblem{"de koppeling is te groot", 0};
  if (auto problem = check_encoding(bytes)) return problem;
  if (trimmed_cell(bytes).substr(0, 1) != "{") return read_lines(bytes, mapping);
  MappingEvents events(bytes, mapping);
  nlohmann::json::sax_parse(events.begin(), events.end(), &events);
  return events.problem();
}

}  // namespace slagboom::candidates
