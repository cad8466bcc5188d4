// Printable form of a tree: one line per statement and node, indented.
#include <string>

#include "grammar/address.hpp"
#include "grammar/calendar_dump.hpp"
#include "grammar/topic_dump.hpp"
#include "grammar/pta_dump.hpp"
#include "grammar/parse.hpp"

namespace slagboom::grammar {

namespace {

constexpr std::string_view kNodeNames[] = {"fout",
                                           "getal",
                                           "datum",
                                           "schooljaar",
                                           "tekst",
                                           "ja",
                                           "nee",
                                           "nog open",
                                           "naam",
                                           "huidig",
                                           "samen",
                                           "waarvoor",
                                           "uit lijst",
                                           "zonder",
                                           "ook bij",
                                           "lijst",
                                           "aantal",
                                           "aantal dat",
                                           "gemiddelde",
                                           "som",
                                           "hoogste",
                                           "laagste",
                                           "gewogen gemiddelde",
                                           "plus",
                                           "min",
                                           "keer",
                                           "gedeeld door",
                                           "afgerond",
                                           "of hoger",
                                           "of lager",
                                           "hoger dan",
                                           "lager dan",
                                           "gelijk aan",
                                           "niet gelijk aan",
                                           "van tot",
                                           "een van",
                                           "bekend",
                                           "niet bekend",
                                           "van toepassing",
                                           "niet van toepassing",
                                           "hoort bij",
                                           "hoort niet bij",
                                           "elk",
                                           "anders",
                                           "vergelijk",
                                           "hoeveel",
                                           "voor",
                                           "alle",
                                           "minstens",
                                           "geen",
                                           "onderdeel",
                                           "vult plaatsen",
                                           "plaats",
                                           "voldaan aan"};
static_assert(std::size(kNodeNames) == static_cast<std::size_t>(NodeKind::satisfies) + 1);

constexpr std::string_view kStatementNames[] = {
    "fout",     "document",       "soort",        "gegeven",           "begrip",
    "groep",    "lijst",          "register",     "bepaling",          "tabel",
    "zoek",     "mag toevoegen",  "school kiest", "mag niet weglaten", "vermeldt",
    "vult in",  "overeenkomstig", "verslag",      "toelichting",       "onzeker",
    "aanvaard", "voorbeelden",    "geval",        "mogelijkheid",      "kalender",
    "onderwerp", "pta"};
static_assert(std::size(kStatementNames) ==
              static_cast<std::size_t>(StatementKind::pta) + 1);

constexpr std::string_view kQuestionNames[] = {"fout",
                                               "wie",
                                               "stel gegeven",
                                               "stel bepaling",
                                               "stel toevoeging",
                                               "wat is",
                                               "minimaal nodig",
                                               "wie krijgt een andere",
                                               "welke ene"};
static_assert(std::size(kQuestionNames) == static_cast<std::size_t>(QuestionKind::chance) + 1);

constexpr std::string_view kValueNames[] = {"",           "cijfer", "geheel cijfer", "aantal",
                                            "getal",      "keuze",  "ja of nee",     "datum",
                                            "examenjaar", "cohort", "tekst"};
constexpr std::string_view kRoundings[] = {"", " omhoog", " omlaag", " afgekapt"};
constexpr std::string_view kQuantities[] = {"alle", "geen", "minstens", "hoogstens", "precies"};

class Dumper {
 public:
  Dumper(const Syntax& syntax, const NameTable& names) : syntax_(syntax), names_(names) {}

  std::string run() {
    line(0, "document " + syntax_.short_name + " rang " + syntax_.rank + scope(syntax_.scope));
    for (const Statement& statement : syntax_.statements) one(statement);
    for (const QuestionBlock& block : syntax_.questions) {
      const std::string address = part_address(syntax_.document, block.part);
      line(0, "vragen" + (address.empty() ? "" : " @" + address));
      for (const Question& each : block.lines) question(each);
    }
    return std::move(text_);
  }

 private:
  void line(std::size_t depth, const std::string& words) {
    text_ += std::string(depth * 2, ' ') + words + "\n";
  }

  [[nodiscard]] std::string name(NameId id) const {
    if (id == kNoName) return "?";
    const Name& named = names_[id];
    std::string words = "«" + named.singular + "»";
    if (named.kind == NameKind::group) words += " (groep)";
    return words;
  }

  static std::string number(const Node& node) {
    std::string digits = std::to_string(node.value);
    if (node.decimals == 0) return digits;
    if (digits.size() <= node.decimals) digits.insert(0, node.decimals + 1U - digits.size(), '0');
    return digits.insert(digits.size() - node.decimals, ",");
  }

  [[nodiscard]] std::string scope(const Scope& scope) const {
    if (scope.empty()) return "";
    std::string words = " voor [";
    for (const ScopeItem& item : scope.items) {
      if (words.back() != '[') words += ", ";
      if (item.kind == ScopeItem::Kind::option) {
        words += name(item.name);
        continue;
      }
      words += item.kind == ScopeItem::Kind::exam_year ? "examenjaar " : "cohort ";
      words += std::to_string(item.from) + ".." + std::to_string(item.to);
    }
    return words + "]";
  }

  [[nodiscard]] std::string whom(const Whom& whom) const {
    if (!whom.said) return "";
    if (whom.candidates.empty() && whom.scope.empty()) return " voor iedereen";
    std::string words;
    for (const std::string& id : whom.candidates) words += (words.empty() ? " kandidaat " : ", ") + id;
    return words + scope(whom.scope);
  }

  void question(const Question& each) {
    static const Statement none;
    std::string words(kQuestionNames[static_cast<std::size_t>(each.kind)]);
    if (!each.chance.empty()) words += " «" + each.chance + "»";
    line(1, words + whom(each.whom));
    for (const Node* part : {&each.subject, &each.value, &each.outcome}) {
      if (part->kind != NodeKind::error) node(2, *part, none);
    }
    if (each.kind != QuestionKind::rule && each.kind != QuestionKind::additions) return;
    const std::size_t from = text_.size();
    one(each.rule);
    // One step deeper than a statement of the document.
    std::string deeper = "    ";
    for (std::size_t at = from; at < text_.size(); ++at) {
      deeper += text_[at];
      if (text_[at] == '\n' && at + 1 < text_.size()) deeper += "    ";
    }
    text_.replace(from, std::string::npos, deeper);
  }

  void one(const Statement& statement) {
    std::string words(kStatementNames[static_cast<std::size_t>(statement.kind)]);
    const std::string address = part_address(syntax_.document, statement.part);
    if (!address.empty()) words += " @" + address;
    if (statement.name != kNoName) words += " " + full_name(statement.name);
    if (statement.value_kind != ValueKind::unsaid)
      words +=
          " waarde " + std::string(kValueNames[static_cast<std::size_t>(statement.value_kind)]);
    if (!statement.key.empty()) words += " sleutel " + statement.key;
    if (statement.absence == Absence::not_applicable) words += " ontbreekt niet van toepassing";
    if (statement.absence == Absence::option)
      words += " ontbreekt " + name(statement.absent_option);
    if (statement.decides_rules) words += " bepaalt";
    if (statement.improvable) words += " te verbeteren";
    if (statement.others_absent) words += " andere waarden niet van toepassing";
    if (statement.must_choose) words += " moet kiezen";
    if (statement.adds_nothing) words += " niets";
    if (statement.prefer_few) words += " zo weinig mogelijk";
    if (statement.at_most) words += " hoogstens " + std::to_string(*statement.at_most);
    if (!statement.label.empty()) words += " label " + statement.label;
    if (!statement.topic.empty()) words += " over " + statement.topic;
    if (!statement.text.empty()) words += " tekst " + statement.text;
    if (!address_text(statement.address).empty())
      words += " adres " + address_text(statement.address);
    line(0, words + scope(statement.scope));
    for (const Property& property : statement.properties)
      line(1, property.key + ": " + property.text);
    for (const Departure& departure : statement.departures) {
      line(1, (departure.only_without_prejudice ? "onverminderd " : "in afwijking van ") +
                  address_text(departure.address));
      for (const Node& condition : departure.conditions) node(2, condition, statement);
    }
    if (statement.over.kind != NodeKind::error) group("over", {statement.over}, statement);
    group("alleen als", statement.conditions, statement);
    for (std::size_t i = 0; i < statement.nodes.size(); ++i) {
      node(1, statement.nodes[i], statement,
           i < statement.item_scopes.size() ? scope(statement.item_scopes[i]) : "");
    }
    for (const CalendarStatement& said : syntax_.calendar) {
      if (said.span.file == statement.span.file && said.span.begin == statement.span.begin)
        for (const std::string& one : dump(said)) line(1, one);
    }
    for (const TopicStatement& said : syntax_.topics) {
      if (said.span.file == statement.span.file && said.span.begin == statement.span.begin)
        for (const std::string& one : dump(said)) line(1, one);
    }
    for (const PtaStatement& said : syntax_.pta) {
      if (said.span.file == statement.span.file && said.span.begin == statement.span.begin)
        for (const std::string& one : dump(said, names_)) line(1, one);
    }
    group("zolang", statement.keeps, statement);
    group("anders geldt", statement.default_value, statement);
    tables(statement);
    for (const CaseField& field : statement.fields) line(1, "veld " + field.key + ": " + field.raw);
    group("verwacht", statement.expectations, statement);
    for (const std::string& note : statement.notes) line(1, "toelichting " + note);
    for (std::size_t i = 0; i < statement.doubts.size(); ++i) {
      line(1, "onzeker " + statement.doubts[i]);
      const Node& matters = statement.doubt_matters[i];
      if (matters.kind != NodeKind::error) group("van belang als", {matters}, statement);
    }
  }

  void tables(const Statement& statement) {
    for (std::size_t i = 0; i < statement.columns.size(); ++i) {
      const bool expected = i < statement.expected.size() && statement.expected[i] != 0;
      line(1, expected ? "kolom verwacht" : "kolom");
      node(2, statement.columns[i], statement);
    }
    for (const TableRow& row : statement.rows) {
      line(1, "rij");
      for (const Node& cell : row.cells) node(2, cell, statement);
      for (const Address& address : row.result) line(2, "volgens " + address_text(address));
    }
  }

  void group(const std::string& title, const std::vector<Node>& nodes, const Statement& statement) {
    if (nodes.empty()) return;
    line(1, title);
    for (const Node& child : nodes) node(2, child, statement);
  }

  [[nodiscard]] std::string full_name(NameId id) const {
    const Name& named = names_[id];
    std::string words = name(id);
    if (named.sort != kNoName) words += " van " + name(named.sort);
    if (!named.plural.empty()) words += " mv. " + named.plural;
    return words;
  }

  void node(std::size_t depth, const Node& tree, const Statement& statement,
            const std::string& tail = {}) {
    std::string words(kNodeNames[static_cast<std::size_t>(tree.kind)]);
    switch (tree.kind) {
      case NodeKind::number:
        words += " " + number(tree);
        break;
      case NodeKind::date:
      case NodeKind::school_year:
      case NodeKind::any_of:
        words += " " + std::to_string(tree.value);
        break;
      case NodeKind::name:
      case NodeKind::current:
      case NodeKind::fills_places:
        words += " " + name(tree.name);
        break;
      case NodeKind::round:
        words += std::string(kRoundings[static_cast<std::size_t>(tree.rounding)]) + " op " +
                 std::to_string(tree.value);
        if (tree.one_step) words += " in één stap";
        if (tree.two_step) words += " in twee stappen";
        break;
      case NodeKind::quantified:
      case NodeKind::for_each:
        words += " " + std::string(kQuantities[static_cast<std::size_t>(tree.quantity)]);
        if (tree.quantity != Quantity::all && tree.quantity != Quantity::none)
          words += " " + std::to_string(tree.value);
        break;
      case NodeKind::place:
        words += " " + std::to_string(tree.value) + "x";
        break;
      case NodeKind::text:
      case NodeKind::item:
      case NodeKind::satisfies:
        words += " " + tree.text;
        break;
      default:
        break;
    }
    if (tree.plural) words += " (mv.)";
    if (tree.bare) words += " (kaal)";
    if (tree.own_scope < statement.scopes.size()) words += scope(statement.scopes[tree.own_scope]);
    line(depth, words + tail);
    for (const Node& child : tree.children) node(depth + 1, child, statement);
  }

  const Syntax& syntax_;
  const NameTable& names_;
  std::string text_;
};

}  // namespace

std::string dump(const Syntax& syntax, const NameTable& names) {
  return Dumper(syntax, names).run();
}

}  // namespace slagboom::grammar
