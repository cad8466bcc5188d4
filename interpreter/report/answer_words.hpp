// Sentences and tables that the renderings of an answer share.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/questions/answer.hpp"

namespace slagboom::report {

// "geslaagd", "herkansing kan helpen", "kan niet meer slagen", "nog open"; empty when not asked.
// `best`: what the highest level of the deciding line is called.
[[nodiscard]] std::string pile_word(questions::Pile pile, std::string_view best);

// "het CE-cijfer van Nederlands is 5,2 (in het bestand: 5,8)".
// The same for all answers about one cohort.
[[nodiscard]] std::string best_of(std::span<const questions::Answer> answers);
[[nodiscard]] std::string premise_text(const questions::Premise& premise);
// "Uitgangspunt: …", "Uitgangspunt voor 3 van de 9 kandidaten: …", or "Let op: …" when it holds for
// none.
[[nodiscard]] std::string premise_text(const questions::PremiseCount& premise);

// "geslaagd staat al vast, wat de open cijfers ook worden"; empty while it is open.
[[nodiscard]] std::string standing_text(const questions::Target& target,
                                        questions::Standing standing);

// "5,3 of hoger", "elk cijfer is genoeg, …", "maakt niet meer uit".
[[nodiscard]] std::string least_text(const questions::LeastMark& least, bool alone);

// "gemiddeld minstens 5,05 over de 2 open cijfers (samen 10,1)"; empty when there is nothing to
// say.
[[nodiscard]] std::string mean_text(const questions::Needed& needed, std::size_t marks);

// The table of combinations: a head and rows; at most so many rows, `left_out` says how many more
// there are.
struct CombinationTable {
  std::vector<std::vector<std::string>> rows;  // first the head; no rows: nothing to show
  std::size_t left_out = 0;
};
[[nodiscard]] CombinationTable combination_table(const questions::Answer& answer,
                                                 const questions::Needed& needed, std::size_t most);

// "herkansing Nederlands, nu 5,2".
[[nodiscard]] std::string chance_text(const questions::Chance& chance);
// "de uitslag wordt geslaagd vanaf 5,9".
[[nodiscard]] std::string effect_text(const questions::Effect& effect);
// "samen met …": "herkansing Nederlands en herkansing Engels: geslaagd vanaf 5,6 en 4,8".
[[nodiscard]] std::string together_text(const questions::Answer& answer,
                                        const questions::Together& together);

}  // namespace slagboom::report
