// Slagboom as a library, for C++: slagboom.h with objects that close themselves. Needs nothing else
// of Slagboom's headers.
//
// What goes wrong is an exception (slagboom::Error) with the status and the sentence of slagboom.h;
// findings and candidates without a verdict are no error, they stand in what is given back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "slagboom.h"

namespace slagboom {

class Error : public std::runtime_error {
 public:
  Error(int status, const std::string& message) : std::runtime_error(message), status_(status) {}
  // One of slagboom_status.
  [[nodiscard]] int status() const { return status_; }

 private:
  int status_;
};

// A reglement with the laws it rests on. Must outlive its Columns.
class Texts {
 public:
  // `library`: the folder of laws; empty: as slagboom_open() finds it.
  explicit Texts(const std::vector<std::string>& paths, const std::string& library = {}) {
    std::vector<const char*> names;
    for (const std::string& path : paths) names.push_back(path.c_str());
    slagboom_texts* texts = nullptr;
    const int status = slagboom_open(library.empty() ? nullptr : library.c_str(), names.data(),
                                     names.size(), &texts);
    texts_.reset(texts);
    if (status != SLAGBOOM_FINE) throw Error(status, slagboom_message(texts));
  }

  // One finding a line, JSON.
  [[nodiscard]] std::string check() {
    slagboom_bytes bytes{};
    return taken(slagboom_check(texts_.get(), &bytes), bytes);
  }
  // One verdict a line, JSON, for candidates in JSON or CSV.
  [[nodiscard]] std::string judge(std::string_view candidates) {
    slagboom_bytes bytes{};
    return taken(slagboom_judge(texts_.get(), candidates.data(), candidates.size(), &bytes), bytes);
  }
  // What was not used of the candidates that were read last, a sentence a line.
  [[nodiscard]] std::string unused() {
    slagboom_bytes bytes{};
    return taken(slagboom_unused(texts_.get(), &bytes), bytes);
  }
  [[nodiscard]] std::string explain(std::string_view candidates, const std::string& number,
                                    slagboom_form form = SLAGBOOM_TEXT) {
    slagboom_bytes bytes{};
    return taken(slagboom_explain(texts_.get(), candidates.data(), candidates.size(),
                                  number.c_str(), form, &bytes),
                 bytes);
  }

 private:
  friend class Columns;
  struct Close {
    void operator()(slagboom_texts* texts) const { slagboom_close(texts); }
  };

  void must(int status) const {
    if (status != SLAGBOOM_FINE && status != SLAGBOOM_FINDINGS)
      throw Error(status, slagboom_message(texts_.get()));
  }
  [[nodiscard]] std::string taken(int status, const slagboom_bytes& bytes) const {
    must(status);
    return {bytes.data, bytes.size};
  }

  std::unique_ptr<slagboom_texts, Close> texts_;
};

// Many candidates with the same subjects.
class Columns {
 public:
  struct Outcome {
    std::string result;
    std::vector<std::string> deciding;
  };

  Columns(Texts& texts, std::string_view example) : texts_(texts) {
    slagboom_columns* columns = nullptr;
    texts.must(slagboom_columns_open(texts.texts_.get(), example.data(), example.size(), &columns));
    columns_.reset(columns);
  }

  [[nodiscard]] std::size_t count() const { return slagboom_column_count(columns_.get()); }
  [[nodiscard]] slagboom_column column(std::size_t index) const {
    slagboom_column column{};
    texts_.must(slagboom_column_at(columns_.get(), index, &column));
    return column;
  }
  // The word for a value of a column of words; empty for a number.
  [[nodiscard]] std::string word(std::size_t index, std::uint8_t value) const {
    const char* const found = slagboom_column_word(columns_.get(), index, value);
    return found == nullptr ? "" : found;
  }
  // Candidate i has values[c][i] in column c; all columns have as many values as `outcomes`.
  void judge(std::span<const std::uint8_t* const> values, std::span<std::uint32_t> outcomes) {
    if (values.size() != count()) throw Error(SLAGBOOM_USAGE, "er zijn niet zoveel kolommen");
    texts_.must(
        slagboom_columns_judge(columns_.get(), values.data(), outcomes.size(), outcomes.data()));
  }
  // Empty for number 0: no verdict.
  [[nodiscard]] Outcome outcome(std::uint32_t number) const {
    if (number == 0) return {};
    slagboom_outcome outcome{};
    texts_.must(slagboom_outcome_at(columns_.get(), number, &outcome));
    return {outcome.result, {outcome.deciding, outcome.deciding + outcome.deciding_count}};
  }
  [[nodiscard]] std::string explain(std::span<const std::uint8_t> row,
                                    slagboom_form form = SLAGBOOM_TEXT) {
    if (row.size() != count()) throw Error(SLAGBOOM_USAGE, "de rij heeft niet zoveel kolommen");
    slagboom_bytes bytes{};
    return texts_.taken(slagboom_columns_explain(columns_.get(), row.data(), form, &bytes), bytes);
  }

 private:
  struct Close {
    void operator()(slagboom_columns* columns) const { slagboom_columns_close(columns); }
  };

  Texts& texts_;
  std::unique_ptr<slagboom_columns, Close> columns_;
};

}  // namespace slagboom
