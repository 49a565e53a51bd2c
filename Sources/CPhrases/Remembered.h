#pragma once

// What short stretches of texts were folded to: few are met once only. They stay in memory, until
// others take their place or the scanner goes.

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace {

/// A stretch that becomes one word at most.
struct Remembered {
  static constexpr size_t longest = 16;

  uint8_t stretch[longest];
  /// Its length; 0 while nothing is remembered.
  uint8_t length;
  /// The length of the word; 0 for none.
  uint8_t wordLength;
  /// Where the word stands in the stretch.
  uint8_t start;
  uint8_t end;
  uint8_t word[28];

  bool isOf(const uint8_t *bytes, size_t count) const {
    return length == count && std::memcmp(stretch, bytes, count) == 0;
  }

  /// Begins with a stretch of which no word is known yet.
  void begin(const uint8_t *bytes, size_t count) {
    std::memcpy(stretch, bytes, count);
    length = uint8_t(count);
    wordLength = 0;
  }

  /// Takes one word; forgets all when there is a second, or no room.
  void add(const uint8_t *bytes, size_t count, int32_t from, int32_t to) {
    if (wordLength != 0 || count > sizeof word) {
      length = 0;
      return;
    }
    std::memcpy(word, bytes, count);
    wordLength = uint8_t(count);
    start = uint8_t(from);
    end = uint8_t(to);
  }
};

/// What was met last, by the key of its beginning.
class Memory {
public:
  Remembered &of(uint64_t key) { return all[key % size]; }

private:
  static constexpr size_t size = 128;
  Remembered all[size] = {};
};

} // namespace
