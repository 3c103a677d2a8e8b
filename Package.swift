// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "maillon",
  products: [
    // What the nested package Tests/Benchmarks measures; nothing here is promised to others.
    .library(name: "Bookkeeping", targets: ["Bookkeeping"]),
    .library(name: "Vocabulary", targets: ["Exchange", "EventCodec", "MerkleLog", "Projecting"]),
    .library(name: "Projections", targets: ["Inventory", "Contributions", "Impact"]),
    // What the nested package Tests/Fuzz feeds, beside the vocabulary.
    .library(name: "MerkleLog", targets: ["MerkleLog"]),
    // Stands between a process and the system in the fault campaign; preloaded, never linked.
    .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
  ],
  dependencies: [
    // SHA-256 and Ed25519: BoringSSL behind a well-kept interface, with the processor's own
    // SHA instructions. Cryptography is not for us to write.
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2")
  ],
  targets: [
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: strict),
    // QR codes: error correction and masks are a norm of their own, and libqrencode has made codes
    // that scanners read since 2006; no dependency, no network, no state.
    .systemLibrary(
      name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(name: "Drawing", dependencies: ["Exchange", "CQRCode"], swiftSettings: strict),
    .target(
      name: "MerkleLog", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(name: "EventCodec", dependencies: ["Exchange"], swiftSettings: strict),
    .target(name: "People", dependencies: ["Exchange"], swiftSettings: strict),
    .target(name: "Outgoing", swiftSettings: strict),
    .target(name: "Processes", swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: [
        "Exchange", "MerkleLog", "Projecting", "LMDB",
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .target(name: "Exchange", swiftSettings: strict),
    .target(name: "Projecting", dependencies: ["Exchange"], swiftSettings: strict),
    .target(name: "Stock", dependencies: ["Exchange", "Projecting"], swiftSettings: strict),
    .target(
      name: "Inventory", dependencies: ["Exchange", "Projecting", "Stock"],
      path: "Projections/Inventory", swiftSettings: strict),
    .target(
      name: "Contributions", dependencies: ["Exchange", "Projecting", "Stock"],
      path: "Projections/Contributions", swiftSettings: strict),
    .target(
      name: "Impact", dependencies: ["Exchange", "Projecting"],
      path: "Projections/Impact", swiftSettings: strict),
    .target(
      name: "Needs", dependencies: ["Exchange", "Projecting", "Stock"],
      path: "Projections/Needs", swiftSettings: strict),
    .target(
      name: "Calls", dependencies: ["Exchange", "Projecting", "Stock"],
      path: "Projections/Calls", swiftSettings: strict),
    .target(
      name: "Handouts", dependencies: ["Exchange", "Projecting"],
      path: "Projections/Handouts", swiftSettings: strict),
    .target(
      name: "Deliveries", dependencies: ["Exchange", "Projecting"],
      path: "Projections/Deliveries", swiftSettings: strict),
    .target(
      name: "Means", dependencies: ["Exchange", "Projecting", "Stock"],
      path: "Projections/Means", swiftSettings: strict),
    .target(
      name: "Quality", dependencies: ["Exchange", "Projecting"],
      path: "Projections/Quality", swiftSettings: strict),
    .target(
      name: "Trace", dependencies: ["Exchange", "Projecting"], path: "Projections/Trace",
      swiftSettings: strict),
    .target(
      name: "Deciding", dependencies: ["Exchange", "Projecting", "Stock"], swiftSettings: strict),
    .target(
      name: "Reporting", dependencies: ["Exchange", "MerkleLog", "Projecting"],
      swiftSettings: strict),
    .target(
      name: "Audit",
      dependencies: [
        "Exchange", "EventCodec", "MerkleLog", "Projecting", "Reporting", "Outgoing",
      ],
      swiftSettings: strict),
    .target(
      name: "Bookkeeping",
      dependencies: [
        "Exchange", "EventCodec", "MerkleLog", "Projecting", "Stock", "Deciding", "People", "Store",
        "Reporting", "Outgoing",
      ], swiftSettings: strict),
    .target(
      name: "Wording", dependencies: ["Exchange", "MerkleLog", "Outgoing"], swiftSettings: strict),
    .target(
      name: "Pages",
      dependencies: ["Drawing", "Exchange", "MerkleLog", "Projecting", "Reporting", "Wording"],
      swiftSettings: strict),
    .target(
      name: "Terminal",
      dependencies: [
        "Exchange", "EventCodec", "MerkleLog", "Projecting", "Stock", "People", "Reporting",
        "Bookkeeping", "Wording", "Pages", "Outgoing", "Processes",
      ], swiftSettings: strict),
    .executableTarget(
      name: "maillon",
      dependencies: [
        "Exchange", "Projecting", "Terminal",
        // The read models there are; a new one gets its line here and in Sources/maillon.
        "Inventory", "Contributions", "Impact", "Trace", "Needs", "Calls", "Handouts", "Deliveries",
        "Means", "Quality",
      ], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Terminal", "Audit", "Outgoing", "PageReading", "Programs", "Wording", "Pages",
        "Bookkeeping", "Store",
        "Exchange", "EventCodec", "MerkleLog", "Projecting", "People",
        "Stock", "Reporting", "Inventory", "Contributions", "Impact", "Trace", "Needs", "Calls",
        "Handouts",
        "Deliveries", "Means", "Quality",
      ], swiftSettings: strict),
    // The auditor's own tool: it links neither the store nor LMDB.
    .executableTarget(
      name: "maillon-audit",
      dependencies: [
        "Audit", "Reporting", "Exchange", "MerkleLog", "Outgoing", "Processes", "Projecting",
        "Wording",
        "Inventory", "Contributions",
        "Impact", "Trace", "Needs", "Calls", "Handouts", "Deliveries", "Means", "Quality",
      ], swiftSettings: strict),
    // The fixture Fixtures/namur-2020, told act by act: `swift run namur-story` writes it.
    .target(
      name: "NamurStory", dependencies: ["Bookkeeping", "Exchange", "Projecting"],
      swiftSettings: strict),
    .executableTarget(
      name: "namur-story", dependencies: ["Bookkeeping", "NamurStory"], swiftSettings: strict),
    .testTarget(
      name: "FixtureTests",
      dependencies: [
        "NamurStory", "Bookkeeping", "Exchange", "Projecting", "Inventory", "Contributions",
        "Impact", "Trace", "Needs", "Calls", "Handouts", "Deliveries", "Means", "Quality",
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .testTarget(
      name: "BookkeepingTests",
      dependencies: [
        "Audit", "Bookkeeping", "Exchange", "MerkleLog", "People", "Projecting", "Reporting",
        "Inventory", "Contributions", "Impact", "Trace", "Needs", "Calls", "Handouts",
        "Deliveries", "Means", "Quality", "Store", "LMDB", "Outgoing", "Programs",
      ], swiftSettings: strict),
    .testTarget(
      name: "AuditTests",
      dependencies: [
        "Audit", "Bookkeeping", "Exchange", "MerkleLog", "Outgoing", "Projecting", "Impact",
        "Programs",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Audit", "Bookkeeping", "Exchange", "MerkleLog", "Projecting", "Impact",
        "Deliveries", "Needs", "Means", "Quality", "Inventory", "Trace",
      ], swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Exchange", "MerkleLog", "Projecting", "LMDB"],
      swiftSettings: strict),
    .testTarget(
      name: "ScenarioTests",
      dependencies: [
        "Terminal", "Exchange", "Inventory", "Contributions", "Impact", "Trace", "Needs", "Calls",
        "Handouts", "Deliveries", "Means", "Quality",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DeliveriesTests", dependencies: ["Deliveries", "Exchange", "Projecting"],
      swiftSettings: strict),
    .testTarget(
      name: "NeedsTests", dependencies: ["Needs", "Exchange", "Projecting", "Stock"],
      swiftSettings: strict),
    .testTarget(
      name: "CallsTests", dependencies: ["Calls", "Exchange", "Projecting"], swiftSettings: strict),
    .testTarget(
      name: "TraceTests", dependencies: ["Trace", "Exchange", "Projecting"], swiftSettings: strict),
    .testTarget(
      name: "ProjectingTests", dependencies: ["Projecting", "Exchange"], swiftSettings: strict),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange"], swiftSettings: strict),
    .testTarget(name: "OutgoingTests", dependencies: ["Outgoing"], swiftSettings: strict),
    .testTarget(name: "PeopleTests", dependencies: ["People"], swiftSettings: strict),
    .testTarget(
      name: "EventCodecTests", dependencies: ["EventCodec", "Exchange"], swiftSettings: strict),
    .testTarget(name: "MerkleLogTests", dependencies: ["MerkleLog"], swiftSettings: strict),
    .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: strict),
    .testTarget(
      name: "DrawingTests", dependencies: ["Drawing", "Exchange"], exclude: ["Golden"],
      swiftSettings: strict),
    // The fault campaign: a process that writes, a library that lets its calls fail, and the tests.
    .target(name: "FaultShim", path: "Tests/FaultTests/Shim"),
    .executableTarget(
      name: "fault-writer",
      dependencies: [
        "Bookkeeping", "Exchange", "People", "Projecting", "Inventory", "Contributions",
      ],
      path: "Tests/FaultTests/Writer", swiftSettings: strict),
    .testTarget(
      name: "FaultTests",
      dependencies: [
        "Audit", "Bookkeeping", "Exchange", "MerkleLog", "Programs", "Projecting", "Inventory",
        "Store", "fault-writer", "maillon", "maillon-audit",
      ],
      path: "Tests/FaultTests/Campaign", swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
    // What former programs made, asked by the built tools.
    .testTarget(
      name: "KeptTests", dependencies: ["Programs", "maillon", "maillon-audit"],
      swiftSettings: strict),
    .testTarget(
      name: "WordingTests", dependencies: ["Wording", "Exchange", "MerkleLog", "Outgoing"],
      swiftSettings: strict),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "PageReading", "Pages", "Wording", "Exchange", "MerkleLog", "Projecting", "Reporting",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    // Other programs, started beside the tests.
    .target(name: "ProgramStart", path: "Tests/Programs/Start"),
    .target(
      name: "Programs", dependencies: ["ProgramStart"], path: "Tests/Programs/Swift",
      swiftSettings: strict),
    // A strict reader of pages, for all tests that look at some.
    .target(name: "PageReading", path: "Tests/PageReading", swiftSettings: strict),
    // Bytes that are damaged on purpose.
    .testTarget(
      name: "ByteFaultTests",
      dependencies: [
        "Bookkeeping", "Exchange", "EventCodec", "MerkleLog", "Processes", "Projecting", "Store",
        "Terminal",
        "Inventory", "Contributions", "Impact", "Trace", "Needs", "Calls", "Handouts", "Deliveries",
        "Means", "Quality", "Programs",
      ], path: "Tests/FaultTests/Bytes", swiftSettings: strict),
    .testTarget(
      name: "WorkedExampleTests",
      dependencies: ["Bookkeeping", "Exchange", "Projecting", "Inventory"], swiftSettings: strict),
  ]
)
