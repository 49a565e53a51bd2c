#pragma once

// One bit for each of up to 64 bytes: what kind of byte it is.

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#define CPH_X86 1
#include <immintrin.h>
#else
#define CPH_X86 0
#endif

namespace {

struct Masks {
  uint64_t letters;
  uint64_t digits;
  /// Bytes beyond ASCII, `@` and `$`, which may stand for letters.
  uint64_t others;
};

struct PlainMasks {
  static Masks load(const uint8_t *text, size_t left) {
    Masks masks{};
    for (size_t place = 0; place < 64 && place < left; place += 1) {
      const uint8_t byte = text[place];
      const uint64_t bit = uint64_t(1) << place;
      if (uint8_t((byte | 0x20) - 'a') < 26 && byte < 0x80) masks.letters |= bit;
      else if (uint8_t(byte - '0') < 10) masks.digits |= bit;
      else if (byte >= 0x80 || byte == '@' || byte == '$') masks.others |= bit;
    }
    return masks;
  }

  /// Writes where bits are set, and returns where the next may be written.
  static int32_t *list(int32_t *to, int32_t base, uint64_t bits) {
    for (; bits != 0; bits &= bits - 1) *to++ = base + __builtin_ctzll(bits);
    return to;
  }
};

#if CPH_X86
struct WideMasks {
  __attribute__((target("avx512f,avx512bw,avx512vl,bmi,popcnt"))) static inline Masks
  load(const uint8_t *text, size_t left) {
    const __mmask64 there = left >= 64 ? ~__mmask64(0) : (__mmask64(1) << left) - 1;
    const __m512i bytes = _mm512_maskz_loadu_epi8(there, text);
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
  /// Sixteen places may be written beyond those that are given back.
  __attribute__((target("avx512f,avx512bw,avx512vl,bmi,popcnt"))) static inline int32_t *
  list(int32_t *to, int32_t base, uint64_t bits) {
    __m512i places = _mm512_add_epi32(
        _mm512_set1_epi32(base),
        _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    for (int part = 0; part < 4; part += 1) {
      const __mmask16 some = __mmask16(bits >> (part * 16));
      _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(some, places));
      to += __builtin_popcount(some);
      places = _mm512_add_epi32(places, _mm512_set1_epi32(16));
    }
    return to;
  }
};

struct HalfMasks {
  __attribute__((target("avx2,bmi,popcnt"))) static inline Masks load(const uint8_t *text,
                                                                          size_t left) {
    uint8_t rest[64] = {};
    if (left < 64) {
      std::memcpy(rest, text, left);
      text = rest;
    }
    Masks masks{};
    for (int half = 0; half < 2; half += 1) {
      const __m256i bytes =
          _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text + half * 32));
      const __m256i small = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
      auto within = [](__m256i value, int most) __attribute__((target("avx2,bmi,popcnt"))) {
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
  __attribute__((target("avx2,bmi,popcnt"))) static inline int32_t *list(int32_t *to, int32_t base,
                                                                  uint64_t bits) {
    return PlainMasks::list(to, base, bits);
  }
};
#endif

} // namespace
