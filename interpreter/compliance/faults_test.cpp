// Findings follow from the texts alone: a lawful reglement gains a finding when a fault is put in,
// and a reglement with a fault loses it when the fault is repaired. The faults are in
// tests/naleving/.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "grammar/parse.hpp"
#include "grammar/words.hpp"
#include "interpreter/compliance/checks.hpp"
#include "interpreter/compliance/examples.hpp"

namespace slagboom::compliance {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = SLAGBOOM_SOURCE_DIR;

std::string read(const fs::path& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Found {
  std::string code;
  std::string norm;  // "UB 3.58 lid 1 alleen de rector …"
  friend auto operator<=>(const Found&, const Found&) = default;
};

void PrintTo(const Found& found, std::ostream* out) {
  *out << found.code << " (" << found.norm << ")";
}

class World {
 public:
  World() {
    for (const auto& entry : fs::directory_iterator(kRoot / "stdlib")) {
      if (entry.path().extension() == ".md") library_[entry.path().string()] = read(entry.path());
    }
  }

  // What is found in these texts of schools; also mistakes in reading, under their own code.
  std::vector<Found> findings(const std::vector<std::string>& texts) const {
    std::vector<Found> found;
    look(texts, [&](const resolve::Model& /*model*/, const std::vector<Report>& /*reports*/,
                    const grammar::Diagnostics& diagnostics) {
      for (const grammar::Diagnostic& each : diagnostics.all())
        found.push_back({std::string(grammar::info(each.kind).code),
                         each.subject.substr(0, each.subject.find(": "))});
    });
    std::sort(found.begin(), found.end());
    return found;
  }

  // The requirements that no example decides, or only in one direction.
  std::vector<std::string> undecided() const {
    std::map<std::string, std::set<bool>> ways;
    look({}, [&](const resolve::Model& model, const std::vector<Report>& /*reports*/,
                 const grammar::Diagnostics& /*found*/) {
      grammar::Diagnostics ignored;
      const Book book = collect(model, {}, ignored);
      const auto name = [](const Norm& norm) {
        return norm.where.provision + ": " + norm.what->name;
      };
      for (const Norm& norm : book.norms) ways[name(norm)];
      for (const ExampleOutcome& each :
           run_examples(model, book, calendar::collect(model, {}, ignored))) {
        if (each.norm != nullptr) ways[name(*each.norm)].insert(each.nothing_wrong);
      }
    });
    std::vector<std::string> found;
    for (const auto& [name, seen] : ways) {
      if (seen.size() < 2) found.push_back(name);
    }
    EXPECT_GT(ways.size(), 300U);
    return found;
  }

  // The topics that must, or should, stand in the reglement.
  std::set<std::string> demanded(const std::string& text) const {
    std::set<std::string> topics;
    look({text}, [&](const resolve::Model& /*model*/, const std::vector<Report>& reports,
                     const grammar::Diagnostics& /*found*/) {
      for (const Report& report : reports) {
        for (const Norm& norm : report.book.norms) {
          for (const grammar::Demand& demand : norm.what->demands) {
            if (demand.form == grammar::Demand::Form::stated && !demand.forbidden &&
                norm.topic != nullptr)
              topics.insert(grammar::canonical(norm.topic->what->name));
          }
        }
      }
    });
    return topics;
  }

 private:
  template <typename Visit>
  void look(const std::vector<std::string>& texts, const Visit& visit) const {
    grammar::Sources sources;
    grammar::Diagnostics diagnostics(10'000);
    std::vector<grammar::FileId> files;
    std::vector<bool> from_library;
    const auto add = [&](const std::string& path, const std::string& text, bool is_library) {
      files.push_back(sources.add(path, text));
      from_library.push_back(is_library);
    };
    for (const auto& [path, text] : library_) add(path, text, true);
    for (std::size_t i = 0; i < texts.size(); ++i)
      add("school" + std::to_string(i), texts[i], false);
    const grammar::Library library = grammar::parse_documents(sources, files, {}, diagnostics);
    const resolve::Model model = resolve::collect(library, sources, from_library, diagnostics);
    const std::vector<Report> found = reports(model, diagnostics);
    add_findings(model, found, diagnostics);
    visit(model, found, diagnostics);
  }

  std::map<std::string, std::string> library_;
};

const World& world() {
  static const World kWorld;
  return kWorld;
}

std::vector<Found> without(const std::vector<Found>& all, const std::vector<Found>& some) {
  std::vector<Found> left;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(left));
  return left;
}

// A row of a table: its cells, trimmed.
std::vector<std::vector<std::string>> rows_of(const fs::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(read(path));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("|") || line.starts_with("|-") || line.starts_with("| fout ")) continue;
    std::vector<std::string> cells;
    for (std::size_t at = 1; at < line.size();) {
      const std::size_t end = std::min(line.find('|', at), line.size());
      cells.emplace_back(grammar::trimmed(line.substr(at, end - at)));
      at = end + 1;
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

// With SLAGBOOM_REWRITE=1 the last column is written anew; read the difference before it is kept.
bool rewrites() { return std::getenv("SLAGBOOM_REWRITE") != nullptr; }

// "INH-002 UB 3.58 lid 1 er zijn vier maatregelen; …"
std::string shown(const std::vector<Found>& found) {
  std::string text;
  for (const Found& each : found) text += (text.empty() ? "" : "; ") + each.code + " " + each.norm;
  return text;
}

void write_rows(const fs::path& path, const std::vector<std::vector<std::string>>& rows) {
  const std::string old = read(path);
  std::string text = old.substr(0, old.find("|-"));
  text += old.substr(text.size(), old.find('\n', text.size()) + 1 - text.size());
  for (const std::vector<std::string>& row : rows) {
    for (const std::string& cell : row) text += "| " + cell + " ";
    text += "|\n";
  }
  std::ofstream(path) << text;
}

// `text` with the only place where `was` stands replaced. A ⏎ in the table is a new line.
std::string changed(std::string text, std::string was, std::string becomes) {
  const auto lines = [](std::string& part) {
    constexpr std::string_view kNewLine = "⏎";
    for (std::size_t at = part.find(kNewLine); at != std::string::npos; at = part.find(kNewLine))
      part.replace(at, kNewLine.size(), "\n");
  };
  lines(was);
  lines(becomes);
  const std::size_t at = text.find(was);
  EXPECT_NE(at, std::string::npos) << "staat er niet: " << was;
  if (at == std::string::npos) return text;
  EXPECT_EQ(text.find(was, at + 1), std::string::npos) << "staat er twee keer: " << was;
  return text.replace(at, was.size(), becomes);
}

// Every sentence «regelt», with the lines below it, as a range of the text.
std::vector<std::pair<std::size_t, std::size_t>> arrangements(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t at = text.find("\nregelt "); at != std::string::npos;
       at = text.find("\nregelt ", at + 1)) {
    std::size_t end = text.find('\n', at + 1);
    while (end != std::string::npos && end + 1 < text.size() && text[end + 1] == ' ')
      end = text.find('\n', end + 1);
    found.emplace_back(at + 1, end + 1);
  }
  return found;
}

}  // namespace

class Naleving : public testing::Test {
 protected:
  static bool is_finding(const Found& found) { return found.code != "INH-006"; }
  const fs::path college_ = kRoot / "reglementen/voorbeeldcollege/examenreglement.regl.md";
};

TEST_F(Naleving, TheExampleSchoolIsLawful) {
  const std::vector<Found> found = world().findings({read(college_)});
  for (const Found& each : found) EXPECT_EQ(each.code, "INH-006") << testing::PrintToString(each);
}

TEST_F(Naleving, ExamplesDecideEveryRequirementBothWays) {
  EXPECT_EQ(world().undecided(), std::vector<std::string>());
}

TEST_F(Naleving, AFaultPutInIsFound) {
  const std::string text = read(college_);
  const std::vector<Found> before = world().findings({text});
  auto rows = rows_of(kRoot / "tests/naleving/fouten.md");
  EXPECT_GE(rows.size(), 40U);
  for (std::vector<std::string>& row : rows) {
    SCOPED_TRACE(row[0]);
    ASSERT_EQ(row.size(), 4U);
    const std::string found =
        shown(without(world().findings({changed(text, row[1], row[2])}), before));
    EXPECT_EQ(found.find("; "), std::string::npos) << "meer dan één: " << found;
    if (rewrites()) row[3] = found;
    EXPECT_EQ(found, row[3]);
  }
  if (rewrites()) write_rows(kRoot / "tests/naleving/fouten.md", rows);
}

TEST_F(Naleving, AFaultRepairedIsGone) {
  auto rows = rows_of(kRoot / "tests/naleving/hersteld.md");
  for (std::vector<std::string>& row : rows) {
    SCOPED_TRACE(row[0]);
    ASSERT_EQ(row.size(), 5U);
    std::vector<std::string> texts;
    std::istringstream names(row[1]);
    for (std::string name; names >> name;) texts.push_back(read(kRoot / "reglementen" / name));
    const std::vector<Found> before = world().findings(texts);
    texts.front() = changed(texts.front(), row[2], row[3]);
    const std::vector<Found> after = world().findings(texts);
    const std::string gone = shown(without(before, after));
    if (rewrites()) row[4] = gone;
    EXPECT_EQ(gone, row[4]);
    EXPECT_NE(gone, "");
    EXPECT_EQ(shown(without(after, before)), "");
  }
  if (rewrites()) write_rows(kRoot / "tests/naleving/hersteld.md", rows);
}

// What the law demands to be written, is missed when every sentence about it is taken out; and only
// that.
TEST_F(Naleving, ADutyTakenOutIsOneFinding) {
  const std::string text = read(college_);
  const std::vector<Found> before = world().findings({text});
  std::set<std::string> missed;
  for (const std::string& topic : world().demanded(text)) {
    SCOPED_TRACE(topic);
    std::string less = text;
    const auto all = arrangements(text);
    for (auto sentence = all.rbegin(); sentence != all.rend(); ++sentence) {
      const auto [begin, end] = *sentence;
      const std::string head = text.substr(begin, text.find_first_of(":\n", begin) - begin);
      if (grammar::canonical(head.substr(head.find("  ") + 2)) == topic)
        less.erase(begin, end - begin);
    }
    if (less == text) continue;  // not for this school
    std::vector<Found> fresh = without(world().findings({less}), before);
    std::erase_if(
        fresh, [](const Found& each) { return each.code != "INH-001" && each.code != "INH-005"; });
    EXPECT_EQ(fresh.size(), 1U) << testing::PrintToString(fresh);
    for (const Found& each : fresh) missed.insert(each.norm);
  }
  // The eight of the law; the others are advice.
  EXPECT_EQ(std::count_if(missed.begin(), missed.end(),
                          [](const std::string& norm) { return norm.starts_with("WVO"); }),
            8);
}

}  // namespace slagboom::compliance
