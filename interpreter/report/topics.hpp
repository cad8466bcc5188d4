// The topics that a reglement may speak of, with their choices and what the law asks.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace slagboom::report {

struct TopicRow {
  struct Choice {
    std::string name;
    std::vector<std::string> others;  // words for the same
  };
  struct Requirement {
    std::string provision, version;
    std::string name;
    std::vector<std::string> demands;  // "moet in het examenreglement staan"
    std::string certainty;
    bool advised = false;
    std::string years;  // "vanaf schooljaar 2022-2023"; empty: always
  };
  std::string chapter;
  std::string name;
  std::string kind;  // "een of meer uit functies"
  std::string list;  // of a shared list of choices: its name
  std::vector<Choice> choices;
  std::vector<Requirement> requirements;
};

[[nodiscard]] std::string topics_text(std::span<const TopicRow> topics, std::size_t width);
// One object a line.
[[nodiscard]] std::string topics_json(std::span<const TopicRow> topics);

}  // namespace slagboom::report
