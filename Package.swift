// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "saring",
  products: [
    .executable(name: "saring", targets: ["SaringCLI"]),
    .library(
      name: "Saring",
      targets: [
        "Saring", "SaringRules", "SaringModel", "SaringEngine", "SaringProfiles", "SaringReports",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: "libutf8proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CColumns"),
    .target(name: "CPhrases"),
    .target(
      name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

    .target(name: "SaringSource", swiftSettings: strict),
    .target(name: "SaringModel", dependencies: ["SaringSource"], swiftSettings: strict),
    .target(
      name: "SaringXML", dependencies: ["SaringSource", "CLibXML2"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .target(
      name: "SaringRules", dependencies: ["SaringXML", "SaringModel", "SaringSource"],
      swiftSettings: strict),
    .target(
      name: "SaringEngine", dependencies: ["SaringModel", "CColumns", "CPhrases", "CUTF8Proc"],
      swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m")]),
    .target(
      name: "SaringExplanation", dependencies: ["SaringEngine", "SaringModel"],
      swiftSettings: strict),
    .target(
      name: "SaringProfiles", dependencies: ["SaringEngine", "SaringModel", "CSimdJSON"],
      swiftSettings: strict),
    .target(
      name: "SaringReports",
      dependencies: ["SaringExplanation", "SaringEngine", "SaringModel", "SaringSource"],
      swiftSettings: strict),
    .target(
      name: "Saring",
      dependencies: [
        "SaringSource", "SaringModel", "SaringRules", "SaringEngine", "SaringExplanation",
        "SaringProfiles", "SaringReports",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "SaringCLI",
      dependencies: [
        "CMalloc", "Saring", "SaringSource", "SaringModel", "SaringRules", "SaringEngine",
        "SaringExplanation", "SaringProfiles", "SaringReports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Measures the rule book on texts beside the repository: `make evaluate`.
    .executableTarget(
      name: "SaringEvaluation",
      dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      path: "Tests/SaringEvaluation", swiftSettings: strict),
    .testTarget(
      name: "SaringEvaluationTests", dependencies: ["SaringEvaluation"], swiftSettings: strict),
    .testTarget(
      name: "SaringProfilesTests", dependencies: ["SaringProfiles", "SaringEngine", "SaringModel"],
      swiftSettings: strict),

    .testTarget(
      name: "SaringGrammarTests",
      dependencies: [
        "SaringRules", "SaringSource", "SaringTestSupport",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SaringReportsTests",
      dependencies: [
        "SaringReports", "SaringRules", "SaringModel", "SaringSource", "SaringTestSupport",
      ],
      swiftSettings: strict),

    .target(
      name: "SaringTestSupport",
      dependencies: ["SaringEngine", "SaringExplanation", "SaringModel", "SaringSource"],
      path: "Tests/SaringTestSupport",
      // The reference evaluator meets 200,000 profiles a run; optimised it takes a quarter.
      swiftSettings: strict + [.unsafeFlags(["-O"])]),
    .testTarget(
      name: "SaringModelTests", dependencies: ["SaringModel", "SaringSource", "SaringTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SaringXMLTests", dependencies: ["SaringXML", "SaringSource", "SaringTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SaringRulesTests",
      dependencies: [
        "SaringRules", "SaringXML", "SaringModel", "SaringSource", "SaringTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SaringEngineTests",
      dependencies: [
        "SaringEngine", "SaringRules", "SaringModel", "SaringSource", "SaringTestSupport",
        "CColumns",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SaringPreparedTests",
      dependencies: [
        "Saring", "SaringEngine", "SaringRules", "SaringModel", "SaringSource",
        "SaringTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SaringExplanationTests",
      dependencies: [
        "SaringExplanation", "SaringEngine", "SaringModel", "SaringRules", "SaringSource",
        "SaringTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SaringLawTests",
      dependencies: [
        "Saring", "SaringEngine", "SaringExplanation", "SaringProfiles", "SaringRules",
        "SaringModel", "SaringTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SaringCLITests",
      dependencies: [
        "SaringCLI", "SaringTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
