// Renderings of the SE side of candidates.
#include "interpreter/report/collection.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "interpreter/report/html.hpp"
#include "interpreter/report/layout.hpp"
#include "interpreter/report/verdict_csv.hpp"
#include "interpreter/report/words.hpp"
#include "interpreter/trace/figures.hpp"

namespace slagboom::report {

namespace {

using Json = nlohmann::ordered_json;

std::string listed(const std::vector<std::string>& parts) { return joined(parts, ", "); }
// Of whole clauses.
std::string told(const std::vector<std::string>& faults) { return joined(faults, "; "); }

std::string closed_text(const CollectedSubject& subject) {
  if (subject.closed == "ja") return "afgesloten";
  return "nog niet afgesloten";
}

// "402 is 401 van cohort 2024-2025"; of what counts no more: "403 van cohort 2024-2025".
std::string moved_text(const CollectedSubject& subject, bool counts) {
  std::vector<std::string> parts;
  for (const MovedTest& each : subject.moved) {
    if (each.counts_for.empty() == counts) continue;
    parts.push_back((counts ? each.counts_for + " is " : "") + each.code + " van cohort " +
                    each.cohort);
  }
  return listed(parts);
}

// "401 (ongeldig verklaard)"
std::string unsettled_text(const CollectedSubject& subject) {
  std::vector<std::string> parts;
  for (const CollectedTest& test : subject.tests) {
    if (std::find(subject.unsettled.begin(), subject.unsettled.end(), test.code) !=
        subject.unsettled.end())
      parts.push_back(test.code + " (" + test.state + ")");
  }
  return listed(parts);
}

std::string mark_text(const CollectedTest& test) {
  if (test.mark.empty() || test.state.empty()) return test.mark.empty() ? test.state : test.mark;
  return test.mark + " (" + test.state + ")";
}

std::string remarks(const CollectedSubject& subject) {
  std::string text = closed_text(subject);
  if (const std::string moved = moved_text(subject, true); !moved.empty())
    text += "; overgenomen: " + moved;
  if (const std::string dropped = moved_text(subject, false); !dropped.empty())
    text += "; telt niet meer mee: " + dropped;
  if (!subject.missing.empty()) text += "; nog zonder resultaat: " + listed(subject.missing);
  if (!subject.wrong_resit.empty())
    text += "; herkanst, maar niet herkansbaar: " + listed(subject.wrong_resit);
  if (!subject.unsettled.empty()) text += "; nog niet in orde: " + unsettled_text(subject);
  if (!subject.unclear.empty()) text += "; " + told(subject.unclear);
  if (!subject.unsaid.empty()) text += "; het reglement zegt niet: " + listed(subject.unsaid);
  return text;
}

std::string year_text(const CollectedYear& year) {
  if (!year.faults.empty()) return year.year + ": " + told(year.faults);
  std::string text = year.year + ": " + year.used +
                     (year.used == "1" ? " herkansing" : " herkansingen") + " gebruikt";
  if (year.left.starts_with("-"))
    return text + ", " + year.left.substr(1) + " meer dan het reglement toestaat";
  if (!year.left.empty()) text += ", nog " + year.left;
  if (!year.unclear.empty()) text += "; " + told(year.unclear);
  return text;
}

Json text_or_null(const std::string& text) {
  return text.empty() || text == trace::kStillOpen ? Json(nullptr) : Json(text);
}

}  // namespace

std::string collection_text(const Collection& collection, std::size_t width) {
  std::string out = collection.candidate + "\n";
  for (const std::string& fault : collection.faults)
    add_wrapped(out, "  niet verzameld: ", fault, 4, width);
  for (const CollectedSubject& subject : collection.subjects) {
    if (!subject.faults.empty()) {
      add_wrapped(out, "  " + padded(subject.code, 8) + "niet te berekenen: ", told(subject.faults),
                  19, width);
      continue;
    }
    add_wrapped(out, "  " + padded(subject.code, 8) + padded(subject.mark, 9),
                "(" + subject.mean + ") " + remarks(subject), 19, width);
  }
  for (const CollectedYear& year : collection.years)
    add_wrapped(out, "  ", year_text(year), 4, width);
  return out;
}

std::string collection_json(const Collection& collection) {
  Json result;
  result["kandidaat"] = collection.candidate;
  for (const auto& [key, value] : collection.head) result[key] = value;
  Json& own = result["schoolexamen"];
  if (!collection.faults.empty()) {
    own["fout"] = told(collection.faults);
    return result.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  Json& subjects = result["vakken"] = Json::array();
  for (const CollectedSubject& subject : collection.subjects) {
    subjects.push_back({{"vak", subject.code}, {"se", text_or_null(subject.mark)}});
    Json one{{"vak", subject.code}};
    if (!subject.faults.empty()) {
      one["fout"] = told(subject.faults);
    } else {
      one["afgesloten"] = text_or_null(subject.closed);
      one["gemiddelde"] = text_or_null(subject.mean);
      one["zonder_resultaat"] = subject.missing;
      one["onterecht_herkanst"] = subject.wrong_resit;
      if (!subject.unsettled.empty()) one["niet_in_orde"] = subject.unsettled;
      if (!subject.unsaid.empty()) one["niet_geregeld"] = subject.unsaid;
      if (!subject.unclear.empty()) one["niet_duidelijk"] = subject.unclear;
      for (const MovedTest& each : subject.moved)
        one["overstap"].push_back({{"toets", each.code},
                                   {"cohort", each.cohort},
                                   {"telt_voor", text_or_null(each.counts_for)}});
    }
    own["vakken"].push_back(std::move(one));
  }
  for (const CollectedYear& year : collection.years) {
    Json one{{"jaar", year.year},
             {"gebruikt", text_or_null(year.used)},
             {"over", text_or_null(year.left)}};
    if (!year.faults.empty()) one["fout"] = told(year.faults);
    own["herkansingen"].push_back(std::move(one));
  }
  return result.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string collections_csv(std::span<const Collection> collections) {
  std::string out =
      "kandidaat;vak;se;gemiddelde;afgesloten;zonder resultaat;onterecht "
      "herkanst;fout;overgenomen;telt niet meer mee\r\n";
  for (const Collection& collection : collections) {
    if (!collection.faults.empty())
      out +=
          csv_cell(collection.candidate) + ";;;;;;;" + csv_cell(told(collection.faults)) + ";;\r\n";
    for (const CollectedSubject& subject : collection.subjects) {
      const std::vector<std::string> cells{collection.candidate,
                                           subject.code,
                                           subject.mark == trace::kStillOpen ? "" : subject.mark,
                                           subject.mean == trace::kStillOpen ? "" : subject.mean,
                                           subject.closed,
                                           listed(subject.missing),
                                           listed(subject.wrong_resit),
                                           told(subject.faults),
                                           moved_text(subject, true),
                                           moved_text(subject, false)};
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
                            subject.faults.empty() ? remarks(subject) : told(subject.faults)});
    body += table_html(marks);
    for (const CollectedSubject& subject : collection.subjects) {
      HtmlTable tests{subject.name,
                      {"toets", "inhoud", "weging", "cijfer", "herkansing", "telt"},
                      {},
                      {false, false, true, true, true, true}};
      for (const CollectedTest& test : subject.tests)
        tests.rows.push_back(
            {test.code, test.content, test.weight, mark_text(test), test.resit, test.counts});
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
