// The program `slagboom`.
#include <string>
#include <vector>

#include "interpreter/cli/run.hpp"

int main(int count, char** arguments) {
  return slagboom::cli::run(
      std::vector<std::string>(arguments + (count > 0 ? 1 : 0), arguments + count));
}
