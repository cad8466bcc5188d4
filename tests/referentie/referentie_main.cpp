// referentie beoordeel FILE.jsonl | referentie gevallen FILE.jsonl | referentie zelftest ...
// referentie genereer --opleiding vwo --examenjaar 2026 --aantal N --zaad S [--open K]
#include "generator.hpp"
#include "referentie_json.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using namespace slagboom::referentie;
using nlohmann::json;

namespace {

/// Calls `doe` for every non-empty line.
template <class Doe>
bool regels(const std::string& bestand, Doe doe) {
    std::ifstream in(bestand);
    if (!in) {
        std::cerr << "kan " << bestand << " niet lezen\n";
        return false;
    }
    std::string regel;
    for (std::size_t nummer = 1; std::getline(in, regel); ++nummer)
        if (regel.find_first_not_of(" \r\t") != std::string::npos) doe(regel, nummer);
    return true;
}

int doe_beoordeel(const std::string& bestand) {
    const bool gelezen = regels(bestand, [&](const std::string& regel, std::size_t nummer) {
        Verdict v;
        v.kandidaat = "regel " + std::to_string(nummer);
        try {
            json j = json::parse(regel);
            Context context;
            if (j.contains("context")) context = lees_context(j["context"]);
            if (j.contains("kandidaat") && j["kandidaat"].is_object()) j = j["kandidaat"];  // a line of gevallen.jsonl
            v = beoordeel(lees_kandidaat(j), context);
        } catch (const std::exception& fout) {
            v.fout = fout.what();
        }
        std::cout << naar_json(v).dump() << '\n';
    });
    return gelezen ? 0 : 3;
}

// --- gevallen ---------------------------------------------------------------------------------------------

struct Verschil {
    std::string wat, verwacht, gekregen;
};

std::vector<Verschil> vergelijk(const json& verwacht, const Verdict& v) {
    std::vector<Verschil> uit;
    const json g = naar_json(v);
    auto kijk = [&](const std::string& wat, const json& w, const json& k) {
        if (w != k) uit.push_back({wat, w.dump(), k.dump()});
    };
    if (v.fout) return {{"fout", "geen", *v.fout}};
    for (const auto& [sleutel, w] : verwacht.items()) {
        if (sleutel == "eindcijfers") {
            for (const auto& [vak, e] : w.items()) kijk(vak, e, g["eindcijfers"].value(vak, json()));
        } else if (sleutel == "ce_gemiddelde_som") {
            kijk(sleutel, w, v.ce_som ? json(met_komma(*v.ce_som)) : json());
        } else if (sleutel == "ce_aantal") {
            kijk(sleutel, w, v.ce_aantal ? json(*v.ce_aantal) : json());
        } else if (sleutel == "gemiddelde_som") {
            kijk(sleutel, w, v.tafel_som ? json(*v.tafel_som) : json());
        } else if (sleutel == "gemiddelde_aantal") {
            kijk(sleutel, w, v.tafel_aantal ? json(*v.tafel_aantal) : json());
        } else if (sleutel == "ook_goed") {  // other sets that may be left out instead
            for (const auto& ander : w) {
                const bool er = std::any_of(v.alternatieven.begin(), v.alternatieven.end(), [&](const auto& a) { return json(a) == ander; });
                if (!er) uit.push_back({sleutel, ander.dump(), json(v.alternatieven).dump()});
            }
        } else {
            kijk(sleutel, w, g.value(sleutel, json()));
        }
    }
    return uit;
}

int doe_gevallen(const std::string& bestand) {
    int goed = 0, fout = 0, regel_alleen = 0;
    const bool gelezen = regels(bestand, [&](const std::string& regel, std::size_t nummer) {
        try {
            const json j = json::parse(regel);
            const std::string id = j.at("id");
            if (j.value("soort", "") == "regel") {
                ++regel_alleen;
                return;
            }
            const Kandidaat k = lees_kandidaat(j.at("kandidaat"));
            const Context context = lees_context(j.value("context", json::object()));
            const json& verwacht = j.at("verwacht");
            Verdict v = beoordeel(k, context);
            // Of several smallest sets any one is right; compare with the one the case names.
            if (verwacht.contains("niet_meegenomen") && !v.fout) {
                const auto weg = verwacht["niet_meegenomen"].get<std::vector<std::string>>();
                if (weg != v.niet_meegenomen)
                    if (auto ander = beoordeel_zonder(k, context, weg)) v = *ander;
            }
            const auto verschillen = vergelijk(verwacht, v);
            for (const auto& d : verschillen)
                std::cout << id << ": " << d.wat << " verwacht " << d.verwacht << ", gekregen " << d.gekregen << '\n';
            ++(verschillen.empty() ? goed : fout);
        } catch (const std::exception& e) {
            std::cout << "regel " << nummer << ": " << e.what() << '\n';
            ++fout;
        }
    });
    if (!gelezen) return 3;
    std::cout << goed << " gevallen kloppen, " << fout << " niet, " << regel_alleen << " zonder uitslag overgeslagen\n";
    return fout == 0 && goed > 0 ? 0 : 1;
}

// --- genereer, zelftest -----------------------------------------------------------------------------------

struct Opties {
    std::string opleiding = "havo";
    int examenjaar = 2026;
    long aantal = 10;
    unsigned long zaad = 1;
    int open = 0;
};

bool lees_opties(int argc, char** argv, Opties& o) {
    for (int i = 2; i < argc; i += 2) {
        const std::string naam = argv[i];
        if (i + 1 >= argc) return false;
        const std::string waarde = argv[i + 1];
        try {
            if (naam == "--opleiding") o.opleiding = waarde;
            else if (naam == "--examenjaar") o.examenjaar = std::stoi(waarde);
            else if (naam == "--aantal") o.aantal = std::stol(waarde);
            else if (naam == "--zaad") o.zaad = std::stoul(waarde);
            else if (naam == "--open") o.open = std::stoi(waarde);
            else return false;
        } catch (const std::exception&) {
            return false;
        }
    }
    return lees_opleiding(o.opleiding).has_value() && o.examenjaar >= 2010 && o.examenjaar <= 2026 && o.open >= 0;
}

int doe_genereer(const Opties& o) {
    Generator g(*lees_opleiding(o.opleiding), o.examenjaar, o.zaad);
    for (long i = 0; i < o.aantal; ++i) std::cout << naar_json(g.volgende(o.open)).dump() << '\n';
    return 0;
}

/// Every opleiding and year: generated candidates are readable and whole, the two ways to treat open marks
/// agree (R20), and conditions go both ways. Prints the shares and the speed.
int doe_zelftest(const Opties& o) {
    int fouten = 0;
    for (const char* naam : {"atheneum", "gymnasium", "vwo", "havo", "vmbo-tl", "vmbo-gl", "vmbo-kb", "vmbo-bb"}) {
        std::map<std::string, long> nee;
        long n = 0, geslaagd = 0, weg = 0, duim = 0, lof = 0;
        double seconden = 0;
        for (int jaar = 2010; jaar <= 2026; ++jaar) {
            Generator g(*lees_opleiding(naam), jaar, o.zaad);
            for (long i = 0; i < o.aantal; ++i) {
                const Kandidaat k = g.volgende(0);
                const auto t0 = std::chrono::steady_clock::now();
                const Verdict v = beoordeel(k);
                seconden += std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count();
                if (v.fout || v.uitslag == Uitslag::nog_open) {
                    if (++fouten < 20) std::cout << naam << ' ' << jaar << ": " << naar_json(v).dump() << '\n' << naar_json(k).dump() << '\n';
                    continue;
                }
                ++n;
                geslaagd += v.uitslag == Uitslag::geslaagd;
                weg += !v.niet_meegenomen.empty();
                duim += v.duim;
                lof += v.cum_laude.value_or(false);
                for (const auto& [letter, stand] : v.onderdelen) nee[letter] += stand == Stand::nee;
            }
            for (int open = 1; open <= 2; ++open) {
                for (long i = 0; i < (open == 1 ? o.aantal / 10 : o.aantal / 200); ++i) {
                    const Kandidaat k = g.volgende(open);
                    Context hoeken;
                    hoeken.uitputtend_tot = 0;
                    const Verdict a = beoordeel(k), b = beoordeel(k, hoeken);
                    const bool gelijk = a.uitslag == b.uitslag && a.onderdelen == b.onderdelen && a.fout == b.fout;
                    if (!gelijk && ++fouten < 20) std::cout << "open: " << naar_json(k).dump() << '\n' << naar_json(a).dump() << '\n' << naar_json(b).dump() << '\n';
                }
            }
        }
        std::cout << naam << ": " << n << " kandidaten, geslaagd " << 100 * geslaagd / std::max(1L, n) << "%, weggelaten " << 1000 * weg / std::max(1L, n) << " per 1000, duim "
                  << duim << ", cum laude " << 1000 * lof / std::max(1L, n) << " per 1000; nee:";
        for (const auto& [letter, aantal] : nee) std::cout << ' ' << letter << ' ' << 100 * aantal / std::max(1L, n) << '%';
        std::cout << "; " << static_cast<long>(static_cast<double>(n) / seconden) << " per seconde\n";
    }
    if (fouten > 0) std::cout << fouten << " fouten\n";
    return fouten == 0 ? 0 : 1;
}

int gebruik() {
    std::cerr << "gebruik: referentie beoordeel BESTAND | gevallen BESTAND\n"
                 "         referentie genereer --opleiding O --examenjaar J --aantal N --zaad S [--open K]\n"
                 "         referentie zelftest [--aantal N] [--zaad S]\n";
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const std::string verb = argc > 1 ? argv[1] : "";
    if (verb == "beoordeel" && argc == 3) return doe_beoordeel(argv[2]);
    if (verb == "gevallen" && argc == 3) return doe_gevallen(argv[2]);
    Opties o;
    if ((verb != "genereer" && verb != "zelftest") || !lees_opties(argc, argv, o)) return gebruik();
    return verb == "genereer" ? doe_genereer(o) : doe_zelftest(o);
}
