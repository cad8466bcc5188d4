// Diagnostics: one list of kinds, and the data of one message. Wording is plain Dutch.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "grammar/limits.hpp"
#include "grammar/source.hpp"

namespace slagboom::grammar {

enum class Severity : std::uint8_t { fout, waarschuwing, nog_te_regelen, opmerking };

// Every kind of message, grouped by the stage that gives it. Codes are stable.
// X(identifier, code, severity, title)
#define SLAGBOOM_DIAGNOSTIC_KINDS(X)                                                              \
  /* source and structure */                                                                      \
  X(unreadable_text, "TEKST-001", fout, "dit is geen leesbare tekst")                             \
  X(file_too_large, "GRENS-001", fout, "het bestand is te groot")                                 \
  X(line_too_long, "GRENS-002", fout, "de regel is te lang")                                      \
  X(nesting_too_deep, "GRENS-003", fout, "te veel haakjes of lijsten in elkaar")                  \
  X(too_many_rows, "GRENS-004", fout, "de tabel is te groot")                                     \
  X(too_many_names, "GRENS-005", fout, "te veel begrippen")                                       \
  X(sentence_too_long, "GRENS-006", fout, "de zin is te lang")                                    \
  X(too_many_statements, "GRENS-007", fout, "te veel zinnen in een document")                     \
  X(too_many_messages, "GRENS-008", opmerking, "er zijn nog meer meldingen")                      \
  X(unclosed_fence, "STRUC-001", fout, "het regelblok is niet afgesloten")                        \
  X(unknown_fence, "STRUC-002", waarschuwing, "onbekend soort blok")                              \
  X(duplicate_address, "STRUC-003", fout, "dit nummer komt twee keer voor")                       \
  X(ragged_table, "STRUC-004", fout, "een rij heeft niet evenveel kolommen als de kop")           \
  X(missing_title, "STRUC-005", fout, "het document heeft geen titel")                            \
  X(missing_document, "STRUC-006", fout, "het document zegt niet wat het is")                     \
  X(stray_text, "STRUC-007", fout, "deze regel hoort nergens bij")                                \
  /* reading of sentences */                                                                      \
  X(unreadable_sentence, "LEES-001", fout, "deze zin is niet te lezen")                           \
  X(decimal_point, "LEES-002", fout, "een punt in een getal")                                     \
  X(fraction_character, "LEES-003", fout, "een breukteken")                                       \
  X(and_or_mixed, "LEES-014", fout, "«en» en «of» in een zin")                                    \
  X(unclear_between, "LEES-005", fout, "«tussen» zegt niet of de grenzen meedoen")                \
  X(missing_colon, "LEES-006", fout, "er ontbreekt een dubbele punt")                             \
  X(missing_list, "LEES-007", fout, "hier hoort een lijst onder")                                 \
  X(unexpected_list, "LEES-008", fout, "hier hoort geen lijst onder")                             \
  X(unclear_een, "LEES-009", fout, "«een» kan een getal zijn")                                    \
  X(unclear_comma, "LEES-010", fout, "een komma tussen twee getallen")                            \
  X(percent_mark, "LEES-011", fout, "een percentage zonder waarvan")                              \
  X(unknown_property, "LEES-012", fout, "deze regel is hier niet bekend")                         \
  X(missing_property, "LEES-013", fout, "er ontbreekt een regel")                                 \
  X(synonym, "LEES-004", fout, "dit zegt de taal met een ander woord")                            \
  X(symbol, "LEES-015", fout, "een rekenteken")                                                   \
  X(unclosed_bracket, "LEES-016", fout, "een haakje is niet gesloten")                            \
  X(unclosed_quote, "LEES-017", fout, "een aanhalingsteken is niet gesloten")                     \
  X(half_grade, "LEES-018", fout, "een half cijfer in woorden")                                   \
  X(brackets_needed, "LEES-019", fout, "de volgorde van rekenen is niet duidelijk")               \
  X(unreadable_cell, "LEES-020", fout, "deze cel is niet te lezen")                               \
  X(bad_school_year, "LEES-021", fout, "dit is geen schooljaar")                                  \
  X(bad_date, "LEES-022", fout, "dit is geen goede datum")                                        \
  X(comment_in_fence, "LEES-023", fout, "een opmerking in een regelblok")                         \
  X(strict_comparison, "LEES-024", fout, "de vergelijking is niet volledig")                      \
  X(too_many_decimals, "LEES-025", fout, "het getal heeft te veel decimalen")                     \
  X(rounding_unclear, "LEES-026", fout, "de afronding is niet volledig")                          \
  /* names */                                                                                     \
  X(unknown_name, "NAAM-003", fout, "onbekend begrip")                                            \
  X(duplicate_name, "NAAM-002", fout, "dit begrip bestaat al")                                    \
  X(bad_name, "NAAM-001", fout, "dit kan geen naam zijn")                                         \
  X(wrong_kind_of_name, "NAAM-004", fout, "hier hoort een ander soort begrip")                    \
  X(unknown_item, "NAAM-005", fout, "dit staat niet in het register")                             \
  X(ambiguous_code, "NAAM-006", fout, "deze code is niet eenduidig")                              \
  X(ambiguous_sentence, "NAAM-007", fout, "deze zin kan op twee manieren gelezen worden")         \
  X(unused_name, "NAAM-008", opmerking, "dit begrip wordt nergens gebruikt")                      \
  X(undefined_name, "NAAM-009", fout, "dit begrip heeft geen bepaling")                           \
  X(missing_owner, "NAAM-010", fout, "van welk vak is niet gezegd")                               \
  /* kinds of values */                                                                           \
  X(kind_mismatch, "SOORT-001", fout, "deze waarden zijn niet te vergelijken")                    \
  X(not_a_condition, "SOORT-002", fout, "dit is geen voorwaarde")                                 \
  X(not_a_value, "SOORT-003", fout, "dit is geen waarde")                                         \
  X(not_a_set, "SOORT-004", fout, "dit is geen verzameling")                                      \
  X(outside_scale, "SOORT-005", fout, "dit getal kan niet voorkomen")                             \
  X(not_an_option, "SOORT-006", fout, "deze keuze bestaat niet")                                  \
  X(missing_rounding, "ROND-001", fout, "er is niet gezegd hoe wordt afgerond")                   \
  X(double_rounding, "ROND-002", waarschuwing, "tweemaal afgerond")                               \
  /* provisions */                                                                                \
  X(unknown_reference, "VERW-001", fout, "deze bepaling bestaat niet")                            \
  X(reference_not_in_force, "TIJD-002", waarschuwing, "deze bepaling geldt niet in deze jaren")   \
  X(unclear_days, "TIJD-003", fout, "«dagen» zegt niet welke dagen")                              \
  X(departure_mismatch, "VERW-003", fout, "de afwijking gaat over iets anders")                   \
  X(unknown_document, "VERW-004", fout, "dit document is niet bekend")                            \
  X(gap, "GAT-001", fout, "niet elk geval is geregeld")                                           \
  X(gap_in_years, "TIJD-001", fout, "niet voor elk jaar en elke opleiding is iets geregeld")      \
  X(conflict, "BOTS-001", fout, "twee bepalingen geven een verschillend antwoord")                \
  X(overlapping_rows, "BOTS-002", fout, "twee rijen gelden tegelijk")                             \
  X(dead_exception, "DOOD-001", waarschuwing, "deze afwijking geldt nooit")                       \
  X(dead_row, "DOOD-002", waarschuwing, "deze rij geldt nooit")                                   \
  X(empty_scope, "DOOD-003", waarschuwing, "deze bepaling geldt voor niemand")                    \
  X(cycle, "KRING-001", fout, "een begrip hangt van zichzelf af")                                 \
  X(lid_without_status, "DEK-001", waarschuwing, "van dit lid is niet gezegd wat het is")         \
  X(number_in_prose, "DEK-003", waarschuwing, "een getal staat op twee plaatsen")                 \
  X(not_monotone, "VOOR-001", waarschuwing, "een hoger cijfer kan hier schaden")                  \
  /* open norms */                                                                                \
  X(outside_room, "WET-002", fout, "de keuze valt buiten de ruimte die de wet geeft")             \
  X(departure_without_basis, "WET-001", fout, "afwijken mag hier niet")                           \
  X(choice_missing, "WET-005", nog_te_regelen, "de wet laat dit aan de school over")              \
  X(nothing_to_fill, "WET-004", fout, "hier valt niets in te vullen")                             \
  X(filled_twice, "WET-003", fout, "deze keuze is twee keer gemaakt")                             \
  X(uncertain_source, "WET-006", opmerking, "de bronnen zijn hier niet zeker")                    \
  /* what a reglement says */                                                                     \
  X(content_missing, "INH-001", fout, "dit moet in het reglement staan")                          \
  X(content_against, "INH-002", fout, "dit is in strijd met de wet")                              \
  X(content_outdated, "INH-003", waarschuwing, "een verouderde verwijzing")                       \
  X(content_doubtful, "INH-004", waarschuwing, "dit is misschien in strijd met de wet")           \
  X(content_advised, "INH-005", waarschuwing, "dit wordt aangeraden")                             \
  X(content_judged, "INH-006", opmerking, "dit moet iemand beoordelen")                           \
  X(content_unsaid, "INH-007", nog_te_regelen, "wat het reglement regelt, is nog niet nagekeken") \
  X(content_contradicts, "INH-008", waarschuwing, "het reglement zegt twee verschillende dingen")  \
  /* decisions */                                                                                 \
  X(decision_against, "BESL-001", fout, "dit besluit is niet genomen zoals de wet vraagt")        \
  X(decision_incomplete, "BESL-002", fout, "aan dit besluit ontbreekt iets")                      \
  X(decision_beside, "BESL-003", waarschuwing, "dit besluit is niet genomen zoals het reglement zegt")          \
  /* PTA */                                                                                       \
  X(pta_other_word, "PTA-026", waarschuwing, "een toets is anders dan is voorgeschreven")         \
  X(pta_transfer_open, "PTA-027", waarschuwing, "van een toets is bij de overstap niets gezegd")  \
  X(pta_transfer_twice, "PTA-028", fout, "dit staat twee keer in de overstap")                    \
  X(pta_transfer_kind, "PTA-029", waarschuwing, "het resultaat past niet bij de nieuwe toets")    \
  X(pta_code_twice, "PTA-001", fout, "een code staat twee keer in het PTA")                       \
  X(pta_not_filled, "PTA-002", fout, "in het PTA ontbreekt iets")                                 \
  X(pta_not_clear, "PTA-003", waarschuwing, "in het PTA ontbreekt misschien iets")                \
  X(pta_total, "PTA-004", waarschuwing, "de wegingen tellen niet op tot het totaal")              \
  X(pta_not_covered, "PTA-005", waarschuwing, "een verplicht domein komt in geen toets voor")     \
  X(pta_unknown_domain, "PTA-006", waarschuwing, "dit domein staat niet in het examenprogramma")  \
  X(pta_other_stuff, "PTA-007", waarschuwing, "de grond past niet bij het domein")                \
  X(pta_weight_of_words, "PTA-008", waarschuwing, "een beoordeling in letters heeft een weging")  \
  X(pta_adopted_late, "PTA-009", fout, "het PTA is te laat vastgesteld")                          \
  X(pta_not_adopted, "PTA-010", nog_te_regelen, "het PTA is nog niet vastgesteld")                \
  X(pta_no_consent, "PTA-011", nog_te_regelen, "de instemming is niet vermeld")                   \
  X(pta_late_consent, "PTA-012", waarschuwing, "de instemming komt na het besluit")               \
  X(pta_no_programme, "PTA-013", opmerking, "dit examenprogramma is niet bekend")                 \
  X(pta_unknown_column, "PTA-014", waarschuwing, "deze kolom is niet bekend")                     \
  X(pta_no_ground, "PTA-015", fout, "de wijziging heeft geen grond")                              \
  X(pta_other_ground, "PTA-016", fout, "op deze grond mag een PTA niet veranderen")               \
  X(pta_no_advice, "PTA-017", waarschuwing, "het advies over de wijziging ontbreekt")                     \
  X(pta_late_advice, "PTA-018", fout, "het advies komt na het besluit")                           \
  X(pta_no_reason, "PTA-019", waarschuwing, "de wijziging heeft geen motivering")                 \
  X(pta_was_other, "PTA-020", fout, "de tekst was anders dan de wijziging zegt")                  \
  X(pta_nothing_there, "PTA-021", fout, "dit staat niet in het PTA")                              \
  X(pta_sent_late, "PTA-022", fout, "het PTA is te laat verzonden")                               \
  X(pta_unclear_which, "PTA-023", fout, "er zijn meer PTA's waar deze wijziging bij past")        \
  X(pta_number_twice, "PTA-024", fout, "dit nummer heeft al een andere wijziging")                \
  X(pta_column_twice, "PTA-025", fout, "twee koppen betekenen dezelfde kolom")

enum class DiagnosticKind : std::uint16_t {
#define SLAGBOOM_ENUMERATOR(identifier, code, severity, title) identifier,
  SLAGBOOM_DIAGNOSTIC_KINDS(SLAGBOOM_ENUMERATOR)
#undef SLAGBOOM_ENUMERATOR
};

struct DiagnosticInfo {
  std::string_view identifier;
  std::string_view code;
  Severity severity;
  std::string_view title;
};

[[nodiscard]] const DiagnosticInfo& info(DiagnosticKind kind);
[[nodiscard]] const std::vector<DiagnosticKind>& all_diagnostic_kinds();
// As in JSON: "fout", "waarschuwing", "nog te regelen", "opmerking". (`render` writes "let op".)
[[nodiscard]] std::string_view severity_name(Severity severity);

// A mark under the source: what is wrong there, or why (secondary).
struct Label {
  Span span;
  std::string text;
  bool primary = true;
};

// An edit that can be applied: replace the span by the text.
struct Fix {
  Span span;
  std::string replacement;
};

struct Diagnostic {
  DiagnosticKind kind{};
  std::vector<Label> labels{};  // the first one is the place of the message
  std::string address{};        // provision, such as "Artikel 9 lid 2"; may be empty
  std::string because{};        // "omdat": the norm or reason that makes it wrong
  std::string example{};        // "voorbeeld": smallest concrete case
  std::string help{};           // "hulp": what to do, in words
  std::vector<Fix> fixes{};     // the same as edits, when one exists
  std::string accepted{};       // the reason with which the text answers the message; else empty
  // Of a message about a norm:
  std::string subject{};        // messages about other norms may stand at the same place
  std::string judgement{};      // "strijdig", "ontbreekt", …; empty: as the kind says
  bool derived = false;         // the norm follows from the law: never more than a warning
  std::string certainty{};      // of the norm: "gelezen in de wet", …
  std::string topic{};          // what the norm is about; `aanvaard … over` names it
  struct When {
    std::string cohort;         // "2024-2025"; empty: cohorts are not told apart
    std::string school_year;
    friend auto operator<=>(const When&, const When&) = default;
  };
  std::vector<When> when{};     // cohorts and school years in which it was found; none: all
};

// The severity of this message: that of its kind, and a warning where a derived norm would give an
// error.
[[nodiscard]] Severity severity_of(const Diagnostic& diagnostic);

// Text as in a terminal: title line, place, source lines with marks, omdat, voorbeeld, hulp.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources);

// "schooljaar 2020-2021 tot en met 2022-2023 (cohort 2020-2021 en 2021-2022)"; empty: nothing said.
[[nodiscard]] std::string when_text(const std::vector<Diagnostic::When>& when);
// Years that follow each other as a range: "2019-2020 tot en met 2021-2022 en 2024-2025".
[[nodiscard]] std::string years_text(const std::vector<std::string>& years);

// Collects messages and drops what only repeats an earlier one:
// - the same kind at the same place, about the same norm;
// - an error that begins where an earlier error begins and does not reach further (one cause);
// - what exceeds the limit per file and severity; one GRENS-008 then tells how many were left out.
// A message without a label is always kept. `has_errors` counts dropped errors too.
class Diagnostics {
 public:
  explicit Diagnostics(std::size_t limit = Limits{}.diagnostics) : limit_(limit) {}

  void add(Diagnostic diagnostic);
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  // In the order of adding.
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return items_; }
  // By file and place; of equal places the first added comes first. Without a place: at the end.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  struct Count {
    std::size_t added = 0;
    std::size_t dropped = 0;
    std::size_t note = 0;  // index of the GRENS-008 in `items_`, when something was dropped
  };
  using Start = std::pair<FileId, std::uint32_t>;

  void drop(Count& count, const Label& place);

  std::vector<Diagnostic> items_;
  std::size_t errors_ = 0;
  std::size_t limit_ = 0;
  std::set<std::tuple<DiagnosticKind, FileId, std::uint32_t, std::uint32_t, std::string>> seen_;
  std::map<Start, std::uint32_t> error_ends_;  // furthest end of an error that begins there
  std::map<std::pair<FileId, Severity>, Count> counts_;
};

}  // namespace slagboom::grammar
