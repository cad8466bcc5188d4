// No scripts, no fonts or images from elsewhere; meaning never hangs on colour alone.
#include "interpreter/report/html.hpp"

#include <cstddef>

namespace slagboom::report {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light; }
body { font: 1rem/1.45 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #1a1a1a;
  background: #fff; max-width: 52rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
table { border-collapse: collapse; margin: .75rem 0; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid #767676; padding: .2rem .5rem; text-align: left; vertical-align: top; font-weight: 400; }
thead th { background: #eee; font-weight: 600; }
.getal { text-align: right; font-variant-numeric: tabular-nums; }
.uitslag { font-weight: 700; } .klein { color: #444; font-size: .9rem; }
.melding { border-left: .3rem solid #767676; padding: .1rem .75rem; margin: 1rem 0; }
.melding.fout { border-left-style: double; border-left-color: #1a1a1a; }
.melding h4, .melding h5 { font-size: 1rem; margin: .4rem 0; } .melding p { margin: .3rem 0; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
.reglement > h3 { font-size: 1.1rem; margin-top: 1.5rem; border-bottom: 1px solid #767676; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: .4rem 0; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.jaren tbody th, .jaren tbody td, .onderdelen tbody th { white-space: nowrap; }
.handtekening td, .handtekening th { height: 2.2rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.35 ui-monospace, "Liberation Mono", monospace; }
ul.boom, ul.boom ul { list-style: none; padding-left: 1.2rem; border-left: 1px solid #bbb; }
ul.boom li { margin: .2rem 0; }
a { color: #003f8a; } a:focus-visible { outline: 3px solid #003f8a; }
@page { size: A4; margin: 15mm 16mm; }
@media print {
  html { font-size: 10pt; } body { font-size: 1rem; max-width: none; margin: 0; padding: 0; }
  section.kandidaat { font-size: .9rem; line-height: 1.35; }
  h1, section.kandidaat h2 { margin-top: 0; } table { margin: .5rem 0; } p { margin: .5rem 0; } th, td { padding: .12rem .4rem; }
  section.kandidaat + section.kandidaat, table + section.kandidaat, section.reglement + section.reglement { break-before: page; }
  h2, h3, h4, h5, caption { break-after: avoid; }
  tr, li, .melding, .handtekening { break-inside: avoid; } ul.boom li { break-inside: auto; } thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
)css";

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        // Control characters have no place in HTML.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
          result += c;
        } else {
          result += "\xEF\xBF\xBD";
        }
    }
  }
  return result;
}

std::string element(std::string_view name, std::string_view text, std::string_view css_class) {
  std::string result = "<" + std::string(name);
  if (!css_class.empty()) result += " class=\"" + escaped(css_class) + "\"";
  return result + ">" + escaped(text) + "</" + std::string(name) + ">";
}

std::string table_html(const HtmlTable& table) {
  const auto css_class = [&](std::size_t i) {
    return i < table.numeric.size() && table.numeric[i] ? std::string(" class=\"getal\"")
                                                        : std::string();
  };
  std::string out = "<table>\n<caption>" + escaped(table.caption) + "</caption>\n<thead><tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out += "<th scope=\"col\"" + css_class(i) + ">" + escaped(table.columns[i]) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string_view name = i == 0 ? "th" : "td";
      out += "<" + std::string(name) + (i == 0 ? " scope=\"row\"" : "") + css_class(i) + ">" +
             escaped(row[i]) + "</" + std::string(name) + ">";
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string list_html(const std::vector<std::string>& items) {
  std::string out = "<ul>\n";
  for (const std::string& item : items) out += element("li", item) + "\n";
  return out + "</ul>\n";
}

std::string page(std::string_view title, std::string_view body) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<title>";
  out += escaped(title) + "</title>\n<style>" + std::string(kStyle) +
         "</style>\n</head>\n<body>\n<main>\n";
  out += body;
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace slagboom::report
