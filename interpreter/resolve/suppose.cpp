// Sentences that take the place of what the texts say, as documents of their own on top of the others.
#include "interpreter/resolve/suppose.hpp"

#include <algorithm>

namespace slagboom::resolve {

namespace {

std::string without_starter(const std::string& text) {
  constexpr std::string_view kStarter = "stel ";
  if (!text.starts_with(kStarter)) return text;
  const std::size_t begin = text.find_first_not_of(' ', kStarter.size());
  return begin == std::string::npos ? std::string() : text.substr(begin);
}

}  // namespace

Model suppose(const Model& base, std::span<const Supposed> supposed) {
  Model model = base;
  for (const Supposed& one : supposed) {
    const grammar::Statement& rule = one.question->rule;
    if (rule.name == kNoName) continue;
    DocumentInfo info = base.documents[one.document];
    info.short_name = one.label;
    info.title = one.label + ": " + without_starter(one.question->text);
    info.rank = Rank::supposed;
    info.is_library = true;   // not the school's: whether her text holds for a candidate is not for this sentence to say
    info.host = one.document;
    info.host_part = rule.part;
    const Source source{&rule, static_cast<std::uint32_t>(model.documents.size())};
    model.documents.push_back(std::move(info));
    auto& place = one.question->kind == grammar::QuestionKind::additions ? model.supposed_additions : model.supposed;
    place[rule.name] = source;
  }
  return model;
}

std::vector<std::string> replaced(const Model& base, const Supposed& supposed, const Regime& regime) {
  std::vector<std::string> found;
  const NameId name = supposed.question->rule.name;
  const auto look = [&](const auto& by_name) {
    const auto sources = by_name.find(name);
    if (sources == by_name.end()) return;
    for (const Source& source : sources->second) {
      if (fits(base, source, regime) != Fits::yes) continue;
      std::string label = provision_label(base, source.document, source.statement->part);
      if (std::find(found.begin(), found.end(), label) == found.end()) found.push_back(std::move(label));
    }
  };
  look(base.fillings);
  if (supposed.question->kind == grammar::QuestionKind::additions) return found;
  look(base.definitions);
  look(base.searches);
  look(base.lists);
  return found;
}

}  // namespace slagboom::resolve
