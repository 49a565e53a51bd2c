#include "CColumns.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define CCL_X86 1
#else
#define CCL_X86 0
#endif

#if CCL_X86
static int has_avx512(ccl_width width) {
  return width >= CCL_AVX512 && __builtin_cpu_supports("avx512f");
}
static int has_avx2(ccl_width width) {
  return width >= CCL_AVX2 && __builtin_cpu_supports("avx2");
}
#endif

static inline double number(uint64_t cell) {
  double value;
  memcpy(&value, &cell, sizeof value);
  return value;
}

// The plain way: one loop for each test, which the compiler unrolls.
#define CCL_PLAIN(condition)                                                                       \
  for (int word = 0; word < words; word += 1) {                                                    \
    uint64_t bits = 0;                                                                             \
    for (int lane = 0; lane < 64; lane += 1) {                                                     \
      const int at = word * 64 + lane;                                                             \
      bits |= (uint64_t)(condition) << lane;                                                       \
    }                                                                                              \
    out[word] = bits;                                                                              \
  }

#define CCL_COMPARE(body, left, right, below, at_most, at_least, above)                            \
  switch (comparison) {                                                                            \
  case CCL_BELOW: body(left, right, below) break;                                                  \
  case CCL_AT_MOST: body(left, right, at_most) break;                                              \
  case CCL_AT_LEAST: body(left, right, at_least) break;                                            \
  case CCL_ABOVE: body(left, right, above) break;                                                  \
  }

#define CCL_PLAIN_COMPARE(left, right, sign) CCL_PLAIN((left)sign(right))

#if CCL_X86

#define CCL_WIDE_COMPARE(left, right, predicate)                                                   \
  for (int word = 0; word < words; word += 1) {                                                    \
    uint64_t bits = 0;                                                                             \
    for (int lane = 0; lane < 64; lane += 8) {                                                     \
      const int at = word * 64 + lane;                                                             \
      bits |= (uint64_t)_mm512_cmp_pd_mask(left, right, predicate) << lane;                        \
    }                                                                                              \
    out[word] = bits;                                                                              \
  }

#define CCL_HALF_COMPARE(left, right, predicate)                                                   \
  for (int word = 0; word < words; word += 1) {                                                    \
    uint64_t bits = 0;                                                                             \
    for (int lane = 0; lane < 64; lane += 4) {                                                     \
      const int at = word * 64 + lane;                                                             \
      bits |= (uint64_t)(unsigned)_mm256_movemask_pd(_mm256_cmp_pd(left, right, predicate))        \
              << lane;                                                                             \
    }                                                                                              \
    out[word] = bits;                                                                              \
  }

#define CCL_WIDE_CELLS(base) _mm512_loadu_pd((const double *)(base) + at)
#define CCL_HALF_CELLS(base) _mm256_loadu_pd((const double *)(base) + at)

__attribute__((target("avx512f"))) static void
wide_compare(const uint64_t *cells, ccl_comparison comparison, double operand, int words,
             uint64_t *out) {
  const __m512d right = _mm512_set1_pd(operand);
  CCL_COMPARE(CCL_WIDE_COMPARE, CCL_WIDE_CELLS(cells), right, _CMP_LT_OQ, _CMP_LE_OQ, _CMP_GE_OQ,
              _CMP_GT_OQ)
}

__attribute__((target("avx512f"))) static void
wide_columns(const uint64_t *cells, const uint64_t *others, ccl_comparison comparison, int words,
             uint64_t *out) {
  CCL_COMPARE(CCL_WIDE_COMPARE, CCL_WIDE_CELLS(cells), CCL_WIDE_CELLS(others), _CMP_LT_OQ,
              _CMP_LE_OQ, _CMP_GE_OQ, _CMP_GT_OQ)
}

__attribute__((target("avx2"))) static void half_compare(const uint64_t *cells,
                                                         ccl_comparison comparison, double operand,
                                                         int words, uint64_t *out) {
  const __m256d right = _mm256_set1_pd(operand);
  CCL_COMPARE(CCL_HALF_COMPARE, CCL_HALF_CELLS(cells), right, _CMP_LT_OQ, _CMP_LE_OQ, _CMP_GE_OQ,
              _CMP_GT_OQ)
}

__attribute__((target("avx2"))) static void half_columns(const uint64_t *cells,
                                                         const uint64_t *others,
                                                         ccl_comparison comparison, int words,
                                                         uint64_t *out) {
  CCL_COMPARE(CCL_HALF_COMPARE, CCL_HALF_CELLS(cells), CCL_HALF_CELLS(others), _CMP_LT_OQ,
              _CMP_LE_OQ, _CMP_GE_OQ, _CMP_GT_OQ)
}

// Shifts by 64 and more give nothing, so codes from 64 on are in no set.

#define CCL_WIDE_SET(result)                                                                       \
  for (int word = 0; word < words; word += 1) {                                                    \
    uint64_t bits = 0;                                                                             \
    for (int lane = 0; lane < 64; lane += 8) {                                                     \
      const __m512i found = _mm512_loadu_si512(cells + word * 64 + lane);                          \
      bits |= (uint64_t)(result) << lane;                                                          \
    }                                                                                              \
    out[word] = bits;                                                                              \
  }

#define CCL_HALF_SET(top)                                                                          \
  for (int word = 0; word < words; word += 1) {                                                    \
    uint64_t bits = 0;                                                                             \
    for (int lane = 0; lane < 64; lane += 4) {                                                     \
      const __m256i found = _mm256_loadu_si256((const __m256i *)(cells + word * 64 + lane));       \
      bits |= (uint64_t)(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(top)) << lane;            \
    }                                                                                              \
    out[word] = bits;                                                                              \
  }

__attribute__((target("avx512f"))) static void wide_is_one(const uint64_t *cells, uint64_t codes,
                                                           int words, uint64_t *out) {
  const __m512i set = _mm512_set1_epi64((long long)codes);
  const __m512i one = _mm512_set1_epi64(1);
  CCL_WIDE_SET(_mm512_test_epi64_mask(_mm512_srlv_epi64(set, found), one))
}

__attribute__((target("avx512f"))) static void wide_any(const uint64_t *cells, uint64_t codes,
                                                        int words, uint64_t *out) {
  const __m512i set = _mm512_set1_epi64((long long)codes);
  CCL_WIDE_SET(_mm512_test_epi64_mask(found, set))
}

__attribute__((target("avx512f"))) static void wide_all(const uint64_t *cells, uint64_t codes,
                                                        int words, uint64_t *out) {
  const __m512i set = _mm512_set1_epi64((long long)codes);
  CCL_WIDE_SET(_mm512_cmpeq_epi64_mask(_mm512_and_si512(found, set), set))
}

__attribute__((target("avx2"))) static void half_is_one(const uint64_t *cells, uint64_t codes,
                                                        int words, uint64_t *out) {
  const __m256i set = _mm256_set1_epi64x((long long)codes);
  CCL_HALF_SET(_mm256_slli_epi64(_mm256_srlv_epi64(set, found), 63))
}

__attribute__((target("avx2"))) static void half_all(const uint64_t *cells, uint64_t codes,
                                                     int words, uint64_t *out) {
  const __m256i set = _mm256_set1_epi64x((long long)codes);
  CCL_HALF_SET(_mm256_cmpeq_epi64(_mm256_and_si256(found, set), set))
}

__attribute__((target("avx2"))) static void half_any(const uint64_t *cells, uint64_t codes,
                                                     int words, uint64_t *out) {
  const __m256i set = _mm256_set1_epi64x((long long)codes);
  const __m256i none = _mm256_setzero_si256();
  CCL_HALF_SET(_mm256_cmpeq_epi64(_mm256_and_si256(found, set), none))
  for (int word = 0; word < words; word += 1) out[word] = ~out[word];
}

#define CCL_WIDER(wide, half, ...)                                                                 \
  if (has_avx512(width)) {                                                                              \
    wide(__VA_ARGS__);                                                                             \
    return;                                                                                        \
  }                                                                                                \
  if (has_avx2(width)) {                                                                                \
    half(__VA_ARGS__);                                                                             \
    return;                                                                                        \
  }
#else
#define CCL_WIDER(wide, half, ...) (void)width;
#endif

void ccl_compare(ccl_width width, const uint64_t *cells, ccl_comparison comparison, double operand, int words,
                 uint64_t *out) {
  CCL_WIDER(wide_compare, half_compare, cells, comparison, operand, words, out)
  CCL_COMPARE(CCL_PLAIN_COMPARE, number(cells[at]), operand, <, <=, >=, >)
}

void ccl_compare_columns(ccl_width width, const uint64_t *cells, const uint64_t *others, ccl_comparison comparison,
                         int words, uint64_t *out) {
  CCL_WIDER(wide_columns, half_columns, cells, others, comparison, words, out)
  CCL_COMPARE(CCL_PLAIN_COMPARE, number(cells[at]), number(others[at]), <, <=, >=, >)
}

void ccl_is_one(ccl_width width, const uint64_t *cells, uint64_t codes, int words, uint64_t *out) {
  CCL_WIDER(wide_is_one, half_is_one, cells, codes, words, out)
  CCL_PLAIN(cells[at] < 64 ? codes >> cells[at] & 1 : 0)
}

void ccl_includes_any(ccl_width width, const uint64_t *cells, uint64_t codes, int words, uint64_t *out) {
  CCL_WIDER(wide_any, half_any, cells, codes, words, out)
  CCL_PLAIN((cells[at] & codes) != 0)
}

void ccl_includes_all(ccl_width width, const uint64_t *cells, uint64_t codes, int words, uint64_t *out) {
  CCL_WIDER(wide_all, half_all, cells, codes, words, out)
  CCL_PLAIN((cells[at] & codes) == codes)
}
