import Casework
import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever was thrown into an answer. The visitor reads what to do and a reference; the error goes only into the
/// log, without stored values (SEC-68).
///
/// Stands twice: outside the session, where nobody is known yet, and inside, where the page keeps its top bar.
struct ErrorWall: RouterMiddleware {
    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch Refusal.signInFirst where request.method == .get && !request.wantsData {
            return .redirect(
                to: Address.signIn().with("next", context.currentAddress(of: request).text).text, type: .normal)
        } catch {
            let trouble = Trouble(error)
            if [500, 503].contains(trouble.status.code) {
                context.logger.error(
                    "\(ErrorWall.forLog(error))", metadata: ["path": .string(context.endpointPath ?? "")])
            }
            return request.wantsData
                ? trouble.problem(frame: context.frame(of: request))
                : TroublePage(frame: context.frame(of: request), trouble: trouble).response(
                    trouble.status, trouble.headers)
        }
    }

    /// Our own errors carry no stored values; of any other only the type is told.
    private static func forLog(_ error: any Error) -> String {
        switch error {
        case let rejection as Rejection: "\(rejection)"
        case let refusal as Refusal: "\(refusal)"
        default: String(reflecting: type(of: error))
        }
    }
}

extension Request {
    /// Whether a program asks: the API, a download of rows, an autosave.
    var wantsData: Bool {
        uri.path.hasPrefix("/api/") || uri.path.hasSuffix(".csv") || uri.path.hasSuffix(".json") || isAutosave
    }

    /// Whether the script stores a draft between two orders of a person.
    package var isAutosave: Bool { headers[.autosave] == "1" }
}
