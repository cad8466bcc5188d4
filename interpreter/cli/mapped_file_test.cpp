// Files that change while they are read, and what is no plain file.
#include "interpreter/cli/mapped_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace slagboom::cli {
namespace {

namespace fs = std::filesystem;

class Mapped : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("slagboom_gelezen_" + std::to_string(getpid()) + "_" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string file(const std::string& text) {
    std::string path = (folder_ / "bestand").string();
    std::ofstream(path) << text;
    return path;
  }

  fs::path folder_;
};

TEST_F(Mapped, GivesTheBytes) {
  const MappedFile mapped(file("a\nb"));
  ASSERT_TRUE(mapped.mapped());
  EXPECT_EQ(mapped.bytes(), "a\nb");
  EXPECT_FALSE(mapped.changed());
}

TEST_F(Mapped, SaysWhatIsWrong) {
  EXPECT_EQ(MappedFile((folder_ / "weg").string()).problem(), "dit bestand bestaat niet");
  EXPECT_EQ(MappedFile(folder_.string()).problem(), "dit is een map, geen bestand");
  EXPECT_EQ(MappedFile(file("")).problem(), "dit bestand is leeg");
}

TEST_F(Mapped, DoesNotWaitForAPipe) {
  const std::string path = (folder_ / "pijp").string();
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const MappedFile mapped(path);
  EXPECT_FALSE(mapped.mapped());
  EXPECT_EQ(mapped.problem(), "dit is geen gewoon bestand");
}

TEST_F(Mapped, AFileThatBecomesShorterEndsInZeros) {
  const std::string path = file(std::string(100'000, 'x'));
  const MappedFile other(file(std::string(100'000, 'x')));
  const MappedFile mapped(path);
  ASSERT_TRUE(mapped.mapped());
  ASSERT_EQ(::truncate(path.c_str(), 10), 0);
  EXPECT_FALSE(mapped.shrunk());
  EXPECT_EQ(mapped.bytes()[99'999], '\0');
  EXPECT_EQ(mapped.bytes()[20'000], '\0');
  EXPECT_EQ(mapped.bytes()[9], 'x');
  EXPECT_TRUE(mapped.shrunk());
  EXPECT_TRUE(mapped.changed());
  EXPECT_FALSE(other.shrunk());
}

TEST_F(Mapped, AFileThatIsWrittenHasChanged) {
  const std::string path = file("een");
  const MappedFile mapped(path);
  std::ofstream(path, std::ios::app) << "twee";
  EXPECT_FALSE(mapped.shrunk());
  EXPECT_TRUE(mapped.changed());
}

TEST_F(Mapped, AnotherFileWithThatNameIsNoChange) {
  const std::string path = file("een");
  const MappedFile mapped(path);
  fs::rename(path, path + ".oud");
  std::ofstream(path) << "een ander";
  EXPECT_EQ(mapped.bytes(), "een");
  EXPECT_FALSE(mapped.changed());
}

}  // namespace
}  // namespace slagboom::cli
