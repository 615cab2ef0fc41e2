// swift-tools-version: 6.2
import PackageDescription

// A package of its own: who uses Kith as a library never builds its measurements.
let package = Package(
  name: "KithBenchmarks",
  dependencies: [.package(name: "kith", path: "../..")],
  targets: [
    .systemLibrary(name: "CSQLite"),
    // `memmem` of the C library, which Swift does not see.
    .target(name: "CSearch"),
    .executableTarget(
      name: "KithBenchmarks",
      dependencies: [
        "CSearch", "CSQLite", .product(name: "Kith", package: "kith"), .product(name: "KithStages", package: "kith"),
      ]),
  ]
)
