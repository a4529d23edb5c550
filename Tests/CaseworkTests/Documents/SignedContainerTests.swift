import Foundation
import Language
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

    @Test("a signature of whatever hash and with another way to write its dates is taken")
    func signatures() {
        var long = Container()
        long.signatures[0].certificate = Container.century
        long.signatures[0].time = "2050-06-01T00:00:00Z"
        #expect(fault(long) == nil)
        var two = Container()
        two.signatures.append(.init())
        #expect(fault(two) == nil, "two people sign in two files")
    }

    @Test("IO-12: each way to be malformed has its own words")
    func malformed() {
        var cases: [(SignedContainer.Fault, Container)] = []
        func add(_ fault: SignedContainer.Fault, _ change: (inout Container) -> Void) {
            var container = Container()
            change(&container)
            cases.append((fault, container))
        }
        // The ten of the specification: mimetype second, packed, a file too many, names that climb out, a wrong hash, two
        // signatures, an expired certificate, a document type, no signature, nothing signed.
        add(.mimetypeNotFirst) { $0.files.append($0.files.removeFirst()) }
        add(.mimetypePacked) { $0.extraField = true }
        add(.notInManifest) { $0.files.append(("cits.pdf", "%PDF-")) }
        add(.badName) { $0.files.append(("../../etc/cron.d/x", "")) }
        add(.wrongHash) { $0.files[1].content = "%PDF-1.4 15,00 EUR" }
        add(.twoSignatures) { $0.signatures[0].count = 2 }
        add(.expiredCertificate) { $0.signatures[0].certificate = Container.expired }
        add(.documentType) { $0.prolog = "<!DOCTYPE x [<!ENTITY a \"b\">]>" }
        add(.noSignature) { $0.signatures = [] }
        add(.noFile) {
            $0.files.removeAll { $0.name == "bilete.pdf" }
            $0.manifestNames = []
        }
        // And more of them.
        add(.noSignature) { $0.signatures[0].count = 0 }
        add(.expiredCertificate) { $0.signatures[0].time = "2024-12-31T23:59:59Z" }
        add(.incompleteSignature) { $0.signatures[0].time = "vakar" }
        add(.unknownHash) { $0.signatures[0].hash = "sha1" }
        add(.unreadable) { $0.signatures[0].certificate = "AAAA" }
        add(.notSigned) {
            $0.files.append(("cits.pdf", "%PDF-"))
            $0.manifestNames.append("cits.pdf")
        }
        add(.mimetypeOther) { $0.files[0].content = "application/zip" }
        add(.fileMissing) {
            $0.files.removeAll { $0.name == "bilete.pdf" }
            $0.files.append(("x.pdf", ""))
            $0.manifestNames.append("x.pdf")
        }
        add(.badName) { $0.files.append(("/etc/passwd", "")) }
        add(.badName) { $0.files.append(("..\\x.pdf", "")) }
        add(.nameTwice) { $0.files.append(("BILETE.PDF", "%PDF-")) }
        add(.noManifest) { $0.hasManifest = false }
        add(.tooManyEntries) { for number in 0..<120 { $0.files.append(("f\(number).pdf", "")) } }
        add(.tooLarge) { $0.claimedSize = 60 << 20 }
        var words: [String: Set<String>] = [:]
        for (expected, container) in cases {
            #expect(fault(container) == expected)
            let refused = #expect(throws: Rejection.self) { try MediaType(of: container.bytes) }
            for key in refused?.keys ?? [] {
                for tongue in Tongue.allCases {
                    words[expected.rawValue, default: []].insert(Catalogue.shared.text(Message(key), in: tongue))
                }
            }
        }
        #expect(words.values.allSatisfy { $0.count == 2 }, "in Latvian and in English")
        #expect(Set(words.values.flatMap(\.self)).count == words.count * 2, "no two sound alike")
        var cut = Container().bytes
        cut.removeLast(9)
        #expect(throws: SignedContainer.Fault.notAZip) { try SignedContainer.check(cut) }
    }

    @Test("SEC-11: a container that would grow without end is refused at once")
    func bomb() {
        var container = Container()
        container.prolog = String(repeating: "<a b='", count: 150_000)
        let start = ContinuousClock.now
        #expect(fault(container) == .unreadable)
        #expect(ContinuousClock.now - start < .seconds(2))
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
