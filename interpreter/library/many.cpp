// The functions of slagboom.h over columns.
#include <algorithm>
#include <memory>

#include "interpreter/library/handle.hpp"

using slagboom::library::Cell;
using slagboom::library::Columns;
using slagboom::library::guarded;
using slagboom::library::Meaning;

static_assert(Columns::kUnknown == SLAGBOOM_UNKNOWN);

int slagboom_columns_open(slagboom_texts* texts, const char* example, size_t size,
                          slagboom_columns** columns) {
  if (columns != nullptr) *columns = nullptr;
  if (texts == nullptr || columns == nullptr) return SLAGBOOM_USAGE;
  return guarded(texts->message, [&] {
    if (example == nullptr) {
      texts->message = "er is geen voorbeeld gegeven";
      return static_cast<int>(SLAGBOOM_USAGE);
    }
    slagboom::candidates::ReadResult read;
    if (!slagboom::library::read(*texts, {example, size}, read))
      return static_cast<int>(SLAGBOOM_UNREADABLE);
    if (read.candidates.size() != 1) {
      texts->message = "het voorbeeld moet één kandidaat zijn";
      return static_cast<int>(SLAGBOOM_USAGE);
    }
    std::optional<Columns> made =
        Columns::of(texts->session, read.candidates.front(), texts->message);
    if (!made) return static_cast<int>(SLAGBOOM_UNREADABLE);
    *columns = std::make_unique<slagboom_columns>(*texts, std::move(*made)).release();
    return static_cast<int>(SLAGBOOM_FINE);
  });
}

void slagboom_columns_close(slagboom_columns* columns) { delete columns; }

size_t slagboom_column_count(const slagboom_columns* columns) {
  return columns == nullptr ? 0 : columns->columns.cells().size();
}

int slagboom_column_at(const slagboom_columns* columns, size_t index, slagboom_column* column) {
  if (columns == nullptr || column == nullptr || index >= columns->columns.cells().size())
    return SLAGBOOM_USAGE;
  const Cell& cell = columns->columns.cells()[index];
  *column = {cell.name.c_str(), cell.lowest, cell.highest, cell.scale};
  return SLAGBOOM_FINE;
}

const char* slagboom_column_word(const slagboom_columns* columns, size_t index, uint8_t value) {
  if (columns == nullptr || index >= columns->columns.cells().size()) return nullptr;
  const Cell& cell = columns->columns.cells()[index];
  if (!cell.is_word || value < cell.lowest || value > cell.highest || value >= cell.words.size())
    return nullptr;
  return cell.words[value].c_str();
}

int slagboom_columns_judge(slagboom_columns* columns, const uint8_t* const* values, size_t rows,
                           uint32_t* outcomes) {
  if (columns == nullptr) return SLAGBOOM_USAGE;
  std::string& message = columns->texts.message;
  return guarded(message, [&] {
    const std::size_t count = columns->columns.cells().size();
    const bool given = rows == 0 || (outcomes != nullptr && (count == 0 || values != nullptr));
    if (!given || (rows > 0 && std::any_of(values, values + count,
                                           [](const uint8_t* each) { return each == nullptr; }))) {
      message = "er ontbreekt een kolom";
      return static_cast<int>(SLAGBOOM_USAGE);
    }
    const std::size_t without = columns->columns.judge(values, rows, outcomes);
    if (without == 0) return static_cast<int>(SLAGBOOM_FINE);
    message = std::to_string(without) + (without == 1 ? " rij heeft" : " rijen hebben") +
              " een waarde die niet kan";
    return static_cast<int>(SLAGBOOM_FINDINGS);
  });
}

int slagboom_outcome_at(const slagboom_columns* columns, uint32_t number,
                        slagboom_outcome* outcome) {
  if (columns == nullptr || outcome == nullptr) return SLAGBOOM_USAGE;
  const Meaning* const meaning = columns->columns.meaning(number);
  if (meaning == nullptr) return SLAGBOOM_USAGE;
  *outcome = {meaning->result.c_str(), meaning->deciding_texts.data(),
              meaning->deciding_texts.size()};
  return SLAGBOOM_FINE;
}

int slagboom_columns_explain(slagboom_columns* columns, const uint8_t* row, slagboom_form form,
                             slagboom_bytes* explanation) {
  if (columns == nullptr || explanation == nullptr) return SLAGBOOM_USAGE;
  *explanation = {"", 0};
  slagboom_texts& texts = columns->texts;
  return guarded(texts.message, [&] {
    if (row == nullptr || (form != SLAGBOOM_TEXT && form != SLAGBOOM_JSON)) {
      texts.message = "er is geen rij gegeven, of deze vorm is er niet";
      return static_cast<int>(SLAGBOOM_USAGE);
    }
    const auto raw = columns->columns.candidate({row, columns->columns.cells().size()});
    if (!raw) {
      texts.message = "de rij heeft een waarde die niet kan";
      return static_cast<int>(SLAGBOOM_USAGE);
    }
    const slagboom::trace::Verdict verdict =
        texts.session.judge(*raw, {.reasoning = true, .needs = true});
    if (!verdict.fault.empty()) texts.message = verdict.fault;
    columns->bytes = slagboom::library::explained(verdict, form);
    *explanation = {columns->bytes.data(), columns->bytes.size()};
    return static_cast<int>(verdict.fault.empty() ? SLAGBOOM_FINE : SLAGBOOM_FINDINGS);
  });
}
