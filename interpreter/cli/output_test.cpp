// Files appear complete or not at all.
#include "interpreter/cli/output.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "interpreter/cli/input.hpp"

namespace slagboom::cli {
namespace {

namespace fs = std::filesystem;

class OutputTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "slagboom-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

std::string fault_of(const std::string& path) {
  try {
    replace_file(path, "x");
  } catch (const OutputFault& fault) {
    return fault.what();
  }
  return "";
}

TEST_F(OutputTest, AFileAppearsWhenItIsFinished) {
  Output output(path("a"));
  output.write(std::string(200'000, 'x'));
  EXPECT_FALSE(fs::exists(path("a")));
  output.finish();
  EXPECT_EQ(fs::file_size(path("a")), 200'000U);
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputTest, WithoutFinishTheOldFileStays) {
  replace_file(path("a"), "oud");
  {
    Output output(path("a"));
    output.write("nieuw");
  }
  EXPECT_EQ(read_file(path("a"), 100).bytes, "oud");
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputTest, RightsAndLinksStay) {
  replace_file(path("a"), "oud");
  ASSERT_EQ(::chmod(path("a").c_str(), 0640), 0);
  fs::create_symlink(path("a"), path("link"));
  replace_file(path("link"), "nieuw");
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read_file(path("a"), 100).bytes, "nieuw");
  struct stat status {};
  ASSERT_EQ(::stat(path("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST_F(OutputTest, FaultsAreNamed) {
  EXPECT_EQ(fault_of(path("weg/a")), path("weg/a") + " is niet geschreven: de map bestaat niet");
  EXPECT_EQ(fault_of(folder_.string()), folder_.string() + " is niet geschreven: dit is een map");
  if (fs::exists("/dev/full")) {
    EXPECT_EQ(fault_of("/dev/full"), "/dev/full is niet geschreven: de schijf is vol");
  }
  EXPECT_EQ(fault_of("/dev/null"), "");
}

TEST_F(OutputTest, ReadingSaysWhy) {
  EXPECT_EQ(read_file(path("weg"), 10).problem, "dit bestand bestaat niet");
  EXPECT_EQ(read_file(folder_.string(), 10).problem, "dit is een map, geen bestand");
  replace_file(path("a"), "0123456789a");
  EXPECT_EQ(read_file(path("a"), 10).problem, "dit bestand is te groot");
  EXPECT_EQ(read_file(path("a"), 11).bytes, "0123456789a");
}

TEST_F(OutputTest, FoldersHoldDocuments) {
  fs::create_directory(folder_ / "b");
  for (const char* name : {"z.regl.md", "b/y.regl.md", "b/x.md"}) replace_file(path(name), "");
  EXPECT_EQ(documents_in({folder_.string(), "weg"}),
            (std::vector<std::string>{path("b/y.regl.md"), path("z.regl.md"), "weg"}));
}

}  // namespace
}  // namespace slagboom::cli
