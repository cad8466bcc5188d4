// Letters in plain Dutch; the words about the examination come from the texts.
#include "interpreter/report/letters.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/readers.hpp"
#include "interpreter/report/words.hpp"

namespace slagboom::report {
namespace {

using trace::EntryRow;
using trace::MarkPoint;
using trace::Verdict;

// Lengths of the picture, in its own units.
constexpr std::int64_t kNames = 230, kStep = 46, kLine = 17, kTop = 22, kRight = 20;
constexpr std::int64_t kLowest = 10, kHighest = 100;   // tenths
constexpr std::string_view kStyle =
    "<style>.brief { font-size: .95rem; } .brief p { margin: .4rem 0; } .brief table { font-size: .85rem; }\n"
    ".brief th, .brief td { padding: .05rem .4rem; } .brief svg { width: 100%; max-height: 60mm; }\n"
    ".brief { break-after: page; } .brief:last-child { break-after: auto; }\n"
    "@page { margin: 12mm 16mm; }\n"
    "@media print { :root { font-size: 10pt; } .brief h1 { margin: 0; } .brief table { margin: .3rem 0; } }</style>\n";

std::int64_t across(std::int64_t tenths) {
  return kNames + (std::clamp(tenths, kLowest, kHighest) - kLowest) * kStep / 10;
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string label_of(const Verdict& verdict, const std::string& key) {
  for (const auto& [column, label] : verdict.columns) {
    if (column == key && !label.empty()) return label;
  }
  return key;
}

// The columns with a mark in them, in the order of the table; their place decides their shape.
std::vector<std::string> drawn_keys(const Verdict& verdict) {
  std::vector<std::string> keys;
  for (const EntryRow& row : verdict.entries) {
    for (const MarkPoint& point : row.points) {
      if (point.role == MarkPoint::Role::needed) continue;
      if (std::find(keys.begin(), keys.end(), point.key) == keys.end()) keys.push_back(point.key);
    }
  }
  return keys;
}

std::string circle(std::int64_t x, std::int64_t y, std::string_view paint) {
  return "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"5\" " + std::string(paint) + "/>";
}

std::string path(std::string_view form, std::int64_t x, std::int64_t y, std::string_view paint) {
  return "<path d=\"" + std::string(form) + "\" transform=\"translate(" + number(x) + " " + number(y) + ")\" " +
         std::string(paint) + "/>";
}

constexpr std::string_view kOpen = "fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"1.5\"";
constexpr std::string_view kFull = "fill=\"#1a1a1a\"";
constexpr std::string_view kThin = "fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"2\"";

std::string shape(std::size_t which, std::int64_t x, std::int64_t y) {
  switch (which) {
    case 0:
      return circle(x, y, kOpen);
    case 1:
      return circle(x, y, kFull);
    case 2:
      return path("M-7 -7h14v14h-14z", x, y, kOpen);
    case 3:
      return path("M0 -6l6 6l-6 6l-6 -6z", x, y, kFull);
    case 4:
      return path("M-5 -5l10 10M5 -5l-10 10", x, y, kThin);
    default:
      return path("M-6 0h12M0 -6v12", x, y, kThin);
  }
}

std::string needed_shape(std::int64_t x, std::int64_t y) {
  return path("M0 -8v16M0 -5l9 5l-9 5z", x, y, "fill=\"#1a1a1a\" stroke=\"#1a1a1a\" stroke-width=\"1.5\"");
}

std::string words(std::int64_t x, std::int64_t y, std::string_view text, std::string_view anchor = "start") {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + std::string(anchor) + "\">" +
         escaped(text) + "</text>";
}

// A grey line at each whole mark, with its number above.
std::string scale(std::int64_t bottom) {
  std::string out;
  for (std::int64_t mark = kLowest; mark <= kHighest; mark += 10) {
    const std::string x = number(across(mark));
    out += "<line x1=\"" + x + "\" y1=\"" + number(kTop - 4) + "\" x2=\"" + x + "\" y2=\"" + number(bottom) +
           "\" stroke=\"#bbb\"/>";
    out += words(across(mark), kTop - 8, number(mark / 10), "middle") + "\n";
  }
  return out;
}

std::string marks_table(const Verdict& verdict) {
  if (verdict.entries.empty()) return {};
  const EntryColumns columns = columns_of(verdict.entries);
  HtmlTable table{"Je cijfers", {"vak"}, {}, {false}};
  std::vector<std::string> keys = columns.given;
  keys.insert(keys.end(), columns.computed.begin(), columns.computed.end());
  for (const std::string& key : keys) table.columns.push_back(label_of(verdict, key));
  if (!verdict.needed_label.empty()) table.columns.push_back(verdict.needed_label);
  table.numeric.resize(table.columns.size(), true);
  for (const EntryRow& entry : verdict.entries) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row = {entry.name.empty() ? entry.code : entry.name};
    for (const std::string& key : columns.given) row.push_back(value_of(entry.given, key));
    for (const std::string& key : columns.computed) row.push_back(value_of(entry.computed, key));
    if (!verdict.needed_label.empty()) row.push_back(entry.needed);
  }
  std::string out = table_html(table);
  // Each of these marks does it alone: who reads them as all together would be told too much.
  if (!verdict.nearest.empty() && !verdict.needed_label.empty()) {
    out += element("p", "Eén cijfer uit de kolom «" + verdict.needed_label +
                            "» was al genoeg geweest, als de andere cijfers gelijk bleven.") +
           "\n";
  }
  return out;
}

std::string body_of(const Verdict& verdict, std::string_view day, std::string_view engine) {
  std::string out = "<section class=\"brief\">\n";
  out += element("h1", "Brief voor kandidaat " + verdict.candidate) + "\n";
  if (!verdict.regime.empty()) out += element("p", capitalised(verdict.regime), "klein") + "\n";
  out += element("p", "Datum: " + shown_day(day)) + "\n";
  out += element("p", "Beste kandidaat,") + "\n";
  const std::vector<std::string> sentences = candidate_sentences(verdict);
  for (std::size_t index = 0; index < sentences.size(); ++index) {
    out += element("p", sentences[index], index == 0 ? "uitslag" : "") + "\n";
  }
  if (verdict.fault.empty()) out += marks_table(verdict) + marks_svg(verdict);
  out += element("p", "Klopt een cijfer niet? Of begrijp je iets niet? Vraag het dan aan je school.") + "\n";
  std::string foot = "Gemaakt met slagboom " + std::string(engine) + ".";
  if (!verdict.applied.empty()) foot += " Toegepast: " + joined(verdict.applied, "; ") + ".";
  return out + element("p", foot, "klein") + "\n</section>\n";
}

}  // namespace

std::string marks_svg(const Verdict& verdict) {
  const std::vector<std::string> keys = drawn_keys(verdict);
  std::vector<const EntryRow*> rows;
  bool needed = false;
  for (const EntryRow& row : verdict.entries) {
    if (row.points.empty()) continue;
    rows.push_back(&row);
    needed = needed || !row.needed.empty();
  }
  if (rows.empty()) return {};
  const std::int64_t bottom = kTop + static_cast<std::int64_t>(rows.size()) * kLine;
  const std::int64_t legend = static_cast<std::int64_t>(keys.size() + (needed ? 1 : 0)) * kLine;
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " +
                    number(across(kHighest) + kRight) + " " + number(bottom + legend + kLine / 2) +
                    "\" font-size=\"12\" font-family=\"sans-serif\">\n<title>Je cijfers op een lijn van 1 tot en met "
                    "10; dezelfde getallen staan in de tabel</title>\n" +
                    scale(bottom);
  std::int64_t y = kTop + kLine / 2;
  for (const EntryRow* row : rows) {
    out += words(0, y + 4, row->name.empty() ? row->code : row->name);
    for (const MarkPoint& point : row->points) {
      const auto at = std::find(keys.begin(), keys.end(), point.key);
      out += point.role == MarkPoint::Role::needed
                 ? needed_shape(across(point.tenths), y)
                 : shape(static_cast<std::size_t>(at - keys.begin()), across(point.tenths), y);
    }
    out += "\n";
    y += kLine;
  }
  y = bottom + kLine;
  for (std::size_t index = 0; index < keys.size(); ++index, y += kLine) {
    out += shape(index, kNames, y - 4) + words(kNames + 14, y, label_of(verdict, keys[index])) + "\n";
  }
  if (needed) out += needed_shape(kNames, y - 4) + words(kNames + 14, y, verdict.needed_label + " (of hoger)") + "\n";
  return out + "</svg>\n";
}

std::string candidate_html(const Verdict& verdict, std::string_view day, std::string_view engine) {
  return page("Kandidaat " + verdict.candidate, std::string(kStyle) + body_of(verdict, day, engine));
}

std::string letters_html(std::span<const Verdict> verdicts, std::string_view day, std::string_view engine) {
  std::string body(kStyle);
  for (const Verdict& verdict : verdicts) {
    if (verdict.fault.empty()) body += body_of(verdict, day, engine);
  }
  return page("Brieven", body);
}

}  // namespace slagboom::report
