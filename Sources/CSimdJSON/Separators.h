#pragma once

// Where one byte stands in a text, 64 bytes at a time.

#include <algorithm>
#include <cstdint>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace csj {

/// Finds a separator again and again; 64 bytes behind the text must be readable.
class Separators {
public:
  Separators(std::string_view text, char separator) : text(text), separator(separator) {}

  /// Where the next separator stands from `position` on, or the end.
  size_t next(size_t position) {
    return first(position, [](uint64_t mask) { return mask; });
  }

  /// Where the next byte stands that is none, or the end.
  size_t skip(size_t position) {
    return first(position, [](uint64_t mask) { return ~mask; });
  }

private:
  /// Where the first byte stands of those that `wanted` makes of the separators among 64.
  template <typename Wanted>
  __attribute__((always_inline)) size_t first(size_t position, Wanted wanted) {
    while (position < text.size()) {
      const size_t start = position & ~size_t(63);
      if (start != maskStart) {
        maskStart = start;
        mask = masked(text.data() + start);
      }
      const uint64_t rest = wanted(mask) >> (position & 63);
      if (rest != 0) return std::min(text.size(), position + size_t(__builtin_ctzll(rest)));
      position = start + 64;
    }
    return text.size();
  }

  /// One bit for each of 64 bytes: whether it is the separator.
  uint64_t masked(const char *bytes) const {
    uint64_t found = 0;
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8(separator);
    for (int part = 0; part < 4; part += 1) {
      const __m128i some =
          _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * part));
      found |= uint64_t(unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(some, wanted)))) << (16 * part);
    }
#else
    for (int position = 0; position < 64; position += 1)
      found |= uint64_t(bytes[position] == separator) << position;
#endif
    return found;
  }

  std::string_view text;
  char separator;
  uint64_t mask = 0;
  size_t maskStart = SIZE_MAX;
};

} // namespace csj
