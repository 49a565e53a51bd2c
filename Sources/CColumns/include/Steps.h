#pragma once

// The steps of a decision graph for 256 profiles at once: four words of what is certain, then four of
// what is possible.

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { CCL_CONSTANT, CCL_LITERAL, CCL_ALL, CCL_ANY, CCL_COUNTED, CCL_ITEMS } ccl_kind;

typedef struct {
  ccl_kind kind;
  /// The first and, one further, the last operand or addend. Of a literal the test, and whether it is
  /// the test's complement; of a constant its value.
  int32_t first, last;
  /// How many bits the count needs.
  int32_t bits;
  int64_t threshold;
} ccl_step;

typedef struct {
  int32_t node;
  int64_t weight;
} ccl_addend;

/// Children stand before their parents.
typedef struct {
  const ccl_step *steps;
  int32_t count;
  const int32_t *operands;
  const ccl_addend *addends;
} ccl_graph;

/// Runs steps from `start` until one speaks of items, or to the end; gives back where it stopped.
///
/// `tests` has for each test four words of where it is satisfied, four of where it is known and four
/// of where it is open; `nodes` has eight words for each step, and `counters` eight for each bit of the
/// largest count. All begin at multiples of 16 bytes.
int32_t ccl_run(ccl_width width, ccl_graph graph, int32_t start, const void *tests, void *nodes,
                void *counters);

#ifdef __cplusplus
}
#endif
