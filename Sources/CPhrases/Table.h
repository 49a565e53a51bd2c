#pragma once

// All phrases, found by their last two words, or their one.

#include "CPhrases.h"
#include "Keys.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

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

  /// Where the phrases of a key begin, or -1.
  int32_t find(uint64_t key) const {
    for (size_t slot = home(key);; slot = (slot + 1) & (slots.size() - 1))
      if (slots[slot] < 0 || phrases[size_t(slots[slot])].key == key) return slots[slot];
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
