// Findings in the Static Analysis Results Interchange Format (OASIS, SARIF 2.1.0).
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "interpreter/report/compliance.hpp"

namespace slagboom::report {

namespace {

using Json = nlohmann::ordered_json;

// Numbers and letters of a URI stay as they are (RFC 3986, 2.3); the others become %XX.
std::string uri(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
  }
  // A path from the root is a URI only with its scheme.
  return result.starts_with('/') ? "file://" + result : result;
}

std::string_view level_of(const FindingRow& row) {
  if (row.severity == "fout") return "error";
  return row.severity == "opmerking" ? "note" : "warning";
}

Json location(const std::string& file, std::uint32_t line, std::uint32_t column) {
  Json place;
  place["physicalLocation"]["artifactLocation"]["uri"] = uri(file);
  if (line > 0)
    place["physicalLocation"]["region"] = {{"startLine", line}, {"startColumn", column}};
  return place;
}

// Sixty-four bits of FNV-1a: the same finding keeps its print when lines move.
std::string fingerprint(const FindingRow& row) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const std::string& part : {row.code, row.file, row.provision, row.subject, row.text}) {
    for (const char c : part + '\n') {
      hash ^= static_cast<unsigned char>(c);
      hash *= 0x100000001b3U;
    }
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned shift = 64; shift > 0; shift -= 4) text += kDigits[hash >> (shift - 4) & 0xFU];
  return text;
}

Json rule(const FindingRow& row) {
  Json rule;
  rule["id"] = row.code;
  rule["shortDescription"]["text"] = row.title;
  rule["help"]["text"] = "De uitleg staat in docs/taal/meldingen.md, bij " + row.code + ".";
  rule["defaultConfiguration"]["level"] = level_of(row);
  return rule;
}

Json result(const FindingRow& row, std::size_t rule_index, std::size_t count) {
  Json result;
  result["ruleId"] = row.code;
  result["ruleIndex"] = rule_index;
  result["level"] = level_of(row);
  std::string message = row.title;
  if (!row.text.empty()) message += ": " + row.text;
  if (!row.because.empty()) message += "; omdat " + row.because;
  if (!row.help.empty()) message += ". Hulp: " + row.help;
  result["message"]["text"] = message;
  if (!row.file.empty()) {
    Json place = location(row.file, row.line, row.column);
    if (row.line > 0 && row.end_line > 0) {
      Json& region = place["physicalLocation"]["region"];
      region["endLine"] = row.end_line;
      region["endColumn"] = row.end_column;
    }
    if (!row.provision.empty())
      place["logicalLocations"] = Json::array({{{"fullyQualifiedName", row.provision}}});
    result["locations"] = Json::array({place});
  }
  if (!row.norm_file.empty()) {
    Json place = location(row.norm_file, row.norm_line, row.norm_column);
    place["id"] = 1;
    place["message"]["text"] = "de norm: " + norm_text(row);
    result["relatedLocations"] = Json::array({place});
  }
  result["partialFingerprints"]["slagboom/v1"] = fingerprint(row) + ":" + std::to_string(count);
  if (!row.accepted.empty()) {
    result["suppressions"] = Json::array({{{"kind", "inSource"}, {"justification", row.accepted}}});
  }
  Json& more = result["properties"];
  const auto add = [&](const char* name, const std::string& text) {
    if (!text.empty()) more[name] = text;
  };
  add("ernst", row.severity);
  if (!row.norm.empty()) more["norm"] = {{"bepaling", row.norm}, {"versie", row.norm_version}};
  add("oordeel", row.judgement);
  add("zekerheid", row.certainty);
  add("onderwerp", row.topic);
  add("voorbeeld", row.example);
  if (!row.when.empty()) {
    Json& all = more["wanneer"] = Json::array();
    for (const When& when : row.when) {
      all.push_back({{"cohort", when.cohort.empty() ? Json(nullptr) : Json(when.cohort)},
                     {"schooljaar", when.school_year}});
    }
  }
  return result;
}

}  // namespace

std::string compliance_sarif(const ComplianceReport& report, const std::string& version) {
  std::vector<std::string> codes;
  Json rules = Json::array();
  Json results = Json::array();
  std::vector<std::string> prints;
  for (const FindingRow& row : report.findings) {
    auto known = std::find(codes.begin(), codes.end(), row.code);
    if (known == codes.end()) {
      rules.push_back(rule(row));
      known = codes.insert(codes.end(), row.code);
    }
    // Equal findings at several places are told apart by their number.
    const std::string print = fingerprint(row);
    prints.push_back(print);
    const auto count = static_cast<std::size_t>(std::count(prints.begin(), prints.end(), print));
    results.push_back(result(row, static_cast<std::size_t>(known - codes.begin()), count));
  }
  Json run;
  run["tool"]["driver"] = {{"name", "slagboom"}, {"version", version}, {"language", "nl"}};
  run["tool"]["driver"]["rules"] = rules;
  run["invocations"] = Json::array({{{"executionSuccessful", true}}});
  run["language"] = "nl";
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = results;
  Json log;
  log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = Json::array({run});
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace slagboom::report
