#include "generator.hpp"

#include <algorithm>
#include <map>

namespace slagboom::referentie {

namespace {

using Lijst = std::vector<std::string>;

bool in(const Lijst& lijst, const std::string& code) { return std::find(lijst.begin(), lijst.end(), code) != lijst.end(); }

// Subjects that are chosen often come up more often; those with a disputed code do not come up.
int gewicht(const std::string& code) {
    static const Lijst veel{"fatl", "dutl", "ak", "biol", "econ", "ges", "m&o", "beco", "nat", "schk", "maw", "gs", "ec", "bi", "wi", "du", "nsk1", "ma2"};
    static const Lijst nooit{"o&o", "chte", "pgv"};
    static const Lijst zelden{"rutl", "ittl", "artl", "tutl", "chtc", "frtc", "tex", "kudr", "kuda", "tu", "ar", "btw", "bav", "bfi", "bfo", "kda"};
    return in(nooit, code) ? 0 : in(zelden, code) ? 1 : in(veel, code) ? 12 : 4;
}

const Lijst profielvakken{"BWI", "PIE", "M&T", "MVI", "Z&W", "E&O", "HBR", "groen", "D&P"};

int begrens(int tiende) { return std::clamp(tiende, 10, 100); }

}  // namespace

Generator::Generator(Opleiding opleiding, int examenjaar, std::uint64_t zaad)
    : bron_(zaad * 1000003U + static_cast<std::uint64_t>(examenjaar) * 31U + static_cast<std::uint64_t>(opleiding)), opleiding_(opleiding), jaar_(examenjaar) {}

int Generator::kies(int n) { return static_cast<int>(bron_() % static_cast<std::uint64_t>(n)); }
bool Generator::kans(int procent) { return kies(100) < procent; }
int Generator::tussen(int laag, int hoog) { return laag + kies(hoog - laag + 1); }

namespace {
/// One of `lijst` that is not used yet, by weight; "" when there is none.
template <class Kies>
std::string gewogen(const Lijst& lijst, const Lijst& gebruikt, Kies kies) {
    int som = 0;
    for (const auto& code : lijst) som += in(gebruikt, code) ? 0 : gewicht(code);
    if (som == 0) return "";
    int trek = kies(som);
    for (const auto& code : lijst) {
        trek -= in(gebruikt, code) ? 0 : gewicht(code);
        if (trek < 0) return code;
    }
    return "";
}
}  // namespace

Lijst Generator::pakket_hv(bool gymnasium, std::string& profiel) {
    const auto alle = pakketten(is_vwo(opleiding_) ? (gymnasium ? Opleiding::gymnasium : Opleiding::atheneum) : Opleiding::havo, jaar_);
    const Pakket& p = een(alle);
    profiel = p.profiel;
    Lijst vakken;
    auto trek = [this](int n) { return kies(n); };
    for (const auto* deel : {&p.gemeenschappelijk, &p.profieldeel, &p.vrij})
        for (const auto& plaats : *deel) {
            const std::string code = gewogen(plaats, vakken, trek);
            if (!code.empty()) vakken.push_back(code);
        }
    return vakken;
}

/// Half of the time towards another profile, so that a profile subject may be left out; else any free subject.
void Generator::extra_hv(bool gymnasium, Lijst& vakken, const std::string& profiel) {
    auto trek = [this](int n) { return kies(n); };
    const auto alle = pakketten(is_vwo(opleiding_) ? (gymnasium ? Opleiding::gymnasium : Opleiding::atheneum) : Opleiding::havo, jaar_);
    const Pakket& ander = een(alle);
    const std::size_t was = vakken.size();
    if (kans(50) && ander.profiel != profiel) {
        Lijst gebruikt;
        for (const auto& plaats : ander.profieldeel) {
            const auto er = std::find_if(vakken.begin(), vakken.end(), [&](const std::string& v) { return in(plaats, v) && !in(gebruikt, v); });
            if (er != vakken.end()) {
                gebruikt.push_back(*er);
            } else if (vakken.size() < was + 2) {
                const std::string code = gewogen(plaats, vakken, trek);
                if (!code.empty()) vakken.push_back(code), gebruikt.push_back(code);
            }
        }
    }
    if (vakken.size() == was || kans(15)) {
        const std::string code = gewogen(ander.vrij.front(), vakken, trek);
        if (!code.empty()) vakken.push_back(code);
    }
}

Lijst Generator::pakket_vmbo(std::string& profiel) {
    auto trek = [this](int n) { return kies(n); };
    if (opleiding_ != Opleiding::tl && jaar_ >= 2018) profiel = een(profielvakken);
    const auto alle = pakketten(opleiding_, jaar_, profiel.empty() ? std::nullopt : std::optional<std::string>(profiel));
    const Pakket& p = een(alle);
    Lijst vakken;
    for (const auto* deel : {&p.gemeenschappelijk, &p.profieldeel, &p.vrij})
        for (const auto& plaats : *deel) {
            const std::string code = gewogen(plaats, vakken, trek);
            if (!code.empty()) vakken.push_back(code);
        }
    if (kans(15)) {
        const Lijst algemeen{"wi", "nsk1", "bi", "ec", "ak", "gs", "ma2", "fa", "du"};
        for (int n = kans(20) ? 2 : 1; n > 0; --n) {
            const std::string code = gewogen(algemeen, vakken, trek);
            if (!code.empty()) vakken.push_back(code);
        }
    }
    return vakken;
}

void Generator::zet_eindcijfer(Vak& v, int doel, bool ce, bool bb_oud) {
    if (!ce) {
        v.se = doel * 10;
        return;
    }
    // t is the (weighted) sum that rounds to `doel`; 40% of them at the very edge.
    const int keer = bb_oud ? 3 : 2;
    const int laag = keer * 10 * doel - keer * 5, hoog = keer * 10 * doel + keer * 5 - 1;
    const int t = std::clamp(kans(40) ? (kans(50) ? laag : hoog) : tussen(laag, hoog), keer * 10, keer * 100);
    const int se = begrens(t / keer + tussen(-8, 8));
    v.se = se;
    v.ce = begrens(t - (keer - 1) * se);
}

/// Moves CE grades by tenths until their sum is at most two tenths away from 5,5 times their number; the SE goes
/// the other way when it can, so that most eindcijfers stay as they were.
void Generator::ce_naar_grens(Kandidaat& k) {
    std::vector<Vak*> met;
    for (Vak& v : k.vakken)
        if (v.ce) met.push_back(&v);
    if (met.empty()) return;
    int verschil = 55 * static_cast<int>(met.size()) + tussen(-2, 2);
    for (const Vak* v : met) verschil -= *v->ce;
    for (int stap = 0; verschil != 0 && stap < 2000; ++stap) {
        Vak& v = *een(met);
        const int d = verschil > 0 ? 1 : -1;
        if (*v.ce + d < 25 || *v.ce + d > 90) continue;
        *v.ce += d;
        if (kans(85)) *v.se = begrens(*v.se - d);
        verschil -= d;
    }
}

void Generator::geef_cijfers(Kandidaat& k) {
    const bool vmbo = is_vmbo(opleiding_);
    const bool zonder_ce = jaar_ == 2020;
    const bool profielvak_se = jaar_ >= 2020 && jaar_ <= 2022;
    std::vector<Vak*> tafel, delen;
    for (Vak& v : k.vakken) {
        if (in({"lo", "kv1"}, v.vak) || (vmbo && v.vak == "pws") || v.vak == "rkt") continue;
        if (v.deel == "keuzevak" || (!vmbo && in({"maat", "ckv", "pws", "anw"}, v.vak) && !v.beoordeling)) delen.push_back(&v);
        else if (!v.beoordeling) tafel.push_back(&v);
    }
    const int n = static_cast<int>(tafel.size());
    std::vector<int> doel(tafel.size(), 6);
    int combi = tussen(5, 8);
    const int thema = kies(100);  // what the candidate is near to
    if (thema < 12) {             // nothing in particular
        for (int& d : doel) {
            const int w = kies(100);
            d = w < 2 ? 4 : w < 14 ? 5 : w < 52 ? 6 : w < 82 ? 7 : w < 95 ? 8 : 9;
        }
    } else if (thema < 45) {  // the table: a few fails, mean near 6,0
        static const std::vector<std::vector<int>> patronen{{5}, {5, 5}, {5, 5}, {4}, {4}, {4, 5}, {4, 5}, {5, 5, 5}, {4, 4}, {3}, {}, {4, 5, 5}};
        const auto& patroon = een(patronen);
        combi = tussen(5, 7);
        int som = combi + 6 * n;
        std::vector<std::size_t> plaats(tafel.size());
        for (std::size_t i = 0; i < plaats.size(); ++i) plaats[i] = i;
        for (std::size_t i = plaats.size(); i > 1; --i) std::swap(plaats[i - 1], plaats[static_cast<std::size_t>(kies(static_cast<int>(i)))]);
        // fails outside the core come first in most candidates, so that onderdeel b does not decide everything
        if (kans(60)) std::stable_partition(plaats.begin(), plaats.end(), [&](std::size_t i) { return !in({"netl", "entl", "wisA", "wisB", "wisC", "ne"}, tafel[i]->vak); });
        for (std::size_t i = 0; i < patroon.size() && i < plaats.size(); ++i) som += patroon[i] - 6, doel[plaats[i]] = patroon[i];
        int tekort = 6 * (n + 1) + tussen(-1, 1) - som;
        for (int stap = 0; tekort > 0 && stap < 200; ++stap) {
            int& d = doel[static_cast<std::size_t>(kies(n))];
            if (d >= 6 && d < 9) ++d, --tekort;
        }
    } else if (thema < 68) {  // the CE mean
        for (int& d : doel) d = kans(12) ? 5 : kans(15) ? 7 : 6;
    } else if (thema < 80) {  // the core: fails there only, the rest high enough for the table
        for (int& d : doel) d = tussen(6, 8);
        const Lijst kern{"netl", "entl", "wisA", "wisB", "wisC", "ne"};
        std::vector<std::size_t> plaats;
        for (std::size_t i = 0; i < tafel.size(); ++i)
            if (in(kern, tafel[i]->vak)) plaats.push_back(i);
        if (kans(35)) doel[een(plaats)] = 4;
        else if (plaats.size() == 1) doel[plaats[0]] = 5;
        else
            for (int keer = tussen(1, 2); keer > 0; --keer) doel[een(plaats)] = 5;
    } else if (thema < 92) {  // cum laude: mean near 8,0
        combi = tussen(7, 9);
        for (int& d : doel) d = kans(3) ? 6 : 8;
        for (int stap = 0; stap < n; ++stap) {
            int& op = doel[static_cast<std::size_t>(kies(n))];
            int& neer = doel[static_cast<std::size_t>(kies(n))];
            if (op < 10 && neer > 7) ++op, --neer;
        }
        for (int stap = tussen(-1, 2); stap > 0; --stap) {
            int& d = doel[static_cast<std::size_t>(kies(n))];
            if (d < 10) ++d;
        }
    } else {  // one subject that would have to go
        for (int& d : doel) d = tussen(6, 7);
        const std::size_t i = kans(60) ? tafel.size() - 1 : static_cast<std::size_t>(kies(n));
        doel[i] = tussen(3, 4);
        if (kans(30)) doel[static_cast<std::size_t>(kies(n))] = 5;
    }
    bool kunst_gehad = false;
    for (std::size_t i = 0; i < tafel.size(); ++i) {
        Vak& v = *tafel[i];
        bool ce = heeft_ce(opleiding_, v.vak);
        if (in({"kubv", "kumu", "kudr", "kuda"}, v.vak)) {
            if (kunst_gehad) ce = false;
            kunst_gehad = true;
        }
        const bool tiende_zonder_ce = (ce && zonder_ce) || (v.vak == "profielvak" && profielvak_se);
        if (tiende_zonder_ce) v.se = begrens(10 * doel[i] + (kans(40) ? (kans(50) ? -5 : 4) : tussen(-5, 4)));
        else zet_eindcijfer(v, doel[i], ce, opleiding_ == Opleiding::bb && jaar_ <= 2011);
    }
    for (Vak* v : delen) {
        const int afwijking = tussen(-2, 1) + (kans(50) ? 1 : 0);
        v->se = 10 * (kans(4) ? 3 : std::clamp(combi + afwijking, 4, 10));
    }
    if (thema >= 45 && thema < 68) ce_naar_grens(k);
}

Kandidaat Generator::volgende(int open) {
    const bool vmbo = is_vmbo(opleiding_);
    Kandidaat k;
    do {
        k = Kandidaat{};
        k.opleiding = opleiding_;
        k.examenjaar = jaar_;
        const bool gymnasium = opleiding_ == Opleiding::gymnasium || (opleiding_ == Opleiding::vwo && kans(25));
        std::string profiel;
        Lijst vakken = vmbo ? pakket_vmbo(profiel) : pakket_hv(gymnasium, profiel);
        const std::size_t gewoon = !vmbo ? vakken.size() : opleiding_ == Opleiding::tl ? 7 : opleiding_ == Opleiding::gl ? 6 : 5;
        if (!vmbo && kans(18)) extra_hv(gymnasium, vakken, profiel);
        if (!profiel.empty()) k.profiel = profiel;
        auto zet = [&](const std::string& code, const std::string& deel = "") {
            Vak v;
            v.vak = code;
            v.deel = deel;
            k.vakken.push_back(v);
        };
        auto woord = [&](const std::string& code) {
            zet(code);
            k.vakken.back().beoordeling = kans(2) ? Beoordeling::onvoldoende : kans(20) ? Beoordeling::goed : Beoordeling::voldoende;
        };
        for (std::size_t i = 0; i < vakken.size(); ++i) zet(vakken[i], i >= gewoon && kans(60) ? "extra" : "");
        if (!vmbo) {
            const int ckv_jaar = is_vwo(opleiding_) ? 2020 : 2019;
            zet("maat");
            if (!gymnasium && (jaar_ > ckv_jaar || (jaar_ == ckv_jaar && !kans(10)))) zet("ckv");
            else if (!gymnasium) woord("ckv");
            zet("pws");
            if (is_vwo(opleiding_) && jaar_ <= 2014) zet("anw");
            if (is_vwo(opleiding_) && (jaar_ == 2016 || jaar_ == 2017)) {
                zet("rkt");
                const int w = kies(100);
                k.vakken.back().eindcijfer = w < 6 ? 4 : w < 30 ? 5 : w < 60 ? 6 : w < 85 ? 7 : 8;
            }
        } else {
            if (jaar_ <= 2017 && opleiding_ != Opleiding::tl) zet("programma");
            const bool programma_erbij = opleiding_ == Opleiding::tl && jaar_ >= 2018 && kans(10);
            if (jaar_ >= 2018 && (opleiding_ != Opleiding::tl || programma_erbij)) {
                zet("profielvak");
                const int basis = opleiding_ == Opleiding::tl || opleiding_ == Opleiding::gl ? 2 : 4;
                const int aantal = basis + kans(12);
                for (int i = 1; i <= aantal; ++i) zet("keuzevak" + std::to_string(i), "keuzevak");
            }
            woord("kv1");
            if (opleiding_ == Opleiding::tl || opleiding_ == Opleiding::gl) woord("pws");
        }
        woord("lo");
        geef_cijfers(k);
    } while (!heel_examen(k));
    k.kandidaat = std::string(naam(opleiding_)) + "-" + std::to_string(jaar_) + "-" + std::to_string(++teller_);

    // herkansing: 10%; a better or a worse second grade
    std::vector<Vak*> met;
    for (Vak& v : k.vakken)
        if (v.ce) met.push_back(&v);
    for (int keer = (jaar_ == 2021 || jaar_ == 2022) ? 2 : 1; keer > 0 && !met.empty(); --keer) {
        if (!kans(10)) continue;
        Vak& v = *een(met);
        if (v.ce_herkansing) continue;
        if (kans(50)) {
            v.ce_herkansing = begrens(*v.ce + tussen(-6, 10));
        } else {
            v.ce_herkansing = v.ce;
            v.ce = begrens(*v.ce - tussen(1, 15));
        }
    }

    // open marks: mostly CE grades, sometimes an SE grade or a word
    for (int stap = 0; open > 0 && stap < 500; ++stap) {
        Vak& v = k.vakken[static_cast<std::size_t>(kies(static_cast<int>(k.vakken.size())))];
        if (v.ce && !v.ce_herkansing && kans(70)) v.ce.reset(), --open;
        else if (v.se && kans(15)) v.se.reset(), --open;
        else if (v.beoordeling && v.vak != "ckv" && kans(10)) v.beoordeling.reset(), --open;
    }
    return k;
}

Context Generator::bijzonderheden(Kandidaat& k) {
    Context context;
    const bool vmbo = is_vmbo(opleiding_);
    auto vind = [&](const std::string& code) -> Vak* {
        const auto er = std::find_if(k.vakken.begin(), k.vakken.end(), [&](const Vak& v) { return v.vak == code; });
        return er == k.vakken.end() ? nullptr : &*er;
    };
    auto haal_weg = [&](const std::string& code) { std::erase_if(k.vakken, [&](const Vak& v) { return v.vak == code; }); };
    auto voeg_toe = [&](const std::string& code) -> Vak& {
        k.vakken.emplace_back();
        k.vakken.back().vak = code;
        return k.vakken.back();
    };
    if (kans(12)) {  // higher level: counts unchanged
        static const std::map<Opleiding, std::string> hoger{{Opleiding::havo, "vwo"}, {Opleiding::tl, "havo"}, {Opleiding::gl, "havo"}, {Opleiding::kb, "vmbo-tl"}, {Opleiding::bb, "vmbo-kb"}};
        const auto niveau = hoger.find(opleiding_);
        for (int keer = tussen(1, 2); keer > 0 && niveau != hoger.end(); --keer) {
            Vak& v = k.vakken[static_cast<std::size_t>(kies(static_cast<int>(k.vakken.size())))];
            if (v.ce && v.deel != "keuzevak" && v.vak != "profielvak" && v.vak != "programma") v.niveau = niveau->second;
        }
    }
    if (!vmbo && kans(6)) {  // UB 3.34 l2 a, b, d: a part that the school added
        static const Lijst delen{"lit", "anw", "gds", "lv"};
        const std::string code = een(delen);
        if (!vind(code)) {
            Vak& v = voeg_toe(code);
            v.deel = "combinatie";
            v.se = 10 * (kans(20) ? tussen(3, 4) : tussen(5, 9));
        }
    }
    if (is_vwo(opleiding_) && kans(3)) {  // UB 2.8: a havo diploma
        if (Vak* maat = vind("maat"); maat != nullptr && maat->se) {
            maat->se.reset();
            maat->status = "vrijgesteld";
            if (Vak* ckv = vind("ckv"); ckv != nullptr && kans(50)) {
                ckv->se.reset();
                ckv->beoordeling.reset();
                ckv->status = "vrijgesteld";
            }
        }
    }
    if (opleiding_ == Opleiding::atheneum && kans(3)) {  // UB 2.9: another vak stands in for the second language
        static const Lijst talen{"fatl", "dutl", "sptl"};
        const std::string code = een(talen);
        if (!vind(code)) voeg_toe(code).status = "ontheffing";
    }
    if (kans(4)) {  // only the eindcijfer is known
        for (Vak& v : k.vakken) {
            if (!v.se || v.ce || !kans(40) || v.vak == "profielvak" || *v.se % 10 != 0) continue;
            v.eindcijfer = *v.se / 10;
            v.se.reset();
        }
    }
    if (jaar_ == 2020 && kans(20)) {  // RV-toets: only used when it helps
        for (Vak& v : k.vakken)
            if (v.se && heeft_ce(opleiding_, v.vak) && v.deel != "keuzevak" && v.vak != "maat" && v.vak != "ckv" && v.vak != "pws" && kans(25)) v.rv = begrens(*v.se + tussen(-10, 12));
    }
    if (kans(3)) {  // UB 3.62
        context.vavo = true;
        haal_weg("lo");
        if (vmbo) haal_weg("kv1");
        else haal_weg("ckv");
    }
    if (opleiding_ == Opleiding::bb && kans(6)) {  // UB 3.35 l6
        context.leerwerktraject = true;
        if (kans(60)) std::erase_if(k.vakken, [](const Vak& v) { return v.deel != "keuzevak" && v.vak != "ne" && v.vak != "profielvak" && v.vak != "programma"; });
    }
    return context;
}

}  // namespace slagboom::referentie
