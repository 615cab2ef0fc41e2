// swift-tools-version: 6.2
import PackageDescription

// A package of its own: it only links with `--sanitize fuzzer`.
let package = Package(
  name: "KithFuzz",
  dependencies: [.package(name: "kith", path: "../..")],
  targets: [
    .executableTarget(
      name: "KithFuzz", dependencies: [.product(name: "KithStages", package: "kith")],
      // A test of the main package, as are all other files here but for the entry.
      exclude: ["CorpusTests.swift"],
      // libFuzzer brings its own main.
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ]
)
