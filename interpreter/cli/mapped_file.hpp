// A file as bytes without reading it into memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace slagboom::cli {

class MappedFile {
 public:
  // Only a plain file can be mapped; for anything else mapped() is false.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] bool mapped() const { return bytes_ != nullptr; }
  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace slagboom::cli
