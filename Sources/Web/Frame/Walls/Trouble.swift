import Casework
import HTTPTypes
import Hummingbird
import Language

/// What is told about an error: a title, what to do, and nothing of the error itself.
struct Trouble: Sendable {
    let status: HTTPResponse.Status
    let title: Message
    let text: Message
    var problems: [Problem] = []
    var headers: HTTPFields = [:]

    init(_ error: any Error) {
        switch error {
        case let rejection as Rejection: self.init(rejection: rejection)
        case let refusal as Refusal: self.init(refusal: refusal)
        // Hummingbird's own errors: an unknown address, a body that is too large.
        case let error as HTTPError where [404, 413].contains(error.status.code): self.init(status: error.status)
        case let error as HTTPError where error.status.code < 500: self.init(status: .badRequest)
        default: self.init(status: .internalServerError)
        }
    }

    private init(status: HTTPResponse.Status, as name: String? = nil, text: Message? = nil) {
        self.status = status
        let name = name ?? "error.\(status.code)"
        title = Message("\(name).title")
        self.text = text ?? Message("\(name).next")
    }

    private init(rejection: Rejection) {
        switch rejection {
        case .notFound: self.init(status: .notFound)
        case .notAllowed(let message): self.init(status: .forbidden, text: message)
        case .invalid(let problems):
            self.init(status: .unprocessableContent)
            self.problems = problems
        case .conflict(let problems):
            self.init(status: .conflict, as: "layout.conflict")
            self.problems = problems
        case .stale: self.init(status: .conflict)
        case .tooMany(let seconds):
            let (key, count) = seconds < 120 ? ("error.wait", seconds) : ("error.wait_minutes", (seconds + 59) / 60)
            self.init(status: .tooManyRequests, text: Message(key, ["count": .number(count)]))
            headers[.retryAfter] = String(seconds)
        case .unavailable:
            self.init(status: .serviceUnavailable)
            headers[.retryAfter] = "5"
        case .broken: self.init(status: .internalServerError)
        }
    }

    private init(refusal: Refusal) {
        switch refusal {
        case .malformed, .signInFirst, .tooLarge: self.init(status: refusal.status)
        case .foreignForm: self.init(status: refusal.status, as: "layout.foreign")
        case .mediaType: self.init(status: refusal.status, as: "error.400")
        case .unknownMethod: self.init(status: refusal.status, as: "error.405")
        case .method(let methods):
            self.init(status: refusal.status)
            headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        }
    }
}
