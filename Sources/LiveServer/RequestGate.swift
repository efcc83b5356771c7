import FlyingFox

/// Lets in what a browser on this machine asks of this server by its own name, and only to look.
package struct RequestGate {
    private let port: UInt16

    /// Lets in what is asked of this port.
    package init(port: UInt16) {
        self.port = port
    }

    /// Whether a request that names this host, or none, is meant for this server.
    package func admits(host: String?) -> Bool {
        host.map { names.contains($0.lowercased()) } ?? false
    }

    /// Why a request is refused; nil when it is let in.
    ///
    /// A page of another site can have its name resolve to this machine and then ask for anything here; its requests bear that
    /// name.
    func refusal(of request: HTTPRequest) -> HTTPResponse? {
        guard admits(host: request.headers[.host]) else {
            return Self.response(.misdirectedRequest, "This server answers to \(names[0]) only.\n")
        }
        guard request.method == .GET || request.method == .HEAD else {
            var response = Self.response(.methodNotAllowed, "There is nothing here but to look: GET and HEAD.\n")
            response.headers[HTTPHeader("Allow")] = "GET, HEAD"
            return response
        }
        return nil
    }

    private var names: [String] {
        let hosts = ["127.0.0.1", "localhost"]
        // Browsers leave out the port that is usual.
        return hosts.map { "\($0):\(port)" } + (port == 80 ? hosts : [])
    }

    /// A few words with the headers that every answer has.
    static func response(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: status,
            headers: HTTPHeaders(
                commonHeaders.merging([
                    .contentType: "text/plain; charset=utf-8",
                    contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
                ]) { $1 }), body: .init(text.utf8))
    }

    static let contentSecurityPolicy = HTTPHeader("Content-Security-Policy")

    /// No guessing of types, no copies kept, no use by other sites, no telling where a reader came from.
    static let commonHeaders: [HTTPHeader: String] = [
        HTTPHeader("X-Content-Type-Options"): "nosniff", .cacheControl: "no-store",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin", HTTPHeader("Referrer-Policy"): "no-referrer",
    ]
}
