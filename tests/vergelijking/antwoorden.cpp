// Options, opleidingen and answers of the comparisons.
#include "antwoorden.hpp"

#include <cstdlib>
#include <iostream>

namespace slagboom::vergelijking {

Options read_options(int argc, char** argv, Options defaults) {
  Options options = std::move(defaults);
  if (argc > 1) options.verb = argv[1];
  for (int index = 2; index + 1 < argc; index += 2) {
    const std::string name = argv[index];
    const char* value = argv[index + 1];
    if (name == "--aantal") options.count = std::atol(value);
    if (name == "--zaad") options.seed = std::strtoull(value, nullptr, 10);
    if (name == "--open") options.open = std::atoi(value);
    if (name == "--opleiding") options.type = value;
    if (name == "--examenjaar") options.year = std::atoi(value);
    if (name == "--antwoorden") options.answers = value;
    if (name == "--toon") options.shown = std::atoi(value);
  }
  return options;
}

void every_opleiding(const Options& options,
                     const std::function<void(referentie::Opleiding)>& use) {
  for (const std::string_view name : {"atheneum", "gymnasium", "vwo", "havo", "vmbo-tl", "vmbo-gl",
                                      "vmbo-kb", "vmbo-bb"}) {
    if (options.type.empty() || options.type == name) use(*referentie::lees_opleiding(name));
  }
}

std::string text_of(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

Answers::Answers(const std::string& path) : file_(path), readable_(file_.is_open()) {
  if (!readable_) std::cerr << "kan " << path << " niet lezen\n";
}

nlohmann::json Answers::next(const std::string& candidate, std::string& wrong) {
  std::string line;
  nlohmann::json answer =
      std::getline(file_, line) ? nlohmann::json::parse(line) : nlohmann::json::object();
  if (answer.value("kandidaat", "") != candidate) {
    wrong = "geen antwoord";
  } else if (answer.contains("fout")) {
    wrong = "geen antwoord: " + text_of(answer.at("fout"));
  }
  return answer;
}

}  // namespace slagboom::vergelijking
