#include "CPhrases.h"

#include "Scanner.h"

#if CPH_X86
/// The same by instructions that count and place bits at once.
CPH_NEWER static bool scanNewer(cph_scanner &scanner, const Readable &text, cph_fold fold,
                                void *context) {
  return scanner.scan<Sixteen>(text, fold, context);
}
#endif

bool cph_scanner::scan(const uint8_t *bytes, size_t length, cph_fold fold, void *context) {
  const Readable text(bytes, length);
#if CPH_X86
  static const bool isNewer = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                              __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt") &&
                              __builtin_cpu_supports("popcnt");
  if (isNewer && most >= CPH_AVX2) return scanNewer(*this, text, fold, context);
  if (most >= CPH_SSE2) return scan<Sixteen>(text, fold, context);
#endif
  return scan<Plain>(text, fold, context);
}

cph_table *cph_create(void) { return new cph_table(); }
void cph_destroy(cph_table *table) { delete table; }

void cph_add(cph_table *table, const uint8_t *phrase, size_t length, int32_t id) {
  table->added.emplace_back(std::string(reinterpret_cast<const char *>(phrase), length), id);
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
  scanner->add(word, length, start, end);
}

cph_result cph_scan(const cph_table *table, cph_scanner *scanner, const uint8_t *text,
                    size_t length, cph_fold fold, void *context) {
  scanner->begin(table);
  if (length == 0) return {0, nullptr};
  if (!scanner->scan(text, length, fold, context)) return {-1, nullptr};
  return {int64_t(scanner->hits.size()), scanner->hits.data()};
}
