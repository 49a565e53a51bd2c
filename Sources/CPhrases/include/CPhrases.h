#pragma once

// Finds phrases in texts word by word, without folding those words that need none.
//
// A phrase is words between single spaces, as the folding of texts makes them. Words of a text that
// are plain ASCII are taken as they stand; others are handed back to the caller to fold.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cph_table cph_table;
typedef struct cph_scanner cph_scanner;

typedef struct {
  int32_t phrase;
  /// Words of the text, counted from 0.
  int32_t first_word;
  int32_t last_word;
  /// Byte offsets in the text.
  int32_t start;
  int32_t end;
} cph_hit;

typedef struct {
  /// -1 when the text has to be folded as a whole.
  int64_t count;
  const cph_hit *hits;
} cph_result;

/// Folds a stretch of a text: calls `cph_add_word` for each of its words; false when the words may
/// belong together with their neighbours.
typedef bool (*cph_fold)(void *context, cph_scanner *scanner, const uint8_t *text, size_t length);

cph_table *cph_create(void);
void cph_destroy(cph_table *table);
/// Adds a folded phrase with a space at either end.
void cph_add(cph_table *table, const uint8_t *phrase, size_t length, int32_t id);
/// No phrase is added after this, and the table may be read by several threads.
void cph_finish(cph_table *table);

/// Instructions that a scanner may use, if the processor has them.
typedef enum { CPH_PLAIN, CPH_SSE2, CPH_AVX2 } cph_target;

cph_scanner *cph_create_scanner(cph_target most);
void cph_destroy_scanner(cph_scanner *scanner);
/// A folded word; `start` and `end` are offsets in the stretch that is being folded.
void cph_add_word(cph_scanner *scanner, const uint8_t *word, size_t length, int32_t start,
                  int32_t end);
/// Hits in the order of their ends, longest first. They last until the next scan.
cph_result cph_scan(const cph_table *table, cph_scanner *scanner, const uint8_t *text,
                    size_t length, cph_fold fold, void *context);

#ifdef __cplusplus
}
#endif
