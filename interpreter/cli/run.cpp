// Chooses the verb, and turns every failure into a sentence and a status.
#include "interpreter/cli/run.hpp"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <utility>
#include <variant>

#include "interpreter/cli/options.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/verb.hpp"

namespace slagboom::cli {
namespace {

Status perform(const Options& options) {
  switch (options.verb) {
    case Verb::controleer:
      return controleer(options);
    case Verb::beoordeel:
      return beoordeel(options);
    case Verb::leguit:
      return leguit(options);
    case Verb::watals:
      return watals(options);
    case Verb::test:
      return test(options);
    case Verb::opmaak:
      return opmaak(options);
    case Verb::toon:
      return toon(options);
    case Verb::kalender:
      return kalender(options);
    case Verb::vergelijk:
      return vergelijk(options);
    case Verb::herhaal:
      return herhaal(options);
    case Verb::pta:
      return pta(options);
    case Verb::kolommen:
      return kolommen(options);
    case Verb::verzamel:
      return verzamel(options);
    case Verb::voegsamen:
      return voegsamen(options);
    case Verb::inpakken:
      return inpakken(options);
  }
  return Status::fault;
}

Status run_checked(std::vector<std::string> arguments) {
  const Parsed parsed = parse_options(std::move(arguments));
  if (const Options* options = std::get_if<Options>(&parsed)) return perform(*options);
  const Stop& stop = std::get<Stop>(parsed);
  if (stop.status != Status::fine) {
    say_plain(stop.text);
    return stop.status;
  }
  Output output("");
  output.write(stop.text);
  output.finish();
  return stop.status;
}

// The text of an exception may hold data of a candidate, so it is shown only to those who ask for
// it.
void say_internal_fault(const std::exception* error) {
  say("er is iets misgegaan in het programma zelf; uw bestanden zijn niet veranderd");
  if (error != nullptr && std::getenv("SLAGBOOM_ONTWIKKEL") != nullptr) say(error->what());
}

}  // namespace

int run(std::vector<std::string> arguments) noexcept {
  // A reader that stops early (`… | head`) ends the output, not the program.
  std::signal(SIGPIPE, SIG_IGN);
  Status status = Status::fault;
  try {
    status = run_checked(std::move(arguments));
  } catch (const OutputFault& fault) {
    say(fault.what());
  } catch (const std::bad_alloc&) {
    say("er is te weinig geheugen voor dit bestand");
  } catch (const std::exception& error) {
    say_internal_fault(&error);
  } catch (...) {
    say_internal_fault(nullptr);
  }
  return static_cast<int>(status);
}

}  // namespace slagboom::cli
