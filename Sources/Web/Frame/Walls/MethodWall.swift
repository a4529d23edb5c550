import HTTPTypes
import Hummingbird
import Synchronization

/// Tells an unknown address (404) from a known one that cannot do this (405), and refuses methods that the program does
/// not have at all (501). There is no way to say another method in a header or a field (SEC-28).
struct MethodWall: RouterMiddleware {
    let table: RouteTable

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard MethodWall.known.contains(request.method) else { throw Refusal.unknownMethod }
        if context.endpointPath == nil {
            let methods = table.methods(at: request.uri.path)
            guard methods.isEmpty else { throw Refusal.method(methods) }
        }
        return try await next(request, context)
    }

    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}

/// The patterns of all routes with their methods, filled in when all are registered.
final class RouteTable: Sendable {
    private let rows = Mutex<[(pattern: [Substring], method: HTTPRequest.Method)]>([])

    func fill(from router: Router<AppContext>) {
        let routes = router.routes.map { ($0.path.description.split(separator: "/"), $0.method) }
        rows.withLock { $0 = routes }
    }

    func methods(at path: String) -> [HTTPRequest.Method] {
        let segments = path.split(separator: "/")
        let matching = rows.withLock { rows in
            rows.filter { row in
                row.pattern.count == segments.count
                    && zip(row.pattern, segments).allSatisfy { $0.first == ":" || $0 == $1 || $0.first == "{" }
            }.map(\.method)
        }
        let all = Set(matching).union(matching.contains(.get) ? [.head] : [])
        return all.sorted { $0.rawValue < $1.rawValue }
    }
}
