import Foundation

extension Page {
    /// What the script of the page is told about a figure: attributes, and bytes as text that is not shown.
    struct PlayerView {
        let attributes: Markup
        let attachments: Markup
    }

    /// What it takes to make the picture of a figure come alive; nil where the data that it needs are not on the page.
    func view(of player: Report.Player, in figure: Report.Figure) -> PlayerView? {
        switch player {
        case .course(let name):
            source(named: name).map {
                PlayerView(attributes: attributes(player: "course", "source", $0.anchor), attachments: .empty)
            }
        case .film(let film):
            PlayerView(
                attributes: attributes(
                    player: "film", "film", json(FilmFacts(width: film.width, height: film.height, steps: film.steps))),
                attachments: attachment("film", film.png))
        case .reading(let picture):
            figure.hasRows ? view(ofReading: picture) : nil
        case .smoothing:
            figure.hasRows
                ? PlayerView(attributes: Markup(html: " data-player=\"smoothing\""), attachments: .empty) : nil
        case .space(let space):
            PlayerView(
                attributes: attributes(player: "space", "space", json(SpaceFacts(space))),
                attachments: [
                    attachment("codes", bytes(of: space.groups.flatMap(\.codes))),
                    attachment("labels", Data(space.groups.flatMap(\.labels))),
                    attachment("decoder", bytes(of: space.decoder.flatMap { $0.weights + $0.biases })),
                    attachment("pictures", space.pictures),
                ].joined())
        }
    }

    private func view(ofReading picture: Report.Player.Picture) -> PlayerView {
        PlayerView(
            attributes: attributes(
                player: "reading", "reading", json(PictureFacts(width: picture.width, height: picture.height))),
            attachments: attachment("pixels", Data(picture.pixels)))
    }

    /// The figure of a name, if it has data.
    private func source(named name: String) -> Outline.Figure? {
        let hasRows = report.sections.flatMap(\.blocks).contains { block in
            if case .figure(let figure) = block { figure.name == name && figure.hasRows } else { false }
        }
        return hasRows ? outline.figuresByName[name] : nil
    }

    private func attributes(player: String, _ name: String, _ value: String) -> Markup {
        Markup(html: " data-player=\"\(player)\" data-\(name)=\"\(Markup(escaping: value).html)\"")
    }

    /// A block of data: as its type is none of a script, browsers neither run nor show it.
    private func attachment(_ name: String, _ bytes: Data) -> Markup {
        Markup(
            html:
                "<script type=\"application/octet-stream\" data-name=\"\(name)\">\(bytes.base64EncodedString())</script>"
        )
    }

    /// The bytes of 32-bit floats, the low byte first.
    private func bytes(of numbers: [Float]) -> Data {
        numbers.reduce(into: Data(capacity: 4 * numbers.count)) { data, number in
            withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
    }

    private func json(_ facts: some Encodable) -> String {
        // Facts are counts and words, which always can be encoded.
        (try? JSONEncoder.plain.encode(facts)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private struct PictureFacts: Encodable {
        let width: Int
        let height: Int
    }

    private struct FilmFacts: Encodable {
        let width: Int
        let height: Int
        let steps: [Int]
    }

    private struct SpaceFacts: Encodable {
        struct Group: Encodable {
            let name: String
            let unit: String
            let count: Int
        }

        let width: Int
        let height: Int
        let sizes: [Int]
        let sets: [Group]
        let colours: [String]

        init(_ space: Report.Player.CodeSpace) {
            width = space.width
            height = space.height
            sizes = [3] + space.decoder.map(\.biases.count)
            sets = space.groups.map { Group(name: $0.name, unit: $0.unit, count: $0.labels.count) }
            colours = space.colours
        }
    }
}

extension Report.Figure {
    fileprivate var hasRows: Bool { data?.rows.isEmpty == false }
}
