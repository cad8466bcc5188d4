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
  while (space_.results.size() < outputs) space_.results.emplace_back(kBlock);
  space_.result_places.clear();
  for (std::size_t index = 0; index < outputs; ++index)
    space_.result_places.push_back(space_.results[index].data());
  space_.lanes.run(verdicts.routine, columns, space_.result_places.data());
}

std::uint32_t ShapeJudge::outcome(const Verdicts& verdicts, Memory& memory, std::size_t lane) {
  const std::size_t outputs = verdicts.routine.outputs.size();
  if (outputs == 1) {
    const auto number = static_cast<std::size_t>(space_.results[0][lane]);
    const std::size_t page = number / Memory::kPage;
    if (memory.pages.size() <= page) memory.pages.resize(page + 1);
    if (memory.pages[page].empty()) memory.pages[page].resize(Memory::kPage, 0);
    std::uint32_t& known = memory.pages[page][number % Memory::kPage];
    if (known == 0) known = outcomes_.number_of(verdicts.outcome(&space_.results[0][lane]));
    return known;
  }
  std::vector<std::int32_t> numbers(outputs);
  for (std::size_t index = 0; index < outputs; ++index)
    numbers[index] = space_.results[index][lane];
  std::uint32_t& known = memory.several[numbers];
  if (known == 0) known = outcomes_.number_of(verdicts.outcome(numbers.data()));
  return known;
}

// The candidates that did not keep a first choice.
Share ShapeJudge::flush(std::uint32_t* numbers) {
  Share share;
  const std::size_t count = space_.rest_rows.size();
  if (count == 0) return share;
  if (!plan_.all.problem.empty() || plan_.all.routine.steps.empty()) {
    for (const std::size_t row : space_.rest_rows) numbers[row] = 0;
    share.plain = share.unplanned = count;
  } else {
    for (std::vector<std::uint8_t>& column : space_.rest) {
      std::fill(column.begin() + static_cast<std::ptrdiff_t>(count), column.end(),
                column[count - 1]);
    }
    space_.rest_places.clear();
    for (const std::vector<std::uint8_t>& column : space_.rest)
      space_.rest_places.push_back(column.data());
    run(plan_.all, space_.rest_places.data());
    for (std::size_t lane = 0; lane < count; ++lane) {
      const bool decided = space_.results[0][lane] >= Verdicts::kFirst;
      numbers[space_.rest_rows[lane]] = decided ? outcome(plan_.all, all_memory_, lane) : 0;
      ++(decided ? share.elsewhere : share.plain);
    }
  }
  space_.rest_rows.clear();
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
  while (space_.rest.size() < columns.size()) {
    space_.rest.emplace_back(kBlock);
    space_.padded.emplace_back(kBlock);
  }
  const auto add = [&](const Share& more) {
    share.elsewhere += more.elsewhere;
    share.plain += more.plain;
    share.unplanned += more.unplanned;
  };
  std::vector<const std::uint8_t*>& places = space_.places;
  places.resize(columns.size());
  for (std::size_t from = 0; from < count; from += kBlock) {
    const std::size_t here = std::min(kBlock, count - from);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      places[column] = columns[column] + from;
      if (here == kBlock) continue;
      // The last block is filled up with its last candidate.
      std::memcpy(space_.padded[column].data(), places[column], here);
      std::fill(space_.padded[column].begin() + static_cast<std::ptrdiff_t>(here),
                space_.padded[column].end(), places[column][here - 1]);
      places[column] = space_.padded[column].data();
    }
    run(plan_.first, places.data());
    std::size_t waiting[kBlock];
    std::size_t waiting_count = 0;
    for (std::size_t lane = 0; lane < here; ++lane) {
      const std::int32_t number = space_.results[0][lane];
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
        space_.rest[column][space_.rest_rows.size()] = places[column][waiting[index]];
      }
      space_.rest_rows.push_back(from + waiting[index]);
      if (space_.rest_rows.size() == kBlock) add(flush(numbers));
    }
  }
  add(flush(numbers));
  return share;
}

}  // namespace slagboom::columns
