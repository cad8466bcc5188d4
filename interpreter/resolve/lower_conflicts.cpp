// Two answers at once, or none: what is said of sentences and lines of a list that overlap or leave a gap.
#include <algorithm>

#include "grammar/words.hpp"
#include "interpreter/resolve/lowering.hpp"

namespace slagboom::resolve {

using grammar::Node;
using grammar::NodeKind;
using grammar::Statement;

namespace {

// The same words in the same order; where they stand does not matter.
bool says_the_same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.value == b.value && a.decimals == b.decimals && a.rounding == b.rounding &&
         a.two_step == b.two_step && a.quantity == b.quantity && a.name == b.name && a.text == b.text &&
         a.own_scope == b.own_scope &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), says_the_same);
}

bool says_the_same(const Statement& a, const Statement& b) {
  return a.kind == b.kind && a.kind == grammar::StatementKind::define && a.item_scopes.empty() &&
         b.item_scopes.empty() && a.scopes.empty() && b.scopes.empty() &&
         std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                    [](const Node& x, const Node& y) { return says_the_same(x, y); });
}

}  // namespace

// The answer as it is written; nothing when it is too long to quote.
std::string Lowering::answer_text(const Node& node) const {
  constexpr std::size_t kLongest = 80;
  const std::string_view text = model_.sources->text(node.span);
  if (text.empty() || text.size() > kLongest || text.find('\n') != std::string_view::npos) return {};
  const bool is_plain = node.kind == NodeKind::number || node.kind == NodeKind::date ||
                        node.kind == NodeKind::school_year || node.kind == NodeKind::yes || node.kind == NodeKind::no;
  return is_plain ? std::string(text) : "«" + std::string(text) + "»";
}

void Lowering::settled_above(const Source& later, const Source& first) {
  Diagnostic item;
  item.kind = DiagnosticKind::departure_without_basis;
  item.labels.push_back({later.statement->span, "dit regelt de wet al", true});
  item.labels.push_back({first.statement->span, place_label(model_, first, later.document), false});
  item.example = label(model_, regime_);
  item.help = "schrap deze zin; de wettelijke regel geldt vanzelf";
  diagnostics_.add(std::move(item));
}

void Lowering::conflicting(const Source& later, const Source& first) {
  if (says_the_same(*later.statement, *first.statement)) return;
  const std::string where = place_label(model_, first, later.document);
  Diagnostic item;
  item.kind = DiagnosticKind::conflict;
  item.labels.push_back({later.statement->span, "deze bepaling regelt hetzelfde", true});
  item.labels.push_back({first.statement->span, where, false});
  item.example = label(model_, regime_);
  if (first.statement->nodes.size() == 1 && later.statement->nodes.size() == 1) {
    const std::string one = answer_text(first.statement->nodes[0]);
    const std::string other = answer_text(later.statement->nodes[0]);
    if (!one.empty() && !other.empty()) {
      item.example += ": " + where + " geeft " + one + ", " + place_label(model_, later, later.document) + " geeft " + other;
    }
  }
  item.help = "zet «in afwijking van …» voor een van de twee, of beperk ze met «geldt voor»";
  diagnostics_.add(std::move(item));
}

void Lowering::answered_twice(const Source& later, const Source& first) {
  Diagnostic item;
  item.kind = DiagnosticKind::filled_twice;
  item.labels.push_back({later.statement->span, "over deze ruimte is al iets gezegd", true});
  item.labels.push_back({first.statement->span, place_label(model_, first, later.document), false});
  item.because = "het ene zegt dat de school iets toevoegt, het andere dat zij niets toevoegt";
  item.example = label(model_, regime_);
  item.help = "laat een van de twee staan, of beperk ze met «geldt voor»";
  diagnostics_.add(std::move(item));
}

void Lowering::conflicting_lines(const Node& first, const Node& later) {
  if (says_the_same(first, later)) return;
  Diagnostic item;
  item.kind = DiagnosticKind::conflict;
  item.labels.push_back({later.span, "deze regel van de lijst geldt tegelijk met een andere", true});
  item.labels.push_back({first.span, "deze", false});
  const std::string one = answer_text(first);
  const std::string other = answer_text(later);
  item.example = label(model_, regime_);
  if (!one.empty() && !other.empty()) item.example += ": het ene is " + one + ", het andere is " + other;
  item.help = "zorg dat elk jaar en elk cohort in precies één regel valt";
  diagnostics_.add(std::move(item));
}

void Lowering::missing_line(const Source& source) {
  const std::string missing = left_out(model_, source);
  const std::string whom = missing.empty() ? label(model_, regime_) : missing;
  message(DiagnosticKind::gap_in_years, source.statement->span, "geen van deze regels geldt voor " + whom, {},
          "voeg een regel toe met «, voor " + whom + "», of beperk de hele zin of het document met «geldt voor»",
          label(model_, regime_));
}

Lowering::Rounded Lowering::rounded_at(NodeId node) const {
  std::vector<Rounded> waiting{{node, kNone, true}};
  std::vector<bool> seen(program_.nodes.size(), false);
  for (std::size_t index = 0; index < waiting.size(); ++index) {
    const Rounded at = waiting[index];
    if (seen[at.node]) continue;
    seen[at.node] = true;
    const program::Node& one = program_.nodes[at.node];
    if (one.op == Op::round) return at;
    for (std::uint32_t child = 0; child < one.count; ++child) {
      waiting.push_back({program_.child(one, child), at.provision, false});
    }
    if (one.op != Op::call) continue;
    const std::vector<program::Variant>& variants = program_.definitions[static_cast<std::size_t>(one.a)].variants;
    for (const program::Variant& variant : variants) {
      if (variant.body != kNone) waiting.push_back({variant.body, variant.provision, at.straight && variants.size() == 1});
    }
  }
  return {};
}

void Lowering::rounded_twice(const Node& node, NodeId exact, const Setting& setting) {
  Diagnostic item;
  item.kind = DiagnosticKind::double_rounding;
  item.labels.push_back({node.span, "hier wordt een getal afgerond dat al eerder is afgerond", true});
  const Rounded before = rounded_at(exact);
  if (before.node != kNone) {
    std::string label = "eerste keer";
    if (before.provision != kNone) {
      const program::Provision& from = model_.vocabulary.provisions[before.provision];
      const grammar::Document& document = model_.documents[from.document].syntax->document;
      const std::string here = from.document == setting.document ? grammar::part_address(document, from.part) : "";
      label += ", " + (here.empty() ? from.label : here);
    }
    item.labels.push_back({program_.nodes[before.node].span, std::move(label), false});
    const program::Node& first = program_.nodes[before.node];
    const auto half_up = static_cast<std::int64_t>(operations::RoundingMode::half_up);
    if (before.straight && first.a == 1 && first.b == half_up && node.value == 0 &&
        node.rounding == grammar::Rounding::half_up) {
      item.example = "7,45 wordt eerst 7,5 en daarna 8; in één keer is het 7";
    }
  }
  item.because = "twee keer afronden kan een ander cijfer geven dan één keer";
  item.help =
      "schrijf «eerst afgerond op …, daarna op …» als dit de bedoeling is, of reken met het getal voordat "
      "het is afgerond";
  diagnostics_.add(std::move(item));
}

}  // namespace slagboom::resolve
