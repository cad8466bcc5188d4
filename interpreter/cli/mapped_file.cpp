// mmap, read only.
#include "interpreter/cli/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slagboom::cli {

MappedFile::MappedFile(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  struct stat about {};
  if (::fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
    size_ = static_cast<std::size_t>(about.st_size);
    void* const place = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (place != MAP_FAILED) {
      bytes_ = place;
      (void)::madvise(bytes_, size_, MADV_SEQUENTIAL);
    }
  }
  (void)::close(file);
}

MappedFile::~MappedFile() {
  if (bytes_ != nullptr) (void)::munmap(bytes_, size_);
}

}  // namespace slagboom::cli
