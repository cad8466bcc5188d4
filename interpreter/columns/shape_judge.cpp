// Blocks through the routines, and the meaning of what comes out.
#include "interpreter/columns/shape_judge.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace slagboom::columns {

std::uint32_t Outcomes::number_of(Outcome outcome) {
  const auto [place, added] = numbers_.try_emplace({outcome.result, outcome.deciding},
                                                   static_cast<std::uint32_t>(all_.size()));
  if (added) all_.push_back(std::move(outcome));
  return place->second;
}

void ShapeJudge::run(const Verdicts& verdicts, const std::uint8_t* const* columns) {
  const std::size_t outputs = verdicts.routine.outputs.size();
  while (results_.size() < outputs) results_.emplace_back(kBlock);
  result_places_.clear();
  for (std::size_t index = 0; index < outputs; ++index)
    result_places_.push_back(results_[index].data());
  lanes_.run(verdicts.routine, columns, result_places_.data());
}

std::uint32_t ShapeJudge::outcome(const Verdicts& verdicts, Memory& memory, std::size_t lane) {
  const std::size_t outputs = verdicts.routine.outputs.size();
  if (outputs == 1) {
    const auto number = static_cast<std::size_t>(results_[0][lane]);
    if (memory.single.size() <= number)
      memory.single.resize(static_cast<std::size_t>(verdicts.range()), 0);
    std::uint32_t& known = memory.single[number];
    if (known == 0) known = outcomes_.number_of(verdicts.outcome(&results_[0][lane]));
    return known;
  }
  std::vector<std::int32_t> numbers(outputs);
  for (std::size_t index = 0; index < outputs; ++index) numbers[index] = results_[index][lane];
  std::uint32_t& known = memory.several[numbers];
  if (known == 0) known = outcomes_.number_of(verdicts.outcome(numbers.data()));
  return known;
}

// The candidates that did not keep a first choice.
Share ShapeJudge::flush(std::uint32_t* numbers) {
  Share share;
  const std::size_t count = rest_rows_.size();
  if (count == 0) return share;
  if (!plan_.all.problem.empty() || plan_.all.routine.steps.empty()) {
    for (const std::size_t row : rest_rows_) numbers[row] = 0;
    share.plain = count;
  } else {
    for (std::vector<std::uint8_t>& column : rest_) {
      std::fill(column.begin() + static_cast<std::ptrdiff_t>(count), column.end(),
                column[count - 1]);
    }
    places_.clear();
    for (const std::vector<std::uint8_t>& column : rest_) places_.push_back(column.data());
    run(plan_.all, places_.data());
    for (std::size_t lane = 0; lane < count; ++lane) {
      const bool decided = results_[0][lane] >= Verdicts::kFirst;
      numbers[rest_rows_[lane]] = decided ? outcome(plan_.all, all_memory_, lane) : 0;
      ++(decided ? share.elsewhere : share.plain);
    }
  }
  rest_rows_.clear();
  return share;
}

Share ShapeJudge::judge(const std::vector<const std::uint8_t*>& columns, std::size_t count,
                        std::uint32_t* numbers) {
  Share share;
  if (!plan_.usable()) {
    std::fill(numbers, numbers + count, 0U);
    share.plain = count;
    return share;
  }
  if (rest_.empty()) {
    rest_.assign(columns.size(), std::vector<std::uint8_t>(kBlock));
    padded_.assign(columns.size(), std::vector<std::uint8_t>(kBlock));
  }
  const auto add = [&](const Share& more) {
    share.elsewhere += more.elsewhere;
    share.plain += more.plain;
  };
  std::vector<const std::uint8_t*> places(columns.size());
  for (std::size_t from = 0; from < count; from += kBlock) {
    const std::size_t here = std::min(kBlock, count - from);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      places[column] = columns[column] + from;
      if (here == kBlock) continue;
      // The last block is filled up with its last candidate.
      std::memcpy(padded_[column].data(), places[column], here);
      std::fill(padded_[column].begin() + static_cast<std::ptrdiff_t>(here), padded_[column].end(),
                places[column][here - 1]);
      places[column] = padded_[column].data();
    }
    run(plan_.first, places.data());
    std::size_t waiting[kBlock];
    std::size_t waiting_count = 0;
    for (std::size_t lane = 0; lane < here; ++lane) {
      const std::int32_t number = results_[0][lane];
      if (number >= Verdicts::kFirst) {
        numbers[from + lane] = outcome(plan_.first, first_memory_, lane);
        ++share.first;
      } else if (number == Verdicts::kElsewhere) {
        waiting[waiting_count++] = lane;
      } else {
        numbers[from + lane] = 0;
        ++share.plain;
      }
    }
    for (std::size_t index = 0; index < waiting_count; ++index) {
      for (std::size_t column = 0; column < columns.size(); ++column) {
        rest_[column][rest_rows_.size()] = places[column][waiting[index]];
      }
      rest_rows_.push_back(from + waiting[index]);
      if (rest_rows_.size() == kBlock) add(flush(numbers));
    }
  }
  add(flush(numbers));
  return share;
}

}  // namespace slagboom::columns
