// Small changes in the rules that no example notices: what an author has not shown yet.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "interpreter/cli/session_state.hpp"
#include "interpreter/examples/examples.hpp"

namespace slagboom::cli {

namespace {

namespace fs = std::filesystem;

using examples::Setting;
using grammar::Quantity;
using program::Comparison;
using program::kNone;
using program::Node;
using program::NodeId;
using program::Op;

// One change of one place in a text, in every program that was made from it.
struct Change {
  grammar::Span span;
  std::string what;   // behind "geen voorbeeld merkt het als "
  bool of_number = false;
  struct OfNode {
    Setting* setting;
    NodeId node;
    Node after;
  };
  std::vector<OfNode> nodes;
  struct OfException {
    Setting* setting;
    program::DefinitionId definition;
    std::size_t variant, place;
  };
  std::vector<OfException> exceptions;
};

class Changes {
 public:
  Changes(const grammar::Sources& sources, const std::vector<std::string>& paths) : sources_(sources), paths_(paths) {}

  void add(Setting& setting) {
    const program::Program& program = setting.lowered.program;
    const auto end = static_cast<NodeId>(std::min(setting.rule_nodes, program.nodes.size()));
    for (NodeId id = 0; id < end; ++id) of_node(setting, id, program.nodes[id]);
    for (program::DefinitionId id = 0; id < program.definitions.size(); ++id) {
      const program::Definition& definition = program.definitions[id];
      for (std::size_t variant = 0; variant < definition.variants.size(); ++variant) {
        const auto& exceptions = definition.variants[variant].exceptions;
        for (std::size_t place = 0; place < exceptions.size(); ++place) {
          const grammar::Span span = definition.variants[exceptions[place]].span;
          if (Change* change = at(span, "deze afwijking er niet is"))
            change->exceptions.push_back({&setting, id, variant, place});
        }
      }
    }
  }

  [[nodiscard]] std::map<std::string, Change>& all() { return changes_; }

 private:
  void of_node(Setting& setting, NodeId id, const Node& node) {
    const auto change = [&](const std::string& what, const auto& edit) {
      if (Change* found = at(node.span, what)) {
        Node after = node;
        edit(after);
        found->of_number = node.op == Op::number;
        found->nodes.push_back({&setting, id, after});
      }
    };
    switch (node.op) {
      case Op::number: {
        const std::string text(sources_.text(node.span));
        const std::int64_t step = operations::power_of_ten(static_cast<unsigned>(std::max<int>(node.type.decimals, 0)));
        for (const int sign : {1, -1}) {
          change("«" + text + "» een stap " + (sign > 0 ? "hoger" : "lager") + " is", [&](Node& after) {
            const operations::Rational moved = operations::add({node.a, node.b}, {sign, step});
            after.a = moved.num;
            after.b = moved.den;
          });
        }
        break;
      }
      case Op::quantify:
      case Op::for_each: {
        const auto quantity = static_cast<Quantity>(node.a);
        if (quantity == Quantity::all || quantity == Quantity::none) break;
        change("het aantal in deze zin één hoger is", [&](Node& after) { ++after.b; });
        if (node.b > 0) change("het aantal in deze zin één lager is", [&](Node& after) { --after.b; });
        break;
      }
      case Op::compare: {
        const auto other = opposite_border(static_cast<Comparison>(node.a));
        if (!other) break;
        change("de grens zelf hier " + std::string(includes(static_cast<Comparison>(node.a)) ? "niet" : "wel") + " meedoet",
               [&](Node& after) { after.a = static_cast<std::int64_t>(*other); });
        break;
      }
      case Op::both:
        if (node.count < 2) break;
        change("één van deze voorwaarden genoeg is", [&](Node& after) {
          after.op = Op::either;
          after.a = 1;
        });
        break;
      case Op::either:
        if (node.count < 2) break;
        change("al deze voorwaarden nodig zijn", [&](Node& after) { after.op = Op::both; });
        break;
      case Op::round:
        for (const auto mode : {operations::RoundingMode::down, operations::RoundingMode::up}) {
          if (static_cast<operations::RoundingMode>(node.b) == mode) continue;
          change(mode == operations::RoundingMode::down ? "hier naar beneden wordt afgerond" : "hier naar boven wordt afgerond",
                 [&](Node& after) { after.b = static_cast<std::int64_t>(mode); });
        }
        break;
      default:
        break;
    }
  }

  static bool includes(Comparison comparison) {
    return comparison == Comparison::at_least || comparison == Comparison::at_most;
  }

  static std::optional<Comparison> opposite_border(Comparison comparison) {
    switch (comparison) {
      case Comparison::at_least: return Comparison::greater;
      case Comparison::greater: return Comparison::at_least;
      case Comparison::at_most: return Comparison::less;
      case Comparison::less: return Comparison::at_most;
      default: return std::nullopt;
    }
  }

  Change* at(grammar::Span span, const std::string& what) {
    if (!under(sources_.file(span.file).path, paths_)) return nullptr;
    const grammar::Place place = sources_.place(span.file, span.begin);
    char order[48];
    std::snprintf(order, sizeof order, "%08u:%08u:%08u:%08u ", static_cast<unsigned>(span.file),
                  static_cast<unsigned>(place.line), static_cast<unsigned>(place.column), static_cast<unsigned>(span.end));
    Change& change = changes_[order + what];
    change.span = span;
    change.what = what;
    return &change;
  }

  const grammar::Sources& sources_;
  const std::vector<std::string>& paths_;
  std::map<std::string, Change> changes_;   // by place in the text
};

// Makes a change, and undoes it when it goes out of scope.
class Applied {
 public:
  Applied(const Change& change, examples::Runner& runner) : change_(change), runner_(runner) {
    for (const Change::OfNode& one : change.nodes) {
      Node& node = one.setting->lowered.program.nodes[one.node];
      former_.push_back(node);
      node = one.after;
      settings_.insert(one.setting);
    }
    for (const Change::OfException& one : change.exceptions) {
      auto& exceptions = exceptions_of(one);
      lists_.push_back(exceptions);
      exceptions.erase(exceptions.begin() + static_cast<std::ptrdiff_t>(one.place));
      settings_.insert(one.setting);
    }
    for (Setting* setting : settings_) runner_.refresh(*setting);
  }
  ~Applied() {
    for (std::size_t index = change_.nodes.size(); index-- > 0;) {
      const Change::OfNode& one = change_.nodes[index];
      one.setting->lowered.program.nodes[one.node] = former_[index];
    }
    for (std::size_t index = change_.exceptions.size(); index-- > 0;) exceptions_of(change_.exceptions[index]) = lists_[index];
    for (Setting* setting : settings_) runner_.refresh(*setting);
  }
  Applied(const Applied&) = delete;
  Applied& operator=(const Applied&) = delete;
  Applied(Applied&&) = delete;
  Applied& operator=(Applied&&) = delete;

  [[nodiscard]] const std::set<Setting*>& settings() const { return settings_; }

 private:
  static std::vector<std::uint32_t>& exceptions_of(const Change::OfException& one) {
    return one.setting->lowered.program.definitions[one.definition].variants[one.variant].exceptions;
  }

  const Change& change_;
  examples::Runner& runner_;
  std::set<Setting*> settings_;
  std::vector<Node> former_;
  std::vector<std::vector<std::uint32_t>> lists_;
};

}  // namespace

bool under(const std::string& path, const std::vector<std::string>& roots) {
  if (roots.empty()) return true;
  std::error_code ignored;
  const std::string own = fs::weakly_canonical(path, ignored).string();
  return std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
    const std::string folder = fs::weakly_canonical(root, ignored).string();
    return own == folder || own.starts_with(folder + "/");
  });
}

Mutations Session::mutations(const std::vector<std::string>& paths,
                             const std::function<void(std::size_t, std::size_t)>& progress) {
  State& state = *state_;
  Mutations run;
  if (!state.model) return run;
  examples::Runner runner(*state.model, state.sources, state.diagnostics);
  runner.keep_coverage(false);
  // Once unchanged: makes all programs, and leaves out examples that fail anyway.
  struct Good {
    resolve::Source source;
    const Setting* setting;
  };
  std::vector<Good> good;
  for (const resolve::Source& source : state.model->examples) {
    const std::vector<examples::Result> results = runner.run(source);
    const bool passed = std::all_of(results.begin(), results.end(), [](const examples::Result& result) {
      return result.state != examples::State::failed;
    });
    if (passed && runner.last() != nullptr) good.push_back({source, runner.last()});
  }
  Changes changes(state.sources, paths);
  for (auto& [label, setting] : runner.settings()) changes.add(*setting);
  for (const auto& [order, change] : changes.all()) {
    if (progress) progress(run.tried, changes.all().size());
    ++run.tried;
    if (change.of_number) ++run.of_numbers;
    const Applied applied(change, runner);
    bool noticed = false;
    for (std::size_t index = 0; index < good.size() && !noticed; ++index) {
      if (!applied.settings().contains(const_cast<Setting*>(good[index].setting))) continue;
      for (const examples::Result& result : runner.run(good[index].source))
        noticed = noticed || result.state == examples::State::failed;
      // What noticed one change often notices the next.
      if (noticed) std::rotate(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(index),
                               good.begin() + static_cast<std::ptrdiff_t>(index) + 1);
    }
    if (noticed) continue;
    const grammar::Place place = state.sources.place(change.span.file, change.span.begin);
    run.unnoticed.push_back(state.sources.file(change.span.file).path + ":" + std::to_string(place.line) + ":" +
                        std::to_string(place.column) + ": geen voorbeeld merkt het als " + change.what);
  }
  return run;
}

}  // namespace slagboom::cli
