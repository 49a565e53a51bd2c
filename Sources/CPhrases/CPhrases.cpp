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

bool isSame(const Word &word, std::string_view other) {
  if (word.length != other.size()) return false;
  for (size_t position = 0; position < other.size(); position += 1)
    if (lower(word.bytes[position]) != uint8_t(other[position])) return false;
  return true;
}

struct Phrase {
  uint64_t key;
  int32_t id;
  std::string bytes;
  std::vector<std::string_view> words;
};

} // namespace

struct cph_table {
  std::vector<Phrase> phrases;
  /// One bit for each of some hashes; most words of a text have none.
  std::vector<uint64_t> filter;
  int filterShift = 63;
  /// Positions in `phrases` where those of one key begin, by hash; -1 for none.
  std::vector<int32_t> slots;

  size_t home(uint64_t key) const { return (key * 0x9E3779B97F4A7C15) & (slots.size() - 1); }

  bool mayHave(uint64_t key) const {
    const uint64_t bit = key >> filterShift;
    return filter[bit >> 6] >> (bit & 63) & 1;
  }

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
    filter.assign(size_t(1) << (bits - 6), 0);
    filterShift = 64 - bits;
    slots.assign(size_t(1) << bits, -1);
    for (size_t position = 0; position < phrases.size(); position += 1) {
      const uint64_t key = phrases[position].key;
      if (position > 0 && phrases[position - 1].key == key) continue;
      const uint64_t bit = key >> filterShift;
      filter[bit >> 6] |= uint64_t(1) << (bit & 63);
      size_t slot = home(key);
      while (slots[slot] >= 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = int32_t(position);
    }
  }
};

struct cph_scanner {
  std::vector<Word> words;
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

  __attribute__((always_inline)) void add(const uint8_t *bytes, uint32_t length, int32_t start,
                                          int32_t end, uint64_t key) {
    words.push_back({bytes, length, start, end, key});
    singles = length == 1 && lower(*bytes) >= 'a' && lower(*bytes) <= 'z' ? singles + 1 : 0;
    if (words.size() > 1) {
      const uint64_t pair = pairKey(words[words.size() - 2].key, key);
      if (table->mayHave(pair)) find(pair);
    }
    if (table->mayHave(key)) find(key);
  }

  __attribute__((noinline)) void find(uint64_t key) {
    size_t slot = table->home(key);
    for (;; slot = (slot + 1) & (table->slots.size() - 1)) {
      if (table->slots[slot] < 0) return;
      if (table->phrases[table->slots[slot]].key == key) break;
    }
    for (size_t position = table->slots[slot];
         position < table->phrases.size() && table->phrases[position].key == key; position += 1) {
      const Phrase &phrase = table->phrases[position];
      const size_t count = phrase.words.size();
      if (count > words.size()) continue;
      const Word *const first = words.data() + words.size() - count;
      bool isHit = true;
      for (size_t word = count; word-- > 0 && isHit;) isHit = isSame(first[word], phrase.words[word]);
      if (!isHit) continue;
      const int32_t last = int32_t(words.size()) - 1;
      hits.push_back({phrase.id, last - int32_t(count) + 1, last, first->start, words.back().end});
    }
  }

  /// A run of letters, digits and other bytes that may belong to words; false when the text has to
  /// be folded as a whole.
  __attribute__((always_inline)) bool take(const uint8_t *text, size_t length, size_t start,
                                           size_t end, bool isOdd, cph_fold fold, void *context) {
    if (__builtin_expect(isOdd, false)) {
      offset = int32_t(start);
      return fold(context, this, text + start, end - start) && singles < 3;
    }
    uint64_t bytes = 0;
    if (__builtin_expect(start + 8 <= length, true))
      std::memcpy(&bytes, text + start, 8);
    else
      std::memcpy(&bytes, text + start, end - start);
    add(text + start, uint32_t(end - start), int32_t(start), int32_t(end),
        keyOf(bytes, end - start));
    // Three single letters may be one word.
    return singles < 3;
  }

  template <typename Target>
  __attribute__((always_inline)) bool scan(const uint8_t *text, size_t length, cph_fold fold,
                                           void *context) {
    size_t pending = SIZE_MAX;
    bool isPendingOdd = false;
    uint64_t wordCarry = 0;
    uint64_t letterCarry = 0;
    for (size_t base = 0; base < length; base += 64) {
      const Masks masks = Target::load(text + base, length - base);
      const uint64_t word = masks.letters | masks.digits | masks.others;
      const uint64_t odd = masks.others | (masks.digits & (masks.letters << 1 | letterCarry));
      const uint64_t before = word << 1 | wordCarry;
      uint64_t starts = word & ~before;
      uint64_t ends = before & ~word;
      wordCarry = word >> 63;
      letterCarry = masks.letters >> 63;
      size_t from = 0;
      while (ends != 0) {
        const size_t end = size_t(__builtin_ctzll(ends));
        ends &= ends - 1;
        size_t start = pending;
        if (start == SIZE_MAX) {
          from = size_t(__builtin_ctzll(starts));
          starts &= starts - 1;
          start = base + from;
        }
        bool isOdd = isPendingOdd;
        if (odd != 0 && end > 0)
          isOdd |= (odd & (~uint64_t(0) >> (64 - end)) & (~uint64_t(0) << from)) != 0;
        if (!take(text, length, start, base + end, isOdd, fold, context)) return false;
        pending = SIZE_MAX;
        isPendingOdd = false;
        from = end;
      }
      if (starts != 0) {
        from = size_t(__builtin_ctzll(starts));
        pending = base + from;
      }
      if (pending != SIZE_MAX) isPendingOdd |= (odd & (~uint64_t(0) << from)) != 0;
    }
    return pending == SIZE_MAX ||
           take(text, length, pending, length, isPendingOdd, fold, context);
  }

  bool scan(const uint8_t *text, size_t length, cph_fold fold, void *context);
};

#if CPH_X86
__attribute__((target("avx512f,avx512bw,avx512vl,bmi"))) static bool
scanWide(cph_scanner &scanner, const uint8_t *text, size_t length, cph_fold fold, void *context) {
  return scanner.scan<WideMasks>(text, length, fold, context);
}
__attribute__((target("avx2,bmi"))) static bool
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
  scanner->add(kept, uint32_t(length), scanner->offset + start, scanner->offset + end,
               keyOf(kept, length));
}

cph_result cph_scan(const cph_table *table, cph_scanner *scanner, const uint8_t *text,
                    size_t length, cph_fold fold, void *context) {
  scanner->words.clear();
  scanner->hits.clear();
  scanner->arena = 0;
  scanner->used = 0;
  scanner->singles = 0;
  scanner->table = table;
  if (!scanner->scan(text, length, fold, context)) return {-1, nullptr};
  return {int64_t(scanner->hits.size()), scanner->hits.data()};
}
