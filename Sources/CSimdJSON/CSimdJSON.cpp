#include "CSimdJSON.h"

#include "Fields.h"
#include "Rows.h"
#include "Walk.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <simdjson.h>
#include <string>
#include <utility>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dom = simdjson::dom;

using csj::Ignored;
using csj::Name;
using csj::longestIgnored;
using csj::longestList;
using csj::mostIgnored;

static_assert(CSJ_PADDING >= simdjson::SIMDJSON_PADDING, "simdjson looks further ahead");

namespace {

constexpr size_t deepest = 64;
/// A document above this is not kept for the next record.
constexpr size_t largestKept = 1 << 20;
/// A longer record is read from its tree at once.
constexpr size_t longestWalked = 64 << 10;

} // namespace

struct csj_reader : csj::Fields {
  std::unique_ptr<dom::parser> parser;
  csj::Walk walk{*this};
  csj::Rows rows{*this};
  std::string culprit;
  /// Adds the names that few records use, before the first name is called unknown.
  csj_add_names addLate = nullptr;
  void *lateContext = nullptr;

  explicit csj_reader(int32_t slots) : Fields(slots) { makeParser(); }

  void makeParser() {
    parser = std::make_unique<dom::parser>();
    (void)parser->allocate(1 << 12, deepest);
  }

  /// Has the names added that few records use; false when they are there already.
  bool addLateNames() {
    const csj_add_names add = addLate;
    addLate = nullptr;
    if (add == nullptr) return false;
    add(lateContext);
    return true;
  }

  /// A value that is neither array nor object, or `CSJ_NESTED`.
  void emitScalar(int32_t slot, dom::element value, int32_t words) {
    switch (value.type()) {
    case dom::element_type::STRING: {
      std::string_view text;
      (void)value.get(text);
      return emitText(slot, CSJ_STRING, text, words);
    }
    case dom::element_type::INT64:
      emit(slot, CSJ_INTEGER);
      (void)value.get(entries.back().integer);
      entries.back().number = double(entries.back().integer);
      return;
    case dom::element_type::UINT64: {
      emit(slot, CSJ_UNSIGNED);
      uint64_t number = 0;
      (void)value.get(number);
      entries.back().integer = int64_t(number);
      entries.back().number = double(number);
      return;
    }
    case dom::element_type::DOUBLE:
      emit(slot, CSJ_NUMBER);
      (void)value.get(entries.back().number);
      return;
    case dom::element_type::BOOL: {
      bool isTrue = false;
      (void)value.get(isTrue);
      return emit(slot, isTrue ? CSJ_TRUE : CSJ_FALSE);
    }
    case dom::element_type::NULL_VALUE:
      return emit(slot, CSJ_NULL);
    case dom::element_type::ARRAY:
    case dom::element_type::OBJECT:
      return emit(slot, CSJ_NESTED);
    }
  }

  /// Whether an object is `{"missing": "…"}`, and what stands there.
  static bool isMissing(dom::object object, std::string_view &text) {
    auto field = object.begin();
    const auto end = object.end();
    if (!(field != end) || field.key() != "missing") return false;
    if (field.value().get(text) != simdjson::SUCCESS) return false;
    ++field;
    return !(field != end);
  }

  void emitValue(int32_t slot, dom::element value, int32_t words) {
    dom::array list;
    if (value.get(list) != simdjson::SUCCESS) return emitScalar(slot, value, words);
    const size_t start = entries.size();
    emit(slot, CSJ_LIST);
    for (const dom::element element : list) {
      if (entries.size() - start > longestList) {
        entries.resize(start);
        return emit(slot, CSJ_NESTED);
      }
      emitScalar(slot, element, words);
    }
    entries[start].length = uint32_t(entries.size() - start - 1);
  }

  bool stop(int32_t name) {
    culprit.assign(nameTable.text(name));
    return false;
  }

  /// One field of the record, or of an item of a group (`item` from 0, else -1), in the object of
  /// the name `parent`.
  bool readField(int32_t parent, std::string_view key, dom::element value, int32_t item) {
    int32_t position = find(parent, key);
    if (position < 0) {
      join(parent, key);
      position = nameTable.find(path, 0);
      if (position < 0 && addLateNames()) position = nameTable.find(path, 0);
      if (position < 0) return readUnknown(path, value, item);
      remember(parent, key, position);
    }
    return readKnown(position, value, item);
  }

  bool readKnown(int32_t position, dom::element value, int32_t item) {
    // `names` grows when an object below holds an unknown name: no use of `name` after that.
    const Name &name = names[position];
    const auto type = value.type();
    if (name.role == CSJ_ROLE_VALUE && type != dom::element_type::OBJECT) {
      if (type == dom::element_type::ARRAY)
        emitValue(name.id, value, name.wordSet);
      else
        emitScalar(name.id, value, name.wordSet);
      return fill(name.id) || stop(position);
    }
    dom::object object;
    if (value.get(object) == simdjson::SUCCESS) {
      const int32_t slot = slotOf(name, item);
      std::string_view missing;
      if (slot >= 0 && isMissing(object, missing)) {
        if (name.role != CSJ_ROLE_SKIPPED) {
          emitText(slot, CSJ_MISSING, missing, name.wordSet);
          entries.back().is_numbered = name.role == CSJ_ROLE_NUMBERED_VALUE;
        }
        return (slot < slots ? fill(slot) : meet(position)) || stop(position);
      }
      if (name.isPrefix) return readObject(position, object, item);
    }
    switch (name.role) {
    case CSJ_ROLE_VALUE:
      emitValue(name.id, value, name.wordSet);
      return fill(name.id) || stop(position);
    case CSJ_ROLE_SKIPPED:
      return fill(name.id) || stop(position);
    case CSJ_ROLE_NUMBERED_VALUE: {
      const size_t start = entries.size();
      emitValue(name.id, value, name.wordSet);
      entries[start].is_numbered = true;
      return fill(name.id) || stop(position);
    }
    case CSJ_ROLE_GROUP_VALUE:
      if (item < 0) {
        if (!value.is_null()) emit(name.id, CSJ_NO_ITEM);
        return meet(position) || stop(position);
      }
      emitValue(name.id + item, value, name.wordSet);
      return fill(name.id + item) || stop(position);
    case CSJ_ROLE_GROUP:
      if (!meet(position)) return stop(position);
      return readGroup(position, value);
    case CSJ_ROLE_OVERFLOW:
      if (!value.is_null()) emit(slots + name.id, CSJ_TOO_MANY);
      return meet(position) || stop(position);
    case CSJ_ROLE_IDENTITY:
      emit(INT32_MAX, CSJ_IDENTITY);
      entries.back().integer = name.id;
      return item >= 0 || meet(position) || stop(position);
    case CSJ_ROLE_COMPUTED:
    case CSJ_ROLE_NONE:
      // It may also be one of those names, and not the beginning of others alone.
      if (name.role == CSJ_ROLE_NONE && addLateNames()) return readKnown(position, value, item);
      if (!name.isNoted) {
        names[position].isNoted = true;
        note(nameTable.text(position), name.role == CSJ_ROLE_COMPUTED);
      }
      return item >= 0 || meet(position) || stop(position);
    }
    return true;
  }

  /// The slot of a name that may be missing, or -1.
  int32_t slotOf(const Name &name, int32_t item) const {
    switch (name.role) {
    case CSJ_ROLE_VALUE:
    case CSJ_ROLE_SKIPPED:
    case CSJ_ROLE_NUMBERED_VALUE: return name.id;
    case CSJ_ROLE_GROUP_VALUE: return item < 0 ? -1 : name.id + item;
    case CSJ_ROLE_GROUP: return slots + name.id;
    default: return -1;
    }
  }

  bool readUnknown(std::string_view text, dom::element value, int32_t item) {
    if (item >= 0) {
      const std::string_view bare = text.substr(itemPrefix);
      const int32_t position = nameTable.find(bare, 0);
      if (position >= 0 && names[position].role == CSJ_ROLE_GROUP_VALUE &&
          bare.compare(0, itemPrefix, text.substr(0, itemPrefix)) == 0)
        return readFullName(position, value, item);
    }
    const int32_t group = overflowing(text);
    if (names.size() < mostNames && text.size() <= longestIgnored) {
      const csj_role role = group < 0 ? CSJ_ROLE_NONE : CSJ_ROLE_OVERFLOW;
      return readKnown(addName(text, role, group, -1, 0), value, item);
    }
    if (group >= 0 && !value.is_null()) emit(slots + group, CSJ_TOO_MANY);
    if (group < 0 && text.size() > longestIgnored) noteLong(text);
    return true;
  }

  /// A field of an item that is given with the name of the group.
  bool readFullName(int32_t position, dom::element value, int32_t item) {
    const Name &name = names[position];
    const int32_t slot = name.id + item;
    dom::object object;
    std::string_view missing;
    if (value.get(object) == simdjson::SUCCESS && isMissing(object, missing))
      emitText(slot, CSJ_MISSING, missing, name.wordSet);
    else
      emitValue(slot, value, name.wordSet);
    return fill(slot) || stop(position);
  }

  /// Notes a name that is too long to remember, once by its beginning.
  void noteLong(std::string_view text) {
    const std::string_view beginning = text.substr(0, longestIgnored);
    for (const Ignored &other : ignored)
      if (other.name == beginning) return;
    note(beginning, false);
  }

  bool readGroup(int32_t position, dom::element value) {
    // A copy, because `names` may grow on the way.
    const Name name = names[position];
    const int32_t group = name.id;
    dom::array items;
    if (value.get(items) != simdjson::SUCCESS) {
      emitScalar(slots + group, value, name.wordSet);
      return true;
    }
    const size_t start = entries.size();
    emit(slots + group, CSJ_LIST);
    itemPrefix = nameTable.text(position).size() + 1;
    int32_t item = 0;
    for (const dom::element element : items) {
      dom::object object;
      const bool isObject = element.get(object) == simdjson::SUCCESS;
      const bool isAnswer = !isObject && !element.is_array() && name.only >= 0;
      if (item == name.most || !(isObject || isAnswer)) {
        entries.resize(start);
        emit(slots + group, isObject || isAnswer ? CSJ_TOO_MANY : CSJ_NESTED);
        return true;
      }
      if (isAnswer) {
        emitScalar(name.only + item, element, name.onlyWords);
        (void)fill(name.only + item);
      } else if (!readObject(position, object, item)) {
        return false;
      }
      item += 1;
    }
    entries[start].length = uint32_t(item);
    return true;
  }

  /// The fields of the object of a name, which is 0 for the record.
  bool readObject(int32_t parent, dom::object object, int32_t item) {
    for (const auto field : object)
      if (!readField(parent, field.key, field.value, item)) return false;
    return true;
  }

  csj_result read(std::string_view bytes) {
    begin();
    if (bytes.size() <= longestWalked) {
      if (walk.read(bytes)) return {CSJ_OK, entries.size(), entries.data(), nullptr, 0};
      takeBack();
      begin();
    }
    return readTree(bytes);
  }

  void begin() {
    record += 1;
    entries.clear();
  }

  /// Reads a record that is not plain, or tells what is wrong with it.
  csj_result readTree(std::string_view bytes) {
    path.clear();
    itemPrefix = 0;
    if (parser->capacity() > largestKept && bytes.size() <= largestKept) makeParser();
    dom::element root;
    const auto error = parser->parse(bytes.data(), bytes.size(), false).get(root);
    if (error != simdjson::SUCCESS) return failure(error, bytes);
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) return {CSJ_NOT_OBJECT, 0, nullptr, nullptr, 0};
    if (!readObject(0, object, -1))
      return {CSJ_DUPLICATE, 0, nullptr, reinterpret_cast<const uint8_t *>(culprit.data()),
              culprit.size()};
    return {CSJ_OK, entries.size(), entries.data(), nullptr, 0};
  }

  static csj_result failure(simdjson::error_code error, std::string_view bytes) {
    csj_status status = CSJ_NOT_JSON;
    if (error == simdjson::DEPTH_ERROR) status = CSJ_TOO_DEEP;
    if (!simdjson::validate_utf8(bytes.data(), bytes.size())) status = CSJ_NOT_UTF8;
    return {status, 0, nullptr, nullptr, 0};
  }

  /// How much of a name in an item is the group's.
  size_t itemPrefix = 0;
};

/// A text behind whose beginning at least eight bytes may be read.
struct Padded {
  char bytes[8] = {};
  std::string_view text;

  Padded(const uint8_t *source, size_t length)
      : text(reinterpret_cast<const char *>(source), length) {
    if (length >= sizeof bytes) return;
    if (length > 0) std::memcpy(bytes, source, length);
    text = {bytes, length};
  }
  Padded(const Padded &) = delete;
};

static std::string_view view(const uint8_t *text, size_t length) {
  return {reinterpret_cast<const char *>(text), length};
}

csj_reader *csj_create(int32_t slots) { return new csj_reader(slots); }

void csj_destroy(csj_reader *reader) { delete reader; }

void csj_add_name(csj_reader *reader, const uint8_t *name, size_t length, csj_role role,
                  int32_t id, int32_t words, int32_t most) {
  const std::string copy(view(name, length));
  const std::string_view text = copy;
  reader->addName(text, role, id, words, most);
  for (size_t dot = text.find('.'); dot != text.npos; dot = text.find('.', dot + 1)) {
    const int32_t prefix = reader->addName(text.substr(0, dot), CSJ_ROLE_NONE, 0, -1, 0);
    reader->names[prefix].isPrefix = true;
  }
  reader->mostNames = reader->names.size() + mostIgnored;
}

void csj_set_only(csj_reader *reader, const uint8_t *group, size_t length, int32_t id,
                  int32_t words) {
  const int32_t position = reader->nameTable.find(Padded(group, length).text, 0);
  if (position < 0) return;
  reader->names[position].only = id;
  reader->names[position].onlyWords = words;
}

void csj_set_late_names(csj_reader *reader, csj_add_names add, void *context) {
  reader->addLate = add;
  reader->lateContext = context;
}

csj_role csj_find_name(csj_reader *reader, const uint8_t *name, size_t length, int32_t *id) {
  const Padded padded(name, length);
  do {
    const int32_t position = reader->nameTable.find(padded.text, 0);
    if (position >= 0 && reader->names[position].role != CSJ_ROLE_NONE) {
      *id = reader->names[position].id;
      return reader->names[position].role;
    }
  } while (reader->addLateNames());
  *id = reader->overflowing(view(name, length));
  return *id < 0 ? CSJ_ROLE_NONE : CSJ_ROLE_OVERFLOW;
}

void csj_add_word(csj_reader *reader, int32_t words, const uint8_t *text, size_t length,
                  int32_t meaning) {
  const Padded padded(text, length);
  if (reader->wordTable.find(padded.text, uint32_t(words)) >= 0) return;
  reader->hasEscapedWords |= padded.text.find('\\') != std::string_view::npos;
  reader->wordTable.insert(padded.text, uint32_t(words));
  reader->meanings.push_back(meaning);
}

int32_t csj_find_word(const csj_reader *reader, int32_t words, const uint8_t *text,
                      size_t length) {
  return reader->look(words, Padded(text, length).text);
}

void csj_set_slot(csj_reader *reader, int32_t slot, csj_slot place) {
  reader->places[size_t(slot)] = place;
}

void csj_set_lane(csj_reader *reader, csj_lane lane) { reader->enter(lane); }

csj_result csj_read(csj_reader *reader, const uint8_t *bytes, size_t length) {
  return reader->read(view(bytes, length));
}

csj_row csj_read_row(csj_reader *reader, const uint8_t *row, size_t length, uint8_t separator,
                     const csj_column *columns, size_t count) {
  return reader->rows.read(view(row, length), char(separator), columns, count);
}

size_t csj_ignored_count(const csj_reader *reader) { return reader->ignored.size(); }

size_t csj_take_new_ignored(csj_reader *reader) {
  return std::exchange(reader->ignoredTaken, reader->ignored.size());
}

const uint8_t *csj_ignored_name(const csj_reader *reader, size_t position, size_t *length,
                                bool *is_computed) {
  const Ignored &ignored = reader->ignored[position];
  *length = ignored.name.size();
  *is_computed = ignored.isComputed;
  return reinterpret_cast<const uint8_t *>(ignored.name.data());
}

bool csj_parse_number(const uint8_t *text, size_t length, double *number) {
  const char *begin = reinterpret_cast<const char *>(text);
  const char *end = begin + length;
  if (begin != end && *begin == '+' && length > 1 && begin[1] != '-') begin += 1;
  const auto result = std::from_chars(begin, end, *number);
  return result.ec == std::errc() && result.ptr == end && std::isfinite(*number);
}

bool csj_is_utf8(const uint8_t *text, size_t length) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(text), length);
}

size_t csj_skip_to(const uint8_t *text, size_t start, size_t end, uint8_t first, uint8_t second,
                   uint8_t third) {
#if defined(__SSE2__)
  const __m128i one = _mm_set1_epi8(char(first));
  const __m128i two = _mm_set1_epi8(char(second));
  const __m128i three = _mm_set1_epi8(char(third));
  for (size_t position = start; position < end; position += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + position));
    const __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, one), _mm_cmpeq_epi8(bytes, two)),
        _mm_cmpeq_epi8(bytes, three));
    const unsigned mask = unsigned(_mm_movemask_epi8(found));
    if (mask != 0) return std::min(end, position + size_t(__builtin_ctz(mask)));
  }
  return end;
#else
  size_t position = start;
  while (position < end && text[position] != first && text[position] != second &&
         text[position] != third)
    position += 1;
  return position;
#endif
}
