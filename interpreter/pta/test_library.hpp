// A text read together with the documents of the library that a PTA needs, for tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/parse.hpp"
#include "interpreter/pta/plan.hpp"

namespace slagboom::pta::testing {

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Tests run in the root of the project.
inline std::filesystem::path root() { return std::filesystem::current_path(); }

struct Read {
  grammar::Sources sources;
  grammar::Diagnostics diagnostics;
  std::vector<grammar::FileId> files;
  std::vector<bool> from_library;
  grammar::Library library;
  resolve::Model model;
  std::uint32_t document = 0;  // of the first text

  explicit Read(const std::string& text) : Read(std::vector<std::string>{text}) {}
  explicit Read(const std::vector<std::string>& texts) {
    for (const std::string_view name :
         {"begrippen", "vakken", "dagen", "algemene-termijnenwet", "tijdvakken", "wvo-2020",
          "eindexamenbesluit", "pta-woorden", "examenprogrammas"}) {
      const std::string path = "stdlib/" + std::string(name) + ".regl.md";
      files.push_back(sources.add(path, contents(root() / path)));
      from_library.push_back(true);
    }
    document = static_cast<std::uint32_t>(files.size());
    for (const std::string& text : texts) {
      const std::string number =
          files.size() == document ? "" : std::to_string(files.size() - document + 1);
      files.push_back(sources.add("pta" + number + ".regl.md", text));
      from_library.push_back(false);
    }
    library = grammar::parse_documents(sources, files, grammar::Limits{}, diagnostics, {});
    model = resolve::collect(library, sources, from_library, diagnostics);
  }
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;
  ~Read() = default;
};

}  // namespace slagboom::pta::testing
