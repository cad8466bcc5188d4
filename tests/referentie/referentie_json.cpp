#include "referentie_json.hpp"

#include <cmath>
#include <stdexcept>

namespace slagboom::referentie {

namespace {

[[noreturn]] void weiger(const std::string& tekst) { throw std::runtime_error(tekst); }

/// "6,4", "6.4", "6" or a JSON number, to tenths. The one place where a double is seen: it is read back to the
/// decimal it was written as, and refused when it is not a whole number of tenths.
std::optional<int> tienden(const nlohmann::json& object, const char* sleutel) {
    const auto it = object.find(sleutel);
    if (it == object.end() || it->is_null()) return std::nullopt;
    if (it->is_number()) {
        const double tien = it->get<double>() * 10;
        if (!(tien > -1000 && tien < 1000) || std::abs(tien - std::round(tien)) > 1e-6) weiger(std::string(sleutel) + ": geen cijfer in tienden");
        return static_cast<int>(std::lround(tien));
    }
    if (!it->is_string()) weiger(std::string(sleutel) + ": geen cijfer");
    const std::string tekst = it->get<std::string>();
    int waarde = 0, decimalen = -1, cijfers = 0;
    for (char c : tekst) {
        if ((c == ',' || c == '.') && decimalen < 0 && cijfers > 0) {
            decimalen = 0;
        } else if (c >= '0' && c <= '9' && ++cijfers <= 4) {
            waarde = waarde * 10 + (c - '0');
            if (decimalen >= 0) ++decimalen;
        } else {
            weiger(std::string(sleutel) + ": geen cijfer");
        }
    }
    if (cijfers == 0 || decimalen == 0 || decimalen > 1) weiger(std::string(sleutel) + ": geen cijfer in tienden");
    return decimalen == 1 ? waarde : waarde * 10;
}

std::string tekst(const nlohmann::json& object, const char* sleutel) {
    const auto it = object.find(sleutel);
    if (it == object.end() || it->is_null()) return "";
    if (!it->is_string()) weiger(std::string(sleutel) + ": geen tekst");
    return it->get<std::string>();
}

nlohmann::ordered_json getal(int tiende) {
    if (tiende % 10 == 0) return tiende / 10;
    return tiende / 10.0;
}

/// som/aantal in tenths, cut off at two decimals: 383/7 -> "5,47"
std::string afgekapt(int som, int aantal) {
    const int honderdste = som * 10 / aantal;
    std::string t = std::to_string(honderdste / 100) + ",";
    const int rest = honderdste % 100;
    return t + (rest < 10 ? "0" : "") + std::to_string(rest);
}

}  // namespace

std::string met_komma(int t) { return std::to_string(t / 10) + "," + std::to_string(t % 10); }

std::string_view naam(Uitslag uitslag) {
    switch (uitslag) {
        case Uitslag::geslaagd: return "geslaagd";
        case Uitslag::afgewezen: return "afgewezen";
        default: return "nog open";
    }
}

Kandidaat lees_kandidaat(const nlohmann::json& object) {
    if (!object.is_object()) weiger("geen object");
    Kandidaat k;
    if (const auto it = object.find("kandidaat"); it != object.end()) k.kandidaat = it->is_string() ? it->get<std::string>() : it->dump();
    const auto o = lees_opleiding(tekst(object, "opleiding"));
    if (!o) weiger("onbekende opleiding");
    k.opleiding = *o;
    if (const std::string p = tekst(object, "profiel"); !p.empty()) k.profiel = p;
    const auto jaar = object.find("examenjaar");
    if (jaar == object.end() || !jaar->is_number_integer()) weiger("examenjaar ontbreekt");
    k.examenjaar = jaar->get<int>();
    const auto vakken = object.find("vakken");
    if (vakken == object.end() || !vakken->is_array()) weiger("vakken ontbreekt");
    for (const auto& rij : *vakken) {
        Vak v;
        v.vak = tekst(rij, "vak");
        if (v.vak.empty()) weiger("vak zonder code");
        v.se = tienden(rij, "se");
        v.ce = tienden(rij, "ce");
        v.ce_herkansing = tienden(rij, "ce_herkansing");
        v.rv = tienden(rij, "rv");
        if (const auto e = tienden(rij, "eindcijfer")) {
            if (*e % 10 != 0) weiger(v.vak + ": eindcijfer moet heel zijn");
            v.eindcijfer = *e / 10;
        }
        if (const std::string b = tekst(rij, "beoordeling"); !b.empty()) {
            if (b == "onvoldoende" || b == "o") v.beoordeling = Beoordeling::onvoldoende;
            else if (b == "voldoende" || b == "v") v.beoordeling = Beoordeling::voldoende;
            else if (b == "goed" || b == "g") v.beoordeling = Beoordeling::goed;
            else weiger(v.vak + ": onbekende beoordeling");
        }
        v.deel = tekst(rij, "deel");
        v.niveau = tekst(rij, "niveau");
        v.status = tekst(rij, "status");
        k.vakken.push_back(v);
    }
    return k;
}

Context lees_context(const nlohmann::json& object) {
    Context c;
    if (!object.is_object()) return c;
    if (object.contains("combinatie")) c.combinatie = object["combinatie"].get<std::vector<std::string>>();
    c.vavo = object.value("vavo", false);
    c.leerwerktraject = object.value("leerwerktraject", false);
    return c;
}

nlohmann::ordered_json naar_json(const Kandidaat& k) {
    nlohmann::ordered_json j;
    j["kandidaat"] = k.kandidaat;
    j["opleiding"] = naam(k.opleiding);
    if (k.profiel) j["profiel"] = *k.profiel;
    j["examenjaar"] = k.examenjaar;
    j["vakken"] = nlohmann::ordered_json::array();
    for (const Vak& v : k.vakken) {
        nlohmann::ordered_json r;
        r["vak"] = v.vak;
        if (v.se) r["se"] = getal(*v.se);
        if (v.ce) r["ce"] = getal(*v.ce);
        if (v.ce_herkansing) r["ce_herkansing"] = getal(*v.ce_herkansing);
        if (v.rv) r["rv"] = getal(*v.rv);
        if (v.eindcijfer) r["eindcijfer"] = *v.eindcijfer;
        if (v.beoordeling) {
            constexpr const char* woorden[] = {"onvoldoende", "voldoende", "goed"};
            r["beoordeling"] = woorden[static_cast<int>(*v.beoordeling)];
        }
        if (!v.deel.empty()) r["deel"] = v.deel;
        if (!v.niveau.empty()) r["niveau"] = v.niveau;
        if (!v.status.empty()) r["status"] = v.status;
        j["vakken"].push_back(r);
    }
    return j;
}

nlohmann::ordered_json naar_json(const Verdict& v) {
    nlohmann::ordered_json j;
    j["kandidaat"] = v.kandidaat;
    if (v.fout) {
        j["fout"] = *v.fout;
        return j;
    }
    j["uitslag"] = naam(v.uitslag);
    if (v.cum_laude) j["cum_laude"] = *v.cum_laude;
    else j["cum_laude"] = nullptr;
    j["eindcijfers"] = v.eindcijfers;
    if (v.combinatiecijfer) j["combinatiecijfer"] = *v.combinatiecijfer;
    if (v.ce_som && *v.ce_aantal > 0)
        j["ce_gemiddelde"] = {{"som", met_komma(*v.ce_som)}, {"aantal", *v.ce_aantal}, {"afgekapt", afgekapt(*v.ce_som, *v.ce_aantal)}};
    if (v.tafel_som) j["gemiddelde"] = {{"som", *v.tafel_som}, {"aantal", *v.tafel_aantal}};
    j["niet_meegenomen"] = v.niet_meegenomen;
    j["duim"] = v.duim;
    j["alternatieven"] = v.alternatieven;
    j["onderdelen"] = nlohmann::ordered_json::array();
    for (const auto& [letter, stand] : v.onderdelen)
        j["onderdelen"].push_back({{"bepaling", letter}, {"uitkomst", stand == Stand::ja ? "ja" : stand == Stand::nee ? "nee" : "open"}});
    j["nog_nodig"] = v.nog_nodig;
    return j;
}

}  // namespace slagboom::referentie
