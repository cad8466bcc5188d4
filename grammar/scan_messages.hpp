// Where messages about the structure go, with the part they are about.
#pragma once

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/document.hpp"

namespace slagboom::grammar::scan {

class Messages {
 public:
  Messages(FileId file, const Document& document, Diagnostics& diagnostics)
      : file_(file), document_(document), diagnostics_(diagnostics) {}

  void add(DiagnosticKind kind, Span span, std::string label, PartId part, std::string because,
           std::string help, std::vector<Label> more = {}, std::vector<Fix> fixes = {}) {
    std::vector<Label> labels = {{span, std::move(label)}};
    labels.insert(labels.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
    diagnostics_.add({.kind = kind,
                      .labels = std::move(labels),
                      .address = part == 0 ? std::string() : part_address(document_, part),
                      .because = std::move(because),
                      .help = std::move(help),
                      .fixes = std::move(fixes)});
  }
  [[nodiscard]] FileId file() const { return file_; }

 private:
  FileId file_;
  const Document& document_;
  Diagnostics& diagnostics_;
};

}  // namespace slagboom::grammar::scan
