#pragma once

// Up to 64 bytes or words at once, by the instructions that a processor has: what kind of bytes they
// are, and which words may end a phrase.

#include "Keys.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#define CPH_X86 1
#include <immintrin.h>
#define CPH_WIDE                                                                                   \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi2,bmi,bmi2,popcnt")))
#define CPH_HALF __attribute__((target("avx2,bmi,bmi2,popcnt")))
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

struct Plain {
  /// Works out the keys of up to 64 words and what they may be; returns the last key.
  ///
  /// Nothing branches on what a word is: nobody can foresee it.
  static inline __attribute__((always_inline)) uint64_t
  weigh(const Readable &text, const int32_t *starts, const int32_t *ends, size_t count,
        const FilterView filter, uint64_t before, uint64_t *keys, Weights &weights) {
    for (size_t place = 0; place < count; place += 1) {
      const size_t size = size_t(ends[place] - starts[place]);
      uint64_t bytes;
      std::memcpy(&bytes, text.at(starts[place]), sizeof bytes);
      const uint64_t key = keyOf(bytes, size);
      keys[place] = key;
      const uint64_t mayEnd = filter.mayHaveEither(before, key);
      weights.mayEnd |= mayEnd << place;
      weights.letters |= uint64_t((size == 1) & (uint8_t((bytes | 0x20) - 'a') < 26)) << place;
      before = key;
    }
    return before;
  }

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
struct Wide {
  CPH_WIDE static inline Masks load(const uint8_t *text, size_t left) {
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
  /// The same for eight words at a time.
  CPH_WIDE static inline uint64_t weigh(const Readable &text, const int32_t *starts,
                                        const int32_t *ends, size_t count,
                                        const FilterView filter, uint64_t before, uint64_t *keys,
                                        Weights &weights) {
    const __m512i eight = _mm512_set1_epi64(8);
    const __m512i one = _mm512_set1_epi64(1);
    const __m512i within = _mm512_set1_epi64(63);
    const __m512i variants = _mm512_set1_epi64(FilterView::variants - 1);
    const __m128i shift = _mm_cvtsi32_si128(filter.shift);
    const __m512i lastStart = _mm512_set1_epi64(text.lastStart);
    // The address of a word, in the text or in the copy of its end.
    const __m512i addresses = _mm512_set1_epi64(int64_t(text.bytes));
    const __m512i lastAddresses = _mm512_set1_epi64(int64_t(text.last) - text.lastStart);
    __m512i previous = _mm512_set1_epi64(int64_t(before));
    for (size_t first = 0; first < count; first += 8) {
      const size_t left = count - first;
      const __mmask8 some = left >= 8 ? 0xFF : __mmask8((1u << left) - 1);
      const __m512i start = _mm512_cvtepi32_epi64(
          _mm256_loadu_si256(reinterpret_cast<const __m256i *>(starts + first)));
      const __m512i end = _mm512_cvtepi32_epi64(
          _mm256_loadu_si256(reinterpret_cast<const __m256i *>(ends + first)));
      const __m512i size = _mm512_sub_epi64(end, start);
      const __m512i base = _mm512_mask_blend_epi64(_mm512_cmpgt_epi64_mask(start, lastStart),
                                                   addresses, lastAddresses);
      __m512i bytes = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), some,
                                                  _mm512_add_epi64(base, start), nullptr, 1);
      bytes = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
      const __m512i letter = _mm512_and_si512(bytes, _mm512_set1_epi64(0xFF));
      const __mmask8 isLetter = _mm512_cmplt_epu64_mask(
          _mm512_sub_epi64(letter, _mm512_set1_epi64('a')), _mm512_set1_epi64(26));
      const __mmask8 isSingle = _mm512_mask_cmpeq_epi64_mask(some & isLetter, size, one);
      const __m512i beyond =
          _mm512_slli_epi64(_mm512_sub_epi64(eight, _mm512_min_epu64(size, eight)), 3);
      bytes = _mm512_and_si512(bytes, _mm512_srlv_epi64(_mm512_set1_epi64(-1), beyond));
      bytes = _mm512_xor_si512(bytes, _mm512_mullo_epi64(size, _mm512_set1_epi64(lengthFactor)));
      __m512i key = _mm512_mullo_epi64(bytes, _mm512_set1_epi64(keyFactor));
      key = _mm512_xor_si512(key, _mm512_srli_epi64(key, keyShift));
      _mm512_mask_storeu_epi64(keys + first, some, key);
      const __m512i preceding = _mm512_alignr_epi64(key, previous, 7);
      previous = key;
      const __m512i place = _mm512_xor_si512(_mm512_srl_epi64(key, shift),
                                             _mm512_and_si512(preceding, variants));
      const __m512i bits = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), some, place,
                                                       filter.blocks, 8);
      const __m512i pair = _mm512_mullo_epi64(
          _mm512_xor_si512(preceding, _mm512_rol_epi64(key, pairRotation)),
          _mm512_set1_epi64(pairFactor));
      const __m512i either = _mm512_or_si512(
          _mm512_srlv_epi64(bits, _mm512_and_si512(key, within)),
          _mm512_srlv_epi64(bits, _mm512_srli_epi64(pair, FilterView::pairShift)));
      weights.mayEnd |= uint64_t(_mm512_mask_test_epi64_mask(some, either, one)) << first;
      weights.letters |= uint64_t(isSingle) << first;
    }
    return keys[count - 1];
  }
  /// Sixteen places may be written beyond those that are given back.
  CPH_WIDE static inline int32_t *list(int32_t *to, int32_t base, uint64_t bits) {
    alignas(64) static constexpr uint8_t counted[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    __m512i places = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(counted));
    int32_t *const end = to + __builtin_popcountll(bits);
    // Few texts have more than sixteen words in 64 bytes.
    for (;;) {
      const __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places));
      _mm512_storeu_si512(to, _mm512_add_epi32(wide, _mm512_set1_epi32(base)));
      to += 16;
      if (to >= end) return end;
      places = _mm512_shuffle_i64x2(places, places, _MM_SHUFFLE(0, 3, 2, 1));
    }
  }
};

struct Half {
  CPH_HALF static inline Masks load(const uint8_t *text, size_t left) {
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
  CPH_HALF static inline uint64_t weigh(const Readable &text, const int32_t *starts,
                                        const int32_t *ends, size_t count,
                                        const FilterView filter, uint64_t before, uint64_t *keys,
                                        Weights &weights) {
    return Plain::weigh(text, starts, ends, count, filter, before, keys, weights);
  }
  CPH_HALF static inline int32_t *list(int32_t *to, int32_t base, uint64_t bits) {
    return Plain::list(to, base, bits);
  }
};
#endif

} // namespace
