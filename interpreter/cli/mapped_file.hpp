// A file as bytes without reading it into memory.
#pragma once

#include <sys/stat.h>

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

namespace slagboom::cli {

// Puts zeros where a mapped file has no bytes any more; called by the handler of that signal.
void zeros_beyond_end(int signal, void* place);

class MappedFile {
 public:
  // Only a plain file that is not empty can be mapped; a pipe is not even opened.
  explicit MappedFile(std::string path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] bool mapped() const { return bytes_ != nullptr; }
  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }
  // Why there are no bytes, Dutch.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  // Whether the file became shorter while it was read: from there on its bytes were taken for
  // zeros.
  [[nodiscard]] bool shrunk() const { return shrunk_.load(std::memory_order_relaxed); }
  // Whether the file was written since it was opened: what was read may be a mixture then.
  [[nodiscard]] bool changed() const;

 private:
  friend void zeros_beyond_end(int signal, void* place);

  std::string path_;
  std::string problem_;
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
  struct stat about_ {};
  std::atomic<bool> shrunk_{false};
  MappedFile* next_ = nullptr;  // of all that are mapped
};

}  // namespace slagboom::cli
