import ArgumentParser
import Foundation

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// How to write to a stream: whether it may be coloured, animated, and how wide it is.
struct TerminalStyle: Sendable {
    let colors: Bool
    let animates: Bool
    let columns: Int

    /// Looks at what a stream is and what the environment wants (NO_COLOR, TERM=dumb, COLUMNS).
    init(descriptor: Int32, choice: ColorChoice, environment: [String: String]) {
        let isTerminal = isatty(descriptor) == 1 && environment["TERM"] != "dumb"
        animates = isTerminal
        switch choice {
        case .always: colors = true
        case .never: colors = false
        case .auto: colors = isTerminal && environment["NO_COLOR", default: ""].isEmpty
        }
        columns = environment["COLUMNS"].flatMap(Int.init) ?? Self.width(of: descriptor) ?? 80
    }

    private static func width(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    enum Color: Int {
        case red = 31
        case green = 32
        case yellow = 33
        case blue = 34
        case grey = 90
    }

    /// The text in a colour, where colours are wanted.
    func paint(_ text: String, _ color: Color) -> String {
        colors ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A bar of which a share is full.
    func bar(_ share: Double, width: Int) -> String {
        let filled = Int((min(1, max(0, share)) * Double(width)).rounded())
        return paint(String(repeating: "█", count: filled), .blue)
            + paint(String(repeating: "░", count: width - filled), .grey)
    }

    /// The text in bold, where colours are wanted.
    func bold(_ text: String) -> String {
        colors ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }
}
