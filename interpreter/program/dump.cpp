// Printable form of a program: a block for each definition, each expression on as few lines as fit.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/program/program.hpp"

namespace slagboom::program {

namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kMostDepth = 400;  // deeper is shown as "…"

constexpr std::array<std::string_view, 6> kComparisons{"lager dan",       "of lager", "gelijk aan",
                                                       "niet gelijk aan", "of hoger", "hoger dan"};
constexpr std::array<std::string_view, 3> kRoundings{"afgerond", "naar boven afgerond", "afgekapt"};
constexpr std::array<std::string_view, 5> kQuantities{"alle", "geen", "minstens", "hoogstens",
                                                      "precies"};

template <std::size_t N>
std::string at(const std::array<std::string_view, N>& words, std::int64_t index) {
  return index >= 0 && static_cast<std::size_t>(index) < N
             ? std::string(words[static_cast<std::size_t>(index)])
             : "?";
}

// 11/2 as 5,5; a fraction that has no end in decimals as 1/3.
std::string number_text(const Rational& number) {
  if (!number.valid()) return "te groot";
  for (unsigned decimals = 0; decimals <= 6; ++decimals) {
    const Rational scaled = operations::multiply(number, {operations::power_of_ten(decimals), 1});
    if (scaled.den != 1) continue;
    std::string digits = std::to_string(scaled.num);
    const std::size_t sign = digits.front() == '-' ? 1 : 0;
    while (digits.size() - sign <= decimals) digits.insert(sign, "0");
    if (decimals > 0) digits.insert(digits.size() - decimals, ",");
    return digits;
  }
  return std::to_string(number.num) + "/" + std::to_string(number.den);
}

std::string type_text(const Type& type, const Vocabulary& vocabulary) {
  switch (type.base) {
    case Base::nothing:
      return "onbepaald";
    case Base::truth:
      return "ja of nee";
    case Base::set:
      return "verzameling";
    case Base::numbers:
      return "rij getallen";
    case Base::options:
      return "rij keuzes";
    case Base::option: {
      std::string text = "keuze";
      if (type.options == kNone || type.options >= vocabulary.option_sets.size()) return text;
      const OptionSet& set = vocabulary.option_sets[type.options];
      for (std::size_t index = 0; index < set.labels.size(); ++index) {
        text += (index == 0 ? " uit " : set.ordered ? " < " : ", ") + set.labels[index];
      }
      return text;
    }
    case Base::number:
      break;
  }
  constexpr std::array<std::string_view, 6> kScales{"getal",      "cijfer", "aantal",
                                                    "examenjaar", "cohort", "datum"};
  std::string text(kScales[static_cast<std::size_t>(type.scale)]);
  if (type.decimals >= 0) text += " op " + std::to_string(type.decimals);
  return text;
}

// Operations that say all by their name.
std::string_view plain_words(Op op) {
  switch (op) {
    case Op::everything:
      return "alle dingen";
    case Op::unite:
      return "samen";
    case Op::intersect:
      return "ook in";
    case Op::exclude:
      return "zonder";
    case Op::filter:
      return "waarvoor";
    case Op::map:
      return "van elk";
    case Op::together:
      return "rij";
    case Op::size:
      return "aantal";
    case Op::count_if:
      return "aantal waarvoor";
    case Op::mean:
      return "gemiddelde";
    case Op::sum:
      return "som";
    case Op::highest:
      return "hoogste";
    case Op::lowest:
      return "laagste";
    case Op::weighted_mean:
      return "gewogen gemiddelde";
    case Op::add:
      return "plus";
    case Op::subtract:
      return "min";
    case Op::multiply:
      return "keer";
    case Op::divide:
      return "gedeeld door";
    case Op::known:
      return "is bekend";
    case Op::applicable:
      return "is van toepassing";
    case Op::both:
      return "alle";
    case Op::negate:
      return "niet";
    case Op::fills:
      return "vult plaatsen";
    default:
      return "?";
  }
}

class Dumper {
 public:
  Dumper(const Program& program, const Vocabulary& vocabulary)
      : program_(program), vocabulary_(vocabulary) {}

  std::string run() {
    std::vector<const Definition*> sorted;
    for (const Definition& definition : program_.definitions) sorted.push_back(&definition);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Definition* a, const Definition* b) { return a->label < b->label; });
    for (const Definition* definition : sorted) one(*definition);
    for (const Search& search : program_.searches) one(search);
    facts();
    // While tables are printed, their cells may name further tables.
    for (std::size_t index = 0; index < tables_.size(); ++index)
      one(program_.tables[tables_[index]], index + 1);
    for (const Possibility& possibility : program_.possibilities) one(possibility);
    report();
    return std::move(text_);
  }

 private:
  void line(std::size_t indent, const std::string& words) {
    text_ += std::string(indent, ' ') + words + "\n";
  }

  void head(const std::string& words) {
    if (!text_.empty()) text_ += "\n";
    line(0, words);
  }

  [[nodiscard]] std::string provision(std::int64_t id) const {
    const auto index = static_cast<std::size_t>(id);
    return index < vocabulary_.provisions.size() ? vocabulary_.provisions[index].label
                                                 : "zonder adres";
  }

  void one(const Definition& definition) {
    std::string words = "bepaling " + definition.label;
    if (definition.per_element) words += ", per ding";
    head(words + ": " + type_text(definition.type, vocabulary_));
    for (std::size_t index = 0; index < definition.variants.size(); ++index) {
      const Variant& variant = definition.variants[index];
      std::string rule = std::to_string(index + 1) + ". " + provision(variant.provision);
      for (std::size_t other = 0; other < variant.exceptions.size(); ++other) {
        rule += (other == 0 ? ", behalve waar geldt: " : ", ") +
                std::to_string(variant.exceptions[other] + 1);
      }
      line(2, rule);
      if (variant.guard != kNone) {
        line(4, "als");
        node(variant.guard, 6, 0);
        line(4, "dan");
      }
      node(variant.body, variant.guard != kNone ? 6 : 4, 0);
      for (const Doubt& doubt : variant.doubts) {
        line(4, "onzeker: " + doubt.text);
        if (doubt.matters == kNone) continue;
        line(6, "van belang als");
        node(doubt.matters, 8, 0);
      }
    }
  }

  void one(const Search& search) {
    head("zoek " + search.label + ", " + (search.prefer_few ? "zo weinig" : "zo veel") +
         " mogelijk, hoogstens " + std::to_string(search.at_most) + " (" +
         provision(search.provision) + ")");
    line(2, "uit");
    node(search.from, 4, 0);
    line(2, "waarvoor");
    for (std::size_t index = 0; index < search.conditions.size(); ++index) {
      if (index == search.growing && search.growing > 0) line(2, "en waarvoor");
      node(search.conditions[index], 4, 0);
    }
  }

  void facts() {
    for (FactId id = 0; id < program_.fact_applies.size() && id < vocabulary_.facts.size(); ++id) {
      if (program_.fact_applies[id] == kNone) continue;
      head("gegeven " + vocabulary_.facts[id].label + ", alleen als");
      node(program_.fact_applies[id], 2, 0);
    }
  }

  void one(const Table& table, std::size_t number) {
    head("tabel " + std::to_string(number));
    if (table.over != kNone) {
      line(2, "over");
      node(table.over, 4, 0);
    }
    for (const NodeId column : table.columns) {
      line(2, "kolom");
      node(column, 4, 0);
    }
    for (const TableRow& row : table.rows) {
      line(2, row.provision == kNone ? "rij" : "rij " + provision(row.provision));
      if (row.otherwise) line(4, "anders");
      for (const NodeId cell : row.cells) {
        if (row.otherwise) break;
        if (cell == kNone) {
          line(4, "elk");
        } else {
          node(cell, 4, 0);
        }
      }
      line(4, "dan");
      node(row.result, 6, 0);
    }
  }

  void report() {
    if (program_.report.empty()) return;
    head("verslag");
    for (const ReportLine& one : program_.report) {
      line(2, one.key + " (" + one.form + "): " + type_text(one.type, vocabulary_));
      node(one.node, 4, 0);
    }
  }

  void one(const Possibility& possibility) {
    head("mogelijkheid " + possibility.name + " (" + provision(possibility.provision) + ")");
    line(2, "geeft " + vocabulary_.facts[possibility.gives].label);
    if (possibility.improves != kNone) {
      line(2, "verbetert");
      node(possibility.improves, 4, 0);
    }
    for (const auto& [word, nodes] : {std::pair{"alleen als", &possibility.allowed},
                                      std::pair{"zolang", &possibility.keeps}}) {
      for (const NodeId condition : *nodes) {
        line(2, word);
        node(condition, 4, 0);
      }
    }
  }

  // An expression: on one line when it fits, else its children below each other.
  void node(NodeId id, std::size_t indent, std::size_t depth) {
    std::string flat;
    if (id >= program_.nodes.size() || depth > kMostDepth) {
      line(indent, id >= program_.nodes.size() ? "niets" : "…");
      return;
    }
    const Node& one = program_.nodes[id];
    const std::size_t room = kWidth > indent + 40 ? kWidth - indent : 40;
    if (write(id, flat, room, 0) || one.count == 0) {
      line(indent, flat);
      return;
    }
    line(indent, words_of(one) + "(");
    for (std::uint32_t index = 0; index < one.count; ++index)
      node(program_.child(one, index), indent + 2, depth + 1);
    line(indent, ")");
  }

  // Appends the expression on one line; false when it became longer than `room`.
  bool write(NodeId id, std::string& text, std::size_t room, std::size_t depth) {
    if (id >= program_.nodes.size() || depth > kMostDepth) {
      text += "…";
      return true;
    }
    const Node& one = program_.nodes[id];
    text += words_of(one);
    for (std::uint32_t index = 0; index < one.count; ++index) {
      text += index == 0 ? "(" : "; ";
      if (text.size() > room || !write(program_.child(one, index), text, room, depth + 1))
        return false;
    }
    if (one.count > 0) text += ")";
    return text.size() <= room;
  }

  std::string words_of(const Node& one) {
    const auto index = static_cast<std::size_t>(one.a);
    const auto label_of = [&](const auto& list) {
      return "«" + (index < list.size() ? list[index].label : std::string("?")) + "»";
    };
    switch (one.op) {
      case Op::number:
        return number_text({one.a, one.b});
      case Op::truth:
        return one.a != 0 ? "ja" : "nee";
      case Op::unknown:
        return "nog open";
      case Op::it:
        return "dit";
      case Op::option: {
        const bool known = one.type.options < vocabulary_.option_sets.size() &&
                           index < vocabulary_.option_sets[one.type.options].labels.size();
        return "«" +
               (known ? vocabulary_.option_sets[one.type.options].labels[index]
                      : std::string("?")) +
               "»";
      }
      case Op::fact:
        return "gegeven " + label_of(vocabulary_.facts);
      case Op::attribute:
        return "kenmerk «" +
               (index < vocabulary_.attributes.size() ? vocabulary_.attributes[index]
                                                      : std::string("?")) +
               "»";
      case Op::call:
        return label_of(program_.definitions);
      case Op::chosen:
        return "keuze " + label_of(program_.searches);
      case Op::of_item:
        return "bij " + label_of(vocabulary_.items);
      case Op::items:
        return items(index);
      case Op::round:
        return at(kRoundings, one.b) + " op " + std::to_string(one.a);
      case Op::compare:
        return at(kComparisons, one.a);
      case Op::member:  // of the current element when no item is named
        return index < vocabulary_.items.size() ? label_of(vocabulary_.items) + " hoort bij"
                                                : "hoort bij";
      case Op::either:
        return "minstens " + std::to_string(one.a);
      case Op::quantify:
        return quantity(one) + " zijn";
      case Op::for_each:
        return "voor " + quantity(one);
      case Op::table:
        return "tabel " + std::to_string(table_number(static_cast<std::uint32_t>(one.a)));
      case Op::clause:
        return "volgens " + provision(one.a);
      case Op::satisfied:
        return "voldaan aan " + provision(one.a);
      default:
        return std::string(plain_words(one.op));
    }
  }

  static std::string quantity(const Node& one) {
    const bool counted = one.a >= static_cast<std::int64_t>(grammar::Quantity::at_least);
    return at(kQuantities, one.a) + (counted ? " " + std::to_string(one.b) : "");
  }

  [[nodiscard]] std::string items(std::size_t list) const {
    std::string text = "lijst [";
    if (list >= program_.item_lists.size()) return text + "?]";
    for (ItemId id = 0; id < vocabulary_.items.size(); ++id) {
      const std::size_t word = id / 64;
      if (word >= program_.item_lists[list].size() ||
          (program_.item_lists[list][word] >> (id % 64) & 1U) == 0)
        continue;
      if (text.back() != '[') text += ", ";
      text += vocabulary_.items[id].label;
    }
    return text + "]";
  }

  // Tables are numbered in the order in which they are named.
  std::size_t table_number(std::uint32_t table) {
    const auto found = std::find(tables_.begin(), tables_.end(), table);
    if (found != tables_.end()) return static_cast<std::size_t>(found - tables_.begin()) + 1;
    if (table >= program_.tables.size()) return 0;
    tables_.push_back(table);
    return tables_.size();
  }

  const Program& program_;
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> tables_;
  std::string text_;
};

}  // namespace

std::string dump(const Program& program, const Vocabulary& vocabulary) {
  return Dumper(program, vocabulary).run();
}

}  // namespace slagboom::program
