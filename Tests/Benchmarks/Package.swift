// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "saring-benchmarks",
  dependencies: [
    .package(name: "saring", path: "../.."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Speed",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Saring", package: "saring"),
      ],
      path: "Benchmarks/Speed",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
