// What a session holds between calls; shared by the files that implement it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "grammar/parse.hpp"
#include "interpreter/cli/session.hpp"
#include "interpreter/resolve/lower.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::cli {

// A program with what is needed to judge by it.
struct Prepared {
  resolve::Regime regime;
  resolve::Lowered lowered;
  resolve::CodeTable codes;
  std::unique_ptr<trace::Judge> judge;
  std::string label;
  std::vector<std::string> applied;
};

struct Session::State {
  grammar::Sources sources;
  grammar::Limits limits;
  grammar::Diagnostics diagnostics;
  std::vector<grammar::FileId> files;
  std::vector<bool> from_library;       // by file in `files`
  std::vector<std::string> given_paths;
  std::unique_ptr<grammar::Library> library;
  std::unique_ptr<resolve::Model> model;
  std::map<std::string, std::unique_ptr<Prepared>> prepared;
  std::set<std::pair<std::string, std::uint32_t>> open_reported;

  // The program for a regime, made on first use.
  Prepared& prepare(const resolve::Regime& regime);
  [[nodiscard]] std::optional<std::size_t> document_of(const std::string& path) const;
};

}  // namespace slagboom::cli
