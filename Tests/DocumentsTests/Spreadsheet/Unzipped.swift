import Foundation
import Testing

@testable import Documents

/// The parts of a written workbook, taken out by Python's own reader of archives.
struct Unzipped {
    let parts: [String: String]

    init(_ workbook: Workbook) throws {
        try self.init(try workbook.bytes())
    }

    init(_ bytes: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        try Data(bytes).write(to: file)
        defer {
            do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) }
        }
        let program = """
            from json import dumps
            from sys import argv
            from zipfile import ZipFile
            archive = ZipFile(argv[1])
            assert archive.testzip() is None
            print(dumps({name: archive.read(name).decode() for name in archive.namelist()}))
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", program, file.path()]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        parts = try JSONDecoder().decode([String: String].self, from: said)
    }

    func sheet(_ number: Int = 1) throws -> String { try #require(parts["xl/worksheets/sheet\(number).xml"]) }

    /// The element of a cell, such as `<c r="A1" s="1"><v>5</v></c>`.
    func cell(_ place: String, sheet number: Int = 1) throws -> String {
        let found = try sheet(number).firstMatch(of: Regex("<c r=\"\(place)\"(?: [^>]*/>|[^/]*?</c>|.*?</c>)"))
        return try #require(found.map { String($0.output[0].substring ?? "") }, "no cell \(place)")
    }

    /// What stands between `<v>` and `</v>`.
    func value(_ place: String, sheet number: Int = 1) throws -> String {
        let cell = try cell(place, sheet: number)
        return try #require(cell.firstMatch(of: /<v>(.*?)<\/v>/).map { String($0.output.1) }, "\(cell)")
    }

    /// The text of a cell that is one.
    func text(_ place: String, sheet number: Int = 1) throws -> String {
        let cell = try cell(place, sheet: number)
        try #require(cell.contains(" t=\"s\""), "\(place) is no text: \(cell)")
        let index = try #require(Int(try value(place, sheet: number)))
        let texts = try #require(parts["xl/sharedStrings.xml"]).matches(of: /<t(?: [^>]*)?>([^<]*)<\/t>/)
        return String(texts[index].output.1)
    }

    /// The pattern in which a cell shows its number.
    func pattern(_ place: String) throws -> String {
        let styles = try #require(parts["xl/styles.xml"])
        let style = try cell(place).firstMatch(of: #/ s="(\d+)"/#).flatMap { Int($0.output.1) } ?? 0
        let looks = try #require(styles.firstMatch(of: /(?s)<cellXfs.*?<\/cellXfs>/)).output.matches(
            of: /<xf numFmtId="(\d+)"/)
        let number = String(looks[style].output.1)
        let own = styles.firstMatch(of: try Regex("<numFmt numFmtId=\"\(number)\" formatCode=\"(.*?)\"/>"))
        return own.map { String($0.output[1].substring ?? "") } ?? "built-in \(number)"
    }
}
