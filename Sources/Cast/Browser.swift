import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

/// A visitor of the tests: asks the router directly, keeps cookies and the token of the last form, as a browser does.
///
///     let browser = Browser(router(site: site).buildResponder())
///     let page = try await browser.get("/plans")
///     let done = try await browser.post("/plans/\(id)/approval", ["comment": "Labi"])
package actor Browser {
    private let respond: @Sendable (Request, SocketAddress?) async throws -> Response
    private var cookies: [String: String] = [:]
    private var formToken: String?
    private let peer: SocketAddress?
    /// Headers of every request, such as `Accept-Language`.
    private var headers: HTTPFields

    package init<Responder: HTTPResponder>(
        _ responder: Responder, from peer: String? = nil, headers: HTTPFields = [:],
        logger: Logger = Logger(label: "browser")
    ) where Responder.Context: InitializableFromSource, Responder.Context.Source == ApplicationRequestContextSource {
        respond = { request, peer in
            let channel = NIOAsyncTestingChannel()
            channel.remoteAddress = peer
            let source = ApplicationRequestContextSource(channel: channel, logger: logger)
            return try await responder.respond(to: request, context: Responder.Context(source: source))
        }
        do { self.peer = try peer.map { try SocketAddress(ipAddress: $0, port: 40_000) } } catch { self.peer = nil }
        self.headers = headers
    }

    package func get(_ path: String, follow: Bool = false, headers: HTTPFields = [:]) async throws -> Visit {
        let visit = try await send(.get, path, headers: headers)
        return try await followed(visit, follow)
    }

    /// Sends a form as the last page would: with its token, from the same site.
    package func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], follow: Bool = false, headers: HTTPFields = [:]
    ) async throws -> Visit {
        try await post(path, form: fields.map { ($0.key, $0.value) }, follow: follow, headers: headers)
    }

    /// The same with fields that a test has put together, the same name as often as it likes.
    package func post(
        _ path: String, form: [(String, String)], follow: Bool = false, headers: HTTPFields = [:]
    ) async throws -> Visit {
        let body = withToken(form).map { Browser.encoded($0.0) + "=" + Browser.encoded($0.1) }.joined(separator: "&")
        var all: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let fetchSite = HTTPField.Name("Sec-Fetch-Site") { all[fetchSite] = "same-origin" }
        for field in headers { all[field.name] = field.value.isEmpty ? nil : field.value }
        return try await followed(send(.post, path, headers: all, body: Array(body.utf8)), follow)
    }

    /// Any request, just as it is given; cookies go with it.
    package func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> Visit {
        var fields = self.headers
        for field in headers { fields[field.name] = field.value }
        if !cookies.isEmpty {
            fields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        if !body.isEmpty, fields[.contentLength] == nil { fields[.contentLength] = String(body.count) }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let response = try await respond(request, peer)
        let sink = Sink()
        try await response.body.write(sink)
        keep(response.headers)
        let visit = Visit(path: path, status: response.status, headers: response.headers, bytes: sink.bytes)
        if let token = visit.field("csrf") { formToken = token }
        return visit
    }

    func withToken(_ form: [(String, String)]) -> [(String, String)] {
        guard let formToken, !form.contains(where: { $0.0 == "csrf" }) else { return form }
        return form + [("csrf", formToken)]
    }

    package func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    package func cookie(_ name: String) -> String? { cookies[name] }

    package func forgetFormToken() { formToken = nil }

    private func followed(_ visit: Visit, _ follow: Bool) async throws -> Visit {
        guard follow, (300..<400).contains(visit.status.code), let location = visit.headers[.location] else {
            return visit
        }
        return try await send(.get, location)
    }

    private func keep(_ headers: HTTPFields) {
        for cookie in headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            case 0x20: "+"
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    /// Takes a body that is written piece by piece.
    private final class Sink: ResponseBodyWriter, @unchecked Sendable {
        // Written by one task at a time: the response's body.
        private(set) var bytes: [UInt8] = []
        func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
