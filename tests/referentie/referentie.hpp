// An independent reference for Dutch exam results (uitslag), used in tests only.
//
// Plain, slow and meant to be checked by reading: no rule text, no shared code, no floating point. It was
// written from the law (UB = Uitvoeringsbesluit WVO 2020, EB = Eindexamenbesluit VO) beside the engine, not
// from the engine. Exam years 2010-2026; atheneum, gymnasium, vwo (either), havo, vmbo-tl, -gl, -kb, -bb.
//
// Where the law leaves a point open this reference takes the following readings:
//
//  R1  UB 3.48 (gl) points at 3.35 lid 3, EB 52a lid 5 pointed at lid 4: lid 4 (the gl formula) is meant.
//  R2  Cum laude gl: of the free algemene vak and the combinatiecijfer the better one is in the mean.
//      Ex. 2016-2017: of the free algemene vak and the beroepsgerichte programma the better one.
//  R3  Cum laude, extra vakken: the mean has only the best vak of the vrije deel; the floor (vwo 7, others 6)
//      holds for every eindcijfer in the used set, so also for an extra vak that was not left out.
//  R4  Cum laude, several profiles or several ways to fill the slots: any filling that reaches 8,0 is enough.
//      Parts of the combinatiecijfer do not fall under the floor, the combinatiecijfer itself does.
//  R5  Cum laude ex. 2016-2017: the rekentoets is in the mean and under the floor in vwo; in bb/kb it is only
//      under the floor (6), and only when a grade for it is given; elsewhere it plays no part.
//  R6  Duimregeling (2021, 2022): the CE grade of the vak left out leaves the 5,5 mean as well; the eindcijfer
//      still counts for cum laude (mean, floor, and the combinatiecijfer with all its parts).
//      It comes after extra vakken: first every way to pass without it is tried. EB 60g does not name the
//      leer-werktraject; by its letter it holds there too.
//  R7  Leaving out (UB 3.33 lid 3): only when needed, and then as few eindcijfers as possible. Of several
//      equally small sets one that gives cum laude is taken first, then the first in the order of the
//      candidate; all of them are in `alternatieven`. Any vak may go, under any label, as long as what is left
//      is a whole exam in some profile (an opleiding `gymnasium` stays gymnasium, `vwo` may become either).
//      In bb, kb and gl the profielvak fixes the profile when the candidate names one.
//  R8  Whole-set restrictions (UB 2.7: wisD only with wisB, A+B or B+C, kunst overlaps) hold for whatever is
//      left, extra vakken included.
//  R9  Until ex. 2022 a second wiskunde can only be an extra vak (also where another vak stands in for the second
//      language); from ex. 2023 it can fill the vrije deel.
//      bedrijfseconomie replaces m&o from ex. 2020 (havo) and 2021 (vwo).
//  R10 anw: fixed part of the vwo combinatiecijfer up to ex. 2014; after that (and in havo) only when the
//      school added it. Not added it is a separate eindcijfer without CE that fills no slot. Not added
//      literatuur, kcv, godsdienst and levensbeschouwing are outside the exam.
//  R11 ckv with a word is accepted in the first year of the grade (havo 2019, vwo 2020: repeaters).
//      A gymnasium needs no ckv; when it has a grade it is a part like the others.
//  R12 2020: eindcijfer = SE rounded once. A given `ce` is taken as a CE of an earlier year (1:1, no 5,5 mean),
//      a given `rv` (RV-toets) is averaged with the SE and used only when that helps.
//  R13 The cspe counts once in the 5,5 mean, also up to ex. 2017 where the programma counts twice in the table
//      of bb and kb; in gl the programma counts once.
//  R14 2021, 2022: the SE of the profielvak (one decimal) is its only grade and counts as a CE grade.
//  R15 A praktijkgericht vak (code `pgv`, gl/tl, from ex. 2026) has no CE. With two keuzevakken it takes the
//      place of the profielvak; in tl without keuzevakken it is an ordinary free vak.
//  R16 A tl programme that is not whole (profielvak + 2 keuzevakken) is no part of the outcome at all; a
//      whole one may be left out as a whole, or cut back to profielvak + 2 keuzevakken.
//  R17 Of several ku.. subjects only one carries the CE kunst (algemeen): the first that has a CE grade.
//  R18 leer-werktraject with a full bb package: passed when the set that meets lid 6 meets lid 1 as well; when it
//      meets lid 6 only the outcome is left open, because the last sentence of lid 6 does not settle it (nor whether
//      more may be left out for the sake of lid 1). That sentence came with the profielen
//      (ex. 2018); the older texts ask two marks only, whatever other subjects there are.
//  R19 onvoldoende for lo/kunst/pws gives `afgewezen`; a missing word leaves the outcome open.
//  R20 Missing marks: with one or two open marks all their values are tried; geslaagd when every value
//      passes, afgewezen when none does, else nog open. With more, the lowest and the highest filling decide
//      (every condition can only get better with a higher mark). A missing vak leaves the outcome open.
//      Cum laude is not like that: by R3 and R7 a lower mark for an extra vak can force it out and so lift the
//      floor. Two corners say nothing about it, so beyond two open marks it stays empty unless afgewezen.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slagboom::referentie {

enum class Opleiding { atheneum, gymnasium, vwo, havo, tl, gl, kb, bb };

/// Order matters: an outcome can only improve from left to right.
enum class Beoordeling { onvoldoende, voldoende, goed };

/// One row of the candidate. Marks are in tenths: 6,4 is 64.
struct Vak {
    std::string vak;
    std::optional<int> se;
    std::optional<int> ce;
    std::optional<int> ce_herkansing;
    std::optional<int> rv;          ///< RV-toets, 2020 only
    std::optional<int> eindcijfer;  ///< a whole number, when only that is known
    std::optional<Beoordeling> beoordeling;
    std::string deel;
    std::string niveau;  ///< higher level: counts unchanged, so it is only carried along
    std::string status;  ///< `vrijgesteld` or (second language vwo) `ontheffing`
};

struct Kandidaat {
    std::string kandidaat;
    Opleiding opleiding = Opleiding::havo;
    std::optional<std::string> profiel;
    int examenjaar = 2026;
    std::vector<Vak> vakken;
};

/// What the school decides or what the route is; not part of the candidate.
struct Context {
    std::vector<std::string> combinatie;  ///< added parts: anw, lit, gds, lv, kcv
    bool vavo = false;                    ///< UB 3.62: no lo, no ckv or kunstvak
    bool leerwerktraject = false;         ///< UB 3.35 lid 6 (bb)
    int uitputtend_tot = 2;               ///< see R20; 0 forces the two-corner answer
};

enum class Uitslag { geslaagd, afgewezen, nog_open };
enum class Stand { ja, nee, open };

struct Verdict {
    std::string kandidaat;
    std::optional<std::string> fout;  ///< set: the candidate cannot be read, nothing else holds
    Uitslag uitslag = Uitslag::nog_open;
    std::map<std::string, int> eindcijfers;  ///< known ones, parts of the combinatiecijfer included
    std::optional<int> combinatiecijfer;     ///< of the set that decides
    std::optional<int> ce_som;               ///< tenths, of the set that decides
    std::optional<int> ce_aantal;
    std::optional<int> tafel_som;  ///< sum of the eindcijfers in the table, combination as one
    std::optional<int> tafel_aantal;
    int tafel_onder_vier = 0, tafel_vieren = 0, tafel_vijven = 0;  ///< of the set that decides, double ones twice
    int tafel_hoogste = 0;
    std::vector<std::string> niet_meegenomen;
    std::vector<std::vector<std::string>> alternatieven;  ///< all smallest sets, the chosen one first
    bool duim = false;                                    ///< the last of niet_meegenomen is the duim
    std::optional<bool> cum_laude;                        ///< empty: depends on open marks
    std::map<std::string, Stand> onderdelen;              ///< a..f (and rekentoets), for the full set
    std::vector<std::string> nog_nodig;
};

Verdict beoordeel(const Kandidaat& kandidaat, const Context& context = {});

/// The outcome when exactly these rows are left out and, in 2021/2022, this row is the duim. For tests that
/// want another of the alternatives. Empty when marks are open or the set is no whole exam.
std::optional<Verdict> beoordeel_zonder(const Kandidaat& kandidaat, const Context& context,
                                        const std::vector<std::string>& weg);

/// The outcome for every value of every open mark: nothing is left out, nothing is assumed to rise.
struct Waarden {
    std::vector<std::string> sleutels;       ///< "netl.ce", in the order of the rows; se before ce
    std::vector<std::vector<int>> waarden;   ///< by key, ascending: tenths, or 0, 1, 2 for a word
    std::vector<bool> geslaagd;              ///< the last key runs fastest
    std::vector<bool> cum_laude;             ///< the same; empty when it was not asked for
};

/// Empty when the candidate cannot be read, is no whole exam, or has more than `hoogstens` open marks. An SE mark that is
/// open is tried in tenths, also where the vak has no CE (rounded once, as UB 3.32 lid 3 leaves it).
std::optional<Waarden> alle_waarden(const Kandidaat& kandidaat, const Context& context, bool met_cum_laude, std::size_t hoogstens = 3);

/// UB 3.33 lid 1 and 2: are all prescribed subjects there, in some profile?
bool heel_examen(const Kandidaat& kandidaat, const Context& context = {});

/// One way to be a whole exam: slots with the subjects that may fill them (section 9).
struct Pakket {
    std::string profiel;
    std::vector<std::vector<std::string>> gemeenschappelijk;
    std::vector<std::vector<std::string>> profieldeel;
    std::vector<std::vector<std::string>> vrij;
};

/// `opleiding` is atheneum, gymnasium, havo or vmbo; `profiel` matters for bb, kb and gl only.
std::vector<Pakket> pakketten(Opleiding opleiding, int examenjaar, const std::optional<std::string>& profiel = {});

std::optional<Opleiding> lees_opleiding(std::string_view naam);
std::string_view naam(Opleiding opleiding);
bool is_vmbo(Opleiding opleiding);
bool is_vwo(Opleiding opleiding);

/// Does this vak have a central exam in this opleiding (10.1)?
bool heeft_ce(Opleiding opleiding, const std::string& vak);

}  // namespace slagboom::referentie
