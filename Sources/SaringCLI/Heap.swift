import CMalloc
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How the process keeps memory: one heap, on large pages, which is not given back before the end.
enum Heap {
  /// Called before anything else, while next to nothing is allocated.
  static func arrange() {
    // Batches are made by one thread and freed by another: with a heap for each thread the memory
    // of a long run creeps up, with one heap it stays.
    mallopt(M_ARENA_MAX, 1)
    // Memory is kept that the next batch asks for again: giving it back costs a page fault for each page.
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    moveToLargePages()
  }

  private static let largePage = 2 << 20
  private static let span = 32 << 20

  /// Lets the heap go on at a large page that nothing has touched, and asks for large ones there: where
  /// the system has none, or none left, it goes on with small ones.
  ///
  /// A large page is one fault where small ones are 512, and a start touches some 1,200. It is given only
  /// where no small page has been touched before it, so that the last small allocation has to end just
  /// before, with what `malloc` writes behind it.
  private static func moveToLargePages() {
    let last = 256 << 10
    let gap = last + 8 << 10
    guard let end = sbrk(0), Int(bitPattern: end) > 0 else { return }
    let start = aligned(Int(bitPattern: end) + gap)
    guard Int(bitPattern: sbrk(start - gap - Int(bitPattern: end))) > 0 else { return }
    mallopt(M_TOP_PAD, Int32(span))
    guard let before = malloc(last) else { return }
    let first = aligned(Int(bitPattern: before) + last)
    madvise(UnsafeMutableRawPointer(bitPattern: first), span - largePage, MADV_HUGEPAGE)
    free(before)
  }

  private static func aligned(_ address: Int) -> Int {
    (address + largePage - 1) & -largePage
  }
}
