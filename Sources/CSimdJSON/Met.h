#pragma once

// Texts that records have brought, with what was found of them.

#include "Table.h"

namespace csj {

/// A number for each text of several sets; a small table, and a look-up meets one cell alone.
///
/// It is filled as texts are met, and so holds few of those that could be.
class Met {
public:
  Met() : cells(64) {}

  /// The number of a text, or nothing.
  __attribute__((always_inline)) const int32_t *find(std::string_view text, uint32_t set) const {
    const Words words(text);
    for (size_t place = hash(words, text.size(), set) >> shift;; place = next(place)) {
      const Cell &cell = cells[place];
      if (cell.words == words && cell.length == text.size() && cell.set == set &&
          (text.size() <= Words::covered ||
           std::memcmp(arena.data() + cell.start, text.data(), text.size()) == 0))
        return &cell.number;
      if (cell.set == none) return nullptr;
    }
  }

  /// - Precondition: The table does not hold it.
  void insert(std::string_view text, uint32_t set, int32_t number) {
    if ((count += 1) * 4 > cells.size()) grow();
    put({Words(text), uint32_t(text.size()), set, number, uint32_t(arena.size())});
    arena.insert(arena.end(), text.begin(), text.end());
  }

private:
  static constexpr uint32_t none = UINT32_MAX;

  /// It fills one line of the cache.
  struct alignas(64) Cell {
    Words words{std::string_view("\0\0\0\0\0\0\0", 0)};
    uint32_t length = 0;
    uint32_t set = none;
    int32_t number = 0;
    uint32_t start = 0;
  };

  /// Longer texts that differ in their middle alone are told apart where they are compared.
  static uint64_t hash(const Words &words, size_t length, uint32_t set) {
    return (words.first ^ (uint64_t(set) << 32 | length)) * 0x9E3779B97F4A7C15 +
           words.last * 0xFF51AFD7ED558CCD;
  }

  size_t next(size_t place) const { return (place + 1) & (cells.size() - 1); }

  void put(const Cell &cell) {
    size_t place = hash(cell.words, cell.length, cell.set) >> shift;
    while (cells[place].set != none) place = next(place);
    cells[place] = cell;
  }

  void grow() {
    std::vector<Cell> old(cells.size() * 2);
    old.swap(cells);
    shift -= 1;
    for (const Cell &cell : old)
      if (cell.set != none) put(cell);
  }

  std::vector<char> arena;
  std::vector<Cell> cells;
  size_t count = 0;
  /// How far a hash is shifted to be the place of a cell.
  int shift = 64 - 6;
};

} // namespace csj
