#pragma once

// The numbers by which words and pairs of words are told apart.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace {

constexpr uint64_t lengthFactor = 0x9E3779B97F4A7C15;
constexpr uint64_t keyFactor = 0xFF51AFD7ED558CCD;
constexpr uint64_t pairFactor = 0xC4CEB9FE1A85EC53;
constexpr int keyShift = 29;
constexpr int pairRotation = 23;

/// The first eight bytes of a word in small letters, and its length. Other words may share a key:
/// whoever finds one compares the bytes.
inline uint64_t keyOf(uint64_t bytes, size_t length) {
  bytes |= 0x2020202020202020;
  if (length < 8) bytes &= (uint64_t(1) << (length * 8)) - 1;
  bytes = (bytes ^ (length * lengthFactor)) * keyFactor;
  return bytes ^ (bytes >> keyShift);
}

inline uint64_t keyOf(const uint8_t *word, size_t length) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, word, std::min<size_t>(length, 8));
  return keyOf(bytes, length);
}

inline uint64_t pairKey(uint64_t first, uint64_t second) {
  return (first ^ (second << pairRotation | second >> (64 - pairRotation))) * pairFactor;
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
  bool mayHaveWord(uint64_t key) const { return blocks[block(0, key)] >> place(key) & 1; }
  bool mayHavePair(uint64_t before, uint64_t key) const {
    return blocks[block(before, key)] >> placeOfPair(pairKey(before, key)) & 1;
  }
  bool mayHaveEither(uint64_t before, uint64_t key) const {
    const uint64_t bits = blocks[block(before, key)];
    return (bits >> place(key) | bits >> placeOfPair(pairKey(before, key))) & 1;
  }
};

/// A text of which eight bytes can be read from where any word begins.
struct Readable {
  const uint8_t *bytes;
  /// Words that begin behind it are read from a copy of the last eight bytes, with room behind.
  int32_t lastStart;
  uint8_t last[16];

  const uint8_t *at(int32_t start) const {
    return start > lastStart ? last + (start - lastStart) : bytes + start;
  }
};

/// One bit for each of up to 64 words.
struct Weights {
  /// Whether it may be the end of a phrase.
  uint64_t mayEnd;
  /// Whether it is a single letter.
  uint64_t letters;
};

} // namespace
