// swift-tools-version:6.2
import PackageDescription

/// Layers are targets, features are folders of the same name in every layer (docs/architecture.md).
/// The table of allowed imports is guarded by bin/check-imports.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Tests say what they use by their target's dependencies.
let testSettings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let threads = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let http = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let network = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "balsts",
    products: [.executable(name: "balsts", targets: ["balsts"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Storage", swiftSettings: settings),
        .target(
            name: "StorageSQLite",
            dependencies: [
                "Storage", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), threads,
            ],
            swiftSettings: settings),
        .target(name: "StoragePostgres", dependencies: ["Storage", "CLibPQ", threads], swiftSettings: settings),
        .plugin(name: "EmbedTexts", capability: .buildTool()),
        .target(name: "Language", exclude: ["Catalogues"], swiftSettings: settings, plugins: ["EmbedTexts"]),
        .target(
            name: "Casework",
            dependencies: [
                "Storage", "Language", crypto, .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            resources: [.embedInCode("Data")],
            swiftSettings: settings),
        .target(name: "Statistics", dependencies: ["Casework", "Language", "Storage"], swiftSettings: settings),
        .target(name: "Documents", dependencies: ["CXLSXWriter"], swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: [
                "Casework", "Statistics", "Documents", "Language", hummingbird, crypto, http, network, logging,
            ],
            resources: [.embedInCode("Public")],
            swiftSettings: settings),
        .target(
            name: "Cast",
            dependencies: [
                "Casework", "Storage", "StorageSQLite", "StoragePostgres", "Language", hummingbird, http, network,
                logging,
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "balsts",
            dependencies: [
                "Casework", "Statistics", "Documents", "Language", "Web", "Cast", "Storage", "StorageSQLite",
                "StoragePostgres", hummingbird,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                logging,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "Cast"], swiftSettings: testSettings),
        .testTarget(name: "LanguageTests", dependencies: ["Language"], swiftSettings: testSettings),
        .testTarget(name: "CaseworkTests", dependencies: ["Casework", "Storage", "Cast"], swiftSettings: testSettings),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics", "Casework", "Language", "Storage", "Cast"],
            swiftSettings: testSettings),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents"], exclude: ["Payments/Examples"],
            swiftSettings: testSettings),
        .testTarget(
            name: "WebTests",
            dependencies: ["Web", "Casework", "Statistics", "Language", "Storage", "Cast", hummingbird, http],
            exclude: ["Access/matrix.csv"],
            swiftSettings: testSettings),
    ],
    swiftLanguageModes: [.v6]
)
