// Runs the examples that stand in the documents: tables of values and whole candidates.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/resolve/lower.hpp"
#include "interpreter/trace/judge.hpp"

namespace slagboom::examples {

// A program of one regime with its judge; made once, shared by all examples of that regime.
struct Setting {
  resolve::Regime regime;
  resolve::Lowered lowered;
  resolve::CodeTable codes;
  std::unique_ptr<trace::Judge> judge;   // made again when the program grows
  std::size_t rule_nodes = 0;            // nodes made from rules; later ones come from examples
};

enum class State : std::uint8_t { passed, failed, skipped };

struct Result {
  std::string name;        // "UB 3.32 lid 1, rij 2" or "V03 «…»"
  grammar::Span span;
  State state = State::passed;
  std::string message;     // failed: what was expected and what came out
};

// How often a provision was the one that decided, each way.
struct Decided {
  std::uint32_t yes = 0;
  std::uint32_t no = 0;
};

class Runner {
 public:
  Runner(resolve::Model& model, const grammar::Sources& sources, grammar::Diagnostics& diagnostics);

  // Runs one example statement (table or case); one result per row or case.
  std::vector<Result> run(const resolve::Source& source);
  // By provision label, over everything run so far.
  [[nodiscard]] const std::map<std::string, Decided>& decided() const { return decided_; }
  // The programs made so far, for changing numbers in them (mutation).
  [[nodiscard]] std::map<std::string, std::unique_ptr<Setting>>& settings() { return settings_; }
  void keep_coverage(bool keep) { coverage_ = keep; }
  // Forgets what was computed with a program: call after changing it.
  void refresh(Setting& setting);
  // The program of the example that was run last; null when there was none.
  [[nodiscard]] const Setting* last() const { return last_; }

 private:
  // The program of a regime as the reader of a document has it: texts of other schools do not speak in it.
  Setting& setting(const resolve::Regime& regime, std::uint32_t document);
  std::vector<Result> run_table(const resolve::Source& source);
  Result run_case(const resolve::Source& source);
  [[nodiscard]] bool regime_for(const resolve::Source& source, resolve::Regime& regime);
  std::string run_row(const resolve::Source& source, Setting& setting, const grammar::TableRow& row);
  void note(Setting& setting);

  resolve::Model& model_;
  const grammar::Sources& sources_;
  grammar::Diagnostics& diagnostics_;
  std::map<std::string, std::unique_ptr<Setting>> settings_;
  std::map<std::string, Decided> decided_;
  std::map<std::pair<const grammar::Node*, const Setting*>, program::NodeId> lowered_expectations_;
  bool coverage_ = true;
  const Setting* last_ = nullptr;
};

}  // namespace slagboom::examples
