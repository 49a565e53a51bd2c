#pragma once

// One test of one column for many profiles at once: one bit a profile.
//
// A column is one 64-bit cell a profile. All functions write `words` words of 64 bits each, from as
// many times 64 cells; what they say of a cell without an answer means nothing.

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The widest instructions that may be used where the processor has them.
typedef enum { CCL_PLAIN, CCL_AVX2, CCL_AVX512 } ccl_width;

/// How two numbers compare, in the order of the rule language.
typedef enum { CCL_BELOW, CCL_AT_MOST, CCL_AT_LEAST, CCL_ABOVE } ccl_comparison;

/// Cells are numbers; each is compared with one operand.
void ccl_compare(ccl_width width, const uint64_t *cells, ccl_comparison comparison, double operand, int words,
                 uint64_t *out);

/// Cells are numbers; each is compared with the other column's.
void ccl_compare_columns(ccl_width width, const uint64_t *cells, const uint64_t *others, ccl_comparison comparison,
                         int words, uint64_t *out);

/// Cells are positions of codes: whether the bit of the code is set; none is from 64 on.
void ccl_is_one(ccl_width width, const uint64_t *cells, uint64_t codes, int words, uint64_t *out);

/// Cells are sets: whether they share a code, or hold all.
void ccl_includes_any(ccl_width width, const uint64_t *cells, uint64_t codes, int words, uint64_t *out);
void ccl_includes_all(ccl_width width, const uint64_t *cells, uint64_t codes, int words, uint64_t *out);

#ifdef __cplusplus
}
#endif
