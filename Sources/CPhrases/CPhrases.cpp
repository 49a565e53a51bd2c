#include "CPhrases.h"

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

/// The first eight bytes of a word in small letters, and its length. Other words may share a key:
/// whoever finds one compares the bytes.
inline uint64_t keyOf(uint64_t bytes, size_t length) {
  bytes |= 0x2020202020202020;
  if (length < 8) bytes &= (uint64_t(1) << (length * 8)) - 1;
  bytes = (bytes ^ (length * 0x9E3779B97F4A7C15)) * 0xFF51AFD7ED558CCD;
  return bytes ^ (bytes >> 29);
}

inline uint64_t keyOf(const uint8_t *word, size_t length) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, word, std::min<size_t>(length, 8));
  return keyOf(bytes, length);
}

inline uint64_t pairKey(uint64_t first, uint64_t second) {
  return (first ^ (second << 23 | second >> 41)) * 0xC4CEB9FE1A85EC53;
}

inline uint8_t lower(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte; }

inline bool isLetter(uint8_t byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

bool isSame(const Word &word, std::string_view other) {
  if (word.length != other.size()) return false;
  for (size_t position = 0; position < other.size(); position += 1)
    if (lower(word.bytes[position]) != uint8_t(other[position])) return false;
  return true;
}

/// One bit for each of some hashes: most of those that were not added have none.
class Filter {
public:
  explicit Filter(int size = 6) : bits(size_t(1) << (size - 6), 0), shift(64 - size) {}

  void add(uint64_t key) {
    const uint64_t bit = key >> shift;
    bits[bit >> 6] |= uint64_t(1) << (bit & 63);
  }

  /// Where a filter stands while it does not change.
  struct View {
    const uint64_t *bits;
    int shift;

    /// Its lowest bit says whether the key may have been added.
    uint64_t bit(uint64_t key) const {
      const uint64_t bit = key >> shift;
      return bits[bit >> 6] >> (bit & 63);
    }
  };

  View view() const { return {bits.data(), shift}; }

  bool mayHave(uint64_t key) const { return view().bit(key) & 1; }

private:
  std::vector<uint64_t> bits;
  int shift;
};

struct Phrase {
  uint64_t key;
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
      phrase.key = key(words.back());
      if (words.size() > 1) phrase.key = pairKey(key(words[words.size() - 2]), phrase.key);
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
    filter = Filter(std::min(bits + 2, 19));
    slots.assign(size_t(1) << bits, -1);
    for (size_t position = 0; position < phrases.size(); position += 1) {
      const uint64_t key = phrases[position].key;
      if (position > 0 && phrases[position - 1].key == key) continue;
      filter.add(key);
      size_t slot = home(key);
      while (slots[slot] >= 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = int32_t(position);
    }
  }
};

struct cph_scanner {
  /// The words of the text, of which there are `count`.
  std::vector<Word> words = std::vector<Word>(256);
  size_t count = 0;
  /// Where words begin and end, of which there are `places`, and the bytes that are not plain.
  std::vector<int32_t> starts;
  std::vector<int32_t> ends;
  std::vector<int32_t> odds = {INT32_MAX};
  size_t places = 0;
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

  /// A word that has been folded.
  void add(const Word &word) {
    if (words.size() - count <= places) words.resize(words.size() + places + 1024);
    const bool isSingle = word.length == 1 && isLetter(*word.bytes);
    singles = isSingle ? singles + 1 : 0;
    words[count++] = word;
    findEnding();
  }

  /// Finds the phrases that end with the last word.
  __attribute__((noinline)) void findEnding() {
    const uint64_t key = words[count - 1].key;
    if (count > 1) find(pairKey(words[count - 2].key, key));
    find(key);
  }

  void find(uint64_t key) {
    if (!table->filter.mayHave(key)) return;
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
      const Word *const first = words.data() + count - length;
      bool isHit = true;
      for (size_t word = length; word-- > 0 && isHit;) isHit = isSame(first[word], phrase.words[word]);
      if (!isHit) continue;
      const int32_t last = int32_t(count) - 1;
      hits.push_back(
          {phrase.id, last - int32_t(length) + 1, last, first->start, first[length - 1].end});
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
    if (words.size() <= places) words.resize(places * 2);
  }

  /// The first eight bytes of a word, or fewer where the text ends.
  static __attribute__((always_inline)) uint64_t load(const uint8_t *text, size_t length,
                                                      size_t start, size_t size) {
    uint64_t bytes = 0;
    if (__builtin_expect(start + 8 <= length, true))
      std::memcpy(&bytes, text + start, 8);
    else
      std::memcpy(&bytes, text + start, std::min<size_t>(size, 8));
    return bytes;
  }

  /// Finds the phrases of a text; false when it has to be folded as a whole.
  template <typename Target>
  __attribute__((always_inline)) bool scan(const uint8_t *text, size_t length, cph_fold fold,
                                           void *context) {
    part<Target>(text, length);
    // What changes from word to word is kept in registers, and written back where others look.
    const Filter::View filter = table->filter.view();
    const int32_t *odd = odds.data();
    const int32_t *const wordStarts = starts.data();
    const int32_t *const wordEnds = ends.data();
    const size_t wordCount = places;
    Word *next = words.data();
    uint64_t before = 0;
    int run = 0;
    for (size_t place = 0; place < wordCount; place += 1) {
      const int32_t start = wordStarts[place];
      const int32_t end = wordEnds[place];
      if (__builtin_expect(*odd < end, false)) {
        while (*odd < end) odd += 1;
        offset = start;
        count = size_t(next - words.data());
        singles = run;
        if (!fold(context, this, text + start, size_t(end - start))) return false;
        next = words.data() + count;
        before = count == 0 ? 0 : next[-1].key;
        run = singles;
      } else {
        const size_t size = size_t(end - start);
        const uint64_t bytes = load(text, length, size_t(start), size);
        const uint64_t key = keyOf(bytes, size);
        *next++ = {text + start, uint32_t(size), start, end, key};
        const bool isSingle = (size == 1) & (uint8_t((bytes | 0x20) - 'a') < 26);
        run = isSingle ? run + 1 : 0;
        // The two answers are joined before anything depends on them, because most words have none.
        const uint64_t mayEndPhrase = filter.bit(pairKey(before, key)) | filter.bit(key);
        before = key;
        if (__builtin_expect(mayEndPhrase & 1, false)) {
          count = size_t(next - words.data());
          findEnding();
        }
      }
      // Three single letters may be one word.
      if (__builtin_expect(run >= 3, false)) return false;
    }
    return true;
  }

  bool scan(const uint8_t *text, size_t length, cph_fold fold, void *context);
};

#if CPH_X86
__attribute__((target("avx512f,avx512bw,avx512vl,bmi,popcnt"))) static bool
scanWide(cph_scanner &scanner, const uint8_t *text, size_t length, cph_fold fold, void *context) {
  return scanner.scan<WideMasks>(text, length, fold, context);
}
__attribute__((target("avx2,bmi,popcnt"))) static bool
scanHalf(cph_scanner &scanner, const uint8_t *text, size_t length, cph_fold fold, void *context) {
  return scanner.scan<HalfMasks>(text, length, fold, context);
}
#endif

bool cph_scanner::scan(const uint8_t *text, size_t length, cph_fold fold, void *context) {
#if CPH_X86
  static const bool hasWide = __builtin_cpu_supports("avx512bw") &&
                              __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi");
  static const bool hasHalf = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
  if (hasWide && most >= CPH_AVX512) return scanWide(*this, text, length, fold, context);
  if (hasHalf && most >= CPH_AVX2) return scanHalf(*this, text, length, fold, context);
#endif
  return scan<PlainMasks>(text, length, fold, context);
}

cph_table *cph_create(void) { return new cph_table(); }
void cph_destroy(cph_table *table) { delete table; }

void cph_add(cph_table *table, const uint8_t *phrase, size_t length, int32_t id) {
  Phrase added;
  added.key = 0;
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
  if (!scanner->scan(text, length, fold, context)) return {-1, nullptr};
  return {int64_t(scanner->hits.size()), scanner->hits.data()};
}
