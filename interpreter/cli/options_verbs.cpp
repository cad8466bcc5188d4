// One table row per verb; help and parsing both come from here.
#include "interpreter/cli/options_verbs.hpp"

#include <algorithm>
#include <array>

#include "grammar/source.hpp"
#include "interpreter/report/layout.hpp"

namespace slagboom::cli {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kNameColumn = 24;

void add_format(CLI::App& app, Given& given) {
  app.add_option("--formaat", given.format,
                 "vorm van de uitvoer (anders: naar de naam achter --uitvoer, of tekst)")
      ->type_name("VORM");
}

void add_output(CLI::App& app, Given& given) {
  app.add_option("--uitvoer", given.options.output,
                 "schrijf naar dit bestand; het verschijnt pas als het af is")
      ->type_name("BESTAND");
}

void add_library(CLI::App& app, Given& given) {
  app.add_option("--bibliotheek", given.options.library,
                 "map met de wetten (anders: SLAGBOOM_STDLIB, of de meegeleverde)")
      ->type_name("MAP");
}

void add_candidates(CLI::App& app, Given& given) {
  app.add_option("--koppeling", given.options.mapping,
                 "bestand dat zegt hoe de kolommen van uw export heten")
      ->type_name("BESTAND");
}

void add_premises(CLI::App& app, Given& given) {
  app.add_option("--stel", given.options.premises,
                 "reken alsof dit zo is: een gegeven, zoals «netl.ce=5,2» («onbekend» maakt het open), of "
                 "een zin: '‹naam› is ‹waarde›'; mag vaker. Documenten en bestanden veranderen niet")
      ->allow_extra_args(false)
      ->type_name("SLEUTEL=WAARDE|ZIN");
  app.add_option("--stel-bestand", given.options.premise_files,
                 "hetzelfde, met zinnen uit een bestand; elke zin begint met «stel»")
      ->allow_extra_args(false)
      ->type_name("BESTAND");
  app.add_flag("--vragen", given.options.questions,
               "beantwoord de vragen die in de blokken «vraag» van het reglement staan");
}

void add_controleer(CLI::App& app, Given& given) {
  app.add_option("--cohort", given.cohort, "alleen meldingen voor dit cohort")->type_name("COHORT");
  app.add_option("--schooljaar", given.school_year, "alleen meldingen voor dit schooljaar")
      ->type_name("JAAR");
  app.add_option("--volgorde", given.sorting,
                 "ernst (het ergste eerst), tekst (zoals in het reglement), wet (zoals in de wet) of "
                 "onderwerp (de hoofdstukken van stdlib/onderwerpen.regl.md, in plaats van de "
                 "checklists van de VO-raad, die hier niet als tekst zijn). Anders: tekst; op een "
                 "pagina ernst")
      ->type_name("VOLGORDE");
  app.add_flag("--voldoet", given.options.met,
               "noem ook de eisen waaraan is voldaan, met de plaats, en wat niet geregeld is en niet "
               "hoeft");
  app.add_flag("--alles", given.options.all, "ook meldingen over de meegeleverde wetten");
  app.add_flag("--bewijs", given.options.proofs,
               "bewijs of weerleg ook eigenschappen van de tekst: een hoger cijfer schaadt nooit, elke "
               "kandidaat heeft precies één uitslag, geen regel staat naast de wet");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_date(CLI::App& app, Given& given) {
  app.add_option("--datum", given.date, "de dag van het oordeel, als dag-maand-jaar (anders: vandaag)")
      ->type_name("DAG");
}

void add_beoordeel(CLI::App& app, Given& given) {
  add_premises(app, given);
  add_candidates(app, given);
  app.add_option("--vastleggen", given.options.record,
                 "leg ook vast wat er is beoordeeld en waarmee; zie slagboom herhaal --help")
      ->type_name("BESTAND");
  add_date(app, given);
  app.add_flag("--kort", given.options.brief, "één regel per kandidaat");
  app.add_flag("--telling", given.options.tally,
               "alleen hoeveel kandidaten elke uitslag hebben, per opleiding en beslissende bepaling; "
               "hoort bij --formaat tekst of csv");
  app.add_option("--deel", given.part,
                 "alleen een deel van een groot bestand, zoals 2/8: het tweede van acht delen; zie "
                 "slagboom voegsamen --help. Hoort bij --kort of --telling")
      ->type_name("DEEL/AANTAL");
  app.add_option("--draden", given.threads,
                 "hoeveel kernen van de computer tegelijk rekenen (anders: alle, tot 16). De uitvoer "
                 "blijft gelijk. Hoort bij --kort of --telling")
      ->type_name("AANTAL");
  app.add_flag("--brieven", given.options.letters,
               "een brief voor elke kandidaat, elk op een eigen A4; hoort bij --formaat html");
  app.add_flag("--bom", given.options.byte_order_mark,
               "csv: begin met een herkenningsteken voor rekenbladen");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_leguit(CLI::App& app, Given& given) {
  app.add_option("--kandidaat", given.options.candidate, "nummer van de kandidaat")
      ->type_name("NUMMER");
  add_premises(app, given);
  app.add_option("--lezer", given.reader,
                 "voor wie: kandidaat (enkele zinnen), commissie (de hele redenering) of beroep (ook "
                 "de teksten, keuzes en controlegetallen)")
      ->type_name("LEZER");
  add_candidates(app, given);
  add_date(app, given);
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_watals(CLI::App& app, Given& given) {
  app.add_option("--kandidaat", given.options.candidate,
                 "nummer van de kandidaat (anders: alle kandidaten)")
      ->type_name("NUMMER");
  app.add_option("--stel", given.options.premises,
                 "doe alsof dit zo is: een gegeven, zoals «netl.ce=5,2» («onbekend» maakt het open), of "
                 "een zin; mag vaker")
      ->allow_extra_args(false)
      ->type_name("SLEUTEL=WAARDE|ZIN");
  app.add_option("--stel-bestand", given.options.premise_files,
                 "hetzelfde, met zinnen uit een bestand; elke zin begint met «stel»")
      ->allow_extra_args(false)
      ->type_name("BESTAND");
  app.add_option("--nodig", given.options.needed_keys,
                 "welke cijfers zijn nodig? Voor alle open cijfers, of voor de genoemde, zoals "
                 "«netl.ce» of «netl.ce,entl.ce»")
      ->allow_extra_args(false)
      ->type_name("[SLEUTELS]");
  app.add_flag("--herkansing", given.options.resits,
               "wat kan een herkansing nog veranderen, en vanaf welk cijfer?");
  add_candidates(app, given);
  app.add_flag("--bom", given.options.byte_order_mark,
               "csv: begin met een herkenningsteken voor rekenbladen");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_test(CLI::App& app, Given& given) {
  app.add_flag("--mutatie", given.options.mutation,
               "verander telkens één ding in de regels en meld wat geen voorbeeld merkt");
  app.add_flag("--alles", given.options.all, "noem ook wat goed gaat, en de dekking per bepaling");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_opmaak(CLI::App& app, Given& given) {
  // Writing is what happens anyway; the option says it aloud in scripts.
  app.add_flag("--schrijf", given.write,
               "herschrijf de bestanden (dit gebeurt ook zonder deze keuze)");
  app.add_flag("--controle", given.options.check_only,
               "verander niets, zeg alleen wat er zou veranderen");
  app.add_flag("--naar-scherm", given.options.to_screen, "verander niets, toon de nieuwe tekst");
  add_library(app, given);
}

void add_toon(CLI::App& app, Given& given) {
  app.add_option("--cohort", given.cohort, "de tekst zoals die luidt voor dit cohort")
      ->type_name("COHORT");
  app.add_option("--trap", given.options.stage, "toon een tussenvorm: structuur, boom of programma")
      ->type_name("TRAP");
  app.add_flag("--onderwerpen", given.options.topics,
               "toon in plaats van een tekst de onderwerpen waarover een reglement iets kan zeggen, "
               "met de keuzes en de eisen; een REGLEMENT hoeft dan niet");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_kalender(CLI::App& app, Given& given) {
  app.add_option("--schooljaar", given.school_year, "het schooljaar, zoals 2025-2026")
      ->type_name("JAAR");
  app.add_option("--gebeurtenis", given.options.occasions,
                 "de dag van een gebeurtenis: «naam=1 oktober 2025»; mag vaker")
      ->type_name("NAAM=DATUM")
      ->expected(1)
      ->take_all();
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_pta(CLI::App& app, Given& given) {
  app.add_option("--op", given.options.day,
                 "zoals het PTA luidde op deze dag; wat later is gewijzigd, telt niet mee (anders: met "
                 "elke wijziging)")
      ->type_name("DAG");
  app.add_flag("--bom", given.options.byte_order_mark,
               "csv: begin met een herkenningsteken voor rekenbladen");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_kolommen(CLI::App& app, Given& given) {
  add_candidates(app, given);
  app.add_flag("--bom", given.options.byte_order_mark,
               "csv: begin met een herkenningsteken voor rekenbladen");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_verzamel(CLI::App& app, Given& given) {
  add_candidates(app, given);
  app.add_option("--kandidaat", given.options.candidate, "alleen deze kandidaat")->type_name("NUMMER");
  app.add_flag("--bom", given.options.byte_order_mark,
               "csv: begin met een herkenningsteken voor rekenbladen");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_vergelijk(CLI::App& app, Given& given) {
  app.add_option("--examenjaar", given.exam_year,
                 "alleen dit examenjaar, of twee met een komma: het eerste voor A, het tweede voor B")
      ->type_name("JAAR[,JAAR]");
  app.add_option("--cohort", given.cohort, "alleen dit cohort, of twee met een komma")
      ->type_name("COHORT[,COHORT]");
  app.add_option("--opleiding", given.programme, "alleen deze opleiding, of twee met een komma")
      ->type_name("OPLEIDING[,OPLEIDING]");
  add_candidates(app, given);
  app.add_flag("--kort", given.options.brief, "geen teksten: alleen wat verschilt, met vindplaats");
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
  app.add_option("--bibliotheek-b", given.options.second_library,
                 "map met de wetten voor B (anders: dezelfde als voor A)")
      ->type_name("MAP");
}

void add_herhaal(CLI::App& app, Given& given) {
  add_candidates(app, given);
  add_format(app, given);
  add_output(app, given);
  add_library(app, given);
}

void add_voegsamen(CLI::App& app, Given& given) {
  app.add_flag("--bom", given.options.byte_order_mark,
               "csv: begin met een herkenningsteken voor rekenbladen");
  add_format(app, given);
  add_output(app, given);
}

void add_inpakken(CLI::App& app, Given& given) {
  add_output(app, given);
  add_library(app, given);
}

constexpr std::string_view kDocuments =
    "REGLEMENT is een document (*.regl.md) of een map met documenten. De wetten worden altijd "
    "meegelezen.";
constexpr std::string_view kCandidates =
    "REGLEMENT is een document (*.regl.md) of een map met documenten. De wetten worden altijd "
    "meegelezen.\n"
    "KANDIDATEN is een bestand in JSON of CSV, of - voor de standaardinvoer.";

constexpr std::array<VerbInfo, 15> kVerbs = {{
    {Verb::controleer, "controleer", "REGLEMENT…",
     "leest een reglement na en vergelijkt het met de wet", kDocuments,
     "slagboom controleer reglementen/school.regl.md --formaat html --uitvoer bevindingen.html",
     "0  niets gevonden, hoogstens opmerkingen\n"
     "1  er is een fout, een waarschuwing of iets nog te regelen, of een eigenschap is weerlegd\n"
     "2  het commando klopt niet\n"
     "3  een bestand is er niet of is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv html sarif", add_controleer},
    {Verb::beoordeel, "beoordeel", "REGLEMENT… KANDIDATEN",
     "geeft voor elke kandidaat een oordeel met de reden", kCandidates,
     "slagboom beoordeel reglementen/school.regl.md kandidaten.csv",
     "0  elke kandidaat heeft een oordeel\n"
     "1  een of meer kandidaten zijn niet te beoordelen; de andere wel\n"
     "2  het commando klopt niet\n"
     "3  een reglement of het bestand met kandidaten is niet te lezen; er is niemand beoordeeld\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv html", add_beoordeel},
    {Verb::leguit, "leguit", "REGLEMENT… KANDIDATEN",
     "legt het oordeel over één kandidaat helemaal uit", kCandidates,
     "slagboom leguit reglementen/school.regl.md kandidaten.csv --kandidaat K-001",
     "0  het oordeel is uitgelegd\n"
     "1  deze kandidaat is niet te beoordelen\n"
     "2  het commando klopt niet, of deze kandidaat staat niet in het bestand\n"
     "3  een reglement of het bestand met kandidaten is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json html", add_leguit},
    {Verb::watals, "watals", "REGLEMENT… KANDIDATEN",
     "zegt wat er met andere cijfers zou gebeuren, en wat er nog nodig is", kCandidates,
     "slagboom watals reglementen/school.regl.md kandidaten.csv --kandidaat K-001 --nodig",
     "0  de vraag is beantwoord\n"
     "1  een of meer kandidaten zijn niet te beoordelen; de andere wel\n"
     "2  het commando klopt niet, of deze kandidaat of dit gegeven is er niet\n"
     "3  een reglement of het bestand met kandidaten is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv html", add_watals},
    {Verb::herhaal, "herhaal", "VASTLEGGING REGLEMENT… KANDIDATEN",
     "beoordeelt opnieuw en noemt elk verschil met een vastlegging",
     "VASTLEGGING is gemaakt met slagboom beoordeel … --vastleggen BESTAND.\n"
     "REGLEMENT is een document (*.regl.md) of een map met documenten. De wetten worden altijd "
     "meegelezen.\n"
     "KANDIDATEN is een bestand in JSON of CSV, of - voor de standaardinvoer.",
     "slagboom herhaal uitslag.vastlegging reglementen/school.regl.md kandidaten.csv",
     "0  alles is gelijk: de teksten, de gegevens, het programma en elk oordeel\n"
     "1  er is een verschil\n"
     "2  het commando klopt niet\n"
     "3  de vastlegging, een reglement of het bestand met kandidaten is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json", add_herhaal},
    {Verb::voegsamen, "voegsamen", "DEEL…",
     "maakt één uitslag van de delen van een groot bestand",
     "DEEL is gemaakt met slagboom beoordeel … --deel 1/8 --uitvoer DEEL, en zo verder tot en met 8/8. De\n"
     "volgorde maakt niet uit. Wat eruit komt, is gelijk aan wat beoordeel zonder --deel geeft.",
     "slagboom voegsamen deel-1 deel-2 deel-3 deel-4 --uitvoer uitslag.txt",
     "0  alle delen zijn er, en elke kandidaat heeft een oordeel\n"
     "1  alle delen zijn er; een of meer kandidaten zijn niet te beoordelen\n"
     "2  het commando klopt niet\n"
     "3  een deel ontbreekt, is niet te lezen of hoort er niet bij\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst csv", add_voegsamen},
    {Verb::inpakken, "inpakken", "REGLEMENT… KANDIDATEN",
     "maakt van een groot bestand met kandidaten een klein kolommenbestand",
     "KANDIDATEN heeft één kandidaat per rij: CSV, of JSON met één object per regel. Het kolommenbestand komt\n"
     "achter --uitvoer, en kan overal staan waar een bestand met kandidaten hoort. De oordelen zijn gelijk.\n"
     "Gegevens die het reglement en de wetten niet gebruiken, zoals namen, komen er niet in.",
     "slagboom inpakken reglementen/school.regl.md kandidaten.csv --uitvoer kandidaten.kolommen",
     "0  het kolommenbestand is gemaakt\n"
     "2  het commando klopt niet\n"
     "3  een reglement of het bestand met kandidaten is niet te lezen, of heeft niet één kandidaat per rij\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "", add_inpakken},
    {Verb::test, "test", "[PAD…]", "rekent de voorbeelden in de documenten na",
     "PAD is een document of een map; zonder PAD gaat het om de meegeleverde wetten.",
     "slagboom test reglementen/school.regl.md --alles",
     "0  alle voorbeelden kloppen (wat --mutatie meldt, telt hier niet mee)\n"
     "1  een of meer voorbeelden kloppen niet\n"
     "2  het commando klopt niet\n"
     "3  een document is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json", add_test},
    {Verb::opmaak, "opmaak", "BESTAND…", "zet documenten in de vaste vorm",
     "BESTAND is een document (*.regl.md) of een map met documenten. De betekenis verandert niet.",
     "slagboom opmaak reglementen/school.regl.md --controle",
     "0  gedaan, of er hoefde niets te veranderen\n"
     "1  met --controle: er zou iets veranderen\n"
     "2  het commando klopt niet\n"
     "3  een document is er niet of is niet te lezen; dat document blijft zoals het is\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "", add_opmaak},
    {Verb::toon, "toon", "[REGLEMENT]", "toont de tekst zoals die voor een cohort luidt",
     "REGLEMENT is één document (*.regl.md).",
     "slagboom toon reglementen/school.regl.md --cohort 2024-2026",
     "0  gedaan\n"
     "2  het commando klopt niet\n"
     "3  het document is er niet of is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json", add_toon},
    {Verb::kalender, "kalender", "REGLEMENT…", "zet de termijnen van een schooljaar op datum",
     kDocuments,
     "slagboom kalender reglementen/school.regl.md --schooljaar 2025-2026 --uitvoer agenda.ics",
     "0  gedaan\n"
     "2  het commando klopt niet\n"
     "3  een document is er niet of is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv html ics", add_kalender},
    {Verb::vergelijk, "vergelijk", "A B [KANDIDATEN]",
     "zegt wat er verschilt tussen twee teksten, en voor wie dat iets uitmaakt",
     "A en B zijn documenten (*.regl.md) of mappen met documenten. Het woord wet staat voor de wetten\n"
     "zonder reglement. Met één tekst vergelijkt u twee jaren, cohorten of opleidingen.\n"
     "KANDIDATEN is een bestand in JSON of CSV (.json, .jsonl of .csv), of - voor de standaardinvoer.",
     "slagboom vergelijk reglementen/oud.regl.md reglementen/nieuw.regl.md kandidaten.csv",
     "0  geen verschil gevonden\n"
     "1  er zijn verschillen\n"
     "2  het commando klopt niet\n"
     "3  een tekst of het bestand met kandidaten is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv html", add_vergelijk},
    {Verb::pta, "pta", "PTA…", "toont PTA's met hun wijzigingen, ook als rekenblad",
     "PTA is een document (*.regl.md) of een map met documenten. De tabel staat er zoals zij luidt na\n"
     "alle wijzigingen; daaronder staat wat er is veranderd. In html is dat doorgehaald en onderstreept.",
     "slagboom pta reglementen/pta.regl.md --uitvoer pta.csv",
     "0  gedaan\n"
     "1  een wijziging past niet, dus een tekst is niet zeker\n"
     "2  het commando klopt niet\n"
     "3  een document is er niet of is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv html", add_pta},
    {Verb::kolommen, "kolommen", "PTA… KOLOMMEN",
     "legt de kolommen van het leerlingsysteem naast het PTA",
     "PTA is een document (*.regl.md) of een map met documenten.\n"
     "KOLOMMEN is een CSV-bestand met een rij per kolom: vak, code, en zo mogelijk weging, herkansbaar,\n"
     "inhoud, opleiding, cohort en schooljaar. Heten de kolommen anders, zeg dat dan in een koppeling.",
     "slagboom kolommen reglementen/pta.regl.md kolommen.csv --koppeling koppeling.json",
     "0  geen verschillen\n"
     "1  er zijn verschillen, of een wijziging van een PTA past niet\n"
     "2  het commando klopt niet\n"
     "3  een document, de koppeling of het bestand met kolommen is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv", add_kolommen},
    {Verb::verzamel, "verzamel", "REGLEMENT… PTA… RESULTATEN",
     "rekent per vak het SE-cijfer uit de toetsen van het PTA",
     "REGLEMENT en PTA zijn documenten (*.regl.md) of mappen met documenten.\n"
     "RESULTATEN is een CSV- of JSON-bestand met per toets: kandidaat, opleiding, cohort, examenjaar, vak,\n"
     "toets, cijfer, en zo nodig herkansing, beoordeling en status (vrijgesteld, nog inhalen, ongeldig\n"
     "verklaard). Welk cijfer telt en hoeveel herkansingen er zijn, staat in het reglement. In html is het\n"
     "een overzicht om te ondertekenen; json is te lezen met beoordeel.",
     "slagboom verzamel reglementen/school reglementen/school/pta resultaten.csv",
     "0  elk schoolexamen is afgesloten\n"
     "1  er ontbreekt nog iets, of een toets is onterecht herkanst\n"
     "2  het commando klopt niet\n"
     "3  een document of het bestand met resultaten is niet te lezen\n"
     "4  het programma zelf gaat in de fout, of schrijven lukt niet\n",
     "tekst json csv html", add_verzamel},
}};

void add_line(std::string& out, const std::string& name, std::string_view text) {
  std::string lead = "  " + report::padded(name, kNameColumn - 2);
  if (grammar::display_width(name) + 2 >= kNameColumn) lead += "\n" + std::string(kNameColumn, ' ');
  report::add_wrapped(out, lead, text, kNameColumn, kWidth);
}

// Each line of `text` with two blanks before it.
std::string indented(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += "  " + std::string(text.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

}  // namespace

std::span<const VerbInfo> all_verbs() { return kVerbs; }

const VerbInfo* find_verb(std::string_view name) {
  const auto found = std::find_if(kVerbs.begin(), kVerbs.end(),
                                  [&](const VerbInfo& each) { return each.name == name; });
  return found == kVerbs.end() ? nullptr : &*found;
}

std::string overview() {
  std::string out =
      "slagboom leest examenreglementen en PTA's, controleert ze en beoordeelt kandidaten "
      "ermee.\n\n"
      "Gebruik: slagboom WERKWOORD …\n\n";
  for (const VerbInfo& verb : kVerbs) add_line(out, std::string(verb.name), verb.summary);
  out += "\n";
  add_line(out, "WERKWOORD --help", "uitleg met een voorbeeld");
  add_line(out, "--versie", "welke versie dit is");
  return out;
}

std::string help_of(const VerbInfo& verb, const CLI::App& app) {
  std::string out =
      "slagboom " + std::string(verb.name) + " " + std::string(verb.arguments) + " [KEUZES]\n\n";
  out += report::capitalised(verb.summary) + ".\n" + std::string(verb.details) + "\n\nKeuzes:\n";
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) continue;
    std::string name = option->get_name(false, true);
    std::replace(name.begin(), name.end(), ',', ' ');
    if (option->get_items_expected_max() > 0) name += " " + option->get_type_name();
    std::string text = option->get_description();
    if (name.starts_with("--formaat")) {
      std::string formats(verb.formats);
      std::replace(formats.begin(), formats.end(), ' ', '|');
      text = formats + ": " + text;
    }
    add_line(out, name, text);
  }
  out += "\nVoorbeeld:\n  " + std::string(verb.example) + "\n\nAfsluitstatus:\n" +
         indented(verb.statuses);
  return out;
}

}  // namespace slagboom::cli
