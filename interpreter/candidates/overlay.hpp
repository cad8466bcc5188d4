// A value laid over what a file says about a candidate, for one question; the file stays as it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/candidates/raw.hpp"
#include "interpreter/resolve/model.hpp"

namespace slagboom::candidates {

// "netl.ce=5,2", "examenjaar=2025", "netl.ce=onbekend".
struct Overlay {
  std::string entry;                  // "netl"; empty: the candidate itself
  std::string key;                    // "ce"
  std::optional<std::string> value;   // nothing: not known any more
};

// The parts of a key as it is written in options and reports: "netl.ce", "examenjaar".
struct Key {
  std::string entry;
  std::string key;
};
[[nodiscard]] Key read_key(std::string_view text);

// Nothing when the text has no "=": then it is not a value but perhaps a sentence.
[[nodiscard]] std::optional<Overlay> read_overlay(std::string_view text);

// As it is written: "netl.ce=5,2".
[[nodiscard]] std::string written(const Overlay& overlay);

// The keys that may follow an entry, or stand alone, in the order of the documents.
[[nodiscard]] std::vector<std::string> known_keys(const resolve::Model& model, bool of_entry);

// The place of an entry of the candidate: its code as written there, or another code of the same thing.
[[nodiscard]] std::optional<std::size_t> find_entry(const resolve::Model& model, const resolve::CodeTable& codes,
                                                    const RawCandidate& raw, const std::string& entry);

// Changes the candidate. False: it has no such entry, nothing changed. Cells keep their place in the file; a cell that
// is new gets the column `--stel`.
[[nodiscard]] bool lay_over(const resolve::Model& model, const resolve::CodeTable& codes, const Overlay& overlay,
                            RawCandidate& raw);

}  // namespace slagboom::candidates
