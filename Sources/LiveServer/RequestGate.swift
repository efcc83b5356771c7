import FlyingFox

/// Lets in what a browser on this machine asks of this server by its own name, and only to look.
struct RequestGate {
    let port: UInt16

    /// Why a request is refused; nil when it is let in.
    ///
    /// A page of another site can have its name resolve to this machine and then ask for anything here; its requests bear that
    /// name.
    func refusal(of request: HTTPRequest) -> HTTPResponse? {
        guard let host = request.headers[.host]?.lowercased(), names.contains(host) else {
            return Self.response(.misdirectedRequest, "This server answers to \(names[0]) only.\n")
        }
        guard request.method == .GET || request.method == .HEAD else {
            var response = Self.response(.methodNotAllowed, "There is nothing here but to look: GET and HEAD.\n")
            response.headers[HTTPHeader("Allow")] = "GET, HEAD"
            return response
        }
        return nil
    }

    private var names: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

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
