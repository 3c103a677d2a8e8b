// swift-tools-version: 6.2
import PackageDescription

// What the ledger costs against plain C, in ratios of the same run: `make bench`. A package of its
// own, so that neither the tests nor a build of the tool ever pay for it.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "maillon", path: "../..")],
  targets: [
    // The floors. A release build compiles C with -O2.
    .target(
      name: "CFloor",
      linkerSettings: [.linkedLibrary("lmdb"), .linkedLibrary("crypto")]),
    .executableTarget(
      name: "ledger-bench",
      dependencies: [
        "CFloor",
        .product(name: "Bookkeeping", package: "maillon"),
        .product(name: "Vocabulary", package: "maillon"),
        .product(name: "Projections", package: "maillon"),
      ],
      path: "Sources/LedgerBench",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ]
)
