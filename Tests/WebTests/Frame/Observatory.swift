import Cast
import HTTPTypes

/// The scoring of the MDN HTTP Observatory (`src/grader/charts.js`), as far as it can apply to us: from 100, penalties
/// first, bonuses only where 90 is left. 100 and more is an A+.
enum Observatory {
    static func score(_ answer: Visit) -> Int {
        let policy = answer.header("Content-Security-Policy") ?? ""
        let directives = Dictionary(
            policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }.map {
                ($0[0], $0.dropFirst())
            },
            uniquingKeysWith: { first, _ in first })
        let isHTML = answer.header("Content-Type")?.hasPrefix("text/html") == true
        var penalties = 0
        var bonuses = 0

        if policy.isEmpty { penalties += 25 }
        if policy.contains("'unsafe-inline'") { penalties += 20 }
        if policy.contains("'unsafe-eval'") { penalties += 10 }
        if policy.contains("http:") || policy.contains("*") { penalties += 20 }
        let isClosed = directives["default-src"].map(Array.init) == ["'none'"] && !policy.contains("unsafe")
        if isClosed, !isHTML || directives["form-action"] != nil { bonuses += 10 }

        for cookie in answer.headers[values: .setCookie] {
            if !cookie.contains("; Secure") { penalties += 40 }
            if !cookie.contains("; HttpOnly") { penalties += 30 }
            if !cookie.contains("; SameSite=") { penalties += 5 }
        }
        bonuses += 5

        if let open = answer.header("Access-Control-Allow-Origin"), open == "*" { penalties += 50 }
        let age = answer.header("Strict-Transport-Security").flatMap {
            Int($0.prefix { $0 != ";" }.dropFirst("max-age=".count))
        }
        if (age ?? 0) < 15_768_000 { penalties += age == nil ? 20 : 10 }
        if answer.header("X-Content-Type-Options") != "nosniff" { penalties += 5 }
        switch answer.header("Referrer-Policy") {
        case "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin": bonuses += 5
        case nil: break
        default: penalties += 5
        }
        let mayBeFramed = directives["frame-ancestors"] == nil && directives["sandbox"] == nil
        if mayBeFramed { penalties += 20 }
        if answer.header("Cross-Origin-Resource-Policy") == "same-origin" { bonuses += 10 }

        let left = 100 - penalties
        return left >= 90 ? left + bonuses : left
    }
}
