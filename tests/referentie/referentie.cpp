#include "referentie.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <set>
#include <stdexcept>
#include <tuple>

namespace slagboom::referentie {

namespace {

using Lijst = std::vector<std::string>;

bool in(const Lijst& lijst, const std::string& code) {
    return std::find(lijst.begin(), lijst.end(), code) != lijst.end();
}

Lijst samen(std::initializer_list<Lijst> delen) {
    Lijst alles;
    for (const auto& deel : delen) alles.insert(alles.end(), deel.begin(), deel.end());
    return alles;
}

// ------------------------------------------------------------------------------------------------------------
// Subjects

const Lijst talen_vwo{"fatl", "dutl", "sptl", "rutl", "ittl", "artl", "tutl", "chtc", "frtc"};
const Lijst talen_havo{"fatl", "dutl", "sptl", "rutl", "ittl", "artl", "tutl", "frtc"};
const Lijst kunst{"kubv", "kumu", "kudr", "kuda", "mu", "te", "hv", "tex"};
const Lijst kunst_met_algemeen{"kubv", "kumu", "kudr", "kuda"};  // these share the CE kunst (algemeen)
const Lijst klassiek{"ltc", "gtc"};
const Lijst wiskunde{"wisA", "wisB", "wisC"};
// 10.1: no CE (wisD, nlt, in, bsm, elementary languages, Chinees, o&o, anw)
const Lijst zonder_ce_hv{"wisD", "nlt", "in", "bsm", "chtc", "chte", "o&o", "anw"};

const Lijst vmbo_algemeen{"wi",  "nsk1", "nsk2", "bi",  "ak",  "gs",  "ec",  "ma2", "fa",
                          "du",  "sp",   "tu",   "ar",  "frtc", "lo2", "it",  "bte", "bha",
                          "btw", "bav",  "bfi",  "bfo", "kmu", "kda", "kdr"};
const Lijst vmbo_vreemde_talen{"fa", "du", "sp", "tu", "ar"};
const Lijst vmbo_beeldend{"bte", "bha", "btw", "bav", "bfi", "bfo"};
const Lijst vmbo_podium{"kmu", "kda", "kdr"};

const std::map<std::string, std::string> alias_hv{{"mo", "m&o"}, {"rekentoets", "rkt"}, {"ges", "ges"}};
const std::map<std::string, std::string> alias_vmbo{
    {"ckv", "kv1"},   {"kunst", "kv1"}, {"sws", "pws"},   {"nask1", "nsk1"}, {"nask2", "nsk2"},
    {"biol", "bi"},   {"ges", "gs"},    {"mask", "ma2"},  {"netl", "ne"},    {"entl", "en"},
    {"econ", "ec"},   {"rekentoets", "rkt"}};

// ------------------------------------------------------------------------------------------------------------
// The switches of each exam year

enum class Ckv { woord, beide, cijfer };
enum class Rekentoets { geen, los, kern };

struct Regels {
    bool ce_gemiddelde;         // EB 49/50 l1 a, from ex. 2012; void in 2020 (no CE)
    bool kern;                  // EB 50 l1 b, havo/vwo, from ex. 2013
    bool vmbo_nederlands;       // EB 49 l1 b, from ex. 2014
    bool se_dubbel;             // EB 47 l2 (text 2010): bb 2:1 up to ex. 2011
    bool profielen;             // Stb. 2016, 174: vmbo combination grades and minimum 4, from ex. 2018
    Ckv ckv;                    // grade in havo from ex. 2019, in vwo from ex. 2020
    bool cum_laude;             // EB 52a / UB 3.47, 3.48: from ex. 2016
    Rekentoets rekentoets;      // vwo only: ex. 2016 apart (EB 65), ex. 2017 in the core rule
    bool duim;                  // EB 60g and the chapter before it: ex. 2021, 2022
    bool zonder_ce;             // Besluit eindexamens VO 2020
    bool profielvak_se;         // EB 60e: no cspe in ex. 2021, 2022
    bool anw_vast;              // EB 50 l2 (text 2014-03-06): vwo up to ex. 2014
    std::string bedrijf;        // m&o or its successor beco
    bool tweede_wiskunde_vrij;  // UB 2.7, 2.12: from ex. 2023
    bool praktijkgericht;       // UB 2.17a, 2.25a: first exam 2026
};

Regels regels_van(Opleiding o, int jaar) {
    const bool vwo = is_vwo(o);
    const bool vmbo = is_vmbo(o);
    const int ckv_jaar = vwo ? 2020 : 2019;
    Regels r{};
    r.ce_gemiddelde = jaar >= 2012 && jaar != 2020;
    r.kern = !vmbo && jaar >= 2013;
    r.vmbo_nederlands = vmbo && jaar >= 2014;
    r.se_dubbel = o == Opleiding::bb && jaar <= 2011;
    r.profielen = vmbo && jaar >= 2018;
    r.ckv = jaar < ckv_jaar ? Ckv::woord : jaar == ckv_jaar ? Ckv::beide : Ckv::cijfer;
    r.cum_laude = jaar >= 2016;
    r.rekentoets = !vwo              ? Rekentoets::geen
                   : jaar == 2016    ? Rekentoets::los
                   : jaar == 2017    ? Rekentoets::kern
                                     : Rekentoets::geen;
    r.duim = jaar == 2021 || jaar == 2022;
    r.zonder_ce = jaar == 2020;
    r.profielvak_se = jaar == 2021 || jaar == 2022;
    r.anw_vast = vwo && jaar <= 2014;
    r.bedrijf = jaar <= (vwo ? 2020 : 2019) ? "m&o" : "beco";
    r.tweede_wiskunde_vrij = jaar >= 2023;
    r.praktijkgericht = jaar >= 2026;
    return r;
}

// ------------------------------------------------------------------------------------------------------------
// Packages (section 9): every way to be a whole exam is a list of slots; one vak per slot.

// UB 2.5-2.7, 3.1, 3.2 (before: IB 26b, EB 11, 12)
std::vector<Pakket> pakketten_vwo(bool gymnasium, const Regels& r, bool ontheffing) {
    const Lijst vrij = samen({{"wisA", "wisB", "wisC", "wisD", "nat", "schk", "biol", "nlt", "in", "ak", "econ",
                               "ges", "maw", "fi", "bsm", "chte", "o&o", r.bedrijf},
                              talen_vwo, kunst, klassiek});
    std::vector<Lijst> gem{{"netl"}, {"entl"}};
    // UB 2.9: without the second language another vak of at least 440 hours comes in its place.
    gem.push_back(gymnasium ? klassiek : ontheffing ? vrij : talen_vwo);
    const Lijst cultureel = samen({kunst, {"fi"}, talen_vwo, klassiek});
    return {
        {"NT", gem, {{"wisB"}, {"nat"}, {"schk"}, {"nlt", "in", "biol", "wisD"}}, {vrij}},
        {"NG", gem, {{"wisA", "wisB"}, {"biol"}, {"schk"}, {"nlt", "ak", "nat"}}, {vrij}},
        {"EM", gem, {{"wisA", "wisB"}, {"econ"}, {"ges"}, samen({{r.bedrijf, "ak", "maw"}, talen_vwo})}, {vrij}},
        {"CM", gem, {{"wisC", "wisA", "wisB"}, {"ges"}, cultureel, {"ak", "maw", "econ"}}, {vrij}},
    };
}

// UB 2.10-2.12, 3.3 (before: IB 26c, EB 13)
std::vector<Pakket> pakketten_havo(const Regels& r) {
    const Lijst vrij = samen({{"wisA", "wisB", "wisD", "nat", "schk", "biol", "nlt", "in", "ak", "econ", "ges",
                               "maw", "fi", "bsm", "chte", "o&o", r.bedrijf},
                              talen_havo, kunst});
    const std::vector<Lijst> gem{{"netl"}, {"entl"}};
    const Lijst cultureel = samen({kunst, {"fi"}, talen_havo});
    return {
        {"NT", gem, {{"wisB"}, {"nat"}, {"schk"}, {"nlt", "in", "biol", "wisD"}}, {vrij}},
        {"NG", gem, {{"wisA", "wisB"}, {"biol"}, {"schk"}, {"nlt", "ak", "nat"}}, {vrij}},
        {"EM", gem, {{"wisA", "wisB"}, {"econ"}, {"ges"}, samen({{r.bedrijf, "ak", "maw"}, talen_havo})}, {vrij}},
        {"CM", gem, {{"ges"}, talen_havo, cultureel, {"ak", "maw", "econ"}}, {vrij}},
    };
}

// UB 2.15-2.28, 3.4-3.7 (before: WVO-oud 10, 10b, 10d); the sectors until 2017 ask the same pairs.
const std::vector<Lijst> techniek{{"wi"}, {"nsk1"}};
const std::vector<Lijst> zorg{{"bi"}, {"wi", "ma2", "gs", "ak"}};
const std::vector<Lijst> economie{{"ec"}, {"wi", "fa", "du"}};
const std::vector<Lijst> groen{{"wi"}, {"bi", "nsk1"}};
const std::vector<Lijst> dienstverlening{{"wi", "ec", "bi", "nsk1"}, {"wi", "ec", "bi", "nsk1"}};

std::string klein(std::string tekst) {
    for (char& c : tekst)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return tekst;
}

std::vector<Pakket> pakketten_vmbo(Opleiding o, const Regels& r, const std::optional<std::string>& profiel) {
    const std::vector<Lijst> gem{{"ne"}, {"en"}, {"ma"}};
    std::vector<Lijst> vrij;
    if (o == Opleiding::tl) vrij = {samen({vmbo_algemeen, {"pgv"}}), samen({vmbo_algemeen, {"pgv"}})};
    if (o == Opleiding::gl) vrij = {vmbo_algemeen};
    const Pakket te{"techniek", gem, techniek, vrij}, zw{"zorg en welzijn", gem, zorg, vrij},
        ec{"economie", gem, economie, vrij}, gr{"groen", gem, groen, vrij}, dp{"D&P", gem, dienstverlening, vrij};
    if (o == Opleiding::tl || !r.profielen) return {te, zw, ec, gr};
    // bb, kb, gl since the profielen: the profielvak tells which pair is asked (R7)
    const std::string p = profiel ? klein(*profiel) : "";
    if (in({"bwi", "pie", "m&t", "mt", "mobt", "mvi", "mvic", "mate"}, p)) return {te};
    if (in({"z&w", "zw"}, p)) return {zw};
    if (in({"e&o", "eo", "hbr"}, p)) return {ec};
    if (in({"groen", "grn", "gr"}, p)) return {gr};
    if (in({"d&p", "dp", "dvpr"}, p)) return {dp};
    return {te, zw, ec, gr, dp};
}

// ------------------------------------------------------------------------------------------------------------
// The candidate, one role per row

enum class Rol {
    vak,          // an eindcijfer of its own in the table
    combi,        // havo/vwo: part of the combinatiecijfer
    profielvak,   // vmbo from ex. 2018
    keuzevak,     // vmbo from ex. 2018
    programma,    // vmbo up to ex. 2017
    woord_lo,     // o/v/g
    woord_kunst,  // vmbo kunstvakken incl. ckv; havo/vwo ckv while it has a word
    woord_pws,    // vmbo tl/gl
    rekentoets,
    buiten        // plays no part in the outcome
};

struct Rij {
    std::string code;   // canonical
    std::string vak;    // as the candidate wrote it
    Rol rol = Rol::buiten;
    bool ce = false;         // has a CE this year
    bool se_als_ce = false;  // R14
    bool vrijgesteld = false;
};

/// Marks of one row with nothing open any more; -1 is "not there".
struct Cijfer {
    int se = -1, ce = -1, rv = -1, eind = -1, woord = -1;
};

enum class Veld { se, ce, eind, woord };

struct Open {
    std::size_t rij;
    Veld veld;
    std::vector<int> waarden;  // ascending
};

using Set = std::uint32_t;  // bit i: row i takes part

struct Dossier {
    Opleiding o{};
    int jaar = 0;
    Regels r{};
    Context context;
    std::optional<std::string> profiel;
    std::vector<Rij> rijen;
    std::vector<Cijfer> cijfers;
    std::vector<Open> open;
    std::vector<Pakket> pakketten;
    bool aanwezig = true;  // everything that is not a slot is there
    std::vector<std::string> ontbreekt;
    Set vol = 0;
};

bool heeft(Set set, std::size_t i) { return (set >> i) & 1U; }

bool bekend_vak(Opleiding o, const std::string& code, const Regels& r) {
    if (is_vmbo(o)) return in({"ne", "en", "ma"}, code) || in(vmbo_algemeen, code) ||
                           (code == "pgv" && r.praktijkgericht && (o == Opleiding::tl || o == Opleiding::gl));
    Lijst alles = samen({{"netl", "entl", "wisA", "wisB", "wisD", "nat", "schk", "biol", "nlt", "in", "ak", "econ",
                          "ges", "maw", "fi", "bsm", "chte", "o&o", "anw", r.bedrijf},
                         talen_havo, kunst});
    if (is_vwo(o)) alles = samen({alles, {"wisC", "chtc"}, klassiek});
    return in(alles, code);
}

struct Leesfout : std::runtime_error {
    using std::runtime_error::runtime_error;
};

Rol rol_van(const Kandidaat& k, const Vak& v, const std::string& code, const Dossier& d) {
    const bool toegevoegd = in(d.context.combinatie, code) || v.deel == "combinatie";
    if (in({"rekenen", "msst", "lob"}, code)) return Rol::buiten;  // no effect on the outcome
    if (code == "lo") return Rol::woord_lo;
    if (!is_vmbo(d.o)) {
        if (code == "maat" || code == "pws") return Rol::combi;  // UB 3.34 l2
        if (code == "ckv") {
            if (d.r.ckv == Ckv::woord) return Rol::woord_kunst;
            if (d.r.ckv == Ckv::beide && v.beoordeling && !v.se && !v.eindcijfer) return Rol::woord_kunst;
            return Rol::combi;
        }
        if (code == "anw" && d.r.anw_vast) return Rol::combi;
        if (in({"anw", "lit", "gds", "lv", "kcv"}, code) && toegevoegd) return Rol::combi;  // l2 a, b, d
        if (in({"lit", "gds", "lv", "kcv"}, code)) return Rol::buiten;
        if (code == "rkt") return d.r.rekentoets == Rekentoets::geen ? Rol::buiten : Rol::rekentoets;
    } else {
        if (code == "kv1") return Rol::woord_kunst;
        if (code == "pws") return d.o == Opleiding::tl || d.o == Opleiding::gl ? Rol::woord_pws : Rol::buiten;
        if (code == "rkt") return Rol::buiten;  // R5 looks at it separately
        if (code == "programma") {
            if (d.r.profielen || d.o == Opleiding::tl) throw Leesfout("programma past niet bij dit examen");
            return Rol::programma;
        }
        if (v.deel == "keuzevak" || code == "profielvak") {
            if (!d.r.profielen) throw Leesfout(code + " bestaat pas vanaf examenjaar 2018");
            return v.deel == "keuzevak" ? Rol::keuzevak : Rol::profielvak;
        }
        if (code == "pgv" && d.o == Opleiding::gl) return Rol::profielvak;  // UB 3.7 l1a
        if (code == "pgv") {                                                // R15
            const bool keuze = std::any_of(k.vakken.begin(), k.vakken.end(),
                                           [](const Vak& ander) { return ander.deel == "keuzevak"; });
            if (keuze && v.deel != "vrij") return Rol::profielvak;
        }
    }
    if (!bekend_vak(d.o, code, d.r)) throw Leesfout("onbekend vak " + v.vak);
    return Rol::vak;
}

void controleer_tiende(const std::optional<int>& cijfer, const std::string& waar) {
    if (cijfer && (*cijfer < 10 || *cijfer > 100)) throw Leesfout(waar + ": cijfer buiten 1,0-10,0");
}

std::vector<int> tienden() {
    std::vector<int> w;
    for (int t = 10; t <= 100; ++t) w.push_back(t);
    return w;
}

std::vector<int> helen() {
    std::vector<int> w;
    for (int t = 10; t <= 100; t += 10) w.push_back(t);
    return w;
}

void vul_open(Dossier& d, const std::vector<int>& ce_minimum) {
    for (std::size_t i = 0; i < d.rijen.size(); ++i) {
        const Rij& rij = d.rijen[i];
        const Cijfer& c = d.cijfers[i];
        if (rij.vrijgesteld || rij.rol == Rol::buiten) continue;
        if (rij.rol == Rol::woord_lo || rij.rol == Rol::woord_kunst || rij.rol == Rol::woord_pws) {
            if (c.woord < 0) d.open.push_back({i, Veld::woord, {0, 1, 2}});
            continue;
        }
        if (rij.rol == Rol::rekentoets) {
            if (c.eind < 0) d.open.push_back({i, Veld::eind, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}});
            continue;
        }
        const bool eind = c.eind >= 0;
        if (rij.se_als_ce) {
            if (c.se < 0) d.open.push_back({i, Veld::se, tienden()});
        } else if (rij.ce && d.r.zonder_ce) {
            if (c.se < 0 && !eind) d.open.push_back({i, Veld::se, tienden()});
        } else if (rij.ce) {
            if (c.se < 0 && !eind) d.open.push_back({i, Veld::se, tienden()});
            // With only the eindcijfer known the CE grade still matters for the 5,5 mean.
            if (c.ce < 0 && (!eind || (d.r.ce_gemiddelde && !d.context.leerwerktraject))) {
                Open o{i, Veld::ce, {}};
                for (int t : tienden()) o.waarden.push_back(std::max(t, ce_minimum[i]));
                d.open.push_back(o);
            }
        } else if (c.se < 0 && !eind) {
            d.open.push_back({i, Veld::se, helen()});
        }
    }
}

int eindcijfer(const Dossier& d, std::size_t i, const Cijfer& c);

Dossier lees(const Kandidaat& k, const Context& context) {
    Dossier d;
    d.o = k.opleiding;
    d.jaar = k.examenjaar;
    if (d.jaar < 2010 || d.jaar > 2026) throw Leesfout("examenjaar buiten 2010-2026");
    if (k.vakken.size() > 30) throw Leesfout("te veel vakken");
    d.r = regels_van(d.o, d.jaar);
    d.context = context;
    d.profiel = k.profiel;
    if (context.leerwerktraject && d.o != Opleiding::bb) throw Leesfout("leer-werktraject bestaat alleen in bb");

    std::set<std::string> gezien;
    std::vector<int> ce_minimum;
    bool ontheffing = false;
    for (const Vak& v : k.vakken) {
        const auto& alias = is_vmbo(d.o) ? alias_vmbo : alias_hv;
        const auto it = alias.find(v.vak);
        Rij rij;
        rij.vak = v.vak;
        rij.code = it != alias.end() && v.deel != "keuzevak" ? it->second : v.vak;
        if (!gezien.insert(rij.code).second) throw Leesfout(v.vak + " staat er twee keer");
        if (v.status == "ontheffing" && in(talen_vwo, rij.code)) {
            ontheffing = true;
            continue;
        }
        rij.rol = rol_van(k, v, rij.code, d);
        rij.vrijgesteld = v.status == "vrijgesteld";
        if (rij.rol == Rol::vak) rij.ce = heeft_ce(d.o, rij.code);
        if (rij.rol == Rol::programma) rij.ce = true;  // cspe
        if (rij.rol == Rol::profielvak) {
            const bool cspe = rij.code != "pgv";
            rij.ce = cspe && !d.r.profielvak_se;
            rij.se_als_ce = cspe && d.r.profielvak_se;
        }
        controleer_tiende(v.se, v.vak);
        controleer_tiende(v.ce, v.vak);
        controleer_tiende(v.ce_herkansing, v.vak);
        controleer_tiende(v.rv, v.vak);
        if (v.eindcijfer && (*v.eindcijfer < 1 || *v.eindcijfer > 10)) throw Leesfout(v.vak + ": eindcijfer buiten 1-10");
        Cijfer c;
        if (v.se) c.se = *v.se;
        if (v.ce) c.ce = *v.ce;
        // UB 3.39 l1: the highest of CE and herkansing
        if (v.ce && v.ce_herkansing) c.ce = std::max(*v.ce, *v.ce_herkansing);
        if (v.rv && d.r.zonder_ce) c.rv = *v.rv;
        if (v.eindcijfer) c.eind = *v.eindcijfer;
        if (v.beoordeling) c.woord = static_cast<int>(*v.beoordeling);
        if (rij.rol == Rol::rekentoets && c.eind < 0 && c.se >= 0) c.eind = c.se / 10;
        const bool cijfer = rij.rol == Rol::vak || rij.rol == Rol::combi || rij.rol == Rol::keuzevak ||
                            rij.rol == Rol::profielvak || rij.rol == Rol::programma;
        if (cijfer && !rij.ce && (v.ce || v.ce_herkansing) && !in(kunst_met_algemeen, rij.code))
            throw Leesfout(v.vak + " heeft geen CE");
        // UB 3.13 l2: whole when there is no CE
        if (cijfer && !rij.ce && !rij.se_als_ce && v.se && *v.se % 10 != 0) throw Leesfout(v.vak + ": SE-cijfer moet heel zijn");
        ce_minimum.push_back(v.ce_herkansing.value_or(10));
        d.rijen.push_back(rij);
        d.cijfers.push_back(c);
    }

    // R17: one ku.. subject carries the CE kunst (algemeen)
    std::size_t drager = d.rijen.size();
    for (std::size_t i = d.rijen.size(); i-- > 0;)
        if (in(kunst_met_algemeen, d.rijen[i].code) && (drager == d.rijen.size() || d.cijfers[i].ce >= 0 || d.cijfers[drager].ce < 0))
            drager = i;
    for (std::size_t i = 0; i < d.rijen.size(); ++i)
        if (in(kunst_met_algemeen, d.rijen[i].code) && i != drager) d.rijen[i].ce = false;

    auto aantal = [&](Rol rol) { return std::count_if(d.rijen.begin(), d.rijen.end(), [&](const Rij& rij) { return rij.rol == rol; }); };
    // UB 3.35 l2: a tl programme that is not whole does not count at all (R16)
    if (d.o == Opleiding::tl && !(aantal(Rol::profielvak) >= 1 && aantal(Rol::keuzevak) >= 2))
        for (Rij& rij : d.rijen)
            if (rij.rol == Rol::profielvak || rij.rol == Rol::keuzevak) rij.rol = Rol::buiten;
    if (aantal(Rol::profielvak) > 1) throw Leesfout("meer dan een profielvak");

    for (std::size_t i = 0; i < d.rijen.size(); ++i) {
        Cijfer zonder = d.cijfers[i];
        zonder.eind = -1;
        const bool te_berekenen = zonder.se >= 0 && (!d.rijen[i].ce || zonder.ce >= 0 || d.r.zonder_ce);
        if (d.rijen[i].rol == Rol::buiten || d.rijen[i].rol == Rol::rekentoets || d.cijfers[i].eind < 0) continue;
        if (te_berekenen && eindcijfer(d, i, zonder) != d.cijfers[i].eind) throw Leesfout(d.rijen[i].vak + ": eindcijfer past niet bij SE en CE");
    }
    vul_open(d, ce_minimum);
    for (std::size_t i = 0; i < d.rijen.size(); ++i) d.vol |= Set{1} << i;

    // UB 3.33 l1: what must be there beside the slots
    auto er_is = [&](const std::string& code) {
        return std::any_of(d.rijen.begin(), d.rijen.end(), [&](const Rij& rij) { return rij.code == code; });
    };
    auto eis = [&](const std::string& code) {
        if (!er_is(code)) d.ontbreekt.push_back(code);
    };
    const bool school = !context.vavo;
    const bool leerwerk = context.leerwerktraject;
    if (!is_vmbo(d.o)) {
        eis("maat");
        eis("pws");
        if (school) eis("lo");
        if (d.r.anw_vast) eis("anw");
        if (d.r.rekentoets != Rekentoets::geen) eis("rkt");
    } else if (!leerwerk) {
        if (school) eis("lo");
        if (school) eis("kv1");
        if (d.o == Opleiding::tl || d.o == Opleiding::gl) eis("pws");
        if (d.o != Opleiding::tl && !d.r.profielen) eis("programma");
        if (d.o != Opleiding::tl && d.r.profielen && aantal(Rol::profielvak) == 0) d.ontbreekt.push_back("profielvak");
    }
    d.aanwezig = d.ontbreekt.empty();

    const bool ckv = er_is("ckv") || context.vavo;
    if (d.o == Opleiding::havo) {
        if (ckv) d.pakketten = pakketten_havo(d.r);
        else d.ontbreekt.push_back("ckv");
    } else if (is_vwo(d.o)) {
        if (d.o != Opleiding::gymnasium && ckv) d.pakketten = pakketten_vwo(false, d.r, ontheffing);
        if (d.o == Opleiding::atheneum && !ckv) d.ontbreekt.push_back("ckv");
        if (d.o != Opleiding::atheneum)
            for (auto& p : pakketten_vwo(true, d.r, false)) d.pakketten.push_back(p);
    } else {
        d.pakketten = pakketten_vmbo(d.o, d.r, d.profiel);
    }
    return d;
}

// ------------------------------------------------------------------------------------------------------------
// Is this set of rows a whole exam?

/// Which row fills which slot, in the order gemeenschappelijk, profieldeel, vrij.
struct Vulling {
    const Pakket* pakket;
    std::vector<std::size_t> rijen;
};

/// Tries every way to fill the slots; stops when `zie` says true.
bool elke_vulling(const Dossier& d, Set set, const std::function<bool(const Vulling&)>& zie) {
    for (const Pakket& p : d.pakketten) {
        std::vector<const Lijst*> plaatsen;
        for (const auto& l : p.gemeenschappelijk) plaatsen.push_back(&l);
        for (const auto& l : p.profieldeel) plaatsen.push_back(&l);
        for (const auto& l : p.vrij) plaatsen.push_back(&l);
        Vulling v{&p, {}};
        std::function<bool()> vul = [&]() -> bool {
            const std::size_t plaats = v.rijen.size();
            if (plaats == plaatsen.size()) return zie(v);
            for (std::size_t i = 0; i < d.rijen.size(); ++i) {
                if (!heeft(set, i) || d.rijen[i].rol != Rol::vak || !in(*plaatsen[plaats], d.rijen[i].code)) continue;
                if (std::find(v.rijen.begin(), v.rijen.end(), i) != v.rijen.end()) continue;
                // R9: before 2022-08-01 a second wiskunde could not fill a slot, neither in the vrije deel nor in the place of the
                // second language (IB 26b l7, l8)
                if (!is_vmbo(d.o) && !d.r.tweede_wiskunde_vrij && in(wiskunde, d.rijen[i].code) &&
                    std::any_of(v.rijen.begin(), v.rijen.end(), [&](std::size_t j) { return in(wiskunde, d.rijen[j].code); }))
                    continue;
                v.rijen.push_back(i);
                const bool klaar = vul();
                v.rijen.pop_back();
                if (klaar) return true;
            }
            return false;
        };
        if (vul()) return true;
    }
    return false;
}

bool heeft_code(const Dossier& d, Set set, const std::string& code) {
    for (std::size_t i = 0; i < d.rijen.size(); ++i)
        if (heeft(set, i) && d.rijen[i].code == code) return true;
    return false;
}

int aantal_rol(const Dossier& d, Set set, Rol rol) {
    int n = 0;
    for (std::size_t i = 0; i < d.rijen.size(); ++i) n += heeft(set, i) && d.rijen[i].rol == rol;
    return n;
}

/// tl: conditions on profieldeel and vrij deel together (9.3)
bool goede_keuze_tl(const Dossier& d, const Vulling& v) {
    int geen_vreemde_taal = 0, beeldend = 0, podium = 0;
    for (std::size_t plaats = 3; plaats < v.rijen.size(); ++plaats) {
        const std::string& code = d.rijen[v.rijen[plaats]].code;
        geen_vreemde_taal += !in(vmbo_vreemde_talen, code);
        beeldend += in(vmbo_beeldend, code);
        podium += in(vmbo_podium, code);
    }
    return geen_vreemde_taal >= 2 && beeldend <= 1 && podium <= 1;
}

/// UB 2.7 (IB 26b l7): what may stand beside each other
bool verenigbaar(const Dossier& d, Set set) {
    if (is_vmbo(d.o)) return true;
    auto h = [&](const char* code) { return heeft_code(d, set, code); };
    if (h("wisD") && !h("wisB")) return false;
    if (h("wisA") && h("wisC")) return false;
    const int ambacht = h("te") + h("hv") + h("tex");
    if (ambacht > 1 || (h("kubv") && ambacht > 0) || (h("kumu") && h("mu"))) return false;
    return true;
}

bool geldig(const Dossier& d, Set set) {
    if (!d.aanwezig) return false;
    const int p = aantal_rol(d, set, Rol::profielvak), kv = aantal_rol(d, set, Rol::keuzevak);
    if (d.context.leerwerktraject)  // UB 3.35 l6: Nederlands and the beroepsgerichte programma
        return heeft_code(d, set, "ne") && (d.r.profielen ? p == 1 && kv >= 4 : heeft_code(d, set, "programma"));
    if (d.r.profielen) {
        if ((d.o == Opleiding::bb || d.o == Opleiding::kb) && !(p == 1 && kv >= 4)) return false;
        if (d.o == Opleiding::gl && !(p == 1 && kv >= 2)) return false;
        if (d.o == Opleiding::tl && !(p + kv == 0 || (p == 1 && kv >= 2))) return false;  // R16
    }
    if (!verenigbaar(d, set)) return false;
    return elke_vulling(d, set, [&](const Vulling& v) { return d.o != Opleiding::tl || goede_keuze_tl(d, v); });
}

// ------------------------------------------------------------------------------------------------------------
// Grades and the rules

/// Half up on whole numbers: teller/noemer + 1/2, cut off. Looks at the first decimal only (UB 3.32 l2).
int rond(int teller, int noemer) { return (2 * teller + noemer) / (2 * noemer); }

using Cijfers = std::vector<Cijfer>;

int eindcijfer(const Dossier& d, std::size_t i, const Cijfer& c) {
    const Rij& rij = d.rijen[i];
    if (c.eind >= 0) return c.eind;
    if (rij.ce && c.ce >= 0) {
        if (d.r.se_dubbel) return rond(2 * c.se + c.ce, 30);  // EB 47 l2 (2010), bb up to ex. 2011
        return rond(c.se + c.ce, 20);                         // UB 3.32 l2
    }
    if (c.rv >= 0) return std::max(rond(c.se, 10), rond(c.se + c.rv, 20));  // 2020, R12
    return rond(c.se, 10);                                                 // UB 3.32 l3
}

struct Post {
    std::size_t rij;  // npos for the combinatiecijfer
    int cijfer;
    int keer;
};
constexpr std::size_t combinatie = static_cast<std::size_t>(-1);
constexpr std::size_t geen = static_cast<std::size_t>(-2);

struct Toets {
    std::map<std::string, bool> onderdelen;
    std::vector<Post> tafel;
    std::optional<int> combi;
    int ce_som = 0, ce_aantal = 0;
    int som = 0, aantal = 0;  // of the table
    bool goed = true;
};

bool kernvak(const std::string& code) { return in({"netl", "entl", "wisA", "wisB", "wisC"}, code); }

/// onderdeel c for havo/vwo (UB 3.34 l1 c): fails by number of 4s and 5s, mean 6,0 over the table.
bool compensatie_hv(const Toets& t) {
    int vijf = 0, vier = 0;
    for (const Post& p : t.tafel) {
        if (p.cijfer < 4) return false;
        vier += p.cijfer == 4 ? p.keer : 0;
        vijf += p.cijfer == 5 ? p.keer : 0;
    }
    if (vier == 0 && vijf <= 1) return true;
    const bool zes = t.som >= 6 * t.aantal;
    return zes && ((vier == 1 && vijf == 0) || (vier == 0 && vijf == 2) || (vier == 1 && vijf == 1));
}

/// onderdeel c for vmbo (UB 3.35 l1 c): at least one 7 or more when there is a 4 or two 5s.
bool compensatie_vmbo(const Toets& t) {
    int vijf = 0, vier = 0;
    bool zeven = false;
    for (const Post& p : t.tafel) {
        if (p.cijfer < 4) return false;
        vier += p.cijfer == 4 ? p.keer : 0;
        vijf += p.cijfer == 5 ? p.keer : 0;
        zeven = zeven || p.cijfer >= 7;
    }
    if (vier == 0 && vijf <= 1) return true;
    return zeven && ((vier == 1 && vijf == 0) || (vier == 0 && vijf == 2));
}

/// UB 3.34 l1 a-e and 3.35 l1 a-f for the rows of `set`, where `duim` (2021/2022) is left out of the counting.
Toets toets(const Dossier& d, Set set, std::size_t duim, const Cijfers& cijfers) {
    Toets t;
    const bool vmbo = is_vmbo(d.o);
    const bool gl_formule = d.o == Opleiding::gl || d.o == Opleiding::tl;
    std::vector<int> delen;  // parts of the combination that must be 4 or more
    int teller = 0, noemer = 0;
    const int k = aantal_rol(d, set, Rol::keuzevak);  // EB 60g l6: fixed before the duim
    int kern_vijf = 0;
    bool kern_goed = true, nederlands = true, lo = true, kunst_goed = true, pws = true, rekentoets = true;

    for (std::size_t i = 0; i < d.rijen.size(); ++i) {
        const Rij& rij = d.rijen[i];
        const Cijfer& c = cijfers[i];
        if (!heeft(set, i) || rij.rol == Rol::buiten || rij.vrijgesteld || i == duim) continue;
        if (rij.rol == Rol::woord_lo) lo = c.woord >= 1;
        if (rij.rol == Rol::woord_kunst) kunst_goed = c.woord >= 1;
        if (rij.rol == Rol::woord_pws) pws = c.woord >= 1;
        if (rij.rol == Rol::rekentoets) {
            if (d.r.rekentoets == Rekentoets::los) rekentoets = c.eind >= 5;  // EB 65
            if (d.r.rekentoets == Rekentoets::kern) {                        // EB 50 l1 b (2015)
                kern_goed = kern_goed && c.eind >= 5;
                kern_vijf += c.eind == 5;
            }
        }
        if (rij.rol == Rol::woord_lo || rij.rol == Rol::woord_kunst || rij.rol == Rol::woord_pws || rij.rol == Rol::rekentoets)
            continue;

        const int e = eindcijfer(d, i, c);
        if (rij.ce && c.ce >= 0) t.ce_som += c.ce, ++t.ce_aantal;
        if (rij.se_als_ce) t.ce_som += c.se, ++t.ce_aantal;  // EB 60e l7
        switch (rij.rol) {
            case Rol::vak:
                t.tafel.push_back({i, e, 1});
                if (!vmbo && kernvak(rij.code)) {
                    kern_goed = kern_goed && e >= 5;
                    kern_vijf += e == 5;
                }
                if (rij.code == "ne") nederlands = e >= 5;
                break;
            case Rol::programma:  // EB 49 l2 (2010-2015): two eindcijfers in bb and kb
                t.tafel.push_back({i, e, d.o == Opleiding::gl ? 1 : 2});
                break;
            case Rol::combi:  // UB 3.34 l2
                teller += e, noemer += 1;
                delen.push_back(e);
                break;
            case Rol::keuzevak:  // UB 3.35 l3, l4
                teller += e, noemer += 1;
                delen.push_back(e);
                break;
            case Rol::profielvak:
                if (gl_formule) {  // UB 3.35 l4: as often as there are keuzevakken
                    teller += k * e, noemer += k;
                    delen.push_back(e);
                } else {
                    t.tafel.push_back({i, e, 1});
                }
                break;
            default: break;
        }
    }
    if (noemer > 0) {
        t.combi = rond(teller, noemer);  // UB 3.34 l4, 3.35 l5
        t.tafel.push_back({combinatie, *t.combi, 1});
    }
    for (const Post& p : t.tafel) t.som += p.keer * p.cijfer, t.aantal += p.keer;

    auto zet = [&](const char* letter, bool goed) {
        t.onderdelen[letter] = goed;
        t.goed = t.goed && goed;
    };
    const bool vier = std::all_of(delen.begin(), delen.end(), [](int e) { return e >= 4; });
    if (d.r.ce_gemiddelde) zet("a", t.ce_som >= 55 * t.ce_aantal);
    if (!vmbo) {
        if (d.r.kern) zet("b", kern_goed && kern_vijf <= 1);
        zet("c", compensatie_hv(t));
        zet("d", vier);
        zet("e", lo && kunst_goed);
        if (d.r.rekentoets == Rekentoets::los) zet("rekentoets", rekentoets);
    } else {
        if (d.r.vmbo_nederlands) zet("b", nederlands);
        zet("c", compensatie_vmbo(t));
        if (d.r.profielen) zet("d", vier);
        zet("e", lo && kunst_goed);
        if (d.o == Opleiding::tl || d.o == Opleiding::gl) zet("f", pws);
    }
    return t;
}

/// UB 3.35 l6 (EB 49 l6): leer-werktraject
bool leerwerk_goed(const Dossier& d, Set set, std::size_t duim, const Cijfers& cijfers, const Toets& t) {
    for (std::size_t i = 0; i < d.rijen.size(); ++i) {
        const Rij& rij = d.rijen[i];
        if (!heeft(set, i) || rij.vrijgesteld || i == duim) continue;
        if ((rij.code == "ne" || rij.rol == Rol::profielvak || rij.rol == Rol::programma) && eindcijfer(d, i, cijfers[i]) < 6) return false;
    }
    return !d.r.profielen || (t.combi && *t.combi >= 6);
}

/// The result rule of this candidate's route.
bool voldoet(const Dossier& d, Set set, std::size_t duim, const Cijfers& cijfers) {
    const Toets t = toets(d, set, duim, cijfers);
    return d.context.leerwerktraject ? leerwerk_goed(d, set, duim, cijfers, t) : t.goed;
}

/// UB 3.47, 3.48 (EB 52a) for a candidate who passed with `set`. The duim grade is counted again (EB 60g l5).
bool cum_laude(const Dossier& d, Set set, const Cijfers& cijfers) {
    if (!d.r.cum_laude || d.context.leerwerktraject) return false;
    const Toets t = toets(d, set, geen, cijfers);
    const int vloer = is_vwo(d.o) ? 7 : 6;
    for (const Post& p : t.tafel)
        if (p.cijfer < vloer) return false;  // R3
    int extra_som = 0, extra_aantal = 0;
    for (std::size_t i = 0; i < d.rijen.size(); ++i) {
        if (d.rijen[i].code != "rkt") continue;
        if (d.r.rekentoets != Rekentoets::geen) {  // R5
            if (cijfers[i].eind < vloer) return false;
            extra_som += cijfers[i].eind, ++extra_aantal;
        } else if ((d.o == Opleiding::bb || d.o == Opleiding::kb) && d.jaar <= 2017 && cijfers[i].eind >= 0 && cijfers[i].eind < 6) {
            return false;
        }
    }
    auto cijfer = [&](std::size_t rij, int& som, int& n) {
        if (d.rijen[rij].vrijgesteld) return;
        som += eindcijfer(d, rij, cijfers[rij]), ++n;
    };
    int profielvak = 0, programma = 0;
    for (std::size_t i = 0; i < d.rijen.size(); ++i) {
        if (!heeft(set, i) || d.rijen[i].vrijgesteld) continue;
        if (d.rijen[i].rol == Rol::profielvak) profielvak = eindcijfer(d, i, cijfers[i]);
        if (d.rijen[i].rol == Rol::programma) programma = eindcijfer(d, i, cijfers[i]);
    }
    return elke_vulling(d, set, [&](const Vulling& v) {
        if (d.o == Opleiding::tl && !goede_keuze_tl(d, v)) return false;
        const std::size_t gem = v.pakket->gemeenschappelijk.size(), prof = v.pakket->profieldeel.size();
        int som = extra_som, n = extra_aantal;
        for (std::size_t p = gem; p < gem + prof; ++p) cijfer(v.rijen[p], som, n);
        if (d.o == Opleiding::kb || d.o == Opleiding::bb) {
            if (d.r.profielen) som += profielvak + t.combi.value_or(0), n += 2;
            else som += 2 * programma, n += 2;  // EB 52a l3 (2015)
            return som >= 8 * n;
        }
        for (std::size_t p = 0; p < gem; ++p) cijfer(v.rijen[p], som, n);
        int beste = 0, beste_n = 0;  // best of the vrije deel
        for (std::size_t p = gem + prof; p < v.rijen.size(); ++p) {
            int een = 0;
            cijfer(v.rijen[p], een, beste_n);
            beste = std::max(beste, een);
        }
        if (d.o == Opleiding::gl) {  // R2
            beste = std::max(beste, d.r.profielen ? t.combi.value_or(0) : programma);
            beste_n = 1;
        }
        if (beste_n > 0) som += beste, ++n;
        if (!is_vmbo(d.o) && t.combi) som += *t.combi, ++n;
        return som >= 8 * n;
    });
}

// ------------------------------------------------------------------------------------------------------------
// Leaving out (UB 3.33 l3) and the duim (EB 60g)

bool weglaatbaar(const Rij& rij) {
    return rij.rol == Rol::vak || rij.rol == Rol::keuzevak || rij.rol == Rol::profielvak;
}

bool duim_mag(const Dossier& d, Set set, std::size_t i) {
    const Rij& rij = d.rijen[i];
    if (!heeft(set, i) || rij.vrijgesteld) return false;
    if (rij.rol == Rol::combi) {  // EB 60g l3: one part, but not the whole: another part with a grade must be left
        for (std::size_t j = 0; j < d.rijen.size(); ++j)
            if (j != i && heeft(set, j) && d.rijen[j].rol == Rol::combi && !d.rijen[j].vrijgesteld) return true;
        return false;
    }
    if (!weglaatbaar(rij)) return false;
    return is_vmbo(d.o) ? rij.code != "ne" : !kernvak(rij.code);  // EB 60g l2
}

/// All sets that are a whole exam, the full one first, then by number left out and by order of the rows.
std::vector<Set> geldige_sets(const Dossier& d) {
    std::vector<std::size_t> los;
    for (std::size_t i = 0; i < d.rijen.size(); ++i)
        if (weglaatbaar(d.rijen[i])) los.push_back(i);
    std::vector<Set> sets;
    const Set einde = Set{1} << los.size();
    // Slots only: below this number of rows nothing can be a whole exam.
    const auto plaatsen = [](const Pakket& p) { return p.gemeenschappelijk.size() + p.profieldeel.size() + p.vrij.size(); };
    std::size_t minimum = 99;
    for (const Pakket& p : d.pakketten) minimum = std::min(minimum, plaatsen(p));
    if (d.context.leerwerktraject) minimum = 0;
    for (Set weg = 0; weg < einde; ++weg) {
        if (los.size() - static_cast<std::size_t>(std::popcount(weg)) < minimum) continue;
        Set set = d.vol;
        for (std::size_t j = 0; j < los.size(); ++j)
            if (heeft(weg, j)) set &= ~(Set{1} << los[j]);
        if (geldig(d, set)) sets.push_back(set);
    }
    auto volgorde = [&](Set a, Set b) {
        const Set weg_a = d.vol & ~a, weg_b = d.vol & ~b;
        const int na = std::popcount(weg_a), nb = std::popcount(weg_b);
        if (na != nb) return na < nb;
        for (std::size_t i = 0; i < d.rijen.size(); ++i)
            if (heeft(weg_a, i) != heeft(weg_b, i)) return heeft(weg_a, i);
        return false;
    };
    std::sort(sets.begin(), sets.end(), volgorde);
    return sets;
}

struct Keuze {
    Set set;
    std::size_t duim;
};

/// The smallest ways to pass; empty when there is none. Everything is tried without the duim first (R6).
std::vector<Keuze> manieren(const Dossier& d, const std::vector<Set>& sets, const Cijfers& cijfers) {
    std::vector<Keuze> gevonden;
    int grootte = -1;
    for (Set set : sets) {
        const int weg = std::popcount(d.vol & ~set);
        if (!gevonden.empty() && weg > grootte) return gevonden;
        if (voldoet(d, set, geen, cijfers)) gevonden.push_back({set, geen}), grootte = weg;
    }
    if (!gevonden.empty() || !d.r.duim) return gevonden;
    for (Set set : sets) {
        const int weg = std::popcount(d.vol & ~set);
        if (!gevonden.empty() && weg > grootte) return gevonden;
        for (std::size_t i = 0; i < d.rijen.size(); ++i)
            if (duim_mag(d, set, i) && voldoet(d, set, i, cijfers)) gevonden.push_back({set, i}), grootte = weg;
    }
    return gevonden;
}

bool slaagt(const Dossier& d, const std::vector<Set>& sets, const Cijfers& cijfers) { return !manieren(d, sets, cijfers).empty(); }

bool slaagt_cum_laude(const Dossier& d, const std::vector<Set>& sets, const Cijfers& cijfers) {
    for (const Keuze& k : manieren(d, sets, cijfers))
        if (cum_laude(d, k.set, cijfers)) return true;
    return false;
}

std::string veldnaam(Veld veld) {
    switch (veld) {
        case Veld::se: return "se";
        case Veld::ce: return "ce";
        case Veld::eind: return "eindcijfer";
        default: return "beoordeling";
    }
}

void zet_veld(Cijfers& cijfers, const Open& o, int waarde) {
    Cijfer& c = cijfers[o.rij];
    switch (o.veld) {
        case Veld::se: c.se = waarde; break;
        case Veld::ce: c.ce = waarde; break;
        case Veld::eind: c.eind = waarde; break;
        default: c.woord = waarde; break;
    }
}

std::vector<std::string> namen_weg(const Dossier& d, const Keuze& k) {
    std::vector<std::string> namen;
    for (std::size_t i = 0; i < d.rijen.size(); ++i)
        if (!heeft(k.set, i)) namen.push_back(d.rijen[i].vak);
    if (k.duim != geen) namen.push_back(d.rijen[k.duim].vak);
    return namen;
}

/// Fills the figures of the deciding set.
void zet_cijfers(Verdict& v, const Dossier& d, const Keuze& k, const Cijfers& cijfers) {
    const Toets t = toets(d, k.set, k.duim, cijfers);
    v.combinatiecijfer = t.combi;
    if (!d.r.zonder_ce) v.ce_som = t.ce_som, v.ce_aantal = t.ce_aantal;
    v.tafel_som = t.som;
    v.tafel_aantal = t.aantal;
    v.tafel_onder_vier = v.tafel_vieren = v.tafel_vijven = v.tafel_hoogste = 0;
    for (const Post& p : t.tafel) {
        v.tafel_onder_vier += p.cijfer < 4 ? p.keer : 0;
        v.tafel_vieren += p.cijfer == 4 ? p.keer : 0;
        v.tafel_vijven += p.cijfer == 5 ? p.keer : 0;
        v.tafel_hoogste = std::max(v.tafel_hoogste, p.cijfer);
    }
    v.niet_meegenomen = namen_weg(d, k);
    v.duim = k.duim != geen;
}

/// With marks open: only what does not depend on them.
void zet_bekende_cijfers(Verdict& v, const Dossier& d) {
    Cijfers laag = d.cijfers, hoog = d.cijfers;
    bool ce_open = false;
    for (const Open& o : d.open) {
        zet_veld(laag, o, o.waarden.front());
        zet_veld(hoog, o, o.waarden.back());
        ce_open = ce_open || o.veld == Veld::ce || d.rijen[o.rij].se_als_ce;
    }
    const Toets l = toets(d, d.vol, geen, laag), h = toets(d, d.vol, geen, hoog);
    if (l.combi == h.combi) v.combinatiecijfer = l.combi;
    if (!ce_open && !d.r.zonder_ce) v.ce_som = l.ce_som, v.ce_aantal = l.ce_aantal;
}

void zet_eindcijfers(Verdict& v, const Dossier& d) {
    for (std::size_t i = 0; i < d.rijen.size(); ++i) {
        const Rij& rij = d.rijen[i];
        const bool met = rij.rol == Rol::vak || rij.rol == Rol::combi || rij.rol == Rol::keuzevak || rij.rol == Rol::profielvak || rij.rol == Rol::programma;
        if (!met || rij.vrijgesteld) continue;
        const bool onbekend = d.cijfers[i].eind < 0 && std::any_of(d.open.begin(), d.open.end(), [&](const Open& o) { return o.rij == i; });
        if (!onbekend) v.eindcijfers[rij.vak] = eindcijfer(d, i, d.cijfers[i]);
    }
}

}  // namespace

bool is_vmbo(Opleiding o) { return o == Opleiding::tl || o == Opleiding::gl || o == Opleiding::kb || o == Opleiding::bb; }
bool is_vwo(Opleiding o) { return o == Opleiding::vwo || o == Opleiding::atheneum || o == Opleiding::gymnasium; }

bool heeft_ce(Opleiding o, const std::string& vak) {
    if (!is_vmbo(o)) return !in(zonder_ce_hv, vak);
    if (in({"ma", "lo2", "it", "pgv"}, vak)) return false;
    if (vak == "frtc") return o == Opleiding::tl || o == Opleiding::gl;
    return true;
}

namespace {
const std::array<std::pair<Opleiding, std::string_view>, 8> namen{{{Opleiding::atheneum, "atheneum"},
                                                                   {Opleiding::gymnasium, "gymnasium"},
                                                                   {Opleiding::vwo, "vwo"},
                                                                   {Opleiding::havo, "havo"},
                                                                   {Opleiding::tl, "vmbo-tl"},
                                                                   {Opleiding::gl, "vmbo-gl"},
                                                                   {Opleiding::kb, "vmbo-kb"},
                                                                   {Opleiding::bb, "vmbo-bb"}}};
}

std::optional<Opleiding> lees_opleiding(std::string_view tekst) {
    for (const auto& [o, n] : namen)
        if (n == tekst) return o;
    return std::nullopt;
}

std::string_view naam(Opleiding opleiding) {
    for (const auto& [o, n] : namen)
        if (o == opleiding) return n;
    return "";
}

std::vector<Pakket> pakketten(Opleiding opleiding, int examenjaar, const std::optional<std::string>& profiel) {
    const Regels r = regels_van(opleiding, examenjaar);
    if (is_vmbo(opleiding)) return pakketten_vmbo(opleiding, r, profiel);
    if (opleiding == Opleiding::havo) return pakketten_havo(r);
    return pakketten_vwo(opleiding == Opleiding::gymnasium, r, false);
}

bool heel_examen(const Kandidaat& kandidaat, const Context& context) {
    try {
        const Dossier d = lees(kandidaat, context);
        return geldig(d, d.vol);
    } catch (const Leesfout&) {
        return false;
    }
}

Verdict beoordeel(const Kandidaat& kandidaat, const Context& context) {
    Verdict v;
    v.kandidaat = kandidaat.kandidaat;
    Dossier d;
    try {
        d = lees(kandidaat, context);
    } catch (const Leesfout& fout) {
        v.fout = fout.what();
        return v;
    }
    zet_eindcijfers(v, d);
    for (const Open& o : d.open) v.nog_nodig.push_back(d.rijen[o.rij].vak + "." + veldnaam(o.veld));
    for (const auto& code : d.ontbreekt) v.nog_nodig.push_back(code);

    // UB 3.33 l1, l2: are all prescribed subjects there?
    const std::vector<Set> sets = geldige_sets(d);
    if (sets.empty()) {
        v.uitslag = Uitslag::nog_open;
        if (v.nog_nodig.empty()) v.nog_nodig.push_back("pakket");
        if (!d.r.cum_laude) v.cum_laude = false;
        return v;
    }

    if (d.open.empty()) {
        const Toets vol = toets(d, d.vol, geen, d.cijfers);
        for (const auto& [letter, goed] : vol.onderdelen) v.onderdelen[letter] = goed ? Stand::ja : Stand::nee;
        std::vector<Keuze> wegen = manieren(d, sets, d.cijfers);
        v.uitslag = wegen.empty() ? Uitslag::afgewezen : Uitslag::geslaagd;
        v.cum_laude = false;
        if (wegen.empty()) {
            zet_cijfers(v, d, {d.vol, geen}, d.cijfers);
            return v;
        }
        const auto lof = std::find_if(wegen.begin(), wegen.end(), [&](const Keuze& k) { return cum_laude(d, k.set, d.cijfers); });
        if (lof != wegen.end()) {
            v.cum_laude = true;
            std::rotate(wegen.begin(), lof, lof + 1);
        }
        zet_cijfers(v, d, wegen.front(), d.cijfers);
        for (const Keuze& k : wegen) v.alternatieven.push_back(namen_weg(d, k));
        if (context.leerwerktraject && d.r.profielen) {  // R18
            Context gewoon = context;
            gewoon.leerwerktraject = false;
            const bool ook_gewoon = std::any_of(wegen.begin(), wegen.end(), [&](const Keuze& k) { return toets(d, k.set, k.duim, d.cijfers).goed; });
            if (heel_examen(kandidaat, gewoon) && !ook_gewoon) v.uitslag = Uitslag::nog_open;
        }
        return v;
    }

    // Marks are open (R20).
    bool een_slaagt = false, een_zakt = false, een_lof = false, een_geen_lof = false;
    std::map<std::string, std::pair<bool, bool>> gezien;
    auto bekijk = [&](const Cijfers& cijfers) {
        const Toets vol = toets(d, d.vol, geen, cijfers);
        for (const auto& [letter, goed] : vol.onderdelen) (goed ? gezien[letter].first : gezien[letter].second) = true;
        const bool goed = slaagt(d, sets, cijfers);
        (goed ? een_slaagt : een_zakt) = true;
        if (!(een_lof && een_geen_lof)) (goed && slaagt_cum_laude(d, sets, cijfers) ? een_lof : een_geen_lof) = true;
    };
    Cijfers cijfers = d.cijfers;
    if (static_cast<int>(d.open.size()) <= context.uitputtend_tot) {
        std::function<void(std::size_t)> alle = [&](std::size_t j) {
            if (j == d.open.size()) return bekijk(cijfers);
            for (int w : d.open[j].waarden) {
                zet_veld(cijfers, d.open[j], w);
                alle(j + 1);
            }
        };
        alle(0);
    } else {
        for (const Open& o : d.open) zet_veld(cijfers, o, o.waarden.front());
        bekijk(cijfers);
        for (const Open& o : d.open) zet_veld(cijfers, o, o.waarden.back());
        bekijk(cijfers);
    }
    v.uitslag = een_slaagt && een_zakt ? Uitslag::nog_open : een_slaagt ? Uitslag::geslaagd : Uitslag::afgewezen;
    const bool uitputtend = static_cast<int>(d.open.size()) <= context.uitputtend_tot;
    if (!d.r.cum_laude || v.uitslag == Uitslag::afgewezen) v.cum_laude = false;
    else if (uitputtend && !(een_lof && een_geen_lof)) v.cum_laude = een_lof;
    for (const auto& [letter, jn] : gezien) v.onderdelen[letter] = jn.first && jn.second ? Stand::open : jn.first ? Stand::ja : Stand::nee;
    zet_bekende_cijfers(v, d);
    if (v.uitslag != Uitslag::nog_open) v.nog_nodig.clear();
    return v;
}

namespace {

/// One way to pass, as far as the mean of the centraal examen still has to decide (onderdeel a).
struct Eis {
    int som = 0, aantal = 0;         // without the open marks
    std::vector<bool> telt;          // by open mark: is it in the sum?
};

/// The ways to pass with these marks when onderdeel a is set aside. Everything but the sum depends on an open CE or SE
/// through the eindcijfer only, so one look per combination of eindcijfers is enough.
std::vector<Eis> eisen(const Dossier& d, const std::vector<Set>& sets, const Cijfers& cijfers) {
    std::vector<Eis> gevonden;
    const auto bekijk = [&](Set set, std::size_t duim) {
        const Toets t = toets(d, set, duim, cijfers);
        const bool rest = std::all_of(t.onderdelen.begin(), t.onderdelen.end(), [](const auto& o) { return o.first == "a" || o.second; });
        if (d.context.leerwerktraject ? !leerwerk_goed(d, set, duim, cijfers, t) : !rest) return;
        Eis eis{t.ce_som, t.ce_aantal, {}};
        if (!t.onderdelen.contains("a") || d.context.leerwerktraject) eis.som = eis.aantal = 0;
        for (const Open& o : d.open) {
            const Rij& rij = d.rijen[o.rij];
            const bool erbij = eis.aantal > 0 && heeft(set, o.rij) && o.rij != duim && !rij.vrijgesteld && rij.rol != Rol::buiten &&
                               (o.veld == Veld::ce || (o.veld == Veld::se && rij.se_als_ce));
            eis.telt.push_back(erbij);
            if (erbij) eis.som -= o.veld == Veld::ce ? cijfers[o.rij].ce : cijfers[o.rij].se;
        }
        gevonden.push_back(eis);
    };
    for (Set set : sets) bekijk(set, geen);
    if (!d.r.duim) return gevonden;
    for (Set set : sets)
        for (std::size_t i = 0; i < d.rijen.size(); ++i)
            if (duim_mag(d, set, i)) bekijk(set, i);
    return gevonden;
}

}  // namespace

std::optional<Waarden> alle_waarden(const Kandidaat& kandidaat, const Context& context, bool met_cum_laude, std::size_t hoogstens) {
    Dossier d;
    try {
        d = lees(kandidaat, context);
    } catch (const Leesfout&) {
        return std::nullopt;
    }
    const std::vector<Set> sets = geldige_sets(d);
    if (sets.empty() || d.open.size() > hoogstens) return std::nullopt;
    Waarden w;
    for (Open& o : d.open) {
        if (o.veld == Veld::se) o.waarden = tienden();
        w.sleutels.push_back(d.rijen[o.rij].vak + "." + veldnaam(o.veld));
        w.waarden.push_back(o.waarden);
    }
    Cijfers cijfers = d.cijfers;
    /// What is the same for every value with these eindcijfers; cum laude also hangs on which ways to pass are left.
    struct Gezien {
        bool bekend = false;
        std::vector<Eis> eisen;
        std::map<std::vector<bool>, bool> lof;
    };
    constexpr std::size_t standen = 16;  // words and eindcijfers are 0 to 10
    std::size_t aantal = 1;
    for (std::size_t j = 0; j < d.open.size(); ++j) aantal *= standen;
    std::vector<Gezien> gezien(aantal);
    std::vector<bool> goed;
    const std::function<void(std::size_t)> alle = [&](std::size_t j) {
        if (j < d.open.size()) {
            for (int waarde : d.open[j].waarden) {
                zet_veld(cijfers, d.open[j], waarde);
                alle(j + 1);
            }
            return;
        }
        std::size_t stand = 0;
        for (const Open& o : d.open) {
            const int een = o.veld == Veld::woord ? cijfers[o.rij].woord : eindcijfer(d, o.rij, cijfers[o.rij]);
            stand = stand * standen + static_cast<std::size_t>(een);
        }
        Gezien& er = gezien.at(stand);
        if (!er.bekend) er.bekend = true, er.eisen = eisen(d, sets, cijfers);
        goed.clear();
        bool geslaagd = false;
        for (const Eis& eis : er.eisen) {
            int som = eis.som;
            for (std::size_t i = 0; i < d.open.size(); ++i) {
                if (eis.telt[i]) som += d.open[i].veld == Veld::ce ? cijfers[d.open[i].rij].ce : cijfers[d.open[i].rij].se;
            }
            goed.push_back(som >= 55 * eis.aantal);
            geslaagd = geslaagd || goed.back();
        }
        w.geslaagd.push_back(geslaagd);
        if (!met_cum_laude) return;
        bool lof = false;
        if (d.r.cum_laude && geslaagd) {
            const auto [er_al, nieuw] = er.lof.try_emplace(goed, false);
            if (nieuw) er_al->second = slaagt_cum_laude(d, sets, cijfers);
            lof = er_al->second;
        }
        w.cum_laude.push_back(lof);
    };
    alle(0);
    return w;
}

std::optional<Verdict> beoordeel_zonder(const Kandidaat& kandidaat, const Context& context, const std::vector<std::string>& weg) {
    Verdict v = beoordeel(kandidaat, context);
    if (v.fout || !v.nog_nodig.empty()) return std::nullopt;
    const Dossier d = lees(kandidaat, context);
    if (!d.open.empty()) return std::nullopt;
    for (const Keuze& k : manieren(d, geldige_sets(d), d.cijfers)) {
        if (namen_weg(d, k) != weg) continue;
        zet_cijfers(v, d, k, d.cijfers);
        v.cum_laude = cum_laude(d, k.set, d.cijfers);
        return v;
    }
    return std::nullopt;
}

}  // namespace slagboom::referentie
