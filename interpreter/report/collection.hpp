// The SE side of candidates as text, JSON, CSV, and HTML to sign.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace slagboom::report {

// A test as it stands for a candidate.
struct CollectedTest {
  std::string code;
  std::string content;
  std::string weight;  // as in the PTA
  std::string mark;    // of the first time, or the word
  std::string resit;   // mark of the resit
  std::string counts;  // the mark that counts
  std::string state;   // "gemaakt", "vrijgesteld", "nog inhalen", …
};

// A result under the PTA of another cohort.
struct MovedTest {
  std::string code;
  std::string cohort;      // "2024-2025"
  std::string counts_for;  // the test it stands for; empty: it counts no more
};

struct CollectedSubject {
  std::string code;
  std::string name;
  std::vector<std::string> faults;       // not empty: nothing could be said
  std::string mark;                      // SE-cijfer; "nog open"
  std::string mean;                      // before rounding
  std::string closed;                    // "ja", "nee", "nog open"
  std::vector<std::string> missing;      // codes without a result
  std::vector<std::string> wrong_resit;  // codes with a resit that the PTA does not allow
  std::vector<std::string>
      unsettled;  // codes of tests that are not in order: to be taken yet, invalid
  std::vector<std::string> unsaid;   // what the reglement does not say and is needed
  std::vector<std::string> unclear;  // what it says in two ways, or in words, and is needed
  std::vector<CollectedTest> tests;
  std::vector<MovedTest> moved;
};

// Resits in one leerjaar, or in one school year where the PTA names no leerjaar.
struct CollectedYear {
  std::string year;  // "leerjaar 4"
  std::string used;
  std::string left;                  // empty: the reglement names no number, or it is unclear
  std::vector<std::string> unclear;  // why `left` cannot be told, when the reglement says something
  std::vector<std::string> faults;   // not empty: nothing could be said
};

struct Collection {
  std::string candidate;
  std::vector<std::pair<std::string, std::string>> head;  // opleiding, cohort, …: as in the file
  std::vector<std::string> faults;
  std::vector<CollectedSubject> subjects;
  std::vector<CollectedYear> years;
};

[[nodiscard]] std::string collection_text(const Collection& collection, std::size_t width);
// One object a line that `beoordeel` can read: what belongs to the schoolexamen alone stands under
// "schoolexamen".
[[nodiscard]] std::string collection_json(const Collection& collection);
[[nodiscard]] std::string collections_csv(std::span<const Collection> collections);
// A page for each candidate: the overview before the centraal examen, with room for signatures.
[[nodiscard]] std::string collections_html(std::span<const Collection> collections);

}  // namespace slagboom::report
