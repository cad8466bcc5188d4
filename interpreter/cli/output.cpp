// Plain file descriptors: every short write and every failure is seen.
#include "interpreter/cli/output.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <utility>

#include "grammar/source.hpp"
#include "interpreter/report/verdict_text.hpp"

namespace slagboom::cli {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16;
constexpr std::size_t kLeastWidth = 40;

std::string reason(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "de schijf is vol";
    case EACCES:
    case EPERM:
      return "u mag daar niet schrijven";
    case EROFS:
      return "daar kan alleen gelezen worden";
    case ENOENT:
      return "de map bestaat niet";
    case ENOTDIR:
      return "een deel van de naam is geen map";
    case EISDIR:
      return "dit is een map";
    case ENAMETOOLONG:
      return "de naam is te lang";
    case EIO:
      return "de schijf geeft een fout";
    default:
      return "schrijven lukt niet (code " + std::to_string(error) + ")";
  }
}

[[noreturn]] void fail(const std::string& path, int error) {
  const std::string name = path.empty() ? "de uitvoer" : grammar::printable(path);
  throw OutputFault(name + " is niet geschreven: " + reason(error));
}

// 0 when all bytes were written, else the error.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// The file itself when `path` is a link to it.
std::string behind_links(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? std::string(real.get()) : path;
}

}  // namespace

Output::Output(std::string path) : path_(std::move(path)) {
  buffer_.reserve(kBuffer);
  if (path_.empty()) {
    terminal_ = ::isatty(descriptor_) == 1;
    return;
  }
  descriptor_ = -1;
  target_ = behind_links(path_);
  struct stat status {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) fail(path_, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    // A device or pipe has no name to give.
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(path_, errno);
    return;
  }
  if (exists && ::access(target_.c_str(), W_OK) != 0) fail(path_, errno);
  open_beside();
  if (exists && ::fchmod(descriptor_, status.st_mode & 07777U) != 0) {
    // Some file systems know no rights; the content is what counts.
  }
}

void Output::open_beside() {
  const std::string stem = target_ + "." + std::to_string(::getpid()) + ".";
  constexpr int kAttempts = 100;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::string name = stem + std::to_string(attempt) + ".tijdelijk";
    descriptor_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) {
      temporary_ = std::move(name);
      return;
    }
    if (errno != EEXIST) fail(path_, errno);
  }
  fail(path_, EEXIST);
}

Output::~Output() {
  if (!path_.empty() && descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBuffer || terminal_) flush();
}

void Output::flush() {
  if (!reader_gone_) {
    const int error = write_all(descriptor_, buffer_);
    if (error == EPIPE) {
      reader_gone_ = true;
    } else if (error != 0) {
      fail(path_, error);
    }
  }
  buffer_.clear();
}

void Output::finish() {
  flush();
  if (path_.empty()) return;
  if (!temporary_.empty() && ::fsync(descriptor_) != 0 && errno != EINVAL && errno != ENOTSUP)
    fail(path_, errno);
  if (::close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) fail(path_, errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(path_, errno);
  temporary_.clear();
}

std::size_t Output::width() const {
  winsize size{};
  if (terminal_ && ::ioctl(descriptor_, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::clamp<std::size_t>(size.ws_col, kLeastWidth, report::kTextWidth);
  }
  return report::kTextWidth;
}

void replace_file(const std::string& path, std::string_view text) {
  Output output(path);
  output.write(text);
  output.finish();
}

void say(std::string_view message) { say_plain("slagboom: " + std::string(message) + "\n"); }

void say_plain(std::string_view text) {
  if (write_all(STDERR_FILENO, text) != 0) return;
}

}  // namespace slagboom::cli
