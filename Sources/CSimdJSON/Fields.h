#pragma once

// What the readers of records share: names and words, where answers go, and what a record has given.

#include "CSimdJSON.h"
#include "Met.h"
#include "Table.h"

#include <charconv>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace csj {

/// Names beyond these are met anew each time, and not remembered.
constexpr size_t mostIgnored = 1024;
constexpr size_t longestIgnored = 128;
/// No fact takes more; `codes` facts have at most 64.
constexpr size_t longestList = 1024;

struct Name {
  csj_role role = CSJ_ROLE_NONE;
  int32_t id = 0;
  int32_t wordSet = -1;
  int32_t most = 0;
  /// Of a group of one fact that fact in its first item, and its words; else -1.
  int32_t only = -1;
  int32_t onlyWords = -1;
  /// Other names go on from it with a dot.
  bool isPrefix = false;
  /// It stands among the ignored names.
  bool isNoted = false;
  /// The record in which it was last met.
  uint64_t record = 0;
};

struct Ignored {
  std::string name;
  bool isComputed;
};

struct Fields {
  Table nameTable;
  std::vector<Name> names;
  /// Keys that have been met, each in the set of the name of its object, and what both name.
  Met keys;
  Table wordTable;
  std::vector<int32_t> meanings;
  /// Words that have been met, each in the set that it was looked up in.
  Met words;
  std::vector<int32_t> groups;
  std::vector<Ignored> ignored;
  /// How many of them somebody has looked at.
  size_t ignoredTaken = 0;
  /// Whether a word holds a backslash, which JSON would write as two.
  bool hasEscapedWords = false;

  int32_t slots;
  std::vector<csj_slot> places;
  /// The record in which each slot was last filled.
  std::vector<uint64_t> filled;
  uint64_t record = 0;
  csj_lane lane{};
  uint64_t laneBit = 0;

  std::vector<csj_entry> entries;
  std::string path;
  size_t mostNames = SIZE_MAX;

  explicit Fields(int32_t slots)
      : slots(slots), places(size_t(slots), csj_slot{-1, CSJ_FORM_OTHER, 0, 0}),
        filled(size_t(slots), 0) {
    path.reserve(256);
    addName(path, CSJ_ROLE_NONE, 0, -1, 0);
  }

  // Names

  int32_t addName(std::string_view text, csj_role role, int32_t id, int32_t words, int32_t most) {
    int32_t position = nameTable.find(text, 0);
    if (position < 0) {
      position = nameTable.insert(text, 0);
      names.emplace_back();
    }
    if (role != CSJ_ROLE_NONE) {
      Name &name = names[position];
      name.role = role;
      name.id = id;
      name.wordSet = words;
      name.most = most;
      if (role == CSJ_ROLE_GROUP) groups.push_back(position);
    }
    return position;
  }

  /// The name of a key in the object of another name (0 is the record), or -1 when they have not
  /// been met together.
  __attribute__((always_inline)) int32_t find(int32_t parent, std::string_view key) const {
    const int32_t *const name = keys.find(key, uint32_t(parent));
    return name == nullptr ? -1 : *name;
  }

  /// Remembers what `find` did not find. There are no more keys than ways to cut known names in two.
  void remember(int32_t parent, std::string_view key, int32_t name) {
    // A key is looked up as it is written.
    if (key.find('\\') != key.npos) return;
    keys.insert(key, uint32_t(parent), name);
  }

  /// Puts the name of a key in the object of another name into `path`.
  void join(int32_t parent, std::string_view key) {
    path.clear();
    if (parent != 0) {
      path.append(nameTable.text(parent));
      path.push_back('.');
    }
    path.append(key);
    // A name is looked up by eight bytes at a time.
    if (path.capacity() - path.size() < 8) path.reserve(path.size() * 2);
  }

  /// Whether a name numbers an item that its group cannot have; if so, the group.
  int32_t overflowing(std::string_view text) const {
    for (const int32_t group : groups) {
      const std::string_view prefix = nameTable.text(group);
      if (text.size() <= prefix.size() + 1 || text[prefix.size()] != '.' ||
          text.compare(0, prefix.size(), prefix) != 0)
        continue;
      const char *end = text.data() + text.size();
      int item = 0;
      const auto number = std::from_chars(text.data() + prefix.size() + 1, end, item);
      const bool isNumber = number.ec != std::errc::invalid_argument &&
                            (number.ptr == end || *number.ptr == '.');
      if (isNumber && (number.ec != std::errc() || item > names[group].most))
        return names[group].id;
    }
    return -1;
  }

  void note(std::string_view text, bool isComputed) {
    if (ignored.size() < mostIgnored)
      ignored.push_back({std::string(text.substr(0, longestIgnored)), isComputed});
  }

  // Records

  void emit(int32_t slot, csj_kind kind, bool isNumbered = false) {
    csj_entry entry{};
    entry.slot = slot;
    entry.word = -1;
    entry.kind = kind;
    entry.is_numbered = isNumbered;
    entries.push_back(entry);
  }

  void emitText(int32_t slot, csj_kind kind, std::string_view text, int32_t words) {
    emit(slot, kind);
    csj_entry &entry = entries.back();
    entry.text = reinterpret_cast<const uint8_t *>(text.data());
    entry.length = uint32_t(text.size());
    if (words >= 0) entry.word = word(words, text);
  }

  /// What a word means in a set, or else in set 0, or -1.
  int32_t look(int32_t set, std::string_view text) const {
    int32_t position = wordTable.find(text, uint32_t(set));
    if (position < 0 && set != 0) position = wordTable.find(text, 0);
    return position < 0 ? -1 : meanings[position];
  }

  /// The same for a word of a record; what means something is remembered.
  int32_t word(int32_t set, std::string_view text) {
    if (const int32_t *const meaning = words.find(text, uint32_t(set))) return *meaning;
    const int32_t meaning = look(set, text);
    if (meaning != -1) words.insert(text, uint32_t(set), meaning);
    return meaning;
  }

  /// Fills a slot; false when it has been filled before.
  bool fill(int32_t slot) {
    const bool isFirst = filled[slot] != record;
    filled[slot] = record;
    return isFirst;
  }

  /// Meets a name; false when the record had it before.
  bool meet(int32_t position) {
    const bool isFirst = names[position].record != record;
    names[position].record = record;
    return isFirst;
  }

  // Columns

  void enter(const csj_lane &block) {
    lane = {block.cells + block.lane, block.masks + (block.lane >> 6), block.stride, block.lane};
    laneBit = uint64_t(1) << (block.lane & 63);
  }

  /// Writes an answer to the lane of the record.
  void put(const csj_slot &place, uint64_t cell) {
    uint64_t *const masks = lane.masks + size_t(place.column) * 8;
    uint64_t *const target = lane.cells + size_t(place.column) * lane.stride;
    const uint64_t known = masks[0] | laneBit;
    const uint64_t open = masks[4] & ~laneBit;
    masks[0] = known;
    masks[4] = open;
    *target = cell;
  }

  /// Takes back what `put` has written for the record.
  void takeBack() {
    for (int32_t slot = 0; slot < slots; slot += 1) {
      if (filled[slot] != record || places[slot].column < 0) continue;
      uint64_t *const masks = lane.masks + size_t(places[slot].column) * 8;
      masks[0] &= ~laneBit;
      masks[4] |= laneBit;
    }
  }

  /// Writes a code, yes or no; false where a word has more to say.
  bool putWord(int32_t slot, int32_t meaning) {
    const csj_slot &place = places[slot];
    if (meaning < 0 || (place.form != CSJ_FORM_CODE && place.form != CSJ_FORM_YES_NO)) return false;
    put(place, uint64_t(meaning));
    return true;
  }

  /// Writes a number within its range.
  bool putNumber(int32_t slot, double number) {
    const csj_slot &place = places[slot];
    if (place.form != CSJ_FORM_NUMBER || !(number >= place.minimum && number <= place.maximum))
      return false;
    uint64_t cell;
    std::memcpy(&cell, &number, sizeof cell);
    put(place, cell);
    return true;
  }

  /// The kind of entry that a text makes.
  csj_kind kindOfText(int32_t slot, std::string_view text) const {
    // What begins with anything but a blank is not blank.
    const bool isPlain = places[slot].form == CSJ_FORM_TEXT && !text.empty() &&
                         uint8_t(text.front()) > ' ';
    return isPlain ? CSJ_TEXT : CSJ_STRING;
  }
};

} // namespace csj
