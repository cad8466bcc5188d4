// Help for tests of the reader: texts in memory, trees and messages as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/parse.hpp"

namespace slagboom::grammar::testing {

// Documents that were read together.
struct Read {
  Sources sources;
  std::vector<FileId> files;
  Diagnostics diagnostics;
  Library library;

  [[nodiscard]] std::string tree(std::size_t document) const {
    return dump(library.documents[document], library.names);
  }
  [[nodiscard]] std::string messages() const {
    std::string text;
    for (const Diagnostic& message : diagnostics.sorted()) text += render(message, sources);
    return text;
  }
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> result;
    for (const Diagnostic& message : diagnostics.sorted())
      result.emplace_back(info(message.kind).code);
    return result;
  }
};

struct Text {
  std::string path;
  std::string text;
};

inline Read read_texts(const std::vector<Text>& texts, const Limits& limits = {}) {
  Read result;
  for (const Text& text : texts) result.files.push_back(result.sources.add(text.path, text.text));
  result.library = parse_documents(result.sources, result.files, limits, result.diagnostics);
  return result;
}

// Sentences inside a fence, in lid 1 of artikel 3.34 of a document of their own.
inline Text sentences(std::string_view text, std::string_view fence = "regel") {
  return {"proef.regl.md",
          "# Proef\n\n```regel\ndocument  Proef\n  kort  Proef\n  rang  pta\n```\n\n## Artikel "
          "3.34 Titel\n\n1. Tekst.\n\n```" +
              std::string(fence) + "\n" + std::string(text) + "\n```\n"};
}

}  // namespace slagboom::grammar::testing
