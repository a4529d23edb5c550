import Casework

/// An invented bill, as a small PDF of one page.
package enum Bill {
    package static func file(number: String, for what: String, _ sum: Euro, on day: Day) -> [UInt8] {
        // The fonts of every reader know Latin letters only.
        let words = String("\(what)".map { letter in plain[letter] ?? letter })
        let lines = [
            "PARAUGS / SAMPLE", "Nr. \(number)", words, "\(day)",
            "EUR \(sum.cents / 100).\(sum.cents % 100 / 10)\(sum.cents % 10)",
        ]
        let text = lines.enumerated().map { "1 0 0 1 40 \(160 - $0.offset * 24) Tm (\($0.element)) Tj" }
            .joined(separator: "\n")
        let stream = "BT /F1 14 Tf\n\(text)\nET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
            "<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { file += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }
        file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    private static let plain: [Character: Character] = [
        "ā": "a", "č": "c", "ē": "e", "ģ": "g", "ī": "i", "ķ": "k", "ļ": "l", "ņ": "n", "š": "s", "ū": "u", "ž": "z",
        "Ē": "E", "(": " ", ")": " ",
    ]
}
