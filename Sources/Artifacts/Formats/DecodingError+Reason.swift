package import Foundation

extension DecodingError {
    /// What is wrong with a JSON text, and where: at which character, or which keys lead there; fit for an error message.
    package func reason(in json: Data) -> String {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context): context.reason
        case .dataCorrupted(let context) where context.codingPath.isEmpty: Self.syntaxError(in: json)
        case .dataCorrupted(let context): context.reason
        @unknown default: "it is no JSON"
        }
    }

    /// The decoder does not say where a text stops being JSON, the other reader of JSON does.
    private static func syntaxError(in json: Data) -> String {
        // That reader takes a byte of zero for half a character of UTF-16, and then names no place.
        guard let text = String(validating: json, as: UTF8.self), !text.utf8.contains(0) else {
            let sound = String(decoding: json, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" && $0 != "\0" }
            let length = sound.reduce(0) { $0 + UTF8.width($1) }
            return "it is no UTF-8 text, or has a byte of zero (at byte \(length))"
        }
        do {
            _ = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)
            return "a number in it is not one that belongs there"
        } catch {
            let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
            let words = detail ?? "\(error)"
            let byte = place(of: words, in: text).map {
                " (at byte \(text.utf8.distance(from: text.startIndex, to: $0)))"
            }
            return "it is no JSON: \(words.withVisibleControls.shortened(to: 600))\(byte ?? "")"
        }
    }

    /// The place of what the reader finds wrong without naming one: a number that is beyond all numbers, half a character.
    private static func place(of words: String, in text: String) -> String.Index? {
        if let number = words.firstMatch(of: /Number (\S+) is not representable/)?.output.1 {
            return text.firstRange(of: number)?.lowerBound
        }
        return words.contains("no high character") ? loneHalf(in: text) : nil
    }

    /// Where an escape stands for the second half of a character without the first: of this alone the reader names no place.
    private static func loneHalf(in text: String) -> String.Index? {
        text.matches(of: /(?:\\u[Dd][89ABab][0-9A-Fa-f]{2})?\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}/).first {
            $0.output.utf8.count == 6
        }?.range.lowerBound
    }
}

extension DecodingError.Context {
    fileprivate var reason: String {
        let place = codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        let (what, keys) = (debugDescription.withVisibleControls, place.withVisibleControls)
        return "\(what.shortened(to: 600)) (at \(place.isEmpty ? "the top" : keys.shortened(to: 200)))"
    }
}
