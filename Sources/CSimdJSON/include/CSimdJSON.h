#pragma once

// Reads one JSON object at a time against a set of known names, with simdjson.
//
// Nested objects are flattened to dotted names. What is known comes out as a flat list of entries;
// what is not is remembered once by name. Nothing is thrown, and no pointer outlives the next read.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How many bytes behind its input a reader may look at.
enum { CSJ_PADDING = 64 };

/// What a name stands for.
typedef enum {
  CSJ_ROLE_NONE,
  /// One answer; `id` is its slot.
  CSJ_ROLE_VALUE,
  /// One answer that nobody reads; `id` is its slot. It has no entry.
  CSJ_ROLE_SKIPPED,
  /// Known, and not to be given; it has no entry.
  CSJ_ROLE_COMPUTED,
  /// A repeated group; `id` is its position.
  CSJ_ROLE_GROUP,
  /// An answer in an item of a group; `id` is its slot in the first item.
  CSJ_ROLE_GROUP_VALUE,
  /// An answer in an item of a group, named with the item's number; `id` is its slot.
  CSJ_ROLE_NUMBERED_VALUE,
  /// An answer in an item that is more than the group may have; `id` is the group.
  CSJ_ROLE_OVERFLOW,
  /// It says who somebody is; `id` is chosen by the caller. Its value is never looked at.
  CSJ_ROLE_IDENTITY,
} csj_role;

typedef enum {
  CSJ_NULL,
  CSJ_FALSE,
  CSJ_TRUE,
  CSJ_INTEGER,
  /// An integer above the largest `int64_t`; `integer` holds its bits.
  CSJ_UNSIGNED,
  CSJ_NUMBER,
  CSJ_STRING,
  /// `{"missing": …}`; `text` is what stands there.
  CSJ_MISSING,
  /// An array; `length` elements follow. Of a group, `length` items follow.
  CSJ_LIST,
  /// An object or array where none may be, or a list of absurd length.
  CSJ_NESTED,
  /// Of a group: more items than it may have.
  CSJ_TOO_MANY,
  /// An answer of a group outside any item.
  CSJ_NO_ITEM,
  /// A field that says who somebody is; `slot` is the largest there can be, `integer` the id.
  CSJ_IDENTITY,
  /// A string that is not blank, of a slot that keeps texts; `integer` is its column in the block.
  CSJ_TEXT,
} csj_kind;

typedef struct {
  /// The slot; of a group, the number of slots and its position together.
  int32_t slot;
  /// What `csj_find_word` says of a string.
  int32_t word;
  csj_kind kind;
  uint32_t length;
  const uint8_t *text;
  int64_t integer;
  double number;
  /// The name carried the number of an item.
  bool is_numbered;
  /// Of a cell its column.
  int32_t column;
} csj_entry;

typedef enum {
  CSJ_OK,
  CSJ_NOT_JSON,
  CSJ_NOT_UTF8,
  CSJ_NOT_OBJECT,
  CSJ_TOO_DEEP,
  CSJ_DUPLICATE,
} csj_status;

typedef struct {
  csj_status status;
  size_t count;
  const csj_entry *entries;
  /// The key that stands twice.
  const uint8_t *name;
  size_t name_length;
} csj_result;

typedef struct csj_reader csj_reader;

/// A reader for answers in `slots` slots; free it with `csj_destroy`.
csj_reader *csj_create(int32_t slots);
void csj_destroy(csj_reader *reader);

/// Makes a name known. `words` is the set of words that its strings are looked up in, or -1; `most`
/// is the number of items that a group may have.
void csj_add_name(csj_reader *reader, const uint8_t *name, size_t length, csj_role role,
                  int32_t id, int32_t words, int32_t most);

/// Says that a group known by its name has one fact alone, so that an item may be that fact's bare
/// answer; `id` is its slot in the first item.
void csj_set_only(csj_reader *reader, const uint8_t *group, size_t length, int32_t id,
                  int32_t words);

/// Adds names to a reader with `csj_add_name`.
typedef void (*csj_add_names)(void *context);

/// Says what adds the names that few records use; it is called once, before the first name is called
/// unknown.
void csj_set_late_names(csj_reader *reader, csj_add_names add, void *context);

/// The role of a name, and its id.
csj_role csj_find_name(csj_reader *reader, const uint8_t *name, size_t length, int32_t *id);

/// Makes a word known in a set, unless the set has it. `meaning` is not -1.
void csj_add_word(csj_reader *reader, int32_t words, const uint8_t *text, size_t length,
                  int32_t meaning);

/// What a word means in a set, or else in set 0, or -1.
int32_t csj_find_word(const csj_reader *reader, int32_t words, const uint8_t *text, size_t length);

/// What a slot takes without further looking.
typedef enum {
  CSJ_FORM_OTHER,
  /// A word whose meaning is not negative.
  CSJ_FORM_CODE,
  /// Such a word, or true (0) or false (1).
  CSJ_FORM_YES_NO,
  /// A number from the least to the greatest.
  CSJ_FORM_NUMBER,
  CSJ_FORM_TEXT,
} csj_form;

/// Where the answers of a slot go.
typedef struct {
  /// The column in a block, or -1.
  int32_t column;
  csj_form form;
  double minimum;
  double maximum;
} csj_slot;

/// One lane of a block: for each column `stride` cells, and eight words of masks, of which four say
/// who is known and four who is open.
typedef struct {
  uint64_t *cells;
  uint64_t *masks;
  size_t stride;
  size_t lane;
} csj_lane;

/// Says where the answers of a slot go; until then each has an entry.
void csj_set_slot(csj_reader *reader, int32_t slot, csj_slot place);

/// Says to which lane the next record goes.
///
/// What its slots take without further looking is written there, and has no entry. When a record is
/// refused, the caller takes its lane back.
void csj_set_lane(csj_reader *reader, csj_lane lane);

/// Reads one JSON object. `CSJ_PADDING` bytes behind it must be readable.
csj_result csj_read(csj_reader *reader, const uint8_t *bytes, size_t length);

/// How the cells of a column are read.
typedef enum {
  CSJ_CELL_IGNORED,
  /// Without blanks at its ends.
  CSJ_CELL_BARE,
  /// As it stands.
  CSJ_CELL_TEXT,
  /// Like `CSJ_CELL_BARE`; digits alone are an integer.
  CSJ_CELL_NUMBER,
} csj_cell_reading;

typedef struct {
  csj_cell_reading reading;
  /// The slot that its entries name.
  int32_t slot;
  /// The set of words that its cells are looked up in, or -1.
  int32_t words;
} csj_column;

typedef struct {
  bool is_utf8;
  /// How many cells the row has.
  size_t cell_count;
  /// How many entries there are: one for each cell of a known column that is not blank.
  size_t count;
  const csj_entry *entries;
} csj_row;

/// Reads one row of cells, of which the first `count` have a column. `CSJ_PADDING` bytes behind the
/// row must be readable; the entries point into it.
csj_row csj_read_row(csj_reader *reader, const uint8_t *row, size_t length, uint8_t separator,
                     const csj_column *columns, size_t count);

/// How many names have been met, so far, that are unknown or computed.
size_t csj_ignored_count(const csj_reader *reader);
/// Where those begin that were not there when this was last asked; asking moves the mark.
size_t csj_take_new_ignored(csj_reader *reader);
const uint8_t *csj_ignored_name(const csj_reader *reader, size_t position, size_t *length,
                                bool *is_computed);

/// Reads a whole text as a finite decimal number, rounded correctly.
bool csj_parse_number(const uint8_t *text, size_t length, double *number);

/// Where the first of three bytes stands from `start` on, or `end`. `CSJ_PADDING` bytes behind `end`
/// must be readable.
size_t csj_skip_to(const uint8_t *text, size_t start, size_t end, uint8_t first, uint8_t second,
                   uint8_t third);

bool csj_is_utf8(const uint8_t *text, size_t length);

#ifdef __cplusplus
}
#endif
