// mmap, read only. Reading beyond the end of a file that became shorter raises SIGBUS; then there
// are zeros, and the owner is told.
#include "interpreter/cli/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

#include "interpreter/cli/input.hpp"

namespace slagboom::cli {

namespace {

// Files are mapped and let go by one thread; the handler only reads.
std::atomic<MappedFile*> all{nullptr};
std::size_t page_size = 0;

void handler(int signal, siginfo_t* about, void*) { zeros_beyond_end(signal, about->si_addr); }

void install() {
  static const bool installed = [] {
    page_size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    struct sigaction action {};
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO;
    (void)::sigemptyset(&action.sa_mask);
    return ::sigaction(SIGBUS, &action, nullptr) == 0;
  }();
  (void)installed;
}

bool same_time(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

// In a signal handler: no more than system calls.
void zeros_beyond_end(int signal, void* place) {
  const auto at = reinterpret_cast<std::uintptr_t>(place);
  for (MappedFile* file = all.load(); file != nullptr; file = file->next_) {
    const auto begin = reinterpret_cast<std::uintptr_t>(file->bytes_);
    const std::uintptr_t end = (begin + file->size_ + page_size - 1) / page_size * page_size;
    if (at < begin || at >= end) continue;
    const std::uintptr_t page = at / page_size * page_size;
    void* const from = static_cast<char*>(file->bytes_) + (page - begin);
    const int kind = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    if (::mmap(from, end - page, PROT_READ, kind, -1, 0) == MAP_FAILED) break;
    file->shrunk_.store(true, std::memory_order_relaxed);
    return;
  }
  // Not ours: the same fault again, with what would have happened without this handler.
  (void)std::signal(signal, SIG_DFL);
}

MappedFile::MappedFile(std::string path) : path_(std::move(path)) {
  // Opening a pipe would wait for its writer, and then take its bytes from the one who can read it.
  if (::stat(path_.c_str(), &about_) != 0) {
    problem_ = read_problem(errno);
    return;
  }
  if (!S_ISREG(about_.st_mode)) {
    problem_ = S_ISDIR(about_.st_mode) ? read_problem(EISDIR) : "dit is geen gewoon bestand";
    return;
  }
  const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    problem_ = read_problem(errno);
    return;
  }
  if (::fstat(file, &about_) != 0) {
    problem_ = read_problem(errno);
  } else if (about_.st_size == 0) {
    problem_ = "dit bestand is leeg";
  } else {
    install();
    size_ = static_cast<std::size_t>(about_.st_size);
    void* const place = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (place == MAP_FAILED) {
      problem_ = read_problem(errno);
    } else {
      bytes_ = place;
      (void)::madvise(bytes_, size_, MADV_SEQUENTIAL);
      next_ = all.load();
      all.store(this);
    }
  }
  (void)::close(file);
}

MappedFile::~MappedFile() {
  if (bytes_ == nullptr) return;
  MappedFile* before = all.load();
  if (before == this) {
    all.store(next_);
  } else {
    while (before->next_ != this) before = before->next_;
    before->next_ = next_;
  }
  (void)::munmap(bytes_, size_);
}

bool MappedFile::changed() const {
  if (shrunk()) return true;
  struct stat now {};
  // Another file with this name leaves the bytes that were read as they are.
  if (bytes_ == nullptr || ::stat(path_.c_str(), &now) != 0 || now.st_ino != about_.st_ino ||
      now.st_dev != about_.st_dev)
    return false;
  return now.st_size != about_.st_size || !same_time(now.st_mtim, about_.st_mtim);
}

}  // namespace slagboom::cli
