// Programs that nobody wrote: a real one with some nodes changed, so that rules occur that no text
// has.
#pragma once

#include <random>
#include <string>

#include "interpreter/program/program.hpp"

namespace slagboom::vergelijking {

// Changes one to three things that the deciding line reaches, and gives which kinds.
std::string mutate(program::Program& program, const program::Vocabulary& vocabulary,
                   std::mt19937_64& source);

}  // namespace slagboom::vergelijking
