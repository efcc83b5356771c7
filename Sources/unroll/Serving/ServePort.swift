import ArgumentParser
import LiveServer

/// A port as a user names it.
struct ServePort: ExpressibleByArgument, CustomStringConvertible {
    let port: PagePort

    static let usual = ServePort(port: .usual)

    private init(port: PagePort) {
        self.port = port
    }

    init?(argument: String) {
        guard let number = UInt16(argument) else { return nil }
        port = .exactly(number)
    }

    /// Refuses a port that is none behind the sign of equality, which the parser would take for a missing one.
    ///
    /// - Throws: `ValidationError`.
    static func check(_ arguments: [String], option: String) throws {
        for argument in arguments where argument.hasPrefix(option + "=") {
            let value = argument.dropFirst(option.count + 1)
            if UInt16(value) == nil {
                throw ValidationError("\(option) needs a port from 0 to 65535, found '\(value)'")
            }
        }
    }

    var description: String {
        switch port {
        case .usual: "\(PagePort.usualNumber), or any that is free"
        case .exactly(let number): "\(number)"
        }
    }
}
