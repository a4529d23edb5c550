import Foundation
import Testing

@testable import Casework

@Suite("Signed containers")
struct SignedContainerTests {
    @Test("a container with its list of contents and a signature is taken, packed or not")
    func good() throws {
        #expect(fault(Container()) == nil)
        var packed = Container()
        packed.packedManifest = try #require(Data(base64Encoded: Container.packed)).map(\.self)
        #expect(fault(packed) == nil)
        #expect(try MediaType(of: Container().bytes) == .signedContainer)
    }

    @Test("each way to be malformed has its own words (IO-12)")
    func malformed() {
        var cases: [(SignedContainer.Fault, Container)] = []
        func add(_ fault: SignedContainer.Fault, _ change: (inout Container) -> Void) {
            var container = Container()
            change(&container)
            cases.append((fault, container))
        }
        add(.mimetypeNotFirst) { $0.files.append($0.files.removeFirst()) }
        add(.mimetypeOther) { $0.files[0].content = "application/zip" }
        add(.mimetypePacked) { $0.extraField = true }
        add(.notInManifest) { $0.files.append(("cits.pdf", "%PDF-")) }
        add(.fileMissing) {
            $0.files.removeAll { $0.name == "bilete.pdf" }
            $0.files.append(("x.pdf", ""))
            $0.manifestNames.append("x.pdf")
        }
        add(.badName) { $0.files.append(("../../etc/cron.d/x", "")) }
        add(.badName) { $0.files.append(("/etc/passwd", "")) }
        add(.badName) { $0.files.append(("..\\x.pdf", "")) }
        add(.nameTwice) { $0.files.append(("BILETE.PDF", "%PDF-")) }
        add(.noManifest) { $0.hasManifest = false }
        add(.noSignature) { $0.files.removeAll { $0.name.contains("signatures") } }
        add(.noFile) {
            $0.files.removeAll { $0.name == "bilete.pdf" }
            $0.manifestNames = []
        }
        add(.documentType) { $0.prolog = "<!DOCTYPE x [<!ENTITY a \"b\">]>" }
        add(.tooManyEntries) { for number in 0..<120 { $0.files.append(("f\(number).pdf", "")) } }
        add(.tooLarge) { $0.claimedSize = 60 << 20 }
        for (expected, container) in cases { #expect(fault(container) == expected) }
        var cut = Container().bytes
        cut.removeLast(9)
        #expect(throws: SignedContainer.Fault.notAZip) { try SignedContainer.check(cut) }
    }

    @Test("no bytes at all bring the reader down; the seed is printed")
    func fuzz() {
        let number = UInt64.random(in: 0...UInt64.max)
        print("seed of the malformed containers: \(number)")
        var seed = Twister(number)
        let good = Container().bytes
        for _ in 0..<3000 {
            var bytes = good
            for _ in 0..<(1 + Int(seed.next() % 6)) {
                bytes[Int(seed.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: seed.next())
            }
            if seed.next() % 4 == 0 { bytes.removeLast(Int(seed.next() % UInt64(bytes.count))) }
            _ = fault(of: bytes)
        }
    }

    @Test("what other programs packed is unpacked, and never beyond its limit")
    func inflation() throws {
        for text in [Container.packed, Container.packedFixed] {
            let bytes = try #require(Data(base64Encoded: text)).map(\.self)
            let whole = try #require(Inflation.unpack(bytes, most: 10_000))
            #expect(String(decoding: whole, as: UTF8.self).hasPrefix("<?xml version=") && whole.count == 341)
            #expect(Inflation.unpack(bytes, most: 340) == nil)
            #expect(Inflation.unpack(Array(bytes.dropLast(4)), most: 10_000) == nil)
        }
        let long = try #require(Data(base64Encoded: Container.packedLong)).map(\.self)
        #expect(Inflation.unpack(long, most: 20_000)?.count == 13_640)
    }

    private func fault(_ container: Container) -> SignedContainer.Fault? { fault(of: container.bytes) }

    private func fault(of bytes: [UInt8]) -> SignedContainer.Fault? {
        do { try SignedContainer.check(bytes) } catch { return error }
        return nil
    }
}

/// Numbers that look like chance.
private struct Twister {
    var state: UInt64
    init(_ state: UInt64) { self.state = state }
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 20
    }
}

/// A container as a program for signing writes it, with one thing wrong where a test wants it.
private struct Container {
    var files: [(name: String, content: String)] = [
        ("mimetype", "application/vnd.etsi.asic-e+zip"), ("bilete.pdf", "%PDF-1.4"),
        ("META-INF/signatures001.xml", "<asic:XAdESSignatures/>"),
    ]
    var manifestNames = ["bilete.pdf"]
    var hasManifest = true
    var packedManifest: [UInt8]?
    var extraField = false
    var prolog = ""
    /// What the directory says about the size of the document.
    var claimedSize: Int?

    static let packed =
        "lVC7DsIwDNz7FZVXlBY2FDWw8QXwASFxwVLiRE1aAV9POvASC2z23fnu5G578a6ecEgUWMGqWUKNbIIlPik47HdiDdtN1XnN1GPK8jHU5Y7Tc1UwDiyDTpQka49JZiNDRLbBjB45y0+9nJPefXtyKIpuuNYvbHRORJ3PClp4wR4taZGvERXoGB0ZnUv7dmLbYE7UlBZG4OJGEdo/Mo6FzthE2/8QNqtm8/brM5vqDg=="
    static let packedFixed =
        "s7GvyM1RKEstKs7Mz7NVMtQzUFJIzUvOT8nMS7dVCg1x07VQsrfjsslNzMtMSy0usYIxFID68orhXFul0qI8q/zE4sxiq7zE3NRiq5Jkq/yC1LyU/OTS3NS8EitU9VYgm5DNTcvMSdUFqiuqVECIlebk6BYklmTYKukrIYRzU1MyE3VLKgtSbZUSCwpyMpMTS4Cu1y/LS9FLLSnO1AO6Ilk3Vbsqs0BJnwQ7koDSJal6BSlpRFgGUgUyXB8jZOy4AA=="
    static let packedLong =
        "7dCxTsMwEMbxnaeIvFZO6Iasmm59AngAk1zAkuNYsVNRnh5ngIJYYGP4b/b5fN/pdzi+TqE5y5L9HK3at7eqkdjPg4/PVj0+nPSdOt7fHCYX/Si5mI9DU//F/Hm1al2imV322UQ3STalN3OSOMz9Okks5nu/2ZK+zh19EF37lktzra0h6OTKi1WdupYnGbzT5ZLEKpdS8L0rdfvuHIdWSvZt3aLXsnvzSXV/yHiqz0XaNIy/CNu6tuHdD5laBBVUUEEFFVRQQQUVVFBBBRVUUEEFFVRQQQUVVFBBBRVUUEEFFVRQQQUVVFBBBRVUUEEFFVRQQQUVVFBBBRVUUP8T6js="

    var bytes: [UInt8] {
        var parts = files.map {
            (name: $0.name, content: Array($0.content.utf8), method: 0, size: $0.content.utf8.count)
        }
        if hasManifest {
            let entries = (["/"] + manifestNames).map { "<manifest:file-entry manifest:full-path=\"\($0)\"/>" }.joined()
            let text = "<?xml version=\"1.0\"?>\(prolog)<manifest:manifest>\(entries)</manifest:manifest>"
            parts.append(
                (
                    "META-INF/manifest.xml", packedManifest ?? Array(text.utf8), packedManifest == nil ? 0 : 8,
                    packedManifest == nil ? text.utf8.count : 341
                ))
        }
        var whole: [UInt8] = []
        var directory: [UInt8] = []
        for (index, part) in parts.enumerated() {
            let offset = whole.count
            let extra: [UInt8] = index == 0 && extraField ? [1, 0, 0, 0] : []
            let size = part.name == "bilete.pdf" ? claimedSize ?? part.size : part.size
            let method = claimedSize != nil && part.name == "bilete.pdf" ? 8 : part.method
            let sizes = long(0) + long(part.content.count) + long(size)
            whole += long(0x0403_4B50) + short(20) + short(0) + short(method) + long(0) + sizes
            whole += short(part.name.utf8.count) + short(extra.count) + Array(part.name.utf8) + extra + part.content
            directory += long(0x0201_4B50) + short(20) + short(20) + short(0) + short(method) + long(0) + sizes
            directory +=
                short(part.name.utf8.count) + short(0) + short(0) + short(0) + short(0) + long(0) + long(offset)
            directory += Array(part.name.utf8)
        }
        let start = whole.count
        whole += directory + long(0x0605_4B50) + short(0) + short(0) + short(parts.count) + short(parts.count)
        return whole + long(directory.count) + long(start) + short(0)
    }

    private func short(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    private func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16) }
}
