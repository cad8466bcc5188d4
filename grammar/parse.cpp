// From documents to syntax trees: structure, then names, then every sentence.
#include "grammar/parse.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "grammar/collect.hpp"
#include "grammar/questions.hpp"
#include "grammar/sentences.hpp"
#include "grammar/source_check.hpp"
#include "grammar/statements.hpp"

namespace slagboom::grammar {

namespace {

SortWords sort_words(const NameTable& names) {
  SortWords words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[static_cast<NameId>(i)];
    if (name.kind != NameKind::sort) continue;
    if (static_cast<NameId>(i) == names.root_sort()) {
      words.candidates.push_back(name.singular);
    } else {
      words.entries.push_back(name.plural.empty() ? name.singular : name.plural);
    }
  }
  return words;
}

// A document with rules says what it is: without that nothing can refer to it.
void check_document(const Syntax& syntax, const std::vector<Block>& blocks,
                    Diagnostics& diagnostics) {
  const auto report = [&](DiagnosticKind kind, Span span, std::string label, std::string help) {
    Diagnostic message;
    message.kind = kind;
    message.labels.push_back({span, std::move(label), true});
    message.help = std::move(help);
    diagnostics.add(std::move(message));
  };
  const Statement* first = nullptr;
  for (const Statement& statement : syntax.statements) {
    if (statement.kind != StatementKind::document) continue;
    if (first != nullptr) {
      report(DiagnosticKind::missing_document, statement.span, "het document zegt al wat het is",
             "laat een van de twee weg");
    }
    if (first == nullptr) first = &statement;
  }
  if (first != nullptr) {
    for (const auto& [empty, key] :
         {std::pair{syntax.short_name.empty(), "kort"}, std::pair{syntax.rank.empty(), "rang"}}) {
      if (!empty) continue;
      report(DiagnosticKind::missing_property, first->span,
             "hieronder hoort een regel «" + std::string(key) + "»",
             "zeg hoe andere documenten dit document noemen en welke rang het heeft");
    }
    return;
  }
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::rules || block.statements.empty()) continue;
    report(DiagnosticKind::missing_document, block.statements.front().head.whole(),
           "hiervoor hoort een blok dat zegt wat dit document is",
           "begin met een regelblok «document ‹titel›» met de regels «kort» en «rang»");
    return;
  }
}

}  // namespace

Library parse_documents(const Sources& sources, const std::vector<FileId>& files,
                        const Limits& limits, Diagnostics& diagnostics,
                        const std::vector<FileId>& suppositions) {
  Library library;
  std::vector<Document> documents;
  documents.reserve(files.size());
  for (const FileId file : files)
    documents.push_back(scan_document(sources, file, limits, diagnostics));
  for (const FileId file : suppositions)
    documents.push_back(scan_sentences(sources, file, BlockKind::questions, limits, diagnostics));

  std::vector<Draft> drafts;
  Collector collector(documents, library.names, limits, diagnostics);
  collector.run(drafts);
  std::set<NameId> facts;
  for (const Draft& draft : drafts) {
    if (draft.outline.opening == Opening::fact && draft.name != kNoName) facts.insert(draft.name);
  }
  const SortWords words = sort_words(library.names);

  std::size_t draft = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Syntax syntax;
    // Statements may add parts (onderdelen in lists); the raw blocks stay where the drafts point
    // to.
    std::vector<Block> blocks = std::move(documents[i].blocks);
    syntax.document = std::move(documents[i]);
    Sentences sentences(library.names, limits, diagnostics, &syntax.document);
    Statements statements(sentences, syntax);
    for (const Block& block : blocks) {
      statements.begin_block();
      if (block.kind == BlockKind::rules) {
        for (std::size_t count = block.statements.size(); count > 0; --count)
          statements.add(drafts[draft++]);
      } else if (block.kind == BlockKind::examples) {
        for (const RawStatement& raw : block.statements) {
          Draft example;
          example.outline = outline(raw, block.kind, words);
          example.block = block.kind;
          statements.add(example);
        }
      } else if (block.kind == BlockKind::questions) {
        Questions questions(sentences, statements, collector, facts, static_cast<std::uint32_t>(i));
        syntax.questions.push_back(questions.read(block));
      }
      statements.end_block();
    }
    check_document(syntax, blocks, diagnostics);
    syntax.document.blocks = std::move(blocks);
    library.documents.push_back(std::move(syntax));
  }
  return library;
}

Node parse_condition(const Phrase& phrase, const NameTable& names, const Limits& limits,
                     Diagnostics& diagnostics) {
  Sentences sentences(names, limits, diagnostics, nullptr);
  return sentences.condition(phrase, 0, nullptr);
}

}  // namespace slagboom::grammar
