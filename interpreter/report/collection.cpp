// Renderings of the SE side of candidates.
#include "interpreter/report/collection.hpp"

#include <nlohmann/json.hpp>

#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/verdict_csv.hpp"

namespace slagboom::report {

namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string closed_text(const CollectedSubject& subject) {
  if (subject.closed == "ja") return "afgesloten";
  return "nog niet afgesloten";
}

std::string remarks(const CollectedSubject& subject) {
  std::string text = closed_text(subject);
  if (!subject.missing.empty()) text += "; nog zonder resultaat: " + joined(subject.missing);
  if (!subject.wrong_resit.empty())
    text += "; herkanst, maar niet herkansbaar: " + joined(subject.wrong_resit);
  if (!subject.unsaid.empty()) text += "; het reglement zegt niet: " + joined(subject.unsaid);
  return text;
}

std::string year_text(const CollectedYear& year) {
  std::string text = "leerjaar " + year.year + ": " + year.used +
                     (year.used == "1" ? " herkansing" : " herkansingen") + " gebruikt";
  if (year.left.starts_with("-"))
    return text + ", " + year.left.substr(1) + " meer dan het reglement toestaat";
  if (!year.left.empty()) text += ", nog " + year.left;
  return text;
}

Json text_or_null(const std::string& text) {
  return text.empty() || text == "nog open" ? Json(nullptr) : Json(text);
}

}  // namespace

std::string collection_text(const Collection& collection, std::size_t width) {
  std::string out = collection.candidate + "\n";
  for (const std::string& fault : collection.faults)
    add_wrapped(out, "  niet verzameld: ", fault, 4, width);
  for (const CollectedSubject& subject : collection.subjects) {
    if (!subject.fault.empty()) {
      add_wrapped(out, "  " + padded(subject.code, 8), subject.fault, 12, width);
      continue;
    }
    add_wrapped(out, "  " + padded(subject.code, 8) + padded(subject.mark, 9),
                "(" + subject.mean + ") " + remarks(subject), 19, width);
  }
  for (const CollectedYear& year : collection.years) out += "  " + year_text(year) + "\n";
  return out;
}

std::string collection_json(const Collection& collection) {
  Json result;
  result["kandidaat"] = collection.candidate;
  for (const auto& [key, value] : collection.head) result[key] = value;
  if (!collection.faults.empty()) {
    result["fout"] = joined(collection.faults);
    return result.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  Json subjects = Json::array();
  Json closing = Json::array();
  for (const CollectedSubject& subject : collection.subjects) {
    subjects.push_back({{"vak", subject.code}, {"se", text_or_null(subject.mark)}});
    Json one{{"vak", subject.code},
             {"afgesloten", subject.closed},
             {"gemiddelde", text_or_null(subject.mean)},
             {"zonder_resultaat", subject.missing},
             {"onterecht_herkanst", subject.wrong_resit}};
    if (!subject.fault.empty()) one["fout"] = subject.fault;
    if (!subject.unsaid.empty()) one["niet_geregeld"] = subject.unsaid;
    closing.push_back(std::move(one));
  }
  result["vakken"] = std::move(subjects);
  result["schoolexamen"] = std::move(closing);
  Json years = Json::array();
  for (const CollectedYear& year : collection.years)
    years.push_back(
        {{"leerjaar", year.year}, {"gebruikt", year.used}, {"over", text_or_null(year.left)}});
  result["herkansingen"] = std::move(years);
  return result.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string collections_csv(std::span<const Collection> collections) {
  std::string out =
      "kandidaat;vak;se;gemiddelde;afgesloten;zonder resultaat;onterecht herkanst;fout\r\n";
  for (const Collection& collection : collections) {
    if (!collection.faults.empty())
      out +=
          csv_cell(collection.candidate) + ";;;;;;;" + csv_cell(joined(collection.faults)) + "\r\n";
    for (const CollectedSubject& subject : collection.subjects) {
      const std::vector<std::string> cells{collection.candidate,
                                           subject.code,
                                           subject.mark == "nog open" ? "" : subject.mark,
                                           subject.mean == "nog open" ? "" : subject.mean,
                                           subject.closed,
                                           joined(subject.missing),
                                           joined(subject.wrong_resit),
                                           subject.fault};
      for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i == 0 ? "" : ";") + csv_cell(cells[i]);
      out += "\r\n";
    }
  }
  return out;
}

std::string collections_html(std::span<const Collection> collections) {
  std::string body = element("h1", "Overzicht van het schoolexamen") + "\n";
  for (const Collection& collection : collections) {
    body +=
        "<section class=\"blad\">\n" + element("h2", "Kandidaat " + collection.candidate) + "\n";
    std::string head;
    for (const auto& [key, value] : collection.head)
      head += (head.empty() ? "" : ", ") + key + " " + value;
    if (!head.empty()) body += element("p", head) + "\n";
    if (!collection.faults.empty()) {
      body += list_html(collection.faults) + "</section>\n";
      continue;
    }
    HtmlTable marks{"Cijfers van het schoolexamen",
                    {"vak", "cijfer", "gemiddelde", "stand"},
                    {},
                    {false, true, true, false}};
    for (const CollectedSubject& subject : collection.subjects)
      marks.rows.push_back({subject.name, subject.mark, subject.mean,
                            subject.fault.empty() ? remarks(subject) : subject.fault});
    body += table_html(marks);
    for (const CollectedSubject& subject : collection.subjects) {
      HtmlTable tests{subject.name,
                      {"toets", "inhoud", "weging", "cijfer", "herkansing", "telt"},
                      {},
                      {false, false, true, true, true, true}};
      for (const CollectedTest& test : subject.tests)
        tests.rows.push_back({test.code, test.content, test.weight,
                              test.mark.empty() ? test.state : test.mark, test.resit, test.counts});
      body += table_html(tests);
    }
    std::vector<std::string> lines;
    for (const CollectedYear& year : collection.years) lines.push_back(year_text(year));
    if (!lines.empty()) body += list_html(lines);
    HtmlTable signatures{"Handtekeningen", {"functie", "datum", "handtekening"}, {}, {}};
    for (int row = 0; row < 3; ++row) signatures.rows.push_back({"", "", ""});
    body += table_html(signatures) + "</section>\n";
  }
  return page("Overzicht van het schoolexamen", body);
}

}  // namespace slagboom::report
