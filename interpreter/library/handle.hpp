// What stands behind the handles of slagboom.h, and the border that no exception crosses.
#pragma once

#include <new>
#include <string>
#include <utility>

#include "interpreter/cli/session.hpp"
#include "interpreter/library/columns.hpp"
#include "interpreter/library/slagboom.h"

struct slagboom_texts {
  slagboom::cli::Session session;
  bool readable = false;
  bool checked = false;
  std::string message, bytes, unused;
};

struct slagboom_columns {
  slagboom_columns(slagboom_texts& from, slagboom::library::Columns made)
      : texts(from), columns(std::move(made)) {}

  slagboom_texts& texts;
  slagboom::library::Columns columns;
  std::string bytes;
};

namespace slagboom::library {

// The texts are not usable; the first of what is wrong.
[[nodiscard]] std::string unusable(const cli::Session& session);

// Reads candidates as the program does. False: `texts.message` says why.
[[nodiscard]] bool read(slagboom_texts& texts, std::string_view bytes,
                        candidates::ReadResult& result);

[[nodiscard]] std::string explained(const trace::Verdict& verdict, slagboom_form form);

// Does `work`, which gives a status; what it throws becomes a status with a message.
template <typename Work>
int guarded(std::string& message, const Work& work) noexcept {
  try {
    message.clear();
    return work();
  } catch (const std::bad_alloc&) {
    // Short enough to need no memory of its own.
    message = "geen geheugen";
  } catch (const std::exception& fault) {
    try {
      message = std::string("fout in Slagboom zelf: ") + fault.what();
    } catch (...) {
      message = "fout";
    }
  } catch (...) {
    message = "fout";
  }
  return SLAGBOOM_FAULT;
}

}  // namespace slagboom::library
