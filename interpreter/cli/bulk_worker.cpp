// A piece in three steps: rows of forms that are known go into their shapes at once; the others
// wait for their turn; then all shapes are computed and the lines written.
#include "interpreter/cli/bulk_worker.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/cli/verb_load.hpp"
#include "interpreter/report/verdict_text.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::cli {

namespace {

constexpr std::size_t kManyShapes = 64;
constexpr std::size_t kMostKnown = 100'000;  // memory does not grow beyond this

}  // namespace

BulkWorker::BulkWorker(BulkJob& job)
    : job_(job), reader_(job.file.reader()), cutter_(job.file.cutter(job.marks)) {}

// A worker that judges no one alone needs none of its own.
Session& BulkWorker::session() {
  if (!job_.twins) return job_.session;
  if (!twin_) twin_ = std::make_unique<Session>(job_.session.twin());
  return *twin_;
}

bool BulkWorker::judge(std::size_t piece, std::string& lines) {
  // What others learned comes with a turn; to forget costs no more than asking again.
  if (forms_.size() > kMostKnown) {
    forms_.clear();
    former_ = nullptr;
  }
  candidates::Row row;
  reader_->go_to(job_.file.start_of(piece));
  const std::size_t to = std::min(job_.to, job_.file.begin_of(piece + 1));
  while (reader_->next(row) && row.from < to) {
    if (row.from >= job_.from) read(row);
    if (row.number % 1024 == 0 && job_.stopped()) return false;
  }
  if (!settle(piece)) return false;
  for (Waiting& one : waiting_) {
    if (job_.stopped()) return false;
    resume(one);
  }
  waiting_.clear();
  flush(piece, lines);
  return true;
}

void BulkWorker::read(const candidates::Row& row) {
  // A blank row leaves its place empty.
  Pending& place = pending_.emplace_back();
  if (!row.simple || job_.file.is_duplicate(row) || !cutter_->cut(row)) {
    alone(row, kCareful, place);
    return;
  }
  // Rows of one form often stand together, and to compare costs less than to look up.
  if (former_ == nullptr || former_->first != cutter_->form())
    former_ = &*forms_.try_emplace(cutter_->form()).first;
  if (former_->second.decided) {
    take_or_alone(row, former_->second, place);
  } else {
    waiting_.push_back({row, &former_->first, &former_->second, pending_.size() - 1, {}, false});
  }
}

void BulkWorker::take_or_alone(const candidates::Row& row, const Known& known, Pending& place) {
  const Form& form = *known.shared;
  if (known.group == nullptr) {
    alone(row, form.alone, place);
  } else if (!take(form, *known.group, place)) {
    alone(row, kCareful, place);
  }
}

// In order of the file: how often each form was seen, and what that decides.
bool BulkWorker::settle(std::size_t piece) {
  if (!waiting_.empty()) {
    if (!job_.turns.wait(piece)) return false;
    for (Waiting& one : waiting_) settle(one);
  }
  job_.turns.done(piece);
  return true;
}

void BulkWorker::settle(Waiting& one) {
  Known& known = *one.form;
  if (known.shared == nullptr) known.shared = job_.forms.find(*one.key);
  Form* const form = known.shared;
  if (form == nullptr) {
    one.reason = kManyPackages;
    return;
  }
  if (!form->decided()) {
    ++form->seen;
    one.reason = kRare;
    if (form->is_due()) {
      one.judged = true;
      std::optional<Bound> bound;
      alone(one.row, kRare, pending_[one.place], &bound);
      if (bound) job_.forms.prepare(*form, *bound, cutter_->values(one.row));
    }
  }
  if (known.decided || !form->decided()) return;
  known.decided = true;
  if (form->shape != nullptr) known.group = &group_of(*form->shape);
}

void BulkWorker::resume(Waiting& one) {
  if (one.judged) return;
  Pending& place = pending_[one.place];
  if (!one.reason.empty()) {
    alone(one.row, one.reason, place);
  } else if (cutter_->cut(one.row)) {
    take_or_alone(one.row, *one.form, place);
  }
}

// The marks of the row in hand, into its shape. False when one of them is not a value of its fact.
bool BulkWorker::take(const Form& form, Group& group, Pending& place) {
  const std::size_t row = group.size;
  if (row == group.room) make_room(group, 2 * group.room);
  std::uint8_t* const* const places = group.places.data();
  const std::uint8_t* const cells = cutter_->tenths();
  bool fits = true;
  for (const Source& source : form.sources) {
    const unsigned tenths = source.fixed ? 0U : cells[source.cell];
    const unsigned step = source.fixed ? source.lowest : source.whole ? tenths / 10 : tenths;
    const bool whole = !source.whole || source.fixed || step * 10 == tenths;
    fits = fits && whole && step >= source.lowest && step <= source.highest;
    places[source.column][row] = static_cast<std::uint8_t>(step);
  }
  if (!fits) return false;
  if (row == 0) filled_.push_back(&group);
  place = {cutter_->id(), &group, group.size++};
  return true;
}

void BulkWorker::make_room(Group& group, std::size_t room) {
  group.room = room;
  group.places.assign(group.columns.size(), nullptr);
  for (std::size_t column = 0; column < group.columns.size(); ++column) {
    if (group.shape->same[column] != column) continue;
    group.columns[column].resize(room);
    group.columns[column].shrink_to_fit();
    group.places[column] = group.columns[column].data();
  }
}

BulkWorker::Group& BulkWorker::group_of(const Shape& shape) {
  if (groups_.size() <= shape.number) groups_.resize(shape.number + 1);
  std::unique_ptr<Group>& group = groups_[shape.number];
  if (group) return *group;
  std::unique_ptr<Rules>& rules = rules_[shape.rules];
  if (!rules) {
    rules = std::make_unique<Rules>();
    rules->any = &shape;
  }
  group = std::make_unique<Group>();
  group->shape = &shape;
  group->rules = rules.get();
  group->judge = std::make_unique<columns::ShapeJudge>(shape.plan, rules->outcomes, space_);
  group->columns.resize(shape.plan.columns.size());
  make_room(*group, kRoom);
  return *group;
}

void BulkWorker::alone(const candidates::Row& row, std::string_view reason, Pending& place,
                       std::optional<Bound>* bound) {
  const std::optional<candidates::RawCandidate> raw = reader_->candidate(row);
  if (!raw) return;
  JudgeOptions options;
  options.needs = false;
  alone_.push_back(verdict_on(session(), *raw, options));
  ++work_.alone[std::string(alone_.back().fault.empty() ? reason : kNoVerdict)];
  place.index = alone_.size();
  if (bound == nullptr || !alone_.back().fault.empty()) return;
  Bound found = session().state().bind(*raw);
  if (found.problems.empty()) bound->emplace(std::move(found));
}

void BulkWorker::know(Rules& rules, std::uint32_t outcome) {
  const program::Vocabulary& vocabulary = job_.session.state().model->vocabulary;
  while (rules.tails.size() <= outcome) {
    const auto number = static_cast<std::uint32_t>(rules.tails.size());
    rules.counts.push_back(0);
    trace::Verdict verdict;
    if (number != 0) {
      const columns::Outcome& of = rules.outcomes[number];
      verdict.deciding = of.deciding;
      verdict.result = trace::kStillOpen;
      if (of.result >= 0)
        verdict.result =
            trace::shown(evaluate::exactly({of.result, 1}), rules.any->type, vocabulary);
    }
    rules.results.push_back(verdict.result);
    rules.tails.push_back(report::verdict_line(verdict));
  }
}

void BulkWorker::write_out(const trace::Verdict& verdict, Place place, std::string& lines) {
  const std::size_t known = tally_.totals.results.size();
  tally_.add(verdict);
  if (tally_.totals.results.size() > known)
    appeared_.emplace(tally_.totals.results.back().first, place);
  if (job_.lines) lines += report::verdict_line(verdict);
}

void BulkWorker::flush_row(const Pending& row, Place place, std::string& lines) {
  if (row.group == nullptr) {
    if (row.index != 0) write_out(alone_[row.index - 1], place, lines);
    return;
  }
  const Shape& shape = *row.group->shape;
  Rules& rules = *row.group->rules;
  const std::uint32_t outcome = row.group->numbers[row.index];
  if (outcome == 0) {
    program::Candidate candidate = shape.first;
    candidate.id = row.id;
    for (std::size_t index = 0; index < shape.plan.columns.size(); ++index) {
      const columns::Column& column = shape.plan.columns[index];
      candidate.elements[column.element].facts[column.fact].value =
          operations::reduced(row.group->columns[shape.same[index]][row.index], column.scale);
    }
    if (rules.prepared == nullptr) rules.prepared = &session().state().prepare(shape.regime);
    trace::JudgeSettings settings;
    settings.needs = false;
    trace::Verdict verdict = rules.prepared->judge->judge(candidate, settings);
    verdict.regime = shape.label;
    write_out(verdict, place, lines);
    return;
  }
  know(rules, outcome);
  if (rules.counts[outcome]++ == 0) appeared_.emplace(rules.results[outcome], place);
  if (job_.lines) {
    lines += row.id;
    lines += rules.tails[outcome];
  }
}

void BulkWorker::flush(std::size_t piece, std::string& lines) {
  for (Group* group : filled_) {
    group->numbers.resize(group->size);
    std::vector<const std::uint8_t*> places;
    for (const std::size_t column : group->shape->same)
      places.push_back(group->columns[column].data());
    const columns::Share share = group->judge->judge(places, group->size, group->numbers.data());
    work_.together += share.first + share.elsewhere;
    if (share.unplanned > 0) work_.alone[group->shape->plan.all.problem] += share.unplanned;
    if (share.plain > share.unplanned)
      work_.alone[std::string(kTheseMarks)] += share.plain - share.unplanned;
  }
  for (std::size_t row = 0; row < pending_.size(); ++row)
    flush_row(pending_[row], {piece, row}, lines);
  for (Group* group : filled_) {
    group->size = 0;
    // With many shapes none of them keeps much.
    if (groups_.size() < kManyShapes || group->room == kRoom) continue;
    make_room(*group, kRoom);
  }
  filled_.clear();
  pending_.clear();
  alone_.clear();
}

void BulkWorker::add_unused(std::vector<candidates::UnusedName>& names) const {
  for (const std::vector<candidates::UnusedName>& some : {cutter_->unused(), reader_->unused()})
    names.insert(names.end(), some.begin(), some.end());
}

void BulkWorker::add_work(WorkDone& work) const {
  work.together += work_.together;
  for (const auto& [reason, count] : work_.alone) work.alone[reason] += count;
}

void BulkWorker::add_counts(Tally& tally) {
  for (const auto& [key, rules] : rules_) {
    for (std::uint32_t outcome = 1; outcome < rules->counts.size(); ++outcome) {
      const std::uint64_t count = rules->counts[outcome];
      if (count == 0) continue;
      Tally more;
      more.counts[{rules->any->label, rules->results[outcome],
                   deciding_text(rules->outcomes[outcome].deciding)}] = count;
      more.totals.results.emplace_back(rules->results[outcome], count);
      more.totals.all = count;
      tally.add(more);
    }
  }
  tally.add(tally_);
}

}  // namespace slagboom::cli
