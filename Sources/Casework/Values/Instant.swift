import Foundation
import Storage

/// A moment: milliseconds since 1970-01-01 UTC. Shown in Latvian time.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// A time of day in Latvia, for the demo, tests and the bounds of a day.
    package init(_ day: Day, hour: Int = 0, minute: Int = 0) {
        let guess = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60)
        let offset = Riga.offset(atUTC: guess - 7_200)
        milliseconds = (guess - offset) * 1000
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    package func advanced(bySeconds seconds: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(seconds) * 1000)
    }

    /// The calendar day in Latvia.
    package var day: Day { Day(number: Int(floorDivide(localSeconds, 86_400))) }

    /// Hour and minute in Latvia.
    package var timeOfDay: (hour: Int, minute: Int) {
        let seconds = Int(localSeconds - floorDivide(localSeconds, 86_400) * 86_400)
        return (seconds / 3600, seconds % 3600 / 60)
    }

    private var localSeconds: Int64 {
        let seconds = floorDivide(milliseconds, 1000)
        return seconds + Riga.offset(atUTC: seconds)
    }

    private func floorDivide(_ value: Int64, _ by: Int64) -> Int64 { (value >= 0 ? value : value - by + 1) / by }
}

extension Instant: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .integer(milliseconds) }
    package init(sqlValue: SQLValue) throws { milliseconds = try Int64(sqlValue: sqlValue) }
}

private enum Riga {
    static let zone = TimeZone(identifier: "Europe/Riga") ?? TimeZone(secondsFromGMT: 7_200)

    static func offset(atUTC seconds: Int64) -> Int64 {
        Int64(zone?.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))) ?? 7_200)
    }
}
