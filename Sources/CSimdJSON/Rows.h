#pragma once

// Splits rows of separated cells, and looks their cells up on the way.

#include "Digits.h"
#include "Fields.h"
#include "Separators.h"

#include <algorithm>
#include <simdjson.h>

namespace csj {

class Rows {
public:
  explicit Rows(Fields &fields)
      : fields(fields), shorts(fields.places.size() * Short::places) {}

  csj_row read(std::string_view row, char separator, const csj_column *columns, size_t count) {
    fields.entries.clear();
    unquoted.clear();
    if (!simdjson::validate_utf8(row.data(), row.size())) return {false, 0, 0, nullptr};
    // A cell is looked up by sixteen bytes at a time.
    unquoted.reserve(row.size() + 16);
    Separators separators(row, separator);
    size_t cells = 0;
    size_t position = 0;
    while (true) {
      // Empty cells are passed over together: which ones are, no processor can guess.
      const size_t start = separators.skip(position);
      cells += start - position;
      if (start == row.size()) {
        cells += 1;
        break;
      }
      position = start;
      std::string_view cell;
      if (row[position] == '"') {
        position += 1;
        cell = quotedCell(row, position);
        // What follows a closing quotation mark has been refused where rows are cut.
        position = separators.next(position);
      } else {
        position = separators.next(start);
        cell = row.substr(start, position - start);
      }
      if (cells < count) emitCell(cell, columns[cells], cells);
      cells += 1;
      if (position == row.size()) break;
      position += 1;
    }
    return {true, cells, fields.entries.size(), fields.entries.data()};
  }

private:
  /// A cell without blanks at its ends.
  static std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char byte) {
      return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
  }

  /// Reads a text of few digits alone.
  static bool readDigits(std::string_view text, int64_t &number) {
    if (readEightDigits(reinterpret_cast<const uint8_t *>(text.data()), text.size(), number))
      return true;
    if (text.size() < 9 || text.size() > 15) return false;
    number = 0;
    for (const char byte : text) {
      const unsigned digit = unsigned(uint8_t(byte)) - '0';
      if (digit > 9) return false;
      number = number * 10 + digit;
    }
    return true;
  }

  void emitCell(std::string_view cell, const csj_column &column, size_t position) {
    if (column.reading == CSJ_CELL_IGNORED || cell.empty()) return;
    if (column.reading == CSJ_CELL_NUMBER && column.slot >= 0) {
      int64_t number;
      if (readEightDigits(reinterpret_cast<const uint8_t *>(cell.data()), cell.size(), number) &&
          fields.putNumber(column.slot, double(number)))
        return;
    }
    if (column.reading != CSJ_CELL_BARE || cell.size() > Short::longest || column.slot < 0)
      return emitLonger(cell, column, position);
    const Short::Key key(cell);
    const Short &met = shorts[size_t(column.slot) * Short::places + key.place()];
    if (met.key == key) return fields.put(fields.places[column.slot], met.code);
    emitLonger(cell, column, position);
  }

  /// Looks a cell up that its column has not met lately.
  void emitLonger(std::string_view cell, const csj_column &column, size_t position) {
    const std::string_view bare = trimmed(cell);
    if (bare.empty()) return;
    const std::string_view text = column.reading == CSJ_CELL_TEXT ? cell : bare;
    int64_t integer = 0;
    const bool isInteger = column.reading == CSJ_CELL_NUMBER && readDigits(text, integer);
    const int32_t word = isInteger || column.words < 0 ? -1 : fields.word(column.words, text);
    const bool isPlace = column.slot >= 0;
    if (isPlace && (isInteger ? fields.putNumber(column.slot, double(integer))
                              : fields.putWord(column.slot, word))) {
      if (!isInteger && cell.size() <= Short::longest) {
        const Short::Key key(cell);
        shorts[size_t(column.slot) * Short::places + key.place()] = {key, uint64_t(word)};
      }
      return;
    }
    fields.emit(column.slot, isPlace ? fields.kindOfText(column.slot, text) : CSJ_STRING);
    csj_entry &entry = fields.entries.back();
    entry.text = reinterpret_cast<const uint8_t *>(text.data());
    entry.length = uint32_t(text.size());
    entry.column = int32_t(position);
    entry.word = word;
    if (entry.kind == CSJ_TEXT) {
      entry.integer = fields.places[column.slot].column;
    } else if (isInteger) {
      entry.kind = CSJ_INTEGER;
      entry.integer = integer;
      entry.number = double(integer);
    }
  }

  /// A cell from behind its opening quotation mark; `position` moves on to where it ends.
  std::string_view quotedCell(std::string_view row, size_t &position) {
    const size_t start = position;
    size_t end = row.find('"', start);
    bool hasDoubled = false;
    while (end != row.npos && end + 1 < row.size() && row[end + 1] == '"') {
      hasDoubled = true;
      end = row.find('"', end + 2);
    }
    if (end == row.npos) end = row.size();
    position = std::min(end + 1, row.size());
    const std::string_view cell = row.substr(start, end - start);
    if (!hasDoubled) return cell;
    // There is room: no cell moves that an entry points at.
    const size_t first = unquoted.size();
    bool isSecond = false;
    for (const char byte : cell) {
      isSecond = byte == '"' && !isSecond;
      if (!isSecond) unquoted.push_back(uint8_t(byte));
    }
    return {reinterpret_cast<const char *>(unquoted.data()) + first, unquoted.size() - first};
  }

  /// A short cell that a column has met, and the code that it is.
  struct Short {
    static constexpr size_t longest = 15;
    /// How many each column remembers.
    static constexpr size_t places = 8;

    /// The bytes of a cell and how many they are, of which sixteen must be readable; never 0, as no
    /// cell here is empty.
    struct Key {
      uint64_t first = 0;
      uint64_t rest = 0;

      Key() = default;
      explicit Key(std::string_view cell) {
        std::memcpy(&first, cell.data(), sizeof first);
        std::memcpy(&rest, cell.data() + sizeof first, sizeof rest);
        const size_t size = cell.size();
        const uint64_t below = ~uint64_t(0) >> ((8 - size) * 8 & 63);
        first &= size < 8 ? below : ~uint64_t(0);
        rest &= size > 8 ? below : 0;
        rest |= uint64_t(size) << 56;
      }

      bool operator==(const Key &other) const {
        return ((first ^ other.first) | (rest ^ other.rest)) == 0;
      }
      size_t place() const { return ((first + rest) * 0x9E3779B97F4A7C15) >> 61; }
    };

    Key key;
    uint64_t code = 0;
  };

  Fields &fields;
  std::vector<Short> shorts;
  /// Cells that held doubled quotation marks, without them.
  std::vector<uint8_t> unquoted;
};

} // namespace csj
