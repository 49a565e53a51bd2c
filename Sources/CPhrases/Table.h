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

/// A phrase as it is compared.
struct Phrase {
  /// Of its last two words, or of its one.
  uint64_t key;
  int32_t id;
  /// How many words it has, and where they stand end to end among the bytes of the table, the last
  /// word first, each with its length before it.
  uint32_t count;
  uint32_t words;
};

} // namespace

struct cph_table {
  /// The phrases as they are added, each with its id.
  std::vector<std::pair<std::string, int32_t>> added;
  std::vector<Phrase> phrases;
  std::vector<uint8_t> bytes;
  /// The keys of phrases.
  Filter filter;
  /// Where the phrases of one key begin, by hash; -1 for none.
  std::vector<int32_t> slots;
  /// How many words the longest phrase has.
  size_t longest = 2;

  size_t home(uint64_t key) const { return key & (slots.size() - 1); }

  /// Where the phrases of a key begin, or -1.
  int32_t find(uint64_t key) const {
    for (size_t slot = home(key);; slot = (slot + 1) & (slots.size() - 1))
      if (slots[slot] < 0 || phrases[size_t(slots[slot])].key == key) return slots[slot];
  }

  void finish() {
    // Of those with one key the longest is told first.
    std::sort(added.begin(), added.end(), [](const auto &left, const auto &right) {
      return left.first.size() != right.first.size() ? left.first.size() > right.first.size()
                                                     : left.second < right.second;
    });
    int bits = 8;
    while ((size_t(1) << bits) < added.size() * 4) bits += 1;
    filter = Filter(std::min(bits, 14));
    slots.assign(size_t(1) << bits, -1);
    for (const auto &[text, id] : added) append(text, id);
    std::sort(phrases.begin(), phrases.end(), [](const Phrase &left, const Phrase &right) {
      return left.key != right.key ? left.key < right.key : left.words < right.words;
    });
    for (size_t position = 0; position < phrases.size(); position += 1) {
      const uint64_t key = phrases[position].key;
      if (position > 0 && phrases[position - 1].key == key) continue;
      size_t slot = home(key);
      while (slots[slot] >= 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = int32_t(position);
    }
    added = {};
  }

private:
  void append(std::string_view text, int32_t id) {
    std::vector<std::string_view> words;
    for (size_t start = 0; start < text.size();) {
      const size_t end = std::min(text.find(' ', start), text.size());
      if (end > start) words.push_back(text.substr(start, end - start));
      start = end + 1;
    }
    if (words.empty()) return;
    auto key = [](std::string_view word) {
      return keyOf(reinterpret_cast<const uint8_t *>(word.data()), word.size());
    };
    Phrase phrase{key(words.back()), id, uint32_t(words.size()), uint32_t(bytes.size())};
    if (words.size() > 1) {
      const uint64_t before = key(words[words.size() - 2]);
      filter.addPair(before, phrase.key);
      phrase.key = pairKey(before, phrase.key);
    } else {
      filter.addWord(phrase.key);
    }
    for (size_t word = words.size(); word-- > 0;) {
      const uint32_t length = uint32_t(words[word].size());
      const uint8_t *const start = reinterpret_cast<const uint8_t *>(&length);
      bytes.insert(bytes.end(), start, start + sizeof length);
      bytes.insert(bytes.end(), words[word].begin(), words[word].end());
    }
    phrases.push_back(phrase);
    longest = std::max(longest, words.size());
  }
};
