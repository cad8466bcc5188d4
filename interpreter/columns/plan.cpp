// The short verdict of a shape as routines.
#include "interpreter/columns/plan.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "interpreter/columns/symbolic.hpp"

namespace slagboom::columns {

using evaluate::Corner;
using evaluate::kMain;
using program::kNone;
using program::NodeId;

namespace {

// One output holds at most so many different numbers, so that it fits in 16-bit lanes.
constexpr std::int64_t kMostNumbers = 30'000;

}  // namespace

class Planner {
 public:
  Planner(const program::Program& program, const program::Vocabulary& vocabulary,
          const program::Candidate& candidate, const std::vector<Column>& columns,
          const OpenMarks& open, bool first_only)
      : program_(program),
        vocabulary_(vocabulary),
        open_(open),
        first_only_(first_only),
        symbolic_(program, vocabulary, candidate, columns, graph_) {}

  Verdicts run() {
    Verdicts verdicts;
    line_ = program_.deciding();
    if (line_ == nullptr) {
      verdicts.problem = "geen beslissende uitkomst";
      return verdicts;
    }
    options_ =
        line_->type.base == program::Base::option && line_->type.options != kNone
            ? static_cast<std::int64_t>(vocabulary_.option_sets[line_->type.options].options.size())
        : line_->type.base == program::Base::truth ? 2
                                                   : 0;
    if (options_ == 0) {
      verdicts.problem = "de uitkomst is geen keuze";
      return verdicts;
    }
    verdicts.open_ = static_cast<std::int32_t>(options_);
    work(verdicts);
    verdicts.slots = graph_.size();
    if (graph_.failed()) verdicts.problem = graph_.reason();
    if (!verdicts.problem.empty()) return verdicts;
    pack(verdicts);
    if (graph_.failed()) verdicts.problem = graph_.reason();
    return verdicts;
  }

 private:
  struct Part {
    Verdicts::Field field;
    Slot slot = kFalse;
  };

  // The outcome in the present world: an option, or the number of options where it is open.
  Slot result_here() {
    const Symbol value = symbolic_.value(line_->node);
    if (value.form == Symbol::Form::truth) {
      const Slot settled =
          graph_.both(value.applies, graph_.either(value.truth.lo, graph_.negated(value.truth.hi)));
      return graph_.choose(settled, graph_.number_if(value.truth.lo, 1), graph_.constant(options_));
    }
    Numbers numbers(graph_);
    if (value.form != Symbol::Form::number || value.lo.divisor != 1 || value.hi.divisor != 1) {
      graph_.fail("de uitkomst is geen keuze");
      return kFalse;
    }
    const Slot same = numbers.compare(value.lo, program::Comparison::equal, value.hi);
    return graph_.choose(graph_.both(value.applies, same), value.lo.slot,
                         graph_.constant(options_));
  }

  // The outcome over all worlds.
  Slot result_in(const std::vector<Symbolic::World>& worlds, Corner corner) {
    Slot result = kFalse;
    for (std::size_t index = worlds.size(); index-- > 0;) {
      symbolic_.enter(worlds[index], corner);
      const Slot here = result_here();
      result = index + 1 == worlds.size() ? here : graph_.choose(worlds[index].where, here, result);
    }
    return result;
  }

  // Which searches decided as well, because they left out something that the report lists.
  std::vector<std::string> left_out(const Symbolic::World& world) {
    std::vector<std::string> labels;
    const auto fixed = [&](NodeId node) {
      std::uint64_t found = 0;
      const Symbol set = symbolic_.value(node);
      for (std::size_t index = 0; index < set.set.size(); ++index) {
        if (!graph_.is_constant(set.set[index].lo))
          graph_.fail("wat niet meetelt, hangt af van een cijfer");
        if (set.set[index].lo == kTrue) found |= std::uint64_t{1} << index;
      }
      return found;
    };
    const std::uint32_t of_result = program_.node_searches[line_->node];
    for (const program::ReportLine& line : program_.report) {
      if (line.form != "dingen") continue;
      const std::uint64_t listed = fixed(line.node);
      if (listed == 0) continue;
      for (std::uint32_t id = 0; id < program_.searches.size(); ++id) {
        const program::Search& search = program_.searches[id];
        if ((of_result >> id & 1U) == 0 || !world.found[id] || search.provision == kNone ||
            !world.sets[id])
          continue;
        const std::uint64_t gone =
            search.prefer_few ? *world.sets[id] : fixed(search.from) & ~*world.sets[id];
        if ((gone & listed) == 0 || (gone & ~listed) != 0) continue;
        const std::string& label = vocabulary_.provisions[search.provision].label;
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
      }
    }
    return labels;
  }

  void add(Verdicts::Field field, Slot slot) {
    const Formula& node = graph_.node(slot);
    field.lowest = static_cast<std::int32_t>(node.lowest);
    field.radix = static_cast<std::int32_t>(node.highest - node.lowest + 1);
    parts_.push_back({std::move(field), slot});
  }

  void work(Verdicts& verdicts) {
    symbolic_.check_places();
    std::uint32_t wanted = symbolic_.searches_below(line_->node);
    for (const program::ReportLine& line : program_.report) {
      if (line.form == "onderdelen" || line.form == "dingen")
        wanted |= symbolic_.searches_below(line.node);
    }
    Slot result = kFalse;
    std::vector<Symbolic::World> worlds;
    if (open_.any && open_.rising) {
      const Slot low =
          result_in(symbolic_.settle(wanted, Corner::lowest, first_only_), Corner::lowest);
      worlds = symbolic_.settle(wanted, Corner::highest, first_only_);
      const Slot high = result_in(worlds, Corner::highest);
      result = graph_.choose(graph_.equal_slots(low, high), low, graph_.constant(options_));
    } else {
      worlds = symbolic_.settle(wanted, Corner::bounds, first_only_);
      result = result_in(worlds, Corner::bounds);
    }
    const Slot unsettled = graph_.equal_to(result, options_);
    // With marks that are open and no proof, only trying their values tells more.
    Slot given_up = open_.any && !open_.rising ? unsettled : kFalse;
    add({Verdicts::Field::Means::result}, result);

    // The reasons, with the bounds of what is open and the sets that the best marks would allow.
    std::vector<NodeId> clauses;
    std::vector<Slot> no;
    std::vector<Slot> label;
    Slot left = kFalse;
    verdicts.left_out_.emplace_back();
    for (std::size_t index = worlds.size(); index-- > 0 && !graph_.failed();) {
      const Symbolic::World& world = worlds[index];
      symbolic_.enter(world, Corner::bounds);
      std::vector<NodeId> here;
      for (const program::ReportLine& line : program_.report) {
        if (line.form != "onderdelen") continue;
        for (const NodeId clause : symbolic_.clauses(line.node, kMain)) here.push_back(clause);
      }
      const bool last = index + 1 == worlds.size();
      if (last) {
        clauses = here;
        no.resize(here.size());
        label.resize(here.size());
      } else if (clauses != here) {
        graph_.fail("welke onderdelen gelden, hangt af van een keuze");
        return;
      }
      const auto merge = [&](Slot& into, Slot one) {
        into = last ? one : graph_.choose(world.where, one, into);
      };
      for (std::size_t clause = 0; clause < here.size(); ++clause) {
        merge(no[clause], graph_.negated(symbolic_.truth(here[clause]).hi));
        // The clause itself says nothing more than that it holds.
        const program::Node& node = program_.nodes[here[clause]];
        const Slot deciding = symbolic_.deciding(program_.child(node, 0), kMain);
        const std::int64_t own = symbolic_.label_of(static_cast<program::ProvisionId>(node.a));
        merge(label[clause], graph_.choose(graph_.equal_to(deciding, own), kFalse, deciding));
      }
      std::vector<std::string> labels = left_out(world);
      auto& lists = verdicts.left_out_;
      const auto place =
          static_cast<std::int64_t>(std::find(lists.begin(), lists.end(), labels) - lists.begin());
      if (place == static_cast<std::int64_t>(lists.size())) lists.push_back(std::move(labels));
      merge(left, graph_.constant(place));
    }
    Slot silent = unsettled;
    for (const Slot one : no) silent = graph_.either(silent, one);
    for (std::size_t clause = 0; clause < clauses.size(); ++clause) {
      const auto provision = static_cast<program::ProvisionId>(program_.nodes[clauses[clause]].a);
      Verdicts::Field field{Verdicts::Field::Means::no};
      field.label = vocabulary_.provisions[provision].label;
      add(std::move(field), graph_.number_if(no[clause], 1));
    }
    for (const Slot one : label)
      add({Verdicts::Field::Means::label}, graph_.choose(silent, kFalse, one));
    add({Verdicts::Field::Means::left_out}, graph_.choose(unsettled, kFalse, left));
    for (const program::ProvisionId provision : symbolic_.labels())
      verdicts.labels_.push_back(vocabulary_.provisions[provision].label);
    given_up_ = graph_.either(given_up, symbolic_.given_up());
  }

  // All parts in as few numbers as fit.
  void pack(Verdicts& verdicts) {
    std::vector<Slot> outputs;
    std::int64_t stride = 1;
    Slot sum = graph_.constant(Verdicts::kFirst);
    const auto close = [&] {
      outputs.push_back(sum);
      stride = 1;
      sum = graph_.constant(Verdicts::kFirst);
    };
    for (Part& part : parts_) {
      if (stride * part.field.radix > kMostNumbers) close();
      part.field.output = outputs.size();
      part.field.stride = static_cast<std::int32_t>(stride);
      const Slot from_zero = graph_.shifted(part.slot, -part.field.lowest);
      sum = graph_.add(sum, graph_.scaled(from_zero, stride));
      stride *= part.field.radix;
      verdicts.fields_.push_back(part.field);
    }
    close();
    outputs.front() = graph_.choose(symbolic_.elsewhere(), graph_.constant(Verdicts::kElsewhere),
                                    outputs.front());
    outputs.front() = graph_.choose(given_up_, graph_.constant(Verdicts::kPlain), outputs.front());
    if (!graph_.failed()) verdicts.routine = routine_of(graph_, outputs);
  }

  const program::Program& program_;
  const program::Vocabulary& vocabulary_;
  const OpenMarks open_;
  const bool first_only_;
  Graph graph_;
  Symbolic symbolic_;
  const program::ReportLine* line_ = nullptr;
  std::int64_t options_ = 0;
  std::vector<Part> parts_;
  Slot given_up_ = kFalse;

 public:
  [[nodiscard]] bool has_elsewhere() const { return symbolic_.elsewhere() != kFalse; }
};

Outcome Verdicts::outcome(const std::int32_t* numbers) const {
  Outcome outcome;
  const auto add = [&](const std::string& label) {
    if (std::find(outcome.deciding.begin(), outcome.deciding.end(), label) ==
        outcome.deciding.end()) {
      outcome.deciding.push_back(label);
    }
  };
  for (const Field& field : fields_) {
    const std::int32_t number =
        (numbers[field.output] - kFirst) / field.stride % field.radix + field.lowest;
    switch (field.means) {
      case Field::Means::result:
        outcome.result = number == open_ ? -1 : number;
        break;
      case Field::Means::no:
        if (number != 0) outcome.deciding.push_back(field.label);
        break;
      case Field::Means::label:
        if (number != 0) outcome.deciding.push_back(labels_[static_cast<std::size_t>(number) - 1]);
        break;
      case Field::Means::left_out:
        for (const std::string& label : left_out_[static_cast<std::size_t>(number)]) add(label);
        break;
    }
  }
  return outcome;
}

OpenMarks open_of(trace::Judge& judge, const program::Candidate& candidate) {
  judge.evaluator().bind(candidate);
  const std::vector<trace::Mark> open = trace::open_marks(judge.evaluator());
  OpenMarks result;
  result.any = !open.empty();
  result.rising = result.any && judge.monotone() &&
                  std::all_of(open.begin(), open.end(), [&](const trace::Mark& one) {
                    return judge.vocabulary().facts[one.fact].ordered;
                  });
  return result;
}

Plan plan_of(const program::Program& program, const program::Vocabulary& vocabulary,
             const program::Candidate& candidate, const OpenMarks& open) {
  Plan plan;
  plan.columns = columns_of(vocabulary, candidate);
  Planner first(program, vocabulary, candidate, plan.columns, open, true);
  plan.first = first.run();
  if (plan.usable() && first.has_elsewhere()) {
    plan.all = Planner(program, vocabulary, candidate, plan.columns, open, false).run();
  }
  return plan;
}

}  // namespace slagboom::columns
