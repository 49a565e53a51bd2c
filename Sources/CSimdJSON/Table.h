#pragma once

// Byte strings to positions, by open addressing.

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace csj {

inline uint64_t load(const char *bytes, size_t count) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, count);
  return word;
}

inline uint64_t hash(std::string_view text, uint64_t seed) {
  constexpr uint64_t factor = 0x9E3779B97F4A7C15;
  uint64_t result = (seed + 1) * factor ^ text.size();
  const char *bytes = text.data();
  size_t left = text.size();
  for (; left > 8; bytes += 8, left -= 8) {
    result = (result ^ load(bytes, 8)) * factor;
    result ^= result >> 29;
  }
  if (text.size() >= 8) {
    result ^= load(bytes + left - 8, 8);
  } else if (left >= 4) {
    result ^= load(bytes, 4) << 32 | load(bytes + left - 4, 4);
  } else if (left > 0) {
    result ^= load(bytes, 1) << 16 | load(bytes + left / 2, 1) << 8 | load(bytes + left - 1, 1);
  }
  result *= factor;
  return result ^ result >> 32;
}

/// Texts of several sets, each with a position in the order of insertion.
class Table {
public:
  Table() : cells(64, Cell{0, -1}) {}

  size_t size() const { return entries.size(); }

  std::string_view text(size_t position) const {
    return {arena.data() + entries[position].start, entries[position].length};
  }

  int32_t find(std::string_view text, uint32_t set) const {
    const uint64_t key = hash(text, set);
    for (size_t cell = key & (cells.size() - 1);; cell = (cell + 1) & (cells.size() - 1)) {
      const Cell &found = cells[cell];
      if (found.position < 0) return -1;
      if (found.key == key && is(found.position, text, set)) return found.position;
    }
  }

  bool is(int32_t position, std::string_view text, uint32_t set) const {
    const Entry &entry = entries[position];
    return entry.length == text.size() && entry.set == set &&
           std::memcmp(arena.data() + entry.start, text.data(), text.size()) == 0;
  }

  /// - Precondition: The table does not hold it.
  int32_t insert(std::string_view text, uint32_t set) {
    const int32_t position = int32_t(entries.size());
    entries.push_back({arena.size(), uint32_t(text.size()), set});
    arena.insert(arena.end(), text.begin(), text.end());
    if (entries.size() * 4 > cells.size()) {
      cells.assign(cells.size() * 4, Cell{0, -1});
      for (int32_t old = 0; old < position; old += 1) place(old);
    }
    place(position);
    return position;
  }

private:
  struct Entry {
    size_t start;
    uint32_t length;
    uint32_t set;
  };
  struct Cell {
    uint64_t key;
    int32_t position;
  };

  void place(int32_t position) {
    const uint64_t key = hash(text(position), entries[position].set);
    size_t cell = key & (cells.size() - 1);
    while (cells[cell].position >= 0) cell = (cell + 1) & (cells.size() - 1);
    cells[cell] = {key, position};
  }

  std::vector<char> arena;
  std::vector<Entry> entries;
  std::vector<Cell> cells;
};

} // namespace csj
