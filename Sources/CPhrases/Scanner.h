#pragma once

// Goes through a text word by word, 64 bytes at a time, and looks up what may end a phrase.

#include "Masks.h"
#include "Remembered.h"
#include "Table.h"

namespace {

struct Word {
  const uint8_t *bytes;
  uint32_t length;
  int32_t start;
  int32_t end;
};

inline uint8_t lower(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte; }

inline bool isLetter(uint8_t byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

/// A text, of which 72 bytes can be read from any of them: its end from a copy with room behind.
class Readable {
public:
  static constexpr size_t reach = 64 + 8;

  Readable(const uint8_t *text, size_t length)
      : text(text), length(length), endStart(length < reach ? 0 : length - reach) {
    std::memset(end, 0, sizeof end);
    std::memcpy(end, text + endStart, length - endStart);
  }

  const uint8_t *from(size_t base) const {
    return base < endStart ? text + base : end + (base - endStart);
  }

  const uint8_t *const text;
  const size_t length;

private:
  const size_t endStart;
  uint8_t end[reach * 2];
};

/// Words within 64 bytes.
struct PlainWords {
  size_t base;
  /// Where they begin, and what belongs to no word.
  uint64_t starts;
  uint64_t gaps;

  size_t count() const { return size_t(__builtin_popcountll(starts)); }

  /// Goes on to the next.
  void next() { starts &= starts - 1; }
  int place() const { return __builtin_ctzll(starts); }
  int length() const { return __builtin_ctzll(gaps >> place()); }
};

/// 64 bytes of a text: the words that begin and end within them, or one that fills them.
struct Part {
  PlainWords words;
  const uint8_t *bytes;
  /// What keeps a word from being plain, and those that are a single letter.
  uint64_t odds;
  uint64_t singles;
  /// Where the word ends that fills 64 bytes; 0 for none.
  size_t longEnd;
};

} // namespace

struct cph_scanner {
  /// The last words of the text, of which there are `count` so far; a power of two of them is kept.
  std::vector<Word> words = std::vector<Word>(64);
  size_t count = 0;
  /// The plain words that follow those and were not asked for yet, and how many they are.
  std::vector<PlainWords> pending;
  size_t pendingCount = 0;
  /// The key of the last word of all.
  uint64_t lastKey = noKey;
  /// How many of the last words are single letters.
  int singles = 0;
  std::vector<cph_hit> hits;
  /// Folded words, which must not move during a scan.
  std::vector<std::vector<uint8_t>> arenas;
  size_t arena = 0;
  size_t used = 0;
  /// Where the stretch begins that is being folded, and where to remember its word.
  int32_t offset = 0;
  Remembered *remembered = nullptr;
  Memory memory;
  const uint8_t *text = nullptr;
  const cph_table *table = nullptr;
  cph_target most = CPH_AVX2;

  void begin(const cph_table *table) {
    this->table = table;
    count = pendingCount = arena = used = 0;
    lastKey = noKey;
    singles = 0;
    pending.clear();
    hits.clear();
    while (words.size() <= table->longest) words.resize(words.size() * 2);
  }

  const uint8_t *keep(const uint8_t *bytes, size_t length) {
    while (arena < arenas.size() && used + length > arenas[arena].size()) {
      arena += 1;
      used = 0;
    }
    if (arena == arenas.size()) arenas.emplace_back(std::max<size_t>(length, 4096));
    uint8_t *kept = arenas[arena].data() + used;
    std::memcpy(kept, bytes, length);
    used += length;
    return kept;
  }

  Word &at(size_t position) { return words[position & (words.size() - 1)]; }

  /// A word that has been folded; its places are those in the stretch.
  void add(const uint8_t *bytes, size_t length, int32_t start, int32_t end) {
    if (remembered != nullptr) remembered->add(bytes, length, start, end);
    const bool isSingle = length == 1 && isLetter(*bytes);
    singles = isSingle ? singles + 1 : 0;
    at(count++) = {keep(bytes, length), uint32_t(length), offset + start, offset + end};
    const uint64_t key = keyOf(bytes, length);
    if (table->filter.view().mayHaveEither(lastKey, key)) findEnding(lastKey, key);
    lastKey = key;
  }

  /// Fills in the last words that are pending, as far as a phrase reaches back.
  void fill() {
    size_t next = pending.size();
    size_t found = 0;
    while (next > 0 && found < table->longest) found += pending[--next].count();
    count += pendingCount - found;
    for (; next < pending.size(); next += 1) {
      PlainWords some = pending[next];
      for (; found > table->longest && some.starts != 0; found -= 1, count += 1) some.next();
      for (; some.starts != 0; some.next()) {
        const int32_t start = int32_t(some.base) + some.place();
        const int32_t length = some.length();
        at(count++) = {text + start, uint32_t(length), start, start + length};
      }
    }
    pending.clear();
    pendingCount = 0;
  }

  /// Leaves plain words for later.
  __attribute__((always_inline)) void push(const PlainWords &words) {
    pending.push_back(words);
    pendingCount += words.count();
  }

  /// Finds the phrases that end with the last word.
  void findEnding(uint64_t before, uint64_t key) {
    const uint64_t pair = pairKey(before, key);
    const int32_t ofPair = table->find(pair);
    const int32_t ofWord = table->find(key);
    if (ofPair < 0 && ofWord < 0) return;
    fill();
    find(ofPair, pair);
    find(ofWord, key);
  }

  void find(int32_t from, uint64_t key) {
    if (from < 0) return;
    for (size_t position = size_t(from);
         position < table->phrases.size() && table->phrases[position].key == key; position += 1) {
      const Phrase &phrase = table->phrases[position];
      if (phrase.count > count || !isEnding(phrase)) continue;
      const size_t first = count - phrase.count;
      hits.push_back({phrase.id, int32_t(first), int32_t(count) - 1, at(first).start,
                      at(count - 1).end});
    }
  }

  /// Whether the last words are those of a phrase.
  bool isEnding(const Phrase &phrase) {
    const uint8_t *other = table->bytes.data() + phrase.words;
    for (size_t word = 1; word <= phrase.count; word += 1) {
      uint32_t length;
      std::memcpy(&length, other, sizeof length);
      other += sizeof length;
      const Word &mine = at(count - word);
      if (mine.length != length) return false;
      for (uint32_t place = 0; place < length; place += 1)
        if (lower(mine.bytes[place]) != other[place]) return false;
      other += length;
    }
    return true;
  }

  /// Finds the phrases of a text; false when it has to be folded as a whole: when three single
  /// letters follow each other, which may be one word.
  template <typename Target>
  __attribute__((always_inline)) bool scan(const Readable &text, cph_fold fold, void *context) {
    this->text = text.text;
    for (size_t base = 0; base < text.length;) {
      Part part;
      base = cut<Target>(text, base, part);
      if (!scanPart(part, fold, context)) return false;
    }
    return true;
  }

  /// Notes where words begin and end; returns where the next part begins.
  template <typename Target>
  __attribute__((always_inline)) size_t cut(const Readable &text, size_t base, Part &part) {
    const uint8_t *const bytes = text.from(base);
    const Masks masks = Target::load(bytes);
    const uint64_t word = masks.words();
    uint64_t starts = word & ~(word << 1);
    uint64_t odds = masks.odds();
    size_t step = 64;
    if (word >> 63) {
      // The last word may go on: the next 64 bytes begin with it.
      step = size_t(63 - __builtin_clzll(starts));
      starts &= ~(uint64_t(1) << step);
      odds &= (uint64_t(1) << step) - 1;
    }
    part = {{base, starts, ~word}, bytes, odds, masks.letters & starts & ~(word >> 1), 0};
    if (__builtin_expect(step == 0, false)) return part.longEnd = endOfWord<Target>(text, base);
    return base + step;
  }

  /// Words of which some may have to be folded: those between them are plain.
  __attribute__((always_inline)) bool scanPart(const Part &here, cph_fold fold, void *context) {
    PlainWords words = here.words;
    if (__builtin_expect(here.longEnd != 0, false))
      return foldStretch(words.base, here.longEnd - words.base, fold, context);
    for (uint64_t odds = here.odds; odds != 0;) {
      const uint64_t upTo = odds ^ (odds - 1);
      const int place = 63 - __builtin_clzll(words.starts & upTo);
      const uint64_t before = (uint64_t(1) << place) - 1;
      if (!scanPlain({words.base, words.starts & before, words.gaps}, here)) return false;
      const int length = __builtin_ctzll(words.gaps >> place);
      if (!foldWord(here.bytes + place, words.base + size_t(place), size_t(length), fold, context))
        return false;
      const uint64_t behind = ~before << length;
      words.starts &= behind;
      odds &= behind;
    }
    return scanPlain(words, here);
  }

  /// Nothing is asked of a plain word but whether it may end a phrase, and few may.
  __attribute__((always_inline)) bool scanPlain(PlainWords here, const Part &part) {
    if (here.starts == 0) return true;
    if (!countSingles(part.singles, here.starts)) return false;
    const FilterView filter = table->filter.view();
    uint64_t before = lastKey;
    for (PlainWords words = here; words.starts != 0; words.next()) {
      uint64_t bytes;
      std::memcpy(&bytes, part.bytes + words.place(), sizeof bytes);
      const uint64_t key = keyOf(bytes, size_t(words.length()));
      if (__builtin_expect(filter.mayHaveEither(before, key), false)) {
        const uint64_t upTo = words.starts ^ (words.starts - 1);
        lookUp({here.base, here.starts & upTo, here.gaps}, before, key);
        here.starts &= ~upTo;
      }
      before = key;
    }
    lastKey = before;
    if (here.starts != 0) push(here);
    return true;
  }

  __attribute__((noinline)) void lookUp(PlainWords upTo, uint64_t before, uint64_t key) {
    push(upTo);
    findEnding(before, key);
  }

  /// Counts the single letters that plain words end with; false when three follow each other.
  bool countSingles(uint64_t singles, uint64_t starts) {
    if (__builtin_expect((singles & starts) == 0, true)) {
      this->singles = 0;
      return true;
    }
    for (uint64_t rest = starts; rest != 0; rest &= rest - 1) {
      this->singles = singles & rest & -rest ? this->singles + 1 : 0;
      if (this->singles >= 3) return false;
    }
    return true;
  }

  /// Folds a stretch without gaps; false when the whole text has to be folded.
  bool foldStretch(size_t start, size_t length, cph_fold fold, void *context) {
    fill();
    offset = int32_t(start);
    return fold(context, this, text + start, length) && singles < 3;
  }

  /// The same for one whose first eight bytes can be read at `bytes`; what a short one becomes is
  /// remembered.
  bool foldWord(const uint8_t *bytes, size_t start, size_t length, cph_fold fold, void *context) {
    if (length > Remembered::longest) return foldStretch(start, length, fold, context);
    uint64_t first;
    std::memcpy(&first, bytes, sizeof first);
    Remembered &known = memory.of(keyOf(first, length));
    if (known.isOf(text + start, length)) {
      fill();
      offset = int32_t(start);
      if (known.wordLength != 0) add(known.word, known.wordLength, known.start, known.end);
      return singles < 3;
    }
    known.begin(text + start, length);
    remembered = &known;
    const bool isFolded = foldStretch(start, length, fold, context);
    remembered = nullptr;
    if (!isFolded) known.length = 0;
    return isFolded;
  }

  /// Where a word ends that fills 64 bytes.
  template <typename Target>
  __attribute__((always_inline)) size_t endOfWord(const Readable &text, size_t base) {
    for (base += 64; base < text.length; base += 64) {
      const uint64_t gaps = ~Target::load(text.from(base)).words();
      if (gaps != 0) return base + size_t(__builtin_ctzll(gaps));
    }
    return text.length;
  }

  bool scan(const uint8_t *bytes, size_t length, cph_fold fold, void *context);
};
