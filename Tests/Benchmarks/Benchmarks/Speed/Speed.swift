import Benchmark
import Glibc

/// Steps of the batch path one by one, on one thread and one block of 256 profiles.
///
/// The rule book is BOOK and the profiles PROFILES (JSON lines), by default what the repository ships.
/// One iteration is one block: 256 profiles, over and over the same where there are fewer.
let benchmarks: @Sendable () -> Void = {
  let repository = String(#filePath.split(separator: "/").dropLast(5).reduce("") { "\($0)/\($1)" })
  let bench = Bench(
    book: environment("BOOK") ?? repository + "/Rules",
    profiles: environment("PROFILES") ?? repository + "/Fixtures/profiles/demo.jsonl")
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], timeUnits: .nanoseconds, warmupIterations: 20,
    scalingFactor: .kilo, maxDuration: .seconds(2), maxIterations: 5)

  Benchmark("decode a block") { benchmark in
    for _ in benchmark.scaledIterations { bench.decode() }
  }
  bench.decode()
  Benchmark("evaluate a block, columns and \(bench.textBytes) bytes of text") { benchmark in
    for _ in benchmark.scaledIterations { bench.evaluate() }
  }
  Benchmark("evaluate a block, columns alone") { benchmark in
    for _ in benchmark.scaledIterations { bench.evaluateColumns() }
  }
  Benchmark("write a block, ids") { benchmark in
    bench.evaluate()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(bench.write(.ids)) }
  }
  Benchmark("write a block, evidence") { benchmark in
    bench.evaluate()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(bench.write(.evidence)) }
  }
}

private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
