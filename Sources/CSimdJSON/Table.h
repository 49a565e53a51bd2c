#pragma once

// Byte strings to positions, by open addressing.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace csj {

/// A text seen as three words that may overlap: its first, middle and last eight bytes. Up to 24
/// bytes they hold all of it.
struct Words {
  uint64_t first, middle, last;

  /// Eight bytes from the beginning of `text` must be readable, however short it is.
  explicit Words(std::string_view text) {
    const size_t within = std::min<size_t>(text.size(), 8);
    const size_t rest = text.size() - within;
    const uint64_t mask = within == 0 ? 0 : ~uint64_t(0) >> (64 - within * 8);
    first = load(text.data()) & mask;
    middle = load(text.data() + rest / 2) & mask;
    last = load(text.data() + rest) & mask;
  }

  static constexpr size_t covered = 24;

  bool operator==(const Words &other) const {
    return ((first ^ other.first) | (middle ^ other.middle) | (last ^ other.last)) == 0;
  }

private:
  static uint64_t load(const char *bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }
};

/// Texts of several sets, numbered in the order of insertion.
class Table {
public:
  Table() : cells(64) {}

  size_t size() const { return entries.size(); }

  std::string_view text(int32_t position) const {
    return {arena.data() + entries[position].start, entries[position].length};
  }

  /// The position of a text, or -1.
  int32_t find(std::string_view text, uint32_t set) const {
    return find(Words(text), text, set);
  }

  int32_t find(const Words &words, std::string_view text, uint32_t set) const {
    const uint64_t key = hash(words, text.size(), set);
    for (size_t cell = key >> shift;; cell = (cell + 1) & (cells.size() - 1)) {
      const Cell found = cells[cell];
      if (found.position < 0) return -1;
      if (found.tag == uint32_t(key) && is(found.position, words, text, set))
        return found.position;
    }
  }

  /// Whether a text stands at a position.
  bool is(int32_t position, const Words &words, std::string_view text, uint32_t set) const {
    const Entry &entry = entries[position];
    return entry.words == words && entry.length == text.size() && entry.set == set &&
           (text.size() <= Words::covered ||
            std::memcmp(arena.data() + entry.start, text.data(), text.size()) == 0);
  }

  /// - Precondition: The table does not hold it.
  int32_t insert(std::string_view text, uint32_t set) {
    const int32_t position = int32_t(entries.size());
    entries.push_back({Words(text), uint32_t(text.size()), set, arena.size()});
    arena.insert(arena.end(), text.begin(), text.end());
    if (entries.size() * 4 > cells.size()) {
      cells.assign(cells.size() * 4, Cell());
      shift -= 2;
      for (int32_t old = 0; old < position; old += 1) put(old);
    }
    put(position);
    return position;
  }

private:
  struct Cell {
    uint32_t tag = 0;
    int32_t position = -1;
  };
  struct Entry {
    Words words;
    uint32_t length;
    uint32_t set;
    size_t start;
  };

  /// Its upper bits depend on all that goes in. The three products do not wait for each other.
  static uint64_t hash(const Words &words, size_t length, uint32_t set) {
    return (words.first ^ (uint64_t(set) << 32 | length)) * 0x9E3779B97F4A7C15 +
           words.middle * 0xC2B2AE3D27D4EB4F + words.last * 0xFF51AFD7ED558CCD;
  }

  void put(int32_t position) {
    const Entry &entry = entries[position];
    const uint64_t key = hash(entry.words, entry.length, entry.set);
    size_t cell = key >> shift;
    while (cells[cell].position >= 0) cell = (cell + 1) & (cells.size() - 1);
    cells[cell] = {uint32_t(key), position};
  }

  std::vector<char> arena;
  std::vector<Entry> entries;
  std::vector<Cell> cells;
  /// How far a hash is shifted to be the number of a cell.
  int shift = 64 - 6;
};

} // namespace csj
