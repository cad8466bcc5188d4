// Threads take pieces in order of the file; what they give is handed on in that order.
#include "interpreter/cli/bulk.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/cli/threads.hpp"

namespace slagboom::cli {

namespace {

constexpr std::size_t kAhead = 3;  // pieces a thread, so that memory does not grow

// Hands out pieces, and puts what comes back in order.
class InOrder {
 public:
  InOrder(std::size_t first, std::size_t last, std::size_t threads)
      : next_(first), written_(first), last_(last), ahead_(kAhead * threads) {}

  // A piece to judge, and room for its lines; false when there are no more.
  bool take(std::size_t& piece, std::string& lines) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped() || next_ == last_ || next_ < written_ + ahead_; });
    if (stopped() || next_ == last_) return false;
    piece = next_++;
    if (!spare_.empty()) {
      lines = std::move(spare_.back());
      spare_.pop_back();
    }
    lines.clear();
    return true;
  }

  // Whoever brings the piece that is next writes it, and those that waited for it; `write` gives
  // false to stop.
  template <typename Write>
  void give(std::size_t piece, std::string lines, const Write& write) {
    std::unique_lock lock(mutex_);
    ready_.emplace(piece, std::move(lines));
    if (writing_) return;
    writing_ = true;
    for (auto at = ready_.find(written_); at != ready_.end() && !stopped();
         at = ready_.find(written_)) {
      std::string text = std::move(at->second);
      ready_.erase(at);
      lock.unlock();
      const bool go_on = write(written_, text);
      lock.lock();
      spare_.push_back(std::move(text));
      ++written_;
      if (!go_on) stopped_ = true;
      changed_.notify_all();
    }
    writing_ = false;
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
  }
  [[nodiscard]] bool stopped() const { return stopped_.load(std::memory_order_relaxed); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_, written_, last_, ahead_;
  bool writing_ = false;
  std::atomic<bool> stopped_{false};
  std::map<std::size_t, std::string> ready_;
  std::vector<std::string> spare_;
};

}  // namespace

void Bulk::run(std::size_t from, std::size_t to, std::size_t threads, const Watch& watch) {
  // The pieces in which rows of this part can begin.
  std::size_t first = 0;
  while (first < file_.pieces() && file_.begin_of(first + 1) <= from) ++first;
  std::size_t last = first;
  while (last < file_.pieces() && file_.begin_of(last) < to) ++last;
  threads = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(last - first, 1));

  InOrder order(first, last, threads);
  BulkJob job{session_,
              file_,
              static_cast<bool>(watch.lines),
              threads > 1,
              from,
              to,
              [&] { return order.stopped() || (watch.stopped && watch.stopped()); },
              mark_keys(session_.state().model->vocabulary),
              Forms(session_.state().model->vocabulary),
              Turns(first)};
  const auto write = [&](std::size_t piece, const std::string& lines) {
    if (watch.lines) watch.lines(lines);
    return !watch.progress || watch.progress(std::min(file_.begin_of(piece + 1), to));
  };
  const auto stop = [&] {
    order.stop();
    job.turns.stop();
  };
  std::mutex mutex;
  std::vector<std::unique_ptr<BulkWorker>> workers;
  on_threads(
      threads,
      [&] {
        auto worker = std::make_unique<BulkWorker>(job);
        std::size_t piece = 0;
        for (std::string lines; order.take(piece, lines);) {
          if (!worker->judge(piece, lines)) break;
          order.give(piece, std::move(lines), write);
        }
        if (job.stopped()) stop();
        const std::lock_guard lock(mutex);
        workers.push_back(std::move(worker));
      },
      stop);

  std::vector<std::pair<BulkWorker::Place, std::string>> results;
  std::map<std::string, BulkWorker::Place> appeared;
  Tally sum;
  std::vector<candidates::UnusedName> unused;
  for (const std::unique_ptr<BulkWorker>& worker : workers) {
    worker->add_work(work_);
    worker->add_unused(unused);
    worker->add_counts(sum);
    for (const auto& [name, place] : worker->appeared()) {
      const auto [at, added] = appeared.emplace(name, place);
      if (!added) at->second = std::min(at->second, place);
    }
  }
  // Results stand in order of appearance.
  std::sort(
      sum.totals.results.begin(), sum.totals.results.end(),
      [&](const auto& a, const auto& b) { return appeared.at(a.first) < appeared.at(b.first); });
  tally_ = std::move(sum);
  warnings_ = file_.warnings_on(std::move(unused));
}

}  // namespace slagboom::cli
