import Casework
import HTTPTypes
import Hummingbird
import Language

/// Finds out who asks, from where, and in which language.
///
/// When the session cannot be looked up, nothing goes on: an error here is an answer, never an unknown visitor let in.
struct SessionWall: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let jar = CookieJar(isSecure: site.settings.isSecure)
        context.remoteAddress = SessionWall.visitor(of: request, peer: context.peer, proxies: site.settings.proxies)
        // Files and the health check ask the database for nobody; the API takes no cookies.
        let isOpen = ["/public/", "/api/", "/health"].contains { request.uri.path.hasPrefix($0) }
        if !isOpen, let secret = jar.read(.session, of: request) {
            let trace = Trace(request: context.requestID, address: context.remoteAddress)
            context.signedIn = try await site.signedIn(SecretToken(secret), trace)
        }
        let asked = request.uri.queryParameters["lang"].flatMap { Tongue(rawValue: String($0)) }
        context.tongue =
            asked ?? jar.read(.tongue, of: request).flatMap(Tongue.init) ?? context.signedIn?.tongue
            ?? SessionWall.preferred(request.headers[.acceptLanguage])
        if let signedIn = context.signedIn, !request.isAutosave {
            context.place = try await place(of: signedIn, cookie: jar.read(.place, of: request), on: context.now.day)
        }
        let visit = context.signedIn?.session.id.description ?? jar.read(.visit, of: request)
        context.visit = visit ?? SessionWall.randomWord()
        context.formToken = site.registry.keys.token("form", for: context.visit)

        var response = try await next(request, context)
        if let asked { jar.set(.tongue, asked.rawValue, on: &response) }
        if visit == nil, !isOpen { jar.set(.visit, context.visit, on: &response) }
        return response
    }

    private func place(of signedIn: SignedIn, cookie: String?, on today: Day) async throws -> Place? {
        let semesters = try await site.registry.calendar.semesters(as: signedIn.viewer)
        return Place(cookie: cookie, of: signedIn, semesters: semesters, on: today)
    }

    /// The last hop that is not one of our proxies (SEC-27).
    static func visitor(of request: Request, peer: String?, proxies: Set<String>) -> String? {
        guard let peer, proxies.contains(peer) else { return peer }
        let hops = request.headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }.map(\.trimmed)
        return hops.last { !proxies.contains($0) }.map { String($0.prefix(64)) } ?? peer
    }

    /// Latvian, unless the browser prefers English to it.
    static func preferred(_ header: String?) -> Tongue {
        let languages = (header ?? "").split(separator: ",").map {
            $0.prefix { $0 != ";" }.trimmed.prefix(2).lowercased()
        }
        return languages.compactMap(Tongue.init).first ?? .lv
    }

    private static func randomWord() -> String {
        (0..<3).map { _ in Identifier<Request>(number: Int64.random(in: 0...Int64.max)).description }.joined()
    }
}
