#pragma once

// Reads a plain JSON object in one pass over the places that simdjson's first stage finds.
//
// It keeps no tree. Whatever is not plain (a name not met before, an answer in an odd form, a fault)
// ends the walk; the record is then read from its tree, which also tells what is wrong with it.

#include "Digits.h"
#include "Fields.h"

#include <memory>
#include <simdjson.h>

namespace csj {

class Walk {
public:
  explicit Walk(Fields &fields) : fields(fields) {}

  /// Reads one object; false when its tree must be read instead.
  bool read(std::string_view bytes) {
    if (bytes.empty() || !prepare(bytes.size())) return false;
    text = reinterpret_cast<const uint8_t *>(bytes.data());
    if (stages->stage1(text, bytes.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS)
      return false;
    // Behind the last place stand two more, which are the end of the text: no value begins there that
    // is also an end, so the walk goes no further.
    const Place first = stages->structural_indexes.get();
    kept = 0;
    return text[*first] == '{' &&
           readObject(first + 1, 0, -1) == first + stages->n_structural_indexes;
  }

private:
  /// The next place that was found. Whoever reads on takes it and gives it back behind what was read,
  /// or gives nothing back where the walk ends: kept in memory, each step would wait for the last.
  using Place = const uint32_t *;

  bool prepare(size_t length) {
    // A text may be written again without its escapes, by whole blocks.
    if (unescaped.size() < length + 2 * CSJ_PADDING) unescaped.resize(length * 2 + 4096);
    if (!stages)
      return simdjson::get_active_implementation()->create_dom_parser_implementation(
                 unescaped.size(), 1, stages) == simdjson::SUCCESS;
    return stages->capacity() >= length ||
           stages->set_capacity(unescaped.size()) == simdjson::SUCCESS;
  }

  /// The text of a string that begins at a place; its closing quotation mark is the last byte but
  /// blanks before the next place.
  std::string_view string(Place next, uint32_t start) const {
    const uint8_t *last = text + *next - 1;
    while (*last != '"') last -= 1;
    const uint8_t *const first = text + start + 1;
    // Behind the end of a text that breaks off there is no string, and the walk ends soon.
    return {reinterpret_cast<const char *>(first), last < first ? 0 : size_t(last - first)};
  }

  /// Replaces a string by what its escapes mean.
  bool unescape(std::string_view &string) {
    if (string.empty() || std::memchr(string.data(), '\\', string.size()) == nullptr) return true;
    uint8_t *const start = unescaped.data() + kept;
    const uint8_t *const end =
        stages->parse_string(reinterpret_cast<const uint8_t *>(string.data()), start);
    if (end == nullptr) return false;
    string = {reinterpret_cast<const char *>(start), size_t(end - start)};
    kept += string.size();
    return true;
  }

  /// Whether a number or a word ends before this byte.
  static bool isEnd(uint8_t byte) {
    struct Ends {
      bool is[256] = {};
      constexpr Ends() {
        for (const char end : {',', '}', ']', ' ', '\t', '\n', '\r'}) is[uint8_t(end)] = true;
      }
    };
    static constexpr Ends ends;
    return ends.is[byte];
  }

  /// Four bytes as a number.
  static uint32_t four(const uint8_t *bytes) {
    uint32_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  bool isNull(uint32_t start) const {
    return four(text + start) == four(reinterpret_cast<const uint8_t *>("null")) &&
           isEnd(text[start + 4]);
  }

  /// Reads true or false. Which of them it is nobody can foresee, so that nothing branches on it.
  bool readYes(uint32_t start, bool &isYes) const {
    const uint8_t *const first = text + start;
    isYes = *first == 't';
    const uint32_t wanted = four(reinterpret_cast<const uint8_t *>(isYes ? "true" : "alse"));
    return (int(four(first + !isYes) == wanted) & int(isEnd(first[5 - isYes]))) != 0;
  }

  /// The fields of an object from behind its brace.
  Place readObject(Place next, int32_t parent, int32_t item) {
    if (text[*next] == '}') return next + 1;
    for (;;) {
      const uint32_t start = *next++;
      if (text[start] != '"' || text[*next] != ':') return nullptr;
      const int32_t name = fields.find(parent, string(next, start));
      if (name < 0) return nullptr;
      next = readValue(next + 1, name, item);
      if (next == nullptr) return nullptr;
      const uint8_t separator = text[*next++];
      if (separator == '}') return next;
      if (separator != ',') return nullptr;
    }
  }

  Place readValue(Place next, int32_t position, int32_t item) {
    const Name &name = fields.names[position];
    const uint32_t start = *next++;
    const uint8_t first = text[start];
    if (first == '{') return readInner(next, position, name, item);
    if (name.role == CSJ_ROLE_VALUE) return readFirst(next, name.id, name.wordSet, start, false);
    switch (name.role) {
    case CSJ_ROLE_NUMBERED_VALUE:
      return readFirst(next, name.id, name.wordSet, start, true);
    case CSJ_ROLE_GROUP_VALUE:
      return item < 0 ? nullptr : readFirst(next, name.id + item, name.wordSet, start, false);
    case CSJ_ROLE_SKIPPED:
      return fields.fill(name.id) && skip(next, start) ? next : nullptr;
    case CSJ_ROLE_GROUP:
      if (!fields.meet(position)) return nullptr;
      if (first == '[') return readGroup(next, position, name);
      return isNull(start) ? next : nullptr;
    case CSJ_ROLE_COMPUTED:
    case CSJ_ROLE_NONE:
      return name.isNoted && (item >= 0 || fields.meet(position)) && skip(next, start) ? next
                                                                                       : nullptr;
    case CSJ_ROLE_VALUE:
    case CSJ_ROLE_OVERFLOW:
    case CSJ_ROLE_IDENTITY:
      return nullptr;
    }
    return nullptr;
  }

  /// An object in the place of a value: names that go on, or `{"missing": "…"}`.
  Place readInner(Place next, int32_t position, const Name &name, int32_t item) {
    if (text[*next] == '"' && std::memcmp(text + *next, "\"missing\"", 9) == 0) return nullptr;
    return name.isPrefix ? readObject(next, position, item) : nullptr;
  }

  Place readGroup(Place next, int32_t position, const Name &name) {
    const size_t list = fields.entries.size();
    fields.emit(fields.slots + name.id, CSJ_LIST);
    int32_t item = 0;
    if (text[*next] == ']') return next + 1;
    for (;; item += 1) {
      if (item == name.most) return nullptr;
      const uint32_t start = *next++;
      if (text[start] == '{') {
        next = readObject(next, position, item);
      } else {
        if (name.only < 0 || text[start] == '[') return nullptr;
        (void)fields.fill(name.only + item);
        next = readAnswer(next, name.only + item, name.onlyWords, start, false);
      }
      if (next == nullptr) return nullptr;
      const uint8_t separator = text[*next++];
      if (separator == ']') break;
      if (separator != ',') return nullptr;
    }
    fields.entries[list].length = uint32_t(item + 1);
    return next;
  }

  /// A value that nobody reads.
  bool skip(Place next, uint32_t start) {
    switch (text[start]) {
    case '"': {
      std::string_view string = this->string(next, start);
      return unescape(string);
    }
    case 't':
    case 'f': {
      bool isYes;
      return readYes(start, isYes);
    }
    case 'n': return isNull(start);
    default: {
      csj_entry number;
      return readNumber(next, start, number);
    }
    }
  }

  /// An answer in a slot that the record has not filled before.
  Place readFirst(Place next, int32_t slot, int32_t words, uint32_t start, bool isNumbered) {
    return fields.fill(slot) ? readAnswer(next, slot, words, start, isNumbered) : nullptr;
  }

  /// An answer, which goes to its column or becomes an entry.
  Place readAnswer(Place next, int32_t slot, int32_t words, uint32_t start, bool isNumbered) {
    const csj_slot &place = fields.places[slot];
    switch (text[start]) {
    case '"': {
      std::string_view string = this->string(next, start);
      int32_t word = -1;
      if (words >= 0 && !fields.hasEscapedWords) {
        word = fields.word(words, string);
        if (!isNumbered && fields.putWord(slot, word)) return next;
      }
      if (word == -1 && !unescape(string)) return nullptr;
      fields.emit(slot, isNumbered ? CSJ_STRING : fields.kindOfText(slot, string));
      csj_entry &entry = fields.entries.back();
      entry.text = reinterpret_cast<const uint8_t *>(string.data());
      entry.length = uint32_t(string.size());
      entry.is_numbered = isNumbered;
      entry.word = word != -1 || words < 0 ? word : fields.word(words, string);
      if (entry.kind == CSJ_TEXT) entry.integer = place.column;
      return next;
    }
    case 't':
    case 'f': {
      bool isYes;
      if (!readYes(start, isYes)) return nullptr;
      if (isNumbered || place.form != CSJ_FORM_YES_NO) {
        fields.emit(slot, isYes ? CSJ_TRUE : CSJ_FALSE, isNumbered);
        return next;
      }
      fields.put(place, uint64_t(!isYes));
      return next;
    }
    case 'n':
      // Nobody was asked: that is what a lane says from the beginning.
      return isNull(start) ? next : nullptr;
    case '[':
      return readList(next, slot, words, isNumbered);
    default: {
      csj_entry number{};
      if (!readNumber(next, start, number)) return nullptr;
      if (!isNumbered && fields.putNumber(slot, number.number)) return next;
      fields.emit(slot, number.kind, isNumbered);
      fields.entries.back().integer = number.integer;
      fields.entries.back().number = number.number;
      return next;
    }
    }
  }

  /// A list of words.
  Place readList(Place next, int32_t slot, int32_t words, bool isNumbered) {
    const size_t list = fields.entries.size();
    fields.emit(slot, CSJ_LIST, isNumbered);
    if (text[*next] == ']') return next + 1;
    for (;;) {
      const uint32_t start = *next++;
      if (text[start] != '"' || fields.entries.size() - list > longestList) return nullptr;
      std::string_view string = this->string(next, start);
      if (!unescape(string)) return nullptr;
      fields.emitText(slot, CSJ_STRING, string, words);
      const uint8_t separator = text[*next++];
      if (separator == ']') break;
      if (separator != ',') return nullptr;
    }
    fields.entries[list].length = uint32_t(fields.entries.size() - list - 1);
    return next;
  }

  /// Reads up to eight digits alone.
  bool readDigits(Place next, uint32_t start, csj_entry &number) const {
    const uint32_t size = *next - start;
    if (size > 1 && text[start] == '0') return false;
    if (!readEightDigits(text + start, size, number.integer)) return false;
    number.kind = CSJ_INTEGER;
    number.number = double(number.integer);
    return true;
  }

  /// A number of few digits, which is exact as it is worked out here.
  bool readNumber(Place next, uint32_t start, csj_entry &number) const {
    if (readDigits(next, start, number)) return true;
    static constexpr double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const uint8_t *byte = text + start;
    const bool isNegative = *byte == '-';
    byte += isNegative;
    const uint8_t *const first = byte;
    int64_t digits = 0;
    for (; uint8_t(*byte - '0') < 10; byte += 1) {
      if (byte - first == 15) return false;
      digits = digits * 10 + (*byte - '0');
    }
    const size_t whole = size_t(byte - first);
    if (whole == 0 || (whole > 1 && *first == '0')) return false;
    number.kind = CSJ_INTEGER;
    number.integer = isNegative ? -digits : digits;
    number.number = double(number.integer);
    if (*byte == '.') {
      const uint8_t *const point = byte++;
      for (; uint8_t(*byte - '0') < 10; byte += 1) {
        if (whole + size_t(byte - point) > 15) return false;
        digits = digits * 10 + (*byte - '0');
      }
      const size_t decimals = size_t(byte - point) - 1;
      if (decimals == 0) return false;
      number.kind = CSJ_NUMBER;
      number.integer = 0;
      number.number = double(digits) / powers[decimals];
      if (isNegative) number.number = -number.number;
    }
    return isEnd(*byte);
  }

  Fields &fields;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stages;
  const uint8_t *text = nullptr;
  /// Strings without their escapes, end to end, and how much of it is taken.
  std::vector<uint8_t> unescaped;
  size_t kept = 0;
};

} // namespace csj
