// JSON: the events of the reader become candidates at once; what is not known is stepped over,
// never stored.
#include "interpreter/candidates/json.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "interpreter/candidates/json_position.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {
namespace {

// Receives events; `nlohmann::json::sax_parse` prescribes the names.
class CandidateEvents {
 public:
  // `before`: how many candidates stand before this text.
  CandidateEvents(std::string_view text, std::uint32_t first_line, std::size_t before, Keys& keys,
                  ReadResult& result)
      : text_(text), position_(text, first_line), before_(before), keys_(keys), result_(result) {}

  [[nodiscard]] CountingIterator begin() { return {text_.data(), &position_.seen}; }
  [[nodiscard]] CountingIterator end() { return {text_.data() + text_.size(), nullptr}; }

  bool null() { return scalar({}); }
  bool boolean(bool value) { return scalar(value ? "ja" : "nee"); }
  bool number_integer(std::int64_t value) { return scalar(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return scalar(std::to_string(value)); }
  bool number_float(double, const std::string& digits) { return scalar(digits); }
  bool string(std::string& value) { return scalar(value); }
  bool binary(nlohmann::json::binary_t&) { return false; }  // does not occur in JSON text

  bool key(std::string& name) {
    if (skipping_ > 0) return true;
    key_ = name;
    const bool in_entry = place_ == Place::entry;
    use_ = in_entry ? keys_.of_entry(collection_, name) : keys_.of_candidate(name);
    if (use_.kind == Use::Kind::unused) keys_.warn_unused("het gegeven", name);
    return true;
  }

  bool start_object(std::size_t) {
    if (!deeper()) return false;
    if (skipping_ > 0) return step_over();
    switch (place_) {
      case Place::outside:
      case Place::list:
        return begin_candidate();
      case Place::entries:
        return begin_entry();
      case Place::candidate:
      case Place::entry:
        return unexpected();
    }
    return false;
  }

  bool start_array(std::size_t) {
    if (!deeper()) return false;
    if (skipping_ > 0) return step_over();
    switch (place_) {
      case Place::outside:
        place_ = Place::list;
        return true;
      case Place::candidate:
        if (use_.kind == Use::Kind::collection) return begin_collection();
        return unexpected();
      case Place::list:
      case Place::entries:
        no_object();
        return step_over();
      case Place::entry:
        return unexpected();
    }
    return false;
  }

  bool end_object() {
    --depth_;
    if (skipping_ > 0) return back();
    if (place_ == Place::entry) {
      end_entry();
      place_ = Place::entries;
    } else {
      end_candidate();
      place_ = depth_ > 0 ? Place::list : Place::outside;
    }
    return true;
  }

  bool end_array() {
    --depth_;
    if (skipping_ > 0) return back();
    place_ = place_ == Place::entries ? Place::candidate : Place::outside;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) {
    // 406: the digits are fine, the number is too large to be one.
    if (error.id == 406) return fail("dit getal is te groot", position);
    return fail(reading_error(text_, position), position);
  }

  [[nodiscard]] const std::optional<FileProblem>& problem() const { return problem_; }

 private:
  enum class Place : std::uint8_t { outside, list, candidate, entries, entry };

  bool fail(std::string message, std::size_t position) {
    if (!problem_) problem_ = FileProblem{std::move(message), position_.line_at(position)};
    return false;
  }

  bool deeper() {
    if (++depth_ <= kLimits.nesting) return true;
    return fail("er staan te veel haakjes in elkaar", position_.seen_bytes());
  }

  bool step_over() {
    ++skipping_;
    return true;
  }

  bool back() {
    --skipping_;
    return true;
  }

  // A list or object where one value belongs.
  bool unexpected() {
    if (use_.kind == Use::Kind::collection) {
      problem("hier hoort een lijst te staan: [ … ]");
    } else if (use_.kind != Use::Kind::unused) {
      problem("hier hoort één waarde te staan");
    }
    return step_over();
  }

  bool begin_candidate() {
    if (count() >= kLimits.rows) {
      return fail("er staan te veel kandidaten in het bestand", position_.seen_bytes());
    }
    RawCandidate& candidate = result_.candidates.emplace_back();
    candidate.row = position_.line();
    candidate.format = FileFormat::json;
    place_ = Place::candidate;
    return true;
  }

  void end_candidate() {
    RawCandidate& done = candidate();
    if (done.id.empty()) done.id = "rij " + std::to_string(count());
    keys_.add_constants(done);
  }

  bool begin_collection() {
    collection_ = use_.collection;
    const std::string& name = keys_.schema().collections[collection_].key;
    const auto [place, added] = candidate().collections.try_emplace(name);
    if (!added) problem("dit staat er twee keer");
    entries_ = &place->second;
    entry_number_ = 0;
    place_ = Place::entries;
    return true;
  }

  bool begin_entry() {
    ++entry_number_;
    if (entries_->size() >= kLimits.entries) {
      problem("dit zijn er te veel");
      return step_over();
    }
    RawEntry& entry = entries_->emplace_back();
    entry.row = position_.line();
    entry.column = entry_path();
    place_ = Place::entry;
    return true;
  }

  void end_entry() {
    if (!entries_->back().id.empty()) return;
    add_problem(candidate(), entries_->back().row, entry_path(),
                "hier ontbreekt «" + keys_.schema().collections[collection_].id_key + "»");
    entries_->pop_back();
  }

  // Something else than an object in a list of objects.
  void no_object() {
    if (place_ == Place::entries) {
      ++entry_number_;
      add_problem(candidate(), position_.line(), entry_path(),
                  "hier hoort een object te staan: { … }");
      return;
    }
    RawCandidate& candidate = result_.candidates.emplace_back();
    candidate.row = position_.line();
    candidate.format = FileFormat::json;
    candidate.id = "rij " + std::to_string(count());
    add_problem(candidate, candidate.row, "", "hier hoort een object te staan: { … }");
  }

  bool scalar(std::string_view value) {
    if (skipping_ > 0) return true;
    switch (place_) {
      case Place::outside:
        return fail("hier hoort een kandidaat te staan: { … }", position_.seen_bytes());
      case Place::list:
      case Place::entries:
        no_object();
        return true;
      case Place::candidate:
      case Place::entry:
        put(value);
        return true;
    }
    return false;
  }

  void put(std::string_view value) {
    if (use_.kind == Use::Kind::unused) return;
    if (use_.kind == Use::Kind::collection) {
      if (!trimmed_is_empty(value)) problem("hier hoort een lijst te staan: [ … ]");
      return;
    }
    Cell cell = keys_.cell(value, use_.key, place_ == Place::entry);
    if (!cell.fault.empty()) return problem(std::move(cell.fault));
    if (cell.text.empty()) return;
    if (use_.kind == Use::Kind::id || use_.kind == Use::Kind::entry_id) {
      std::string& id = use_.kind == Use::Kind::id ? candidate().id : entries_->back().id;
      if (!id.empty()) return problem("dit staat er twee keer");
      id = std::move(cell.text);
      return;
    }
    auto& fields = place_ == Place::entry ? entries_->back().fields : candidate().fields;
    const bool added =
        fields.try_emplace(use_.key, RawValue{std::move(cell.text), position_.line(), path()})
            .second;
    if (!added) problem("dit staat er twee keer");
  }

  static bool trimmed_is_empty(std::string_view text) {
    return text.find_first_not_of(" \t\n\r") == text.npos;
  }

  void problem(std::string message) {
    add_problem(candidate(), position_.line(), path(), std::move(message));
  }

  RawCandidate& candidate() { return result_.candidates.back(); }
  [[nodiscard]] std::size_t count() const { return before_ + result_.candidates.size(); }

  [[nodiscard]] std::string entry_path() const {
    return keys_.schema().collections[collection_].key + "[" + std::to_string(entry_number_) + "]";
  }
  [[nodiscard]] std::string path() const {
    return place_ == Place::entry ? entry_path() + "." + key_ : key_;
  }

  std::string_view text_;
  Position position_;
  std::size_t before_;
  Keys& keys_;
  ReadResult& result_;
  std::optional<FileProblem> problem_;
  Place place_ = Place::outside;
  std::size_t depth_ = 0;
  std::size_t skipping_ = 0;  // open brackets of something that is stepped over
  std::string key_;
  Use use_;
  std::size_t collection_ = 0;
  std::vector<RawEntry>* entries_ = nullptr;
  std::size_t entry_number_ = 0;
};

std::optional<FileProblem> read_value(std::string_view text, std::uint32_t line, std::size_t before,
                                      Keys& keys, ReadResult& result) {
  CandidateEvents events(text, line, before, keys, result);
  nlohmann::json::sax_parse(events.begin(), events.end(), &events);
  return events.problem();
}

// The next line without its end; moves `text` behind it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::optional<FileProblem> read_lines(std::string_view text, Keys& keys, ReadResult& result) {
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    if (is_blank_line(line)) continue;
    ReadResult found = read_json_line(line, number, result.candidates.size(), keys);
    if (found.problem) return found.problem;
    std::move(found.candidates.begin(), found.candidates.end(),
              std::back_inserter(result.candidates));
  }
  return std::nullopt;
}

}  // namespace

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

bool is_one_a_line(std::string_view text) {
  int seen = 0;
  while (!text.empty() && seen < 2) {
    const std::string_view line = take_line(text);
    if (is_blank_line(line)) continue;
    if (line[line.find_first_not_of(" \t\r")] != '{') return false;
    ++seen;
  }
  return seen == 2;
}

ReadResult read_json_line(std::string_view line, std::uint32_t number, std::size_t before,
                          Keys& keys) {
  ReadResult result;
  result.problem = read_value(line, number, before, keys, result);
  if (!result.problem || before >= kLimits.rows) return result;
  std::string id;
  if (!result.candidates.empty()) id = std::move(result.candidates.front().id);
  result.candidates.assign(1, {});
  RawCandidate& candidate = result.candidates.front();
  candidate.row = number;
  candidate.format = FileFormat::json;
  candidate.id = id.empty() ? "rij " + std::to_string(before + 1) : std::move(id);
  add_problem(candidate, number, "", result.problem->message);
  result.problem.reset();
  return result;
}

ReadResult read_json(std::string_view text, Keys& keys) {
  ReadResult result;
  if (is_one_a_line(text)) {
    result.problem = read_lines(text, keys, result);
  } else {
    result.problem = read_value(text, 1, 0, keys, result);
  }
  if (result.problem) result.candidates.clear();
  return result;
}

}  // namespace slagboom::candidates
