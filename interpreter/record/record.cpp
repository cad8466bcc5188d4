// Writing and reading are each other's inverse; what is read is written again and must give the same bytes.
#include "interpreter/record/record.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "interpreter/record/sha256.hpp"

namespace slagboom::record {

namespace {

using Json = nlohmann::ordered_json;

// Deeper or longer than any verdict: not ours.
constexpr std::size_t kMostLine = std::size_t{8} << 20;
constexpr int kDeepest = 64;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json text_json(const trace::SourceText& text) {
  Json json;
  json["document"] = text.title;
  json["kort"] = text.short_name;
  json["rang"] = text.rank;
  json["versie"] = text.version;
  json["bron"] = text.source;
  json["bestand"] = text.path;
  json["meegeleverd"] = text.of_library;
  json["sha256"] = text.digest;
  return json;
}

std::string head_line(const Record& record) {
  Json head;
  head["vastlegging"] = kFormat;
  head["programma"] = record.dossier.engine;
  head["datum"] = record.dossier.date;
  head["kandidaten"] = {{"aantal", record.lines.size()}, {"sha256", record.dossier.candidates_digest}};
  Json& texts = head["teksten"] = Json::array();
  for (const trace::SourceText& text : record.dossier.texts) texts.push_back(text_json(text));
  return dumped(head) + "\n";
}

std::string candidate_line(const Line& line) {
  Json json;
  json["kandidaat"] = line.candidate;
  json["gegevens"] = line.digest;
  json["oordeel"] = Json::parse(line.verdict);
  return dumped(json) + "\n";
}

std::string closing_line(std::string_view above) {
  Json json;
  json["einde"] = true;
  json["sha256"] = sha256(above);
  return dumped(json) + "\n";
}

// Stops a reading; the line is added by the caller.
struct Wrong : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// JSON nested deeper than this would take the stack when it is destroyed or compared.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
      continue;
    }
    if (c == '"') quoted = true;
    if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    }
    if (c == '}' || c == ']') --depth;
  }
  return false;
}

Json parsed(std::string_view line) {
  if (line.size() > kMostLine || too_deep(line)) throw Wrong("deze regel is te lang of te diep genest");
  Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) throw Wrong("deze regel is geen JSON-object");
  return json;
}

const Json& field(const Json& object, const char* key, Json::value_t kind) {
  const auto found = object.find(key);
  if (found == object.end()) throw Wrong("hier ontbreekt «" + std::string(key) + "»");
  const bool number = kind == Json::value_t::number_unsigned && found->is_number_integer();
  if (found->type() != kind && !number) throw Wrong("«" + std::string(key) + "» is hier niet wat het moet zijn");
  return *found;
}

std::string text_of(const Json& object, const char* key) {
  return field(object, key, Json::value_t::string).get<std::string>();
}

std::string digest_of(const Json& object, const char* key) {
  std::string text = text_of(object, key);
  if (!is_digest(text)) throw Wrong("«" + std::string(key) + "» is hier geen SHA-256");
  return text;
}

// Gives the number of candidates that must follow.
std::size_t read_head(std::string_view line, trace::Dossier& dossier) {
  const Json head = parsed(line);
  if (!head.contains("vastlegging")) throw Wrong("dit is geen vastlegging van slagboom");
  const Json& format = field(head, "vastlegging", Json::value_t::number_unsigned);
  if (format != kFormat) {
    throw Wrong("deze vastlegging heeft vorm " + dumped(format) + "; dit programma leest alleen vorm " +
                std::to_string(kFormat));
  }
  dossier.engine = text_of(head, "programma");
  dossier.date = text_of(head, "datum");
  const Json& candidates = field(head, "kandidaten", Json::value_t::object);
  dossier.candidates_digest = digest_of(candidates, "sha256");
  for (const Json& text : field(head, "teksten", Json::value_t::array)) {
    if (!text.is_object()) throw Wrong("«teksten» is hier niet wat het moet zijn");
    trace::SourceText& one = dossier.texts.emplace_back();
    one.title = text_of(text, "document");
    one.short_name = text_of(text, "kort");
    one.rank = text_of(text, "rang");
    one.version = text_of(text, "versie");
    one.source = text_of(text, "bron");
    one.path = text_of(text, "bestand");
    one.of_library = field(text, "meegeleverd", Json::value_t::boolean).get<bool>();
    one.digest = digest_of(text, "sha256");
  }
  const Json& count = field(candidates, "aantal", Json::value_t::number_unsigned);
  if (!count.is_number_unsigned()) throw Wrong("«aantal» is hier niet wat het moet zijn");
  return count.get<std::size_t>();
}

Line read_candidate(std::string_view line) {
  const Json json = parsed(line);
  Line result;
  result.candidate = text_of(json, "kandidaat");
  result.digest = digest_of(json, "gegevens");
  result.verdict = dumped(field(json, "oordeel", Json::value_t::object));
  return result;
}

}  // namespace

std::string written(const Record& record) {
  std::string out = head_line(record);
  for (const Line& line : record.lines) out += candidate_line(line);
  out += closing_line(out);
  return out;
}

Read read(std::string_view bytes) {
  Read result;
  std::size_t number = 0;
  std::size_t at = 0;
  std::size_t expected = 0;
  try {
    if (bytes.empty()) throw Wrong("dit bestand is leeg");
    bool closed = false;
    while (at < bytes.size()) {
      ++number;
      const std::size_t end = bytes.find('\n', at);
      if (closed) throw Wrong("achter het einde van de vastlegging staat nog iets");
      if (end == std::string_view::npos) throw Wrong("deze regel is afgebroken");
      const std::string_view line = bytes.substr(at, end - at);
      if (number == 1) {
        expected = read_head(line, result.record.dossier);
      } else if (line.starts_with("{\"einde\"")) {
        if (number - 2 != expected) {
          throw Wrong("er horen " + std::to_string(expected) + " kandidaten te zijn; er staan er " +
                      std::to_string(number - 2));
        }
        if (std::string(line) + "\n" != closing_line(bytes.substr(0, at))) {
          throw Wrong("de regels hierboven zijn veranderd nadat de vastlegging is gemaakt");
        }
        closed = true;
      } else {
        result.record.lines.push_back(read_candidate(line));
      }
      at = end + 1;
    }
    if (!closed) throw Wrong("het einde van de vastlegging ontbreekt");
    // The digest is right, but somebody else may have computed it.
    number = 0;
    if (written(result.record) != bytes) throw Wrong("deze vastlegging is niet door slagboom geschreven");
    result.usable = true;
  } catch (const Wrong& wrong) {
    result.damage = {number, wrong.what()};
  }
  return result;
}

}  // namespace slagboom::record
