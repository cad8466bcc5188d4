// A part is text: a head, the lines, the counts, and a last line that shows whether it is whole.
#include "interpreter/cli/shard.hpp"

#include <charconv>
#include <vector>

#include "interpreter/record/sha256.hpp"

namespace slagboom::cli {

namespace {

constexpr std::string_view kForm = "slagboom deel 1";

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

}  // namespace

std::string shard_start(const ShardHead& head) {
  return std::string(kForm) + "\ndeel " + std::to_string(head.part) + " van " +
         std::to_string(head.parts) + "\n" + (head.lines ? "regels" : "tellingen") + "\nvraag " +
         head.question + "\n";
}

std::string shard_end(const ShardHead& head, const Tally& tally, std::uint64_t body) {
  const std::string end = counts(tally);
  return end + "einde " + std::to_string(body) + " " + std::to_string(end.size()) + " " +
         record::sha256(shard_start(head) + end + std::to_string(body)) + "\n";
}

bool read_shard(std::string_view bytes, Shard& shard) {
  // From the back: the last line says where the lines end.
  if (bytes.empty() || bytes.back() != '\n') return false;
  const std::size_t before = bytes.substr(0, bytes.size() - 1).rfind('\n');
  if (before == std::string_view::npos) return false;
  const std::string_view last = bytes.substr(before + 1, bytes.size() - before - 2);
  const std::vector<std::string_view> words = split(last, ' ');
  std::uint64_t body = 0;
  std::uint64_t end = 0;
  if (words.size() != 4 || words[0] != "einde" || !read_number(words[1], body) ||
      !read_number(words[2], end))
    return false;
  const std::vector<std::string_view> head =
      split(bytes.substr(0, std::min<std::size_t>(bytes.size(), 400)), '\n');
  if (head.size() < 5 || head[0] != kForm || !head[3].starts_with("vraag ")) return false;
  const std::vector<std::string_view> part = split(head[1], ' ');
  if (part.size() != 4 || part[0] != "deel" || part[2] != "van" ||
      !read_number(part[1], shard.head.part) || !read_number(part[3], shard.head.parts) ||
      (head[2] != "regels" && head[2] != "tellingen")) {
    return false;
  }
  shard.head.lines = head[2] == "regels";
  shard.head.question = head[3].substr(6);
  const std::string start = shard_start(shard.head);
  if (body > bytes.size() || end > bytes.size() || start.size() + body + end != before + 1)
    return false;
  shard.body = bytes.substr(start.size(), body);
  const std::string_view counted = bytes.substr(start.size() + body, end);
  if (!bytes.starts_with(start) ||
      words[3] != record::sha256(start + std::string(counted) + std::to_string(body))) {
    return false;
  }
  Tally tally;
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
  shard.tally = std::move(tally);
  return true;
}

}  // namespace slagboom::cli
