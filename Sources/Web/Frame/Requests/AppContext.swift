import Casework
import Hummingbird
import Language
import Logging
import NIOCore

/// What is known about a request beside the request: filled in by the walls, read by routes and pages.
package struct AppContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address of the other end of the connection; behind a proxy that of the proxy.
    let peer: String?
    /// Of the visitor, as far as the configured proxies tell.
    package var remoteAddress: String?
    /// Stands on error pages and in the log.
    package var requestID = ""
    package var tongue = Tongue.lv
    package var now = Instant(milliseconds: 0)
    package var signedIn: SignedIn?
    /// Names the session, or the visit of somebody who has not signed in; forms are bound to it.
    var visit = ""
    /// The token for the hidden field `csrf` of every form.
    package var formToken = ""
    package var place: Place?
    /// What the request's form sent; empty for a request without one.
    package var form = SentForm.empty
    /// The file that came with the form, where a route takes one.
    package var file: SentFile?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
        remoteAddress = peer
    }

    package var maxUploadSize: Int { SentForm.sizeLimit }

    /// - Throws: `Refusal.signInFirst`; a page then leads to the sign-in page and back.
    package var viewer: Viewer {
        get throws {
            guard let signedIn else { throw Refusal.signInFirst }
            return signedIn.viewer
        }
    }

    /// The same viewer with the purpose that follows from the way one came (trust statement 2.4).
    package func viewer(_ purpose: Purpose.Kind) throws -> Viewer {
        let viewer = try viewer
        return Viewer(
            person: viewer.person, roles: viewer.roles, actingRole: viewer.actingRole, purpose: Purpose(purpose),
            trace: viewer.trace)
    }

    /// What stands in the gaps of the address.
    package func parameters<each Gap>(of route: Route<repeat each Gap>) throws -> (repeat each Gap) {
        try route.read(parameters)
    }
}

extension Request {
    /// What the address asks.
    package var query: Query { get throws { try Query(parsing: uri.query ?? "") } }
}
