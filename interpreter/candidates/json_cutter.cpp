// One walk along the values of a line, found by simdjson.
#include "interpreter/candidates/json_cutter.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <unordered_map>
#include <utility>

#include "interpreter/candidates/json_paths.hpp"
#include "interpreter/candidates/read_keys.hpp"
#include "interpreter/candidates/read_limits.hpp"

namespace slagboom::candidates {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kLongestLine = std::size_t{1} << 20;
constexpr std::size_t kMostNames = 5'000;
constexpr std::size_t kMostFields = 120;  // a field is one byte of the form
constexpr unsigned kFirstField = 128;     // these bytes are in no word
constexpr std::size_t kDeepest = 8;       // brackets in a value that is not used

// Letters of ASCII without blanks around them.
bool is_plain_word(std::string_view text) {
  if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char letter) { return letter >= ' ' && letter <= '~'; });
}

}  // namespace

class JsonCutter::Walk {
 public:
  Walk(JsonCutter& cutter, std::string_view bytes, const FileSchema& schema,
       const std::set<std::string>& marks, bool escapes)
      : cutter_(cutter), bytes_(bytes), schema_(schema), keys_(schema, nullptr), escapes_(escapes) {
    for (std::size_t field = 0; field < schema.fields.size(); ++field)
      candidate_.fields.push_back({schema.fields[field], field, false});
    for (const FileSchema::Collection& collection : schema.collections) {
      Sort& sort = entries_.emplace_back();
      for (std::size_t field = 0; field < collection.fields.size(); ++field) {
        const std::string& key = collection.fields[field];
        sort.fields.push_back({key, field, marks.contains(key)});
      }
    }
    // Each key of a candidate can occur once: its number, fields and lists.
    id_.key = schema.id_key;
    for (std::size_t list = 0; list < schema.collections.size(); ++list)
      lists_.push_back({schema.collections[list].key, list, false});
  }

  // False when the row must be read with care.
  bool cut(const Row& row) {
    const std::string* const form = paths_.match(row.text, cutter_.id_, cutter_.tenths_.data());
    if (form != nullptr) {
      if (form != form_) cutter_.form_ = *form;
      form_ = form;
      return true;
    }
    if (!walk(row)) return false;
    paths_.add({from_, row.text.size()}, parts_, cutter_.form_);
    if (cutter_.tenths_.size() < paths_.most()) cutter_.tenths_.resize(paths_.most());
    return true;
  }

  // The same without looking at other lines.
  bool walk(const Row& row) {
    const std::string_view line = row.text;
    if (line.size() > kLongestLine) return false;
    if (escapes_ && line.find('\\') != std::string_view::npos) return false;
    row_ = row.number;
    from_ = line.data();
    // The parser may look beyond the line.
    const std::less<> before;
    const bool inside =
        !before(line.data(), bytes_.data()) && before(line.data(), bytes_.data() + bytes_.size());
    if (!inside || static_cast<std::size_t>(bytes_.data() + bytes_.size() - line.data()) <
                       line.size() + simdjson::SIMDJSON_PADDING) {
      padded_.assign(line.size() + simdjson::SIMDJSON_PADDING, ' ');
      std::copy(line.begin(), line.end(), padded_.begin());
      from_ = padded_.data();
    }
    ondemand::document document;
    const std::size_t room = line.size() + simdjson::SIMDJSON_PADDING;
    if (parser_.iterate(from_, line.size(), room).get(document) != simdjson::SUCCESS) return false;
    ondemand::object object;
    if (document.get_object().get(object) != simdjson::SUCCESS) return false;
    form_ = nullptr;
    cutter_.form_.clear();
    marks_ = 0;
    id_text_ = {};
    parts_.clear();
    if (!candidate(object) || id_text_.empty()) return false;
    // Nothing may stand behind the object.
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return false;
    cutter_.id_ = {line.data() + (id_text_.data() - from_), id_text_.size()};
    return true;
  }

  bool parts(const Row& row, std::vector<RowPart>& parts) {
    if (!walk(row)) return false;
    parts = parts_;
    cutter_.parts_text_ = {from_, row.text.size()};
    return true;
  }

  std::vector<Value>* values = nullptr;  // where to note them; null: nowhere

  [[nodiscard]] std::vector<UnusedName> unused() const { return unused_; }

 private:
  struct Field {
    std::string key;
    std::size_t index = 0;
    bool is_mark = false;
    std::uint64_t seen = 0;  // the last object in which it stood
  };
  // A key as written.
  struct Name {
    std::string text;
    Use::Kind kind = Use::Kind::unused;
    Field* field = nullptr;
    Name* next = nullptr;  // what stood behind it the last time
  };
  // The keys of a candidate, or of an entry of one collection.
  struct Sort {
    std::vector<Field> fields;
    std::unordered_map<std::string, std::unique_ptr<Name>> names;
    Name start;  // before the first key
    Field id;
  };

  [[nodiscard]] Name* name(Sort& sort, std::string_view text, Name*& former, bool in_entry,
                           std::size_t collection) {
    Name* found = former->next;
    if (found == nullptr || found->text != text) {
      found = look_up(sort, text, in_entry, collection);
      former->next = found;
    }
    former = found;
    return found;
  }

  Name* look_up(Sort& sort, std::string_view text, bool in_entry, std::size_t collection) {
    std::string key(text);
    if (const auto known = sort.names.find(key); known != sort.names.end())
      return known->second.get();
    if (sort.names.size() >= kMostNames) return &too_many_;
    const Use& use = in_entry ? keys_.of_entry(collection, text) : keys_.of_candidate(text);
    auto made = std::make_unique<Name>();
    made->text = key;
    made->kind = use.kind;
    const auto of_key = [&](std::vector<Field>& fields) {
      const auto at = std::find_if(fields.begin(), fields.end(),
                                   [&](const Field& field) { return field.key == use.key; });
      return at == fields.end() ? nullptr : &*at;
    };
    switch (use.kind) {
      case Use::Kind::id:
        made->field = &id_;
        break;
      case Use::Kind::collection:
        made->field = of_key(lists_);
        break;
      case Use::Kind::entry_id:
        made->field = &sort.id;
        break;
      case Use::Kind::field:
      case Use::Kind::entry_field:
        made->field = of_key(sort.fields);
        break;
      case Use::Kind::unused:
        keys_.warn_unused("het gegeven", text);
        while (unused_.size() < keys_.unused().size())
          unused_.push_back({row_, keys_.unused()[unused_.size()]});
        break;
      case Use::Kind::wide:
        break;
    }
    return sort.names.emplace(std::move(key), std::move(made)).first->second.get();
  }

  // Without a backslash in the line a string ends at the first quote.
  static std::string_view text_of(const ondemand::raw_json_string& string) {
    const char* const from = string.raw();
    const char* end = from;
    while (*end != '"') ++end;
    return {from, static_cast<std::size_t>(end - from)};
  }

  struct Scalar {
    enum class Kind : std::uint8_t { odd, string, number, word, null } kind = Kind::odd;
    std::string_view text;
  };
  static Scalar scalar(ondemand::value& value) {
    std::string_view token = value.raw_json_token();
    // Up to the next sign. The parser would take a second colon for the key of another value.
    const char sign = token.data()[token.size()];
    if (sign != ',' && sign != '}' && sign != ']') return {};
    while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\r'))
      token.remove_suffix(1);
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
      return {Scalar::Kind::string, token.substr(1, token.size() - 2)};
    if (is_plain_number(token)) return {Scalar::Kind::number, token};
    if (token == "null") return {Scalar::Kind::null, {}};
    if (token == "true") return {Scalar::Kind::word, "ja"};
    if (token == "false") return {Scalar::Kind::word, "nee"};
    return {};
  }

  // Whether a value that is not used is well-formed.
  bool well_formed(ondemand::value value, std::size_t depth) {
    ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS || depth > kDeepest) return false;
    if (type == ondemand::json_type::object) {
      ondemand::object object;
      if (value.get_object().get(object) != simdjson::SUCCESS) return false;
      for (auto found : object) {
        ondemand::field field;
        if (std::move(found).get(field) != simdjson::SUCCESS) return false;
        if (!well_formed(field.value(), depth + 1)) return false;
      }
      return true;
    }
    if (type == ondemand::json_type::array) {
      ondemand::array array;
      if (value.get_array().get(array) != simdjson::SUCCESS) return false;
      for (auto found : array) {
        ondemand::value inner;
        if (std::move(found).get(inner) != simdjson::SUCCESS) return false;
        if (!well_formed(inner, depth + 1)) return false;
      }
      return true;
    }
    const Scalar found = scalar(value);
    using Kind = RowPart::Kind;
    if (found.kind == Scalar::Kind::string) parts_.push_back({Kind::unused_text, found.text});
    if (found.kind == Scalar::Kind::number) parts_.push_back({Kind::unused_number, found.text});
    return found.kind != Scalar::Kind::odd;
  }

  bool candidate(ondemand::object& object) {
    ++objects_;
    const std::uint64_t number = objects_;
    Name* former = &candidate_.start;
    for (auto found : object) {
      ondemand::field field;
      if (std::move(found).get(field) != simdjson::SUCCESS) return false;
      const Name* const key = name(candidate_, text_of(field.key()), former, false, 0);
      if (key->kind == Use::Kind::unused) {
        if (key == &too_many_ || !well_formed(field.value(), 0)) return false;
        continue;
      }
      if (key->field == nullptr || key->field->seen == number) return false;
      key->field->seen = number;
      if (key->kind == Use::Kind::collection) {
        ondemand::array array;
        if (field.value().get_array().get(array) != simdjson::SUCCESS) return false;
        if (!collection(array, key->field->index)) return false;
        continue;
      }
      const Scalar value = scalar(field.value());
      if (key->kind == Use::Kind::id) {
        const bool fits = value.kind == Scalar::Kind::string || value.kind == Scalar::Kind::number;
        if (!fits || !is_plain_id(value.text)) return false;
        id_text_ = value.text;
        const bool text = value.kind == Scalar::Kind::string;
        parts_.push_back({text ? RowPart::Kind::id_text : RowPart::Kind::id_number, id_text_});
      } else if (!put(*key->field, value)) {
        return false;
      }
    }
    return true;
  }

  bool collection(ondemand::array& array, std::size_t index) {
    std::string& form = cutter_.form_;
    form += '[';
    form += schema_.collections[index].key;
    form += '\n';
    std::size_t entries = 0;
    for (auto found : array) {
      ondemand::value value;
      ondemand::object object;
      if (std::move(found).get(value) != simdjson::SUCCESS ||
          value.get_object().get(object) != simdjson::SUCCESS)
        return false;
      if (++entries > kLimits.entries || !entry(object, index)) return false;
    }
    form += ']';
    return true;
  }

  bool entry(ondemand::object& object, std::size_t index) {
    Sort& sort = entries_[index];
    ++objects_;
    const std::uint64_t number = objects_;
    Name* former = &sort.start;
    std::string& form = cutter_.form_;
    form += '{';
    std::string_view id;
    const std::size_t first = values == nullptr ? 0 : values->size();
    for (auto found : object) {
      ondemand::field field;
      if (std::move(found).get(field) != simdjson::SUCCESS) return false;
      const Name* const key = name(sort, text_of(field.key()), former, true, index);
      if (key->kind == Use::Kind::unused) {
        if (key == &too_many_ || !well_formed(field.value(), 0)) return false;
        continue;
      }
      if (key->field == nullptr || key->field->seen == number) return false;
      key->field->seen = number;
      const Scalar value = scalar(field.value());
      if (key->kind == Use::Kind::entry_id) {
        if (value.kind != Scalar::Kind::string || value.text.empty() || !is_plain_word(value.text))
          return false;
        id = value.text;
        form += '=';
        form += id;
        form += '\n';
      } else if (!put(*key->field, value)) {
        return false;
      }
    }
    form += '}';
    if (values != nullptr) {
      for (std::size_t at = first; at < values->size(); ++at) (*values)[at].entry = id;
    }
    return !id.empty();
  }

  bool put(const Field& field, const Scalar& value) {
    if (value.kind == Scalar::Kind::odd || field.index >= kMostFields) return false;
    std::string& form = cutter_.form_;
    form += static_cast<char>(kFirstField + field.index);
    if (value.text.empty()) {
      form += '0';
      return true;
    }
    if (values != nullptr) values->push_back({{}, field.key, marks_, field.is_mark});
    if (!field.is_mark) {
      if (!is_plain_word(value.text)) return false;
      form += '"';
      form += value.text;
      form += '\n';
      return true;
    }
    form += '1';
    if (value.kind == Scalar::Kind::word) return false;
    const bool text = value.kind == Scalar::Kind::string;
    parts_.push_back({text ? RowPart::Kind::mark_text : RowPart::Kind::mark_number, value.text});
    if (marks_ == cutter_.tenths_.size()) cutter_.tenths_.resize(2 * marks_ + 64);
    return read_tenths(value.text.data(), value.text.size(), cutter_.tenths_[marks_++]);
  }

  JsonCutter& cutter_;
  std::string_view bytes_;
  const FileSchema& schema_;
  Keys keys_;
  bool escapes_;
  Sort candidate_;
  std::vector<Sort> entries_;  // by collection
  Field id_;
  std::vector<Field> lists_;
  Name too_many_;
  ondemand::parser parser_;
  std::string padded_;
  const char* from_ = nullptr;  // the line in hand
  std::vector<RowPart> parts_;  // of that line
  JsonPaths paths_;
  const std::string* form_ = nullptr;  // of paths_, that the cutter has now
  std::uint32_t row_ = 0;
  std::uint64_t objects_ = 0;
  std::size_t marks_ = 0;
  std::string_view id_text_;
  std::vector<UnusedName> unused_;
};

JsonCutter::JsonCutter(std::string_view bytes, const FileSchema& schema,
                       const std::set<std::string>& marks, bool escapes)
    : walk_(std::make_unique<Walk>(*this, bytes, schema, marks, escapes)) {}
JsonCutter::~JsonCutter() = default;

bool JsonCutter::cut(const Row& row) { return walk_->cut(row); }

std::vector<RowCutter::Value> JsonCutter::values(const Row& row) {
  std::vector<Value> all;
  walk_->values = &all;
  if (!walk_->walk(row)) all.clear();
  walk_->values = nullptr;
  return all;
}

bool JsonCutter::parts(const Row& row, std::vector<RowPart>& parts) {
  return walk_->parts(row, parts);
}

std::vector<UnusedName> JsonCutter::unused() const { return walk_->unused(); }

}  // namespace slagboom::candidates
