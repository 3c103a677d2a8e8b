// swift-tools-version: 6.2
import PackageDescription

// Everything that reads bytes from outside, fed with what libFuzzer makes of the fixtures: `make fuzz`. A
// package of its own, since all of it is compiled with the fuzzer's instruments
// (`-Xswiftc -sanitize=fuzzer`, see scripts/fuzz); neither tests nor tool ever pay for it.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "maillon", path: "../..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "fuzz-readers",
      dependencies: [
        "CFuzzer",
        .product(name: "Vocabulary", package: "maillon"),
        .product(name: "MerkleLog", package: "maillon"),
      ],
      path: "Sources/FuzzReaders",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ]
)
