// The question first, then what is supposed, then a line for each candidate.
#include "interpreter/report/block_answers.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "grammar/source.hpp"
#include "interpreter/report/answer_words.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using questions::BlockAnswer;
using questions::CandidateAnswer;
using Json = nlohmann::ordered_json;

constexpr std::size_t kWidestNumber = 16;

std::string value_text(const CandidateAnswer& answer) {
  if (!answer.fault.empty()) return "geen antwoord: " + answer.fault;
  std::string text = answer.value;
  if (!answer.exact && answer.value != "niet uitgerekend") text += " (niet uitgerekend)";
  if (!answer.remark.empty()) text += ", " + answer.remark;
  return text;
}

std::string difference_text(const BlockAnswer& answer) {
  std::string text = std::to_string(answer.answers.size()) + " van de " +
                     counted(answer.compared, "kandidaat", "kandidaten");
  if (answer.without > 0)
    text += " (van " + std::to_string(answer.without) + " is geen uitkomst te geven)";
  return text;
}

// The premises make no difference.
bool same_without(const CandidateAnswer& answer) {
  return answer.before == answer.value && answer.before_fault == answer.fault;
}

// The answer without the premises, or why there is none.
std::string before_text(const CandidateAnswer& answer) {
  return answer.before_fault.empty() ? answer.before : "geen antwoord: " + answer.before_fault;
}

Json candidate_json(const CandidateAnswer& answer) {
  Json line;
  line["kandidaat"] = answer.candidate;
  if (!answer.fault.empty()) {
    line["fout"] = answer.fault;
    return line;
  }
  line["uitgangspunt"] = answer.premises;
  line["antwoord"] = answer.value;
  if (!answer.before.empty() || !answer.before_fault.empty())
    line["zonder_uitgangspunt"] = before_text(answer);
  line["exact"] = answer.exact;
  if (!answer.remark.empty()) line["opmerking"] = answer.remark;
  if (!answer.because.empty()) line["door"] = answer.because;
  if (!answer.notes.empty()) line["let_op"] = answer.notes;
  return line;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string block_answers_text(std::span<const BlockAnswer> answers, std::size_t width) {
  std::string out;
  std::size_t number = 0;
  for (const BlockAnswer& answer : answers) {
    if (!out.empty()) out += "\n";
    const auto line = [&](const std::string& lead, const std::string& text, std::size_t indent) {
      add_wrapped(out, lead, grammar::printable(text), indent, width);
    };
    line("Vraag " + std::to_string(++number) + ": ", answer.question, 2);
    line("  ", answer.file + ", regel " + std::to_string(answer.line), 4);
    for (const questions::PremiseCount& premise : answer.premises)
      line("  ", premise_text(premise), 4);
    if (answer.kind == BlockAnswer::Kind::difference) line("  ", difference_text(answer), 4);
    if (answer.answers.empty() && answer.kind != BlockAnswer::Kind::difference) {
      line("  ", "er is geen kandidaat over wie dit gaat", 4);
    }
    std::size_t widest = 0;
    for (const CandidateAnswer& one : answer.answers) {
      widest = std::max(widest, grammar::display_width(grammar::printable(one.candidate)));
    }
    widest = std::min(widest, kWidestNumber);
    for (const CandidateAnswer& one : answer.answers) {
      std::string text = value_text(one);
      if (answer.kind == BlockAnswer::Kind::difference) {
        const std::string was = one.before_fault.empty()
                                    ? "was " + one.before
                                    : "was zonder antwoord (" + one.before_fault + ")";
        text = was + ", wordt " + text;
        if (!one.because.empty()) text += "; " + joined(one.because, "; ");
      } else if (const std::string was = before_text(one); !was.empty() && !same_without(one)) {
        text += " (zonder uitgangspunt: " + was + ")";
      }
      for (const std::string& note : one.notes) text += "; let op: " + note;
      line("  " + padded(grammar::printable(one.candidate), widest) + "  ", text, widest + 4);
    }
  }
  return out;
}

std::string block_answers_json(std::span<const BlockAnswer> answers) {
  std::string out;
  for (const BlockAnswer& answer : answers) {
    Json head;
    head["bestand"] = answer.file;
    head["regel"] = answer.line;
    head["vraag"] = answer.question;
    if (answer.kind == BlockAnswer::Kind::difference) {
      Json& premises = head["uitgangspunt"] = Json::array();
      Json notes = Json::array();
      for (const questions::PremiseCount& premise : answer.premises) {
        (premise.held == premise.all ? premises : notes)
            .push_back(premise.held == premise.all ? premise.text : premise_text(premise));
      }
      if (!notes.empty()) head["let_op"] = notes;
      head["vergeleken"] = answer.compared;
      head["zonder_uitkomst"] = answer.without;
      Json& others = head["anders"] = Json::array();
      for (const CandidateAnswer& one : answer.answers) others.push_back(candidate_json(one));
      out += dumped(head);
      continue;
    }
    for (const CandidateAnswer& one : answer.answers) {
      Json line = head;
      line.update(candidate_json(one));
      if (answer.kind == BlockAnswer::Kind::chance && one.fault.empty()) {
        Json& chances = line["mogelijkheden"] = Json::array();
        for (const questions::ChanceAnswer& chance : one.chances) {
          chances.push_back({{"gegeven", chance.key}, {"naar", chance.to}, {"vanaf", chance.at}});
        }
      }
      if (answer.kind == BlockAnswer::Kind::needed && one.fault.empty()) {
        line["minimum"] = one.minimum.empty() ? Json(nullptr) : Json(one.minimum);
      }
      out += dumped(line);
    }
  }
  return out;
}

}  // namespace slagboom::report
