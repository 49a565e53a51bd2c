#pragma once

// The numbers by which words and pairs of words are told apart.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace {

constexpr uint64_t keyFactor = 0x9E3779B97F4A7C15;
constexpr int pairRotation = 23;

/// What is kept of the eight bytes in which a word begins.
struct Kept {
  uint64_t ofLength[64];

  constexpr Kept() : ofLength() {
    for (int length = 0; length < 64; length += 1)
      ofLength[length] = length < 8 ? (uint64_t(1) << (length * 8)) - 1 : ~uint64_t(0);
  }
};
constexpr Kept kept;

/// Of a word's first eight bytes in small letters, and its length, at most 63. Other words may share
/// a key: whoever finds one compares the bytes.
inline uint64_t keyOf(uint64_t bytes, size_t length) {
  bytes = (bytes | 0x2020202020202020) & kept.ofLength[length];
  const auto product = static_cast<unsigned __int128>(bytes ^ length) * keyFactor;
  return uint64_t(product) ^ uint64_t(product >> 64);
}

inline uint64_t keyOf(const uint8_t *word, size_t length) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, word, std::min<size_t>(length, 8));
  return keyOf(bytes, std::min<size_t>(length, 63));
}

/// Stands for the word before the first.
constexpr uint64_t noKey = keyFactor;

/// Keys are mixed well enough for it to be one.
inline uint64_t pairKey(uint64_t first, uint64_t second) {
  return (first << pairRotation | first >> (64 - pairRotation)) ^ second;
}

/// Where a filter stands while it does not change: blocks of bits for each last word, in which one
/// bit stands for the word alone and others for its pairs, so that one look answers both. A word has
/// several blocks, of which the word before chooses one: some words end very many phrases.
struct FilterView {
  const uint64_t *blocks;
  int shift;

  static constexpr uint64_t variants = 64;
  static constexpr int pairShift = 58;

  static uint64_t place(uint64_t key) { return key & 63; }
  static uint64_t placeOfPair(uint64_t pair) { return pair >> pairShift; }

  uint64_t block(uint64_t before, uint64_t key) const {
    return key >> shift ^ (before & (variants - 1));
  }
  bool mayHaveEither(uint64_t before, uint64_t key) const {
    const uint64_t bits = blocks[block(before, key)];
    return (bits >> place(key) | bits >> placeOfPair(pairKey(before, key))) & 1;
  }
};

} // namespace
