#pragma once

// Digits to numbers.

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace csj {

/// Reads one to eight digits alone, all at once: how many there are nobody can foresee, so that
/// nothing branches on it. Eight bytes must be readable.
inline bool readEightDigits(const uint8_t *text, size_t size, int64_t &number) {
  if (size - 1 > 7) return false;
  uint64_t digits;
  std::memcpy(&digits, text, sizeof digits);
  // The last digit comes to the last byte, and zeroes before the first.
  constexpr uint64_t zeroes = 0x3030303030303030;
  digits = digits << (64 - size * 8) | (zeroes >> (size * 8 - 1) >> 1);
  constexpr uint64_t highHalves = 0xF0F0F0F0F0F0F0F0;
  if (((digits & highHalves) ^ zeroes) | (((digits + 0x0606060606060606) & highHalves) ^ zeroes))
    return false;
  digits -= zeroes;
  digits = digits * 10 + (digits >> 8);
  digits = ((digits & 0x000000FF000000FF) * 0x000F424000000064 +
            ((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >>
           32;
  number = int64_t(digits);
  return true;
}

} // namespace csj
