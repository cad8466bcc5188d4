// A part is text: a head, the lines, the counts, and a last line that shows whether it is whole.
#include "interpreter/cli/shard.hpp"

#include <array>
#include <charconv>
#include <system_error>
#include <utility>
#include <vector>

namespace slagboom::cli {

namespace {

constexpr std::string_view kAnyForm = "slagboom deel ";
constexpr std::string_view kForm = "slagboom deel 2";
constexpr std::size_t kHeadLines = 6;

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(by, at);
    parts.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size();
}

std::string counts(const Tally& tally) {
  std::string text;
  for (const auto& [name, count] : tally.totals.results)
    text += "uitslag\t" + name + "\t" + std::to_string(count) + "\n";
  text += "zonder\t" + std::to_string(tally.totals.without) + "\n";
  for (const auto& [key, count] : tally.counts) {
    text += "aantal\t" + key.rules + "\t" + key.result + "\t" + key.deciding + "\t" +
            std::to_string(count) + "\n";
  }
  return text;
}

std::string head_text(const ShardHead& head) {
  return std::string(kForm) + "\ndeel " + std::to_string(head.part) + " van " +
         std::to_string(head.parts) + "\n" + (head.lines ? "regels" : "tellingen") +
         "\nprogramma " + head.engine + "\nteksten " + head.texts + "\nkandidaten " +
         head.candidates + "\n";
}

// The first lines; false when they are not those of a part.
bool read_head(std::string_view bytes, ShardHead& head) {
  std::array<std::string_view, kHeadLines> lines;
  for (std::string_view& line : lines) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return false;
    line = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
  }
  const auto named = [](std::string_view line, std::string_view name, std::string& into) {
    if (!line.starts_with(name)) return false;
    into = line.substr(name.size());
    return true;
  };
  const std::vector<std::string_view> part = split(lines[1], ' ');
  head.lines = lines[2] == "regels";
  return lines[0] == kForm && part.size() == 4 && part[0] == "deel" && part[2] == "van" &&
         read_number(part[1], head.part) && read_number(part[3], head.parts) &&
         (head.lines || lines[2] == "tellingen") && named(lines[3], "programma ", head.engine) &&
         named(lines[4], "teksten ", head.texts) && named(lines[5], "kandidaten ", head.candidates);
}

bool read_counts(std::string_view counted, Tally& tally) {
  for (const std::string_view line : split(counted, '\n')) {
    if (line.empty()) continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    std::uint64_t number = 0;
    if (!read_number(cells.back(), number)) return false;
    if (cells[0] == "uitslag" && cells.size() == 3) {
      tally.totals.results.emplace_back(std::string(cells[1]), number);
      tally.totals.all += number;
    } else if (cells[0] == "zonder" && cells.size() == 2) {
      tally.totals.without = number;
      tally.totals.all += number;
    } else if (cells[0] == "aantal" && cells.size() == 5) {
      tally.counts[{std::string(cells[1]), std::string(cells[2]), std::string(cells[3])}] += number;
    } else {
      return false;
    }
  }
  return true;
}

// Head, body and counts, when the last line says that all of it is there.
bool read_whole(std::string_view bytes, Shard& shard) {
  // From the back: the last line says where the lines end.
  if (bytes.empty() || bytes.back() != '\n') return false;
  const std::size_t before = bytes.substr(0, bytes.size() - 1).rfind('\n');
  if (before == std::string_view::npos) return false;
  const std::string_view all = bytes.substr(0, before + 1);
  const std::vector<std::string_view> words =
      split(bytes.substr(all.size(), bytes.size() - all.size() - 1), ' ');
  std::uint64_t body = 0;
  std::uint64_t end = 0;
  if (words.size() != 4 || words[0] != "einde" || !read_number(words[1], body) ||
      !read_number(words[2], end) || !read_head(bytes, shard.head))
    return false;
  const std::size_t start = head_text(shard.head).size();
  if (body > all.size() || end > all.size() || start + body + end != all.size()) return false;
  if (words[3] != record::sha256(all)) return false;
  shard.body = all.substr(start, body);
  return read_counts(all.substr(start + body), shard.tally);
}

}  // namespace

std::string ShardText::start() {
  std::string text = head_text(head_);
  digest_.add(text);
  return text;
}

void ShardText::line(std::string_view text) {
  body_ += text.size();
  digest_.add(text);
}

std::string ShardText::end(const Tally& tally) {
  const std::string text = counts(tally);
  digest_.add(text);
  return text + "einde " + std::to_string(body_) + " " + std::to_string(text.size()) + " " +
         digest_.digest() + "\n";
}

std::string read_shard(std::string_view bytes, Shard& shard) {
  if (!bytes.starts_with(kAnyForm))
    return "dit is geen deel; een deel maakt u met slagboom beoordeel … --deel";
  if (!bytes.starts_with(std::string(kForm) + "\n"))
    return "dit deel is gemaakt met een andere versie van slagboom; maak het opnieuw";
  if (!read_whole(bytes, shard))
    return "dit deel is niet heel, of er is iets in veranderd; maak het opnieuw";
  return {};
}

std::string difference(const ShardHead& one, const ShardHead& other) {
  if (one.lines != other.lines) return "het ene is gemaakt met --kort, het andere met --telling";
  if (one.parts != other.parts) {
    return "het ene is een van " + std::to_string(one.parts) + " delen, het andere een van " +
           std::to_string(other.parts);
  }
  if (one.candidates != other.candidates)
    return "ze gaan over verschillende bestanden met kandidaten";
  if (one.texts != other.texts) return "ze zijn gemaakt met verschillende reglementen of wetten";
  if (one.engine != other.engine) return "ze zijn gemaakt met verschillende versies van slagboom";
  return {};
}

}  // namespace slagboom::cli
