// The bound in C++ compares bytes with AVX-512. Where the processor has none, this header, included first, gives it the
// few operations it asks for as pairs of AVX2, so that it can be built and compared there too.
#include "simdjson.h"
#include <immintrin.h>
#ifndef __AVX512BW__
namespace pairs {
struct Wide {
  __m256i low, high;
};
static inline Wide load(const void *from) {
  auto *bytes = static_cast<const __m256i *>(from);
  return {_mm256_loadu_si256(bytes), _mm256_loadu_si256(bytes + 1)};
}
static inline Wide all(char byte) { return {_mm256_set1_epi8(byte), _mm256_set1_epi8(byte)}; }
static inline Wide either(Wide a, Wide b) {
  return {_mm256_or_si256(a.low, b.low), _mm256_or_si256(a.high, b.high)};
}
static inline Wide minus(Wide a, Wide b) {
  return {_mm256_sub_epi8(a.low, b.low), _mm256_sub_epi8(a.high, b.high)};
}
static inline uint64_t mask(__m256i low, __m256i high) {
  return uint32_t(_mm256_movemask_epi8(low)) | uint64_t(uint32_t(_mm256_movemask_epi8(high))) << 32;
}
static inline uint64_t equal(Wide a, Wide b) {
  return mask(_mm256_cmpeq_epi8(a.low, b.low), _mm256_cmpeq_epi8(a.high, b.high));
}
static inline uint64_t below(Wide a, Wide b) {
  return ~mask(_mm256_cmpeq_epi8(_mm256_max_epu8(a.low, b.low), a.low),
               _mm256_cmpeq_epi8(_mm256_max_epu8(a.high, b.high), a.high));
}
} // namespace pairs
#define __m512i pairs::Wide
#define _mm512_loadu_si512 pairs::load
#define _mm512_set1_epi8 pairs::all
#define _mm512_or_si512 pairs::either
#define _mm512_sub_epi8 pairs::minus
#define _mm512_cmpeq_epi8_mask pairs::equal
#define _mm512_cmplt_epu8_mask pairs::below
#endif
