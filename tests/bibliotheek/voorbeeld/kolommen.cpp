// Every mark for one subject, 1,0 to 10,0 and not known, in one call: kolommen EXAMPLE COLUMN
#include <slagboom.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) try {
  if (argc != 3) return SLAGBOOM_USAGE;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string example{std::istreambuf_iterator<char>(file), {}};

  slagboom::Texts texts({});
  slagboom::Columns columns(texts, example);
  std::vector<std::vector<std::uint8_t>> marks(columns.count());
  std::size_t asked = columns.count();
  constexpr std::size_t kRows = 92;
  for (std::size_t column = 0; column < columns.count(); ++column) {
    if (columns.column(column).key == std::string_view(argv[2])) asked = column;
    // The others are a six: 60 tenths, or 6, or the second word.
    const slagboom_column of = columns.column(column);
    const bool word = !columns.word(column, of.lowest).empty();
    marks[column].assign(kRows, static_cast<std::uint8_t>(word ? of.lowest + 1 : 6 * of.scale));
  }
  if (asked == columns.count()) throw slagboom::Error(SLAGBOOM_USAGE, "deze kolom is er niet");
  for (std::size_t row = 0; row < kRows; ++row) marks[asked][row] = row + 1 < kRows ? static_cast<std::uint8_t>(10 + row) : SLAGBOOM_UNKNOWN;

  std::vector<const std::uint8_t*> places;
  for (const auto& column : marks) places.push_back(column.data());
  std::vector<std::uint32_t> outcomes(kRows);
  columns.judge(places, outcomes);
  for (std::size_t row = 0; row < kRows; ++row) {
    const slagboom::Columns::Outcome outcome = columns.outcome(outcomes[row]);
    std::cout << (row + 1 < kRows ? std::to_string(10 + row) : "onbekend") << " " << outcome.result;
    for (const std::string& provision : outcome.deciding) std::cout << "; " << provision;
    std::cout << "\n";
  }
} catch (const slagboom::Error& error) {
  std::cerr << error.what() << "\n";
  return error.status();
}
