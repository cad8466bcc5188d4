// Can a value stay open for a candidate of whom everything is known? Follows what may not apply through the program.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/program/program.hpp"

namespace slagboom::properties {

class Openness {
 public:
  Openness(const program::Program& program, const program::Vocabulary& words) : program_(program), words_(words) {}

  // False is a proof: for every candidate with all facts that apply, the node has a value. True is none.
  [[nodiscard]] bool may_stay_open(program::NodeId node) { return of(node).open; }
  // The comparisons of something that need not exist, and the parts that the texts leave open.
  [[nodiscard]] const std::vector<program::NodeId>& places() const { return places_; }

 private:
  struct State {
    bool open = false;    // may be neither ja nor nee, or no single value
    bool absent = false;  // may not apply
  };

  State of(program::NodeId node);
  State compute(program::NodeId node);
  State definition(program::DefinitionId definition);
  State table(const program::Node& node);
  void note(program::NodeId node);
  // The things of which these conditions say that they apply or are known.
  void guards_in(program::NodeId node, std::vector<std::string>& keys) const;
  [[nodiscard]] bool guarded(program::NodeId node) const;

  const program::Program& program_;
  const program::Vocabulary& words_;
  std::unordered_map<program::NodeId, State> nodes_;
  std::unordered_map<program::DefinitionId, State> definitions_;
  std::vector<std::string> guards_;
  State it_;
  std::vector<program::NodeId> places_;
};

// The same for nodes that say the same.
[[nodiscard]] std::string key_of(const program::Program& program, program::NodeId node);

}  // namespace slagboom::properties
