// Random candidates for tests: whole packages, marks near the borders. The same seed gives the same candidates
// on every platform (own arithmetic on std::mt19937_64, no standard distributions).
#pragma once

#include "referentie.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace slagboom::referentie {

class Generator {
public:
    Generator(Opleiding opleiding, int examenjaar, std::uint64_t zaad);

    /// The next candidate, with `open` marks (or words) left out where they are needed.
    Kandidaat volgende(int open = 0);

    /// Adds what is rare: a vak at a higher level, a part that the school added, an exemption, ontheffing of the
    /// second language, only an eindcijfer, an RV-toets, vavo, leer-werktraject. Most candidates stay as they are.
    Context bijzonderheden(Kandidaat& k);

private:
    std::mt19937_64 bron_;
    Opleiding opleiding_;
    int jaar_;
    long teller_ = 0;

    int kies(int n);              // 0 .. n-1
    bool kans(int procent);
    int tussen(int laag, int hoog);
    template <class T>
    const T& een(const std::vector<T>& lijst) {
        return lijst[static_cast<std::size_t>(kies(static_cast<int>(lijst.size())))];
    }

    std::vector<std::string> pakket_hv(bool gymnasium, std::string& profiel);
    std::vector<std::string> pakket_vmbo(std::string& profiel);
    void extra_hv(bool gymnasium, std::vector<std::string>& vakken, const std::string& profiel);
    void geef_cijfers(Kandidaat& k);
    void zet_eindcijfer(Vak& v, int doel, bool ce, bool bb_oud);
    void ce_naar_grens(Kandidaat& k);
};

}  // namespace slagboom::referentie
