// Where results go: standard output, or a file that appears only when it is complete.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace slagboom::cli {

// Writing failed; the message is Dutch and names the file.
class OutputFault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Output {
 public:
  // Empty path: standard output.
  explicit Output(std::string path);
  // Without finish() nothing of a file remains.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  // Writes what is left and gives the file its name. Throws OutputFault.
  void finish();
  [[nodiscard]] bool is_terminal() const { return terminal_; }
  // Nobody reads any further; what is still written goes nowhere.
  [[nodiscard]] bool reader_gone() const { return reader_gone_; }
  // Columns to use: those of the terminal, at most 100.
  [[nodiscard]] std::size_t width() const;

 private:
  void flush();
  void open_beside();

  std::string path_;       // as asked
  std::string target_;     // behind links
  std::string temporary_;  // empty: writes straight to the target
  std::string buffer_;
  int descriptor_ = 1;
  bool terminal_ = false;
  bool reader_gone_ = false;  // the other side of a pipe stopped reading: no fault
};

// Replaces a file at once, with the rights it had. Throws OutputFault.
void replace_file(const std::string& path, std::string_view text);

// A line on standard error: "slagboom: …". Failures are ignored: there is nowhere left to say so.
void say(std::string_view message);
// Text on standard error as it is.
void say_plain(std::string_view text);

}  // namespace slagboom::cli
