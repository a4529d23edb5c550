/// A time of the clock without a day, such as 14:05.
package struct TimeOfDay: Hashable, Sendable {
    package let minutes: Int

    package init(minutes: Int) { self.minutes = minutes }
}

extension TimeOfDay: LosslessStringConvertible {
    package var description: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(padded(minutes / 60)):\(padded(minutes % 60))"
    }

    /// As people type it: `14:05`, `14.05`, `9`, `0905`.
    package init?(_ text: String) {
        let parts = text.split(whereSeparator: { ":. ".contains($0) }).map(String.init)
        let written: (String, String)
        switch (parts.count, text.count) {
        case (2, _): written = (parts[0], parts[1])
        case (1, 4): written = (String(text.prefix(2)), String(text.suffix(2)))
        case (1, 1...2): written = (text, "0")
        default: return nil
        }
        guard let hour = Int(written.0), let minute = Int(written.1), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        minutes = hour * 60 + minute
    }
}
