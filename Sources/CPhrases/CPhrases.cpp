#include "CPhrases.h"

#include "Keys.h"
#include "Masks.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Word {
  const uint8_t *bytes;
  uint32_t length;
  int32_t start;
  int32_t end;
  uint64_t key;
};

inline uint8_t lower(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte; }

inline bool isLetter(uint8_t byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

bool isSame(const Word &word, std::string_view other) {
  if (word.length != other.size()) return false;
  for (size_t position = 0; position < other.size(); position += 1)
    if (lower(word.bytes[position]) != uint8_t(other[position])) return false;
  return true;
}

/// What may end a phrase: most words that do not, and most pairs of words, have no bit in it.
class Filter {
public:
  explicit Filter(int size = 6) : blocks(size_t(1) << size, 0), shift(64 - size) {}

  /// A word may follow any other.
  void addWord(uint64_t key) {
    for (uint64_t variant = 0; variant < FilterView::variants; variant += 1)
      blocks[view().block(variant, key)] |= uint64_t(1) << FilterView::place(key);
  }

  void addPair(uint64_t before, uint64_t key) {
    const uint64_t place = FilterView::placeOfPair(pairKey(before, key));
    blocks[view().block(before, key)] |= uint64_t(1) << place;
  }

  FilterView view() const { return {blocks.data(), shift}; }

private:
  std::vector<uint64_t> blocks;
  int shift;
};

struct Phrase {
  /// Of its last two words, or of its one.
  uint64_t key;
  /// Of the word before the last, and of the last.
  uint64_t before;
  uint64_t last;
  int32_t id;
  std::string bytes;
  std::vector<std::string_view> words;
};

} // namespace

struct cph_table {
  std::vector<Phrase> phrases;
  /// The keys of phrases.
  Filter filter;
  /// Positions in `phrases` where those of one key begin, by hash; -1 for none.
  std::vector<int32_t> slots;
  /// How many words the longest phrase has.
  size_t longest = 2;

  size_t home(uint64_t key) const { return (key * 0x9E3779B97F4A7C15) & (slots.size() - 1); }

  static void split(Phrase &phrase) {
    const std::string_view text = phrase.bytes;
    phrase.words.clear();
    for (size_t start = 0; start < text.size();) {
      const size_t end = std::min(text.find(' ', start), text.size());
      if (end > start) phrase.words.push_back(text.substr(start, end - start));
      start = end + 1;
    }
  }

  void finish() {
    for (Phrase &phrase : phrases) {
      split(phrase);
      auto key = [](std::string_view word) {
        return keyOf(reinterpret_cast<const uint8_t *>(word.data()), word.size());
      };
      const auto &words = phrase.words;
      phrase.last = key(words.back());
      phrase.before = words.size() > 1 ? key(words[words.size() - 2]) : 0;
      phrase.key = words.size() > 1 ? pairKey(phrase.before, phrase.last) : phrase.last;
      longest = std::max(longest, words.size());
    }
    std::sort(phrases.begin(), phrases.end(), [](const Phrase &left, const Phrase &right) {
      if (left.key != right.key) return left.key < right.key;
      if (left.bytes.size() != right.bytes.size()) return left.bytes.size() > right.bytes.size();
      return left.id < right.id;
    });
    // Short strings move with their phrases, and the words point into them.
    for (Phrase &phrase : phrases) split(phrase);
    int bits = 10;
    while (bits < 20 && (size_t(1) << bits) < phrases.size() * 16) bits += 1;
    filter = Filter(std::min(bits - 2, 14));
    slots.assign(size_t(1) << bits, -1);
    for (size_t position = 0; position < phrases.size(); position += 1) {
      const uint64_t key = phrases[position].key;
      if (position > 0 && phrases[position - 1].key == key) continue;
      if (phrases[position].words.size() > 1)
        filter.addPair(phrases[position].before, phrases[position].last);
      else
        filter.addWord(key);
      size_t slot = home(key);
      while (slots[slot] >= 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = int32_t(position);
    }
  }
};

struct cph_scanner {
  /// The last words of the text, of which there are `count` so far; a power of two of them is kept.
  std::vector<Word> words = std::vector<Word>(64);
  size_t count = 0;
  /// Where words begin and end, of which there are `places`, and the bytes that are not plain.
  std::vector<int32_t> starts;
  std::vector<int32_t> ends;
  std::vector<int32_t> odds = {INT32_MAX};
  size_t places = 0;
  /// For each place the key of the word as it stands.
  std::vector<uint64_t> keys;
  /// One bit for each place: what has to be looked at, and which words are single letters.
  std::vector<uint64_t> events;
  std::vector<uint64_t> letters;
  std::vector<cph_hit> hits;
  /// Folded words, which must not move during a scan.
  std::vector<std::vector<uint8_t>> arenas;
  size_t arena = 0;
  size_t used = 0;
  const cph_table *table = nullptr;
  int32_t offset = 0;
  /// How many of the last words are single letters.
  int singles = 0;
  cph_target most = CPH_AVX512;

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

  /// A word that has been folded.
  void add(const Word &word) {
    const bool isSingle = word.length == 1 && isLetter(*word.bytes);
    singles = isSingle ? singles + 1 : 0;
    at(count++) = word;
    findEnding();
  }

  /// Finds the phrases that end with the last word.
  __attribute__((noinline)) void findEnding() {
    const uint64_t key = at(count - 1).key;
    const FilterView filter = table->filter.view();
    const uint64_t before = count > 1 ? at(count - 2).key : 0;
    if (filter.mayHavePair(before, key)) find(pairKey(before, key));
    if (filter.mayHaveWord(key)) find(key);
  }

  void find(uint64_t key) {
    size_t slot = table->home(key);
    for (;; slot = (slot + 1) & (table->slots.size() - 1)) {
      if (table->slots[slot] < 0) return;
      if (table->phrases[table->slots[slot]].key == key) break;
    }
    for (size_t position = table->slots[slot];
         position < table->phrases.size() && table->phrases[position].key == key; position += 1) {
      const Phrase &phrase = table->phrases[position];
      const size_t length = phrase.words.size();
      if (length > count) continue;
      const size_t first = count - length;
      bool isHit = true;
      for (size_t word = length; word-- > 0 && isHit;)
        isHit = isSame(at(first + word), phrase.words[word]);
      if (!isHit) continue;
      const int32_t last = int32_t(count) - 1;
      hits.push_back(
          {phrase.id, int32_t(first), last, at(first).start, at(count - 1).end});
    }
  }

  /// Notes where the words of a text begin and end, and which bytes keep one from being plain.
  template <typename Target>
  __attribute__((always_inline)) void part(const uint8_t *text, size_t length) {
    if (starts.size() < length / 2 + 80) {
      starts.resize(length + 80);
      ends.resize(length + 80);
      odds.resize(length * 2 + 160);
    }
    int32_t *start = starts.data();
    int32_t *end = ends.data();
    int32_t *odd = odds.data();
    uint64_t wordCarry = 0;
    uint64_t letterCarry = 0;
    for (size_t base = 0; base < length; base += 64) {
      const Masks masks = Target::load(text + base, length - base);
      const uint64_t word = masks.letters | masks.digits | masks.others;
      const uint64_t before = word << 1 | wordCarry;
      start = Target::list(start, int32_t(base), word & ~before);
      end = Target::list(end, int32_t(base), before & ~word);
      const uint64_t strange = masks.others | (masks.digits & (masks.letters << 1 | letterCarry));
      if (strange != 0) odd = Target::list(odd, int32_t(base), strange);
      wordCarry = word >> 63;
      letterCarry = masks.letters >> 63;
    }
    places = size_t(start - starts.data());
    if (size_t(end - ends.data()) < places) *end = int32_t(length);
    *odd = INT32_MAX;
    if (keys.size() < places) {
      keys.resize(places * 2);
      events.resize(places / 32 + 1);
      letters.resize(places / 32 + 1);
    }
  }

  /// Works out the keys of all words, and which may end a phrase; false when three single letters
  /// follow each other, which may be one word.
  template <typename Target>
  __attribute__((always_inline)) bool weigh(const uint8_t *text, size_t length) {
    // Eight bytes are read from where a word begins, at the end of the text from a copy with room.
    Readable readable{text, length < 8 ? 0 : int32_t(length) - 8, {}};
    std::memcpy(readable.last, text + readable.lastStart, length - size_t(readable.lastStart));
    uint64_t before = 0;
    uint64_t lettersBefore = 0;
    uint64_t triples = 0;
    for (size_t base = 0; base < places; base += 64) {
      Weights weights{};
      const size_t count = std::min<size_t>(places - base, 64);
      before = Target::weigh(readable, starts.data() + base, ends.data() + base, count,
                             table->filter.view(), before, keys.data() + base, weights);
      events[base / 64] = weights.mayEnd;
      letters[base / 64] = weights.letters;
      triples |= weights.letters & (weights.letters << 1 | lettersBefore >> 63) &
                 (weights.letters << 2 | lettersBefore >> 62);
      lettersBefore = weights.letters;
    }
    return triples == 0;
  }

  static void set(std::vector<uint64_t> &bits, size_t place) {
    bits[place / 64] |= uint64_t(1) << (place % 64);
  }

  bool isLetterAt(size_t place) const { return letters[place / 64] >> (place % 64) & 1; }

  /// Finds the phrases of a text; false when it has to be folded as a whole.
  template <typename Target>
  __attribute__((always_inline)) bool scan(const uint8_t *text, size_t length, cph_fold fold,
                                           void *context) {
    part<Target>(text, length);
    if (!weigh<Target>(text, length)) return false;
    const size_t bitWords = (places + 63) / 64;
    const bool hasOdds = odds[0] != INT32_MAX;
    if (hasOdds) noteOdds();
    size_t next = 0;
    size_t done = 0;
    const int32_t *odd = odds.data();
    // How many more words than places there are so far.
    ptrdiff_t ahead = 0;
    for (size_t word = 0; word < bitWords; word += 1) {
      for (uint64_t rest = events[word]; rest != 0; rest &= rest - 1) {
        const size_t place = word * 64 + size_t(__builtin_ctzll(rest));
        // Words that no phrase reaches back to are not filled in.
        if (place - done > table->longest) done = place - table->longest;
        for (; done < place; done += 1) fill(done, ahead, text);
        if (hasOdds) {
          // More than two single letters have been refused already.
          if (place - next > 3) {
            next = place - 3;
            singles = 0;
          }
          for (; next < place; next += 1) singles = isLetterAt(next) ? singles + 1 : 0;
          next = place + 1;
        }
        while (*odd < starts[place]) odd += 1;
        if (*odd < ends[place]) {
          count = size_t(ptrdiff_t(place) + ahead);
          offset = starts[place];
          if (!fold(context, this, text + offset, size_t(ends[place] - offset))) return false;
          ahead = ptrdiff_t(count) - ptrdiff_t(place) - 1;
          done = place + 1;
        } else {
          fill(done++, ahead, text);
          count = size_t(ptrdiff_t(place) + ahead + 1);
          singles = isLetterAt(place) ? singles + 1 : 0;
          findEnding();
        }
        if (hasOdds && singles >= 3) return false;
      }
    }
    return true;
  }

  /// Has words looked at that are not plain, and the one behind each, whose pair is not known yet;
  /// of single letters two, because what it is folded to may end with a single letter.
  void noteOdds() {
    size_t place = 0;
    for (const int32_t *odd = odds.data(); *odd != INT32_MAX; odd += 1) {
      while (ends[place] <= *odd) place += 1;
      letters[place / 64] &= ~(uint64_t(1) << (place % 64));
      set(events, place);
      if (place + 1 == places) continue;
      set(events, place + 1);
      if (isLetterAt(place + 1) && place + 2 < places) set(events, place + 2);
    }
  }

  /// Fills in the plain word at a place.
  void fill(size_t place, ptrdiff_t ahead, const uint8_t *text) {
    const int32_t start = starts[place];
    const int32_t end = ends[place];
    at(size_t(ptrdiff_t(place) + ahead)) = {text + start, uint32_t(end - start), start, end,
                                            keys[place]};
  }

  bool scan(const uint8_t *text, size_t length, cph_fold fold, void *context);
};

#if CPH_X86
CPH_WIDE static bool scanWide(cph_scanner &scanner, const uint8_t *text, size_t length,
                              cph_fold fold, void *context) {
  return scanner.scan<Wide>(text, length, fold, context);
}
CPH_HALF static bool scanHalf(cph_scanner &scanner, const uint8_t *text, size_t length,
                              cph_fold fold, void *context) {
  return scanner.scan<Half>(text, length, fold, context);
}
#endif

bool cph_scanner::scan(const uint8_t *text, size_t length, cph_fold fold, void *context) {
#if CPH_X86
  static const bool hasWide =
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vbmi2") &&
      __builtin_cpu_supports("bmi2");
  static const bool hasHalf = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
  if (hasWide && most >= CPH_AVX512) return scanWide(*this, text, length, fold, context);
  if (hasHalf && most >= CPH_AVX2) return scanHalf(*this, text, length, fold, context);
#endif
  return scan<Plain>(text, length, fold, context);
}

cph_table *cph_create(void) { return new cph_table(); }
void cph_destroy(cph_table *table) { delete table; }

void cph_add(cph_table *table, const uint8_t *phrase, size_t length, int32_t id) {
  Phrase added;
  added.key = added.before = added.last = 0;
  added.id = id;
  added.bytes.assign(reinterpret_cast<const char *>(phrase), length);
  if (added.bytes.find_first_not_of(' ') != added.bytes.npos) table->phrases.push_back(added);
}

void cph_finish(cph_table *table) { table->finish(); }

cph_scanner *cph_create_scanner(cph_target most) {
  cph_scanner *scanner = new cph_scanner();
  scanner->most = most;
  return scanner;
}

void cph_destroy_scanner(cph_scanner *scanner) { delete scanner; }

void cph_add_word(cph_scanner *scanner, const uint8_t *word, size_t length, int32_t start,
                  int32_t end) {
  const uint8_t *kept = scanner->keep(word, length);
  scanner->add({kept, uint32_t(length), scanner->offset + start, scanner->offset + end,
                keyOf(kept, length)});
}

cph_result cph_scan(const cph_table *table, cph_scanner *scanner, const uint8_t *text,
                    size_t length, cph_fold fold, void *context) {
  scanner->count = 0;
  scanner->hits.clear();
  scanner->arena = 0;
  scanner->used = 0;
  scanner->singles = 0;
  scanner->table = table;
  while (scanner->words.size() <= table->longest) scanner->words.resize(scanner->words.size() * 2);
  if (!scanner->scan(text, length, fold, context)) return {-1, nullptr};
  return {int64_t(scanner->hits.size()), scanner->hits.data()};
}
