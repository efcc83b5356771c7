import Foundation
import TestSupport
import Testing

/// The program while it serves the live page.
struct ServingProgram {
    let running: Program.Running
    let port: UInt16

    /// Starts the program and waits until it says where the page is.
    init(_ program: Program, _ arguments: String...) throws {
        let running = try program.start(arguments)
        self.running = running
        port = try running.awaited("the address of the page") {
            try running.errorsSoFar().firstMatch(of: /the live page is http:\/\/127\.0\.0\.1:(\d+)\/\n/)
                .flatMap { UInt16($0.1) }
        }
    }

    /// Asks for a name.
    func get(_ name: String) -> RawExchange? {
        RawExchange(port: port, name)
    }

    /// What the live page knows.
    func state() throws -> State {
        let answer = try #require(get("/state.json"))
        try #require(answer.status == 200, "\(answer.text)")
        return try JSONDecoder().decode(State.self, from: answer.body)
    }

    struct State: Decodable {
        struct Stage: Decodable {
            let name: String
            let state: String
        }

        struct Difference: Decodable {
            let stage: String
            let metrics: [String]
        }

        let outcome: String
        let counts: [String: Int]
        let stages: [Stage]
        let differences: [Difference]?
        let report: String
    }

    /// Sends a signal and waits for the end.
    func end(_ signal: Int32 = SIGINT) throws -> Program.Result {
        kill(running.process.processIdentifier, signal)
        running.process.waitUntilExit()
        return try running.result()
    }
}
