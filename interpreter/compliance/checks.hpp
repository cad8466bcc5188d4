// A reglement beside the law, for every cohort, school year and opleiding for which it works.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "interpreter/compliance/judge.hpp"

namespace slagboom::compliance {

// For whom and when a requirement was judged.
struct Context {
  std::optional<std::int32_t>
      cohort;  // first year of its first school year; none: no cohorts are told apart
  std::int32_t school_year = 0;  // its first year
  std::optional<std::size_t>
      opleiding;  // index in Report.opleidingen; none: the requirements make no difference
};

// What was found about one requirement in one reglement; equal findings of several contexts are
// one.
struct Entry {
  const Norm* norm = nullptr;
  Outcome outcome;
  std::vector<Context> contexts;
  std::string opleidingen;  // "havo, vwo"; empty: all of the reglement
};

// Two sentences of a reglement that hold at the same time and say different things about one topic.
struct Contradiction {
  const Statement* first = nullptr;
  const Statement* other = nullptr;  // later in the text, or in the text that rests on the other
  std::vector<Context> contexts;
  std::string opleidingen;  // "havo, vwo"; empty: all of the reglement
};

// One reglement: a text on which no other given text of its rank rests, with those it rests on.
struct Report {
  std::uint32_t document = 0;
  Book book;                             // owns what the entries point to
  std::vector<std::string> opleidingen;  // that make a difference, as written
  std::vector<Context> contexts;
  std::vector<Entry> entries;                 // in the order of the law; also what is met
  std::vector<Contradiction> contradictions;  // in the order of the texts
  // Texts on which the reglement rests and that do not work in these contexts: what they should
  // arrange was not looked at.
  std::map<std::uint32_t, std::vector<Context>> absent;
};

// Judges the reglementen that were given. `diagnostics` receives what is wrong with names and
// values.
[[nodiscard]] std::vector<Report> reports(const resolve::Model& model,
                                          grammar::Diagnostics& diagnostics);
// The entries that need attention and the contradictions, as messages (INH-001 …). What two
// reglementen say in a text on which both rest is one message.
void add_findings(const resolve::Model& model, const std::vector<Report>& reports,
                  grammar::Diagnostics& diagnostics);

}  // namespace slagboom::compliance
