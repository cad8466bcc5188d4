// Candidates as they stand in a file: keys and cells, nothing interpreted yet.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::candidates {

enum class FileFormat : std::uint8_t { detect, json, csv };

// One cell. `text` is what was written; a JSON number keeps its digits exactly ("6.4").
struct RawValue {
  std::string text;
  std::uint32_t row = 0;     // CSV: 1-based row; JSON: 1-based line
  std::string column;        // CSV: header of the column; JSON: path such as "vakken[2].ce"
};

// One element of the collection of a candidate (a vak), or of another collection (a toets).
struct RawEntry {
  std::string id;                             // value of the identifying key ("netl")
  std::map<std::string, RawValue> fields;     // further keys; absent or null fields are not in the map
  std::uint32_t row = 0;
  std::string column;
};

struct RawProblem {
  std::uint32_t row = 0;
  std::string column;
  std::string message;  // Dutch, plain; never holds more of a candidate than number, row and column
};

struct RawCandidate {
  std::string id;                             // "K-001"; "rij 12" when the file gives none
  std::map<std::string, RawValue> fields;     // opleiding, examenjaar, …
  std::map<std::string, std::vector<RawEntry>> collections;  // "vakken" -> entries
  std::uint32_t row = 0;
  FileFormat format = FileFormat::csv;        // of its file: how a row and a column are called
  std::vector<RawProblem> problems;           // when not empty this candidate gets no verdict
};

// What the documents say about files: the names of keys. Nothing else is assumed.
struct FileSchema {
  std::string id_key;                         // "kandidaat"
  std::vector<std::string> fields;            // keys of the main sort
  struct Collection {
    std::string key;                          // "vakken"
    std::string id_key;                       // "vak"
    std::vector<std::string> fields;          // "se", "ce", …
    // CSV: a column that is only the name of an entry, and the field it then stands for ("lo" -> "beoordeling").
    std::map<std::string, std::string> bare_columns = {};
  };
  std::vector<Collection> collections;
};

// Mapping file of a school: our key for each column of its export, and values to replace.
struct Mapping {
  std::map<std::string, std::string> columns;                          // "Leerlingnr" -> "kandidaat"; "" leaves out
  std::map<std::string, std::map<std::string, std::string>> values;    // key -> (theirs -> ours)
  std::map<std::string, std::string> constants;                        // key -> value for all rows
  bool tenths = false;                                                 // 63 means 6,3
  std::vector<std::string> tenths_fields;                              // only these keys; empty: all fields of entries
};

// A file that cannot be read at all.
struct FileProblem {
  std::string message;
  std::uint32_t row = 0;
};

struct ReadResult {
  std::vector<RawCandidate> candidates;   // in file order
  std::optional<FileProblem> problem;     // exit status 3
  FileFormat format = FileFormat::detect; // what it turned out to be; stays `detect` when it is neither
  std::vector<std::string> warnings;      // columns and keys that are not used, each once; "bedoelde u"
};

// Reads one file held in memory. JSON: one object, an array, or one object a line. CSV: long or wide, told apart
// by the header. Limits on size, nesting and columns are on; each gives a Dutch message.
[[nodiscard]] ReadResult read_candidates(std::string_view bytes, FileFormat format, const FileSchema& schema,
                                         const Mapping* mapping);

// Two candidates with one number: neither can be trusted. Adds the problem to both; read_candidates does so itself.
void mark_duplicates(ReadResult& result, std::string_view id_key);

// The mapping file: JSON, or lines "kolom = sleutel". Gives a problem when it is neither.
[[nodiscard]] std::optional<FileProblem> read_mapping(std::string_view bytes, Mapping& mapping);

}  // namespace slagboom::candidates
