// Row by row through a file: the same candidates as when it is read at once, for all line ends.
#include "interpreter/candidates/wide_file.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "interpreter/candidates/test_schema.hpp"

namespace slagboom::candidates {
namespace {

std::string shown_by_row(const std::string& text, const FileSchema& schema) {
  ReadResult result;
  WideFile file(text, schema);
  result.problem = file.problem();
  if (!file.usable()) return shown(result);
  file.look_through();
  const std::unique_ptr<RowReader> reader = file.reader();
  Row row;
  while (reader->next(row)) {
    if (auto one = reader->candidate(row)) result.candidates.push_back(std::move(*one));
  }
  return shown(result);
}

TEST(WideFile, ReadsAsTheWholeFile) {
  const FileSchema schema = test_schema();
  const std::string head = "kandidaat;opleiding;netl.se;lo";
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    for (const std::string last : {"", "\n", "\r", "\r\n", "\n\n"}) {
      const std::string text = head + end + "1;havo;6,4;goed" + end + end + "2;havo;\"7,1\";" +
                               end + "\"3\r\nx\";vwo;6;goed" + end + "1;havo;5;" + end +
                               "4;havo;5;;;" + last;
      EXPECT_EQ(shown_by_row(text, schema),
                shown(read_candidates(text, FileFormat::csv, schema, nullptr)))
          << testing::PrintToString(text);
    }
  }
}

TEST(WideFile, SaysWhatIsWrongWithTheFile) {
  const FileSchema schema = test_schema();
  for (const std::string text :
       {"", " \n", "kandidaat;netl.se\n1;\"6,4\n", "\"kandidaat;netl.se\n1;6\n", "a\xff;b\n1;2\n",
        "kandidaat;kandidaat\n1;2\n", "a;b\n1;2\n", "a\n1\n"}) {
    const WideFile file(text, schema);
    const ReadResult whole = read_candidates(text, FileFormat::csv, schema, nullptr);
    if (!file.problem()) {
      EXPECT_TRUE(file.usable() || whole.problem) << text;
      continue;
    }
    ASSERT_TRUE(whole.problem) << text;
    EXPECT_EQ(file.problem()->message, whole.problem->message);
    EXPECT_EQ(file.problem()->row, whole.problem->row);
    EXPECT_FALSE(file.usable());
  }
  const std::string open = "kandidaat;netl.se\n1;\"6,4\n";
  EXPECT_EQ(WideFile(open, schema).problem()->message,
            "een aanhalingsteken in deze rij wordt nergens gesloten");
}

// Rows that end at a carriage return alone: it took the square of the time when each row looked for
// a line feed up to the end of the file.
TEST(WideFile, TakesTimeInProportionWithoutLineFeeds) {
  const FileSchema schema = test_schema();
  const auto time_of = [&](int rows) {
    std::string text = "kandidaat;netl.se";
    for (int row = 0; row < rows; ++row) text += "\r" + std::to_string(row) + ";6,4";
    const WideFile file(text, schema);
    const auto begin = std::chrono::steady_clock::now();
    const std::unique_ptr<RowReader> reader = file.reader();
    Row row;
    int found = 0;
    while (reader->next(row)) found += row.simple ? 1 : 0;
    EXPECT_EQ(found, rows);
    return std::chrono::steady_clock::now() - begin;
  };
  // 2 MB: milliseconds; it was some twenty seconds.
  EXPECT_LT(time_of(200'000), std::chrono::seconds(2));
}

}  // namespace
}  // namespace slagboom::candidates
