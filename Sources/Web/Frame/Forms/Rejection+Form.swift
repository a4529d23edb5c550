import Casework
import HTTPTypes
import Language

extension Rejection {
    /// What a form tells about a refusal on its own page, and the status of that page; `nil` for what has a page of its own.
    /// Two `catch` patterns with payloads in one `do` make the compiler of Swift 6.3 fail, so routes catch once and ask here.
    var onForm: (problems: [Problem], status: HTTPResponse.Status)? {
        switch self {
        case .invalid(let problems): (problems, .unprocessableContent)
        case .conflict(let problems): (problems, .conflict)
        case .tooMany(let seconds):
            ([Problem(nil, Message("account.sign_in.wait", ["count": .number(seconds)]))], .tooManyRequests)
        case .notFound, .notAllowed, .stale, .unavailable, .broken: nil
        }
    }
}
