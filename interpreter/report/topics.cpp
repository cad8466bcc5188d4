// Topics by chapter; choices that several topics share are told once, at the end.
#include "interpreter/report/topics.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kField = 10;  // columns of "  waarde: "

std::string choices_text(const std::vector<TopicRow::Choice>& choices) {
  std::string text;
  for (const TopicRow::Choice& choice : choices) {
    text += (text.empty() ? "" : "; ") + choice.name;
    for (std::size_t i = 0; i < choice.others.size(); ++i)
      text += (i == 0 ? " (ook: " : ", ") + choice.others[i];
    if (!choice.others.empty()) text += ")";
  }
  return text;
}

std::string requirement_text(const TopicRow::Requirement& requirement) {
  std::string text = requirement.provision + ": " + requirement.name;
  for (std::size_t i = 0; i < requirement.demands.size(); ++i)
    text += (i == 0 ? ": " : "; ") + requirement.demands[i];
  std::vector<std::string> notes;
  if (requirement.advised) notes.emplace_back("aanbevolen");
  if (!requirement.certainty.empty()) notes.push_back(requirement.certainty);
  if (!requirement.years.empty()) notes.push_back(requirement.years);
  for (std::size_t i = 0; i < notes.size(); ++i) text += (i == 0 ? " (" : ", ") + notes[i];
  return text + (notes.empty() ? "" : ")");
}

std::string ruled(const std::string& title) {
  return title + "\n" + std::string(grammar::display_width(title), '=') + "\n";
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string topics_text(std::span<const TopicRow> topics, std::size_t width) {
  std::string out;
  std::map<std::string, const TopicRow*> lists;
  const std::string* chapter = nullptr;
  for (const TopicRow& topic : topics) {
    if (chapter == nullptr || *chapter != topic.chapter) {
      out += (out.empty() ? "" : "\n") + ruled(topic.chapter);
      chapter = &topic.chapter;
    }
    out += topic.name + "\n";
    const auto field = [&](std::string_view name, const std::string& text) {
      add_wrapped(out, padded("  " + std::string(name) + ":", kField), text, kField, width);
    };
    field("waarde", topic.kind);
    if (!topic.list.empty()) lists.try_emplace(topic.list, &topic);
    if (topic.list.empty() && !topic.choices.empty()) field("keuzes", choices_text(topic.choices));
    for (const TopicRow::Requirement& requirement : topic.requirements)
      field("eis", requirement_text(requirement));
  }
  if (!lists.empty()) out += "\n" + ruled("Keuzelijsten");
  for (const auto& [name, topic] : lists)
    add_wrapped(out, name + ": ", choices_text(topic->choices), 2, width);
  return out;
}

std::string topics_json(std::span<const TopicRow> topics) {
  std::string out;
  for (const TopicRow& topic : topics) {
    Json line;
    line["onderwerp"] = topic.name;
    line["hoofdstuk"] = text_or_null(topic.chapter);
    line["waarde"] = topic.kind;
    line["keuzelijst"] = text_or_null(topic.list);
    Json& choices = line["keuzes"] = Json::array();
    for (const TopicRow::Choice& choice : topic.choices) {
      Json each;
      each["naam"] = choice.name;
      each["ook"] = choice.others;
      choices.push_back(std::move(each));
    }
    Json& requirements = line["eisen"] = Json::array();
    for (const TopicRow::Requirement& requirement : topic.requirements) {
      Json each;
      each["eis"] = requirement.name;
      each["norm"]["bepaling"] = requirement.provision;
      each["norm"]["versie"] = text_or_null(requirement.version);
      each["vraagt"] = requirement.demands;
      each["kracht"] = requirement.advised ? "aanbevolen" : "verplicht";
      each["zekerheid"] = text_or_null(requirement.certainty);
      each["wanneer"] = text_or_null(requirement.years);
      requirements.push_back(std::move(each));
    }
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace slagboom::report
