import Artifacts
import FlyingFox
import Foundation
import LiveReports
import Synchronization

/// Answers requests with what a site has under their exact names.
final class AnsweringHandler: HTTPHandler {
    private let answer: @Sendable (String) async -> LiveAnswer?
    private let gate = Mutex<RequestGate?>(nil)

    init(_ answer: @escaping @Sendable (String) async -> LiveAnswer?) {
        self.answer = answer
    }

    /// Says which port the requests come to; before that nothing is answered.
    func open(port: UInt16) {
        gate.withLock { $0 = RequestGate(port: port) }
    }

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let gate = gate.withLock({ $0 }) else { return HTTPResponse(statusCode: .serviceUnavailable) }
        if let refusal = gate.refusal(of: request) { return refusal }
        // As it stands in the request: no dots are followed, nothing is decoded.
        guard let answer = await answer(request.target.path(percentEncoded: true)) else {
            return RequestGate.response(
                .notFound, "There is nothing of this name. / is the page, /report the report.\n")
        }
        do {
            return response(answer, try Self.body(of: answer), isHead: request.method == .HEAD)
        } catch let error as FileError where error.code != ENOENT {
            return RequestGate.response(.internalServerError, "This file cannot be read: \(error.reason).\n")
        } catch {
            // The store may have lost the file since it was listed.
            return RequestGate.response(
                .notFound, "This file is there no more. Run the stage that writes it again, then load the page anew.\n")
        }
    }

    private static func body(of answer: LiveAnswer) throws -> HTTPBodySequence {
        switch answer.body {
        case .data(let data): return HTTPBodySequence(data: data, suggestedBufferSize: pieceSize)
        case .file(let url):
            // Read to its end once before: an error after the headers could only break the answer off.
            try InputFile(url).forEachPiece { _ in }
            return try HTTPBodySequence(file: url, suggestedBufferSize: pieceSize)
        }
    }

    private func response(_ answer: LiveAnswer, _ body: HTTPBodySequence, isHead: Bool) -> HTTPResponse {
        var headers = RequestGate.commonHeaders
        headers[.contentType] = answer.type
        headers[RequestGate.contentSecurityPolicy] = answer.policy
        if let count = body.count { headers[.contentLength] = "\(count)" }
        return HTTPResponse(
            statusCode: answer.isAvailable ? .ok : .serviceUnavailable, headers: HTTPHeaders(headers),
            body: isHead ? HTTPBodySequence() : body)
    }

    private static let pieceSize = 1 << 16
}
