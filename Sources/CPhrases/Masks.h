#pragma once

// What kind of bytes 64 bytes are.

#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)
#define CPH_X86 1
#include <emmintrin.h>
#define CPH_NEWER __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#else
#define CPH_X86 0
#endif

namespace {

/// One bit for each of 64 bytes.
struct Masks {
  uint64_t letters;
  uint64_t digits;
  /// Bytes beyond ASCII, `@` and `$`, which may stand for letters.
  uint64_t others;

  uint64_t words() const { return letters | digits | others; }
  /// Bytes that keep a word from being taken as it stands. The first byte follows no letter.
  uint64_t odds() const { return others | (digits & letters << 1); }
};

/// What kind each byte is: 1 for letters, 2 for digits, 4 for others that belong to words.
struct Kinds {
  uint8_t of[256];

  constexpr Kinds() : of() {
    for (int byte = 0; byte < 256; byte += 1) {
      const int small = byte | 0x20;
      const bool isLetter = small >= 'a' && small <= 'z' && byte < 0x80;
      const bool isDigit = byte >= '0' && byte <= '9';
      const bool isOther = byte >= 0x80 || byte == '@' || byte == '$';
      of[byte] = uint8_t(isLetter | isDigit << 1 | isOther << 2);
    }
  }
};
constexpr Kinds kinds;

struct Plain {
  static Masks load(const uint8_t *text) {
    Masks masks{};
    for (size_t place = 0; place < 64; place += 1) {
      const uint64_t kind = kinds.of[text[place]];
      masks.letters |= (kind & 1) << place;
      masks.digits |= (kind >> 1 & 1) << place;
      masks.others |= (kind >> 2) << place;
    }
    return masks;
  }
};

#if CPH_X86
/// Sixteen bytes at a time, by instructions that every x86-64 has; twice as many at a time gained
/// nothing.
struct Sixteen {
  static inline Masks load(const uint8_t *text) {
    Masks masks{};
    for (int part = 0; part < 4; part += 1) {
      const __m128i bytes =
          _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + part * 16));
      const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      auto within = [](__m128i value, int most) {
        return _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(char(most))), value);
      };
      const __m128i letters = within(_mm_sub_epi8(small, _mm_set1_epi8('a')), 25);
      const __m128i digits = within(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
      const __m128i signs = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('@')),
                                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('$'))),
                                         bytes);
      const int shift = part * 16;
      masks.letters |= uint64_t(uint32_t(_mm_movemask_epi8(letters))) << shift;
      masks.digits |= uint64_t(uint32_t(_mm_movemask_epi8(digits))) << shift;
      masks.others |= uint64_t(uint32_t(_mm_movemask_epi8(signs))) << shift;
    }
    return masks;
  }
};
#endif

} // namespace
