// Files come in through plain descriptors, so that a folder or a missing file gets its own words.
#include "interpreter/cli/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace slagboom::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

FileBytes problem(int error) { return {{}, read_problem(error)}; }

FileBytes read_all(int descriptor, std::size_t most) {
  FileBytes result;
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return problem(errno);
  if (S_ISDIR(status.st_mode)) return problem(EISDIR);
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    result.bytes.reserve(std::min(static_cast<std::size_t>(status.st_size), most) + 1);
  }
  while (true) {
    const std::size_t before = result.bytes.size();
    const std::size_t spare = result.bytes.capacity() - before;
    const std::size_t ask = spare > 0 ? std::min(spare, kChunk) : kChunk;
    result.bytes.resize(before + ask);
    const ssize_t got = ::read(descriptor, result.bytes.data() + before, ask);
    result.bytes.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got == 0) return result;
    if (got < 0 && errno != EINTR) return problem(errno);
    if (result.bytes.size() > most) return {{}, "dit bestand is te groot"};
  }
}

}  // namespace

std::string read_problem(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "dit bestand bestaat niet";
    case EACCES:
    case EPERM:
      return "u mag dit bestand niet lezen";
    case EISDIR:
      return "dit is een map, geen bestand";
    default:
      return "lezen lukt niet (code " + std::to_string(error) + ")";
  }
}

FileBytes read_file(const std::string& path, std::size_t most) {
  if (path == "-") return read_all(STDIN_FILENO, most);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return problem(errno);
  FileBytes result = read_all(descriptor, most);
  ::close(descriptor);
  return result;
}

std::vector<std::string> documents_in(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::vector<std::string> result;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      result.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator
             at(path, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end; at.increment(error)) {
      if (at->is_regular_file(error) && at->path().string().ends_with(".regl.md"))
        found.push_back(at->path().string());
    }
    std::sort(found.begin(), found.end());
    result.insert(result.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
  }
  return result;
}

}  // namespace slagboom::cli
