#pragma once

// What kind of bytes 64 bytes are, by the instructions that a processor has.

#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)
#define CPH_X86 1
#include <immintrin.h>
#define CPH_WIDE __attribute__((target("avx512f,avx512bw,avx512dq,bmi,bmi2,lzcnt")))
#define CPH_HALF __attribute__((target("avx2,bmi,bmi2,lzcnt")))
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
struct Wide {
  CPH_WIDE static inline Masks load(const uint8_t *text) {
    const __m512i bytes = _mm512_loadu_si512(text);
    const __m512i small = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
    Masks masks;
    masks.letters = _mm512_cmplt_epu8_mask(
        _mm512_sub_epi8(small, _mm512_set1_epi8('a')), _mm512_set1_epi8(26));
    masks.digits = _mm512_cmplt_epu8_mask(
        _mm512_sub_epi8(bytes, _mm512_set1_epi8('0')), _mm512_set1_epi8(10));
    masks.others = _mm512_movepi8_mask(bytes) |
                   _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('@')) |
                   _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('$'));
    return masks;
  }
};

/// Every x86-64 has these.
struct Quarter {
  static inline Masks load(const uint8_t *text) {
    Masks masks{};
    for (int quarter = 0; quarter < 4; quarter += 1) {
      const __m128i bytes =
          _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + quarter * 16));
      const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      auto within = [](__m128i value, int most) {
        return _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(char(most))), value);
      };
      const __m128i letters = within(_mm_sub_epi8(small, _mm_set1_epi8('a')), 25);
      const __m128i digits = within(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), 9);
      const __m128i signs = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('@')),
                                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('$'))),
                                         bytes);
      const int shift = quarter * 16;
      masks.letters |= uint64_t(uint32_t(_mm_movemask_epi8(letters))) << shift;
      masks.digits |= uint64_t(uint32_t(_mm_movemask_epi8(digits))) << shift;
      masks.others |= uint64_t(uint32_t(_mm_movemask_epi8(signs))) << shift;
    }
    return masks;
  }
};

struct Half {
  CPH_HALF static inline Masks load(const uint8_t *text) {
    Masks masks{};
    for (int half = 0; half < 2; half += 1) {
      const __m256i bytes =
          _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text + half * 32));
      const __m256i small = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
      auto within = [](__m256i value, int most) CPH_HALF {
        return _mm256_cmpeq_epi8(_mm256_min_epu8(value, _mm256_set1_epi8(char(most))), value);
      };
      const __m256i letters = within(_mm256_sub_epi8(small, _mm256_set1_epi8('a')), 25);
      const __m256i digits = within(_mm256_sub_epi8(bytes, _mm256_set1_epi8('0')), 9);
      const __m256i signs = _mm256_or_si256(
          _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('@')),
                          _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('$'))),
          bytes);
      const int shift = half * 32;
      masks.letters |= uint64_t(uint32_t(_mm256_movemask_epi8(letters))) << shift;
      masks.digits |= uint64_t(uint32_t(_mm256_movemask_epi8(digits))) << shift;
      masks.others |= uint64_t(uint32_t(_mm256_movemask_epi8(signs))) << shift;
    }
    return masks;
  }
};
#endif

} // namespace
