// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same rules: the imports at the top of a file tell the truth, and a warning stops
/// the build.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "kith",
  products: [
    // The spine, with the values, questions and formats that its interface speaks of.
    .library(
      name: "Kith",
      targets: [
        "Kith", "GraphSchema", "Packs", "Reading", "GraphStore", "GraphQuery", "Cypher", "GraphExport", "GraphDrawing",
        "Evaluation",
      ]),
    .executable(name: "kith", targets: ["KithCommand"]),
    // The stages one by one, for the measurements and the fuzzing of Tests/: no promise to anyone else.
    .library(
      name: "KithStages",
      targets: [
        "GraphSchema", "Names", "LanguageModel", "Packs", "Reading", "ReadingModel", "Linguistics", "Extraction",
        "Identity", "GraphExport", "ReadingModel",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // The nouns. `GraphSchemaFiles` carries the SQL and JSON of Schema/ inside the executable.
    .target(
      name: "GraphSchemaFiles", path: "Schema/Embedded"),

    .target(
      name: "GraphSchema", dependencies: ["GraphSchemaFiles"], path: "Schema",
      exclude: ["Embedded", "Tables", "Vocabulary", "README.md"], swiftSettings: strict),

    // What a name is made of, and how alike two names are.
    .target(name: "Names", dependencies: ["GraphSchema"], swiftSettings: strict),

    // World facts and patterns: the files, embedded, and the reader of packs.
    .target(name: "LanguageModel", exclude: ["WorldFacts", "Patterns", "Tagger"]),
    .target(
      name: "Packs",
      dependencies: ["GraphSchema", "LanguageModel", "Names", .product(name: "Yams", package: "Yams")],
      exclude: ["README.md"], swiftSettings: strict),

    // The stages, in the order an article meets them.
    .systemLibrary(name: "Clibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "Clibz", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "Clibzstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "ChildProcess"),
    .target(name: "Programs", dependencies: ["ChildProcess"], swiftSettings: strict),
    .target(
      name: "Reading", dependencies: ["GraphSchema", "Clibxml2", "Clibz", "Clibzstd", "Programs"],
      swiftSettings: strict),
    .target(name: "Linguistics", dependencies: ["GraphSchema", "LanguageModel"], swiftSettings: strict),
    .target(name: "Extraction", dependencies: ["GraphSchema"], swiftSettings: strict),
    .target(name: "Identity", dependencies: ["GraphSchema", "Names"], swiftSettings: strict),
    // What SQLite takes only from C.
    .target(name: "SQLiteSettings"),
    .target(
      name: "GraphStore",
      dependencies: [
        "GraphSchema", "Names", "SQLiteSettings", .product(name: "GRDB", package: "GRDB.swift"),
        // SQLite itself, for the loops that bind and step millions of rows.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "GraphQuery", dependencies: ["GraphSchema", "GraphStore", "Names", "Cypher"], swiftSettings: strict),

    // openCypher over any property graph.
    .target(name: "Cypher", dependencies: ["GraphSchema"], swiftSettings: strict),

    // The trained reader of names, syntax and coreference: a leaf that the spine hands to Linguistics.
    .target(name: "ReadingKernels"),
    .target(name: "ReadingWeights", exclude: ["Weights"]),
    .target(
      name: "ReadingModel", dependencies: ["GraphSchema", "ReadingWeights", "ReadingKernels"], swiftSettings: strict),

    // How well each stage reads, against what people marked: scorers and readers of gold files, pure.
    // `EvaluationFiles` carries the tables of properties that are relations of the catalogue.
    .target(name: "EvaluationFiles", exclude: ["Predicates"]),
    .target(
      name: "Evaluation", dependencies: ["GraphSchema", "EvaluationFiles"], exclude: ["README.md"],
      swiftSettings: strict),

    // The shapes that leave.
    // `GraphExportFiles` carries the style and the script of the HTML page.
    .target(name: "GraphExportFiles", path: "Exports/Embedded"),
    .target(
      name: "GraphExport", dependencies: ["GraphSchema", "GraphExportFiles"], path: "Exports",
      exclude: ["Embedded", "Page", "Gallery", "README.md"], swiftSettings: strict),
    .target(
      name: "GraphDrawing",
      dependencies: ["GraphSchema", "ChildProcess", .product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: strict),

    // The spine and the door.
    .target(
      name: "Kith",
      dependencies: [
        "GraphSchema", "Names", "Packs", "Reading", "Linguistics", "ReadingModel", "Extraction", "Identity",
        "GraphStore", "GraphQuery", "GraphExport", "GraphDrawing", "Evaluation",
      ], swiftSettings: strict),
    .executableTarget(
      name: "KithCommand",
      dependencies: [
        "GraphSchema", "Packs", "Reading", "GraphStore", "GraphQuery", "GraphExport", "GraphDrawing", "Evaluation",
        "Cypher", "Kith", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Articles made by hand and seeded random numbers, for tests of more than one target.
    .target(
      name: "TestSupport", dependencies: ["GraphSchema", "Reading"], path: "Tests/Support", swiftSettings: strict),

    .testTarget(name: "GraphSchemaTests", dependencies: ["GraphSchema"], swiftSettings: strict),
    .testTarget(name: "NamesTests", dependencies: ["Names", "GraphSchema"], exclude: ["Cases"], swiftSettings: strict),
    .testTarget(name: "PacksTests", dependencies: ["Packs", "Names", "GraphSchema"], swiftSettings: strict),
    .testTarget(
      name: "ReadingTests", dependencies: ["Reading", "GraphSchema", "Programs", "TestSupport"],
      exclude: ["Pages", "Peers"], swiftSettings: strict),
    .testTarget(
      name: "ReadingModelTests", dependencies: ["ReadingModel", "ReadingKernels", "GraphSchema"],
      exclude: ["reference.json"], swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation", "GraphSchema"], exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "LinguisticsTests", dependencies: ["Linguistics", "GraphSchema", "Packs"], swiftSettings: strict),
    .testTarget(
      name: "ExtractionTests", dependencies: ["Extraction", "GraphSchema", "Packs", "Linguistics", "ReadingModel"],
      swiftSettings: strict),
    .testTarget(name: "IdentityTests", dependencies: ["Identity", "GraphSchema"], swiftSettings: strict),
    .testTarget(
      name: "GraphStoreTests",
      dependencies: [
        "GraphStore", "GraphSchema", "Reading", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Databases"], swiftSettings: strict),
    .testTarget(
      name: "GraphQueryTests",
      dependencies: [
        "GraphQuery", "GraphStore", "GraphSchema", "Cypher", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GraphExportTests", dependencies: ["GraphExport", "GraphSchema"], exclude: ["Goldens", "Python"],
      swiftSettings: strict),
    .testTarget(name: "CypherTests", dependencies: ["Cypher", "GraphSchema"], swiftSettings: strict),
    .testTarget(name: "GraphDrawingTests", dependencies: ["GraphDrawing", "GraphSchema"], swiftSettings: strict),
    // What Tests/Fuzz, a package of its own, does with random input, for the inputs that are kept.
    .testTarget(
      name: "FuzzCorpusTests",
      dependencies: [
        "Extraction", "GraphExport", "GraphSchema", "Identity", "Linguistics", "Names", "Packs", "Reading",
      ],
      path: "Tests/Fuzz/Sources/KithFuzz", exclude: ["Entry.swift"],
      swiftSettings: strict),
    .testTarget(
      name: "JourneyTests",
      dependencies: [
        "Kith", "KithCommand", "GraphSchema", "GraphStore", "GraphQuery", "Cypher", "GraphExport", "Reading",
        "Evaluation",
      ],
      swiftSettings: strict),
  ],
  // `#embed`, which carries the packs, the weights and the tables, is C23.
  cLanguageStandard: .c2x
)
