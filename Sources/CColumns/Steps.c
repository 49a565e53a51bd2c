#include "CColumns.h"

// Vectors as the compiler knows them: what a processor has no instructions for it does in parts. Swift
// puts its own at multiples of 16 bytes.
typedef uint64_t lanes __attribute__((vector_size(64), aligned(16), may_alias));
typedef uint64_t half __attribute__((vector_size(32), aligned(16), may_alias));

struct test {
  half satisfied, known, open;
};

#define CCL_INLINE static inline __attribute__((always_inline))

CCL_INLINE void add(lanes *counters, int bits, const lanes *mask, int64_t weight) {
  for (int bit = 0; bit < bits; bit += 1) {
    if ((weight >> bit & 1) == 0) continue;
    lanes carry = *mask;
    for (int place = bit; place < bits; place += 1) {
      const lanes before = counters[place];
      counters[place] = before ^ carry;
      carry &= before;
    }
  }
}

CCL_INLINE void is_at_least(int64_t threshold, const lanes *counters, int bits, lanes *result) {
  lanes greater = {0};
  if (threshold >> bits != 0) {
    *result = greater;
    return;
  }
  lanes equal = ~greater;
  for (int bit = bits - 1; bit >= 0; bit -= 1) {
    if (threshold >> bit & 1) {
      equal &= counters[bit];
    } else {
      greater |= equal & counters[bit];
      equal &= ~counters[bit];
    }
  }
  *result = greater | equal;
}

CCL_INLINE int32_t run(const ccl_graph *graph, int32_t start, const struct test *tests,
                       lanes *nodes, lanes *counters) {
  const int32_t *const operands = graph->operands;
  const ccl_addend *const addends = graph->addends;
  const lanes none = {0};
  for (int32_t index = start; index < graph->count; index += 1) {
    const ccl_step *const step = graph->steps + index;
    switch (step->kind) {
    case CCL_CONSTANT:
      nodes[index] = step->first ? ~none : none;
      break;
    case CCL_LITERAL: {
      const struct test *const test = tests + step->first;
      const half certain = test->known & (step->last ? ~test->satisfied : test->satisfied);
      const half possible = certain | test->open;
      nodes[index] = __builtin_shufflevector(certain, possible, 0, 1, 2, 3, 4, 5, 6, 7);
      break;
    }
    case CCL_ALL: {
      lanes all = ~none;
      for (int32_t place = step->first; place < step->last; place += 1)
        all &= nodes[operands[place]];
      nodes[index] = all;
      break;
    }
    case CCL_ANY: {
      lanes any = none;
      for (int32_t place = step->first; place < step->last; place += 1)
        any |= nodes[operands[place]];
      nodes[index] = any;
      break;
    }
    case CCL_COUNTED:
      for (int bit = 0; bit < step->bits; bit += 1) counters[bit] = none;
      for (int32_t place = step->first; place < step->last; place += 1)
        add(counters, step->bits, nodes + addends[place].node, addends[place].weight);
      is_at_least(step->threshold, counters, step->bits, nodes + index);
      break;
    case CCL_ITEMS:
      return index;
    }
  }
  return graph->count;
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) static int32_t run_wide(const ccl_graph *graph, int32_t start,
                                                           const struct test *tests, lanes *nodes,
                                                           lanes *counters) {
  return run(graph, start, tests, nodes, counters);
}

__attribute__((target("avx2"))) static int32_t run_half(const ccl_graph *graph, int32_t start,
                                                        const struct test *tests, lanes *nodes,
                                                        lanes *counters) {
  return run(graph, start, tests, nodes, counters);
}
#endif

int32_t ccl_run(ccl_width width, ccl_graph graph, int32_t start, const void *tests, void *nodes,
                void *counters) {
#if defined(__x86_64__)
  if (width >= CCL_AVX512 && __builtin_cpu_supports("avx512f"))
    return run_wide(&graph, start, tests, nodes, counters);
  if (width >= CCL_AVX2 && __builtin_cpu_supports("avx2"))
    return run_half(&graph, start, tests, nodes, counters);
#else
  (void)width;
#endif
  return run(&graph, start, tests, nodes, counters);
}
