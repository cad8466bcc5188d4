// What a verdict rests on, so that it can be checked later: program, date, texts and data.
#pragma once

#include <string>
#include <vector>

namespace slagboom::trace {

// A text that was read, whether or not it contributed to a verdict.
struct SourceText {
  std::string short_name;   // "UB"; may be empty
  std::string title;
  std::string rank;         // "amvb", "examenreglement", as the text says
  std::string version;      // "1-8-2026"; may be empty
  std::string source;       // "BWBR0045787"; may be empty
  std::string path;         // from the library: below its folder; else as given
  bool of_library = false;
  std::string digest;       // SHA-256 of its bytes, hexadecimal
};

struct Dossier {
  std::string engine;             // "0.1.0"
  std::string date;               // "2026-06-11"
  std::string candidates_digest;  // SHA-256 of the file with candidates
  std::string candidate_digest;   // SHA-256 of this candidate's data, see candidates/canonical.hpp
  std::vector<SourceText> texts;
};

}  // namespace slagboom::trace
