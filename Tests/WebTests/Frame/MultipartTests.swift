import Casework
import Cast
import Testing

@testable import Web

@Suite("Forms with a file")
struct MultipartTests {
    private let type = "multipart/form-data; boundary=----b1"

    private func body(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

    private var plain: String {
        """
        ------b1
        Content-Disposition: form-data; name="line"

        3
        ------b1
        Content-Disposition: form-data; name="document"; filename="Biļete \\"1\\".jpg"
        Content-Type: image/jpeg

        \u{1}\u{2}
        --not-the-end
        ------b1
        Content-Disposition: form-data; name="ticket"

        ā\u{304}
        ------b1--

        """.replacing("\\\"", with: "%22")
    }

    @Test("fields and the one file are read as they were sent")
    func reading() throws {
        let (form, file) = try Multipart(body(plain), type: type).form
        #expect(form.names == ["line", "ticket"] && form["line"] == "3")
        #expect(file?.name == "Biļete %221%22.jpg")
        #expect(file?.bytes == Array("\u{1}\u{2}\r\n--not-the-end".utf8))
        #expect(try Multipart(body(plain), type: "Multipart/Form-Data; Boundary=\"----b1\"").fields.count == 2)
    }

    @Test("a field of which no file was chosen brings none")
    func empty() throws {
        let text = """
            ------b1
            Content-Disposition: form-data; name="document"; filename=""
            Content-Type: application/octet-stream


            ------b1--
            """
        #expect(try Multipart(body(text), type: type).file == nil)
    }

    @Test("whatever browsers do not send is refused")
    func strict() {
        let changes: [(String, String)] = [
            (
                "------b1\nContent-Disposition: form-data; name=\"line\"",
                "x\n------b1\nContent-Disposition: form-data; name=\"line\""
            ),
            ("------b1--\n", "------b1--\nmore"), ("------b1--\n", ""), ("------b1--\n", "------b1\n"),
            ("name=\"line\"", "name=\"\""), ("name=\"line\"", "name=line"),
            ("form-data; name=\"line\"", "attachment; name=\"line\""),
            ("name=\"line\"", "name=\"line\"; name=\"x\""), ("name=\"line\"", "name=\"line\"; filename*=UTF-8''x"),
            ("Content-Type: image/jpeg", "Content-Type: multipart/mixed; boundary=x"),
            ("Content-Type: image/jpeg", "Content-Transfer-Encoding: base64"),
            ("Content-Type: image/jpeg", "X: \(String(repeating: "x", count: 3000))"),
            ("name=\"line\"", "name=\"line\"; filename=\"second.jpg\""), ("\n3\n", "\n\u{0}\n"),
            ("Content-Disposition: form-data; name=\"ticket\"\n", ""),
        ]
        for (old, new) in changes {
            #expect(throws: Refusal.malformed, "\(new)") {
                try Multipart(body(plain.replacing(old, with: new)), type: type)
            }
        }
        for type in [
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=a b",
            "multipart/form-data; boundary=----b1; charset=utf-8",
            "multipart/form-data; boundary=\(String(repeating: "a", count: 71))",
        ] {
            #expect(throws: Refusal.malformed, "\(type)") { try Multipart(body(plain), type: type) }
        }
        #expect(throws: Refusal.malformed) { try Multipart([], type: type) }
        let broken = body(plain).map { $0 == UInt8(ascii: "3") ? 0xFF : $0 }
        #expect(throws: Refusal.malformed) { try Multipart(broken, type: type) }
    }

    @Test("a file beyond five megabytes is too large")
    func size() {
        let large = String(repeating: "x", count: Document.sizeLimit + 1)
        #expect(throws: Refusal.tooLarge) {
            try Multipart(body(plain.replacing("\u{1}\u{2}", with: large)), type: type)
        }
    }

    @Test("no body at all brings the reader down, and what it takes it takes whole; the seed is printed")
    func fuzz() throws {
        let number = UInt64.random(in: 0...UInt64.max)
        print("seed of the malformed forms: \(number)")
        var seed = Seed(number)
        let good = body(plain)
        let pieces: [[UInt8]] = [
            "\r\n", "------b1", "--", "\"", ";", "Content-Disposition: form-data; name=\"a\"\r\n\r\n", "\u{0}",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<4000 {
            var bytes = good
            for _ in 0...seed.number(0...4) {
                let place = seed.number(0...bytes.count)
                switch seed.number(0...3) {
                case 0: bytes.insert(contentsOf: seed.pick(pieces), at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + seed.number(0...20)))
                case 2 where place < bytes.count: bytes[place] = UInt8(seed.number(0...255))
                default: bytes = Array(bytes.prefix(place))
                }
            }
            do {
                let read = try Multipart(bytes, type: type)
                let size = read.fields.reduce(read.file?.bytes.count ?? 0) { $0 + $1.value.utf8.count }
                #expect(size <= bytes.count)
            } catch { #expect(error == .malformed) }
        }
    }
}
