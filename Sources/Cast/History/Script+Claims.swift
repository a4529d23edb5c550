import Casework

/// What happens to a claim of the demo. A claim is named by its partner, programme and number.
enum ClaimDeed: Sendable {
    case accounts
    case submit(ClaimRequest)
    /// The state's first expert draws the sample with a seed and looks at so many of a hundred of its lines.
    case control(seed: Int64, percent: Int)
    /// The second expert certifies.
    case certify
    /// One expert makes the list, the other releases it.
    case list
    case reconcile
}

extension Script {
    /// A claim of Priekules novads that went all the way, with a deduction and a line that was parked; of its successor
    /// one in control and one that was just submitted.
    mutating func addClaims(until today: Day) {
        let (first, last) = (Day.cast(2020, 9, 1), Day.cast(2020, 12, 31))
        func request(_ partner: String, _ programme: String, _ from: Day, _ through: Day) -> ClaimRequest {
            ClaimRequest(partner: partner, programme: programme, from: from, through: through)
        }
        add(.claim(.accounts), at: Instant(.cast(2021, 1, 18), hour: 9))
        add(.claim(.submit(request("LV-074", "8.3.4", first, last))), at: Instant(.cast(2021, 1, 20), hour: 10))
        add(.claim(.control(seed: 834_2017, percent: 100)), at: Instant(.cast(2021, 1, 27), hour: 11))
        add(.claim(.certify), at: Instant(.cast(2021, 2, 3), hour: 14))
        add(.claim(.list), at: Instant(.cast(2021, 2, 8), hour: 9))
        add(.claim(.reconcile), at: Instant(.cast(2021, 2, 10), hour: 12))

        let (year, month) = (today.advanced(by: -400), today.advanced(by: -30))
        add(
            .claim(.submit(request("LV-112", "BALSTS", year, month))),
            at: Instant(today.advanced(by: -21).workday, hour: 10))
        add(.claim(.control(seed: 42, percent: 60)), at: Instant(today.advanced(by: -14).workday, hour: 11))
        add(
            .claim(.submit(request("LV-112", "BALSTS", month.next, today.advanced(by: -8)))),
            at: Instant(today.advanced(by: -5).workday, hour: 10))
    }
}
