import Artifacts
import Charts
import Foundation
import Testing

extension AfterQuickRun {
    /// What the tutorial's texts print and show, looked for in what the quick pipeline leaves.
    @Suite("The quick pipeline leaves")
    struct TutorialTests {
        private func text(_ program: Program, _ path: String) throws -> String {
            try String(contentsOf: program.folder.appending(path: "Output/\(path)"), encoding: .utf8)
        }

        private func lines(_ program: Program, _ stage: String) throws -> [Substring] {
            try text(program, "\(stage)/log.txt").split(separator: "\n")
        }

        @Test("the prints of the regression, of the fit, and of the dynamic network")
        func signalPrints() throws {
            try FinishedQuickRun.withCopy { program in
                let network = ["RNN(", "  (rnn): RNN(1, 32, batch_first=True)"]
                #expect(try lines(program, "train-rnn-regression").prefix(2).map(String.init) == network)
                let values = try lines(program, "generate-signals")
                #expect(values.count == 10)
                #expect(values.first == "tensor([[[ 0.0000],")
                #expect(values.last == "         [ 0.0000]]])")
                #expect(values[5] == "         [-0.3420],")
                let losses = try lines(program, "train-lstm-fit").filter { $0.hasPrefix("loss:0.") }
                #expect(losses.count == 10)
                let dynamic = try lines(program, "train-dynamic-rnn")
                #expect(dynamic.prefix(2).map(String.init) == network)
                #expect(Set(dynamic.dropFirst(4)) == ["10", "20", "30"] && dynamic.count == 64)
                #expect(Set(try lines(program, "train-static-rnn").dropFirst(4)) == ["10"])
            }
        }

        @Test("the prints of the classifier and of the autoencoder")
        func imagePrints() throws {
            try FinishedQuickRun.withCopy { program in
                #expect(try text(program, "parse-mnist/log.txt") == "(60000, 28, 28)\n(60000)\n")
                #expect(
                    try text(program, "train-classifier/log.txt").hasPrefix(
                        "RNN(\n  (rnn): LSTM(28, 32, batch_first=True)\n"))
                let classifier = try lines(program, "train-classifier").filter {
                    $0.hasPrefix("Epoch:  0 | train loss: ")
                }
                #expect(classifier.count == 5 && classifier.allSatisfy { $0.contains(" | test accuracy: ") })
                let answers = try lines(program, "evaluate-classifier")
                #expect(answers.first?.hasSuffix("] prediction number") == true)
                #expect(answers.last == "[7 2 1 0 4 1 4 9 5 9] real number")
                let autoencoder = try lines(program, "train-autoencoder").filter { $0.hasPrefix("Epoch:  ") }
                #expect(autoencoder.count == 10)
                #expect(autoencoder.last?.hasPrefix("Epoch:  1 | train loss: 0.") == true)
            }
        }

        @Test("every figure as a PNG of twice its size on the page, with title and digest inside")
        func figures() throws {
            let expected = [
                "plot-rnn-regression": ["sine-pair", "course", "moments", "last-segments", "hidden-state", "loss"],
                "plot-lstm-fit": ["fit", "moments", "hidden-state", "loss"],
                "plot-dynamic-rnn": ["points", "course", "moments", "last-segments", "hidden-state", "loss"],
                "plot-static-rnn": ["points", "course", "moments", "last-segments", "hidden-state", "loss"],
                "plot-classifier": [
                    "first-training-image", "loss", "accuracy", "confusion-matrix", "first-ten-predictions",
                    "mistakes", "calibration", "reading-1", "states-1", "reading-2", "states-2", "reading-3",
                    "states-3",
                ],
                "plot-autoencoder": [
                    "third-training-image", "reconstructions", "reconstructions-over-time", "loss", "codes",
                    "codes-turned",
                    "codes-behind",
                ],
            ]
            try FinishedQuickRun.withCopy { program in
                for (stage, names) in expected {
                    let folder = program.folder.appending(path: "Output/\(stage)")
                    let names = names + ["gradient-norm", "weights-and-gradients"]
                    let index = try FigureIndex(contentsOf: folder.appending(path: "figures.json"))
                    #expect(Set(index.figures.map(\.file)) == Set(names.map { "\($0).png" }))
                    for figure in index.figures {
                        let picture = try PNGImage(decoding: Data(contentsOf: folder.appending(path: figure.file)))
                        #expect(picture.width == 2 * figure.width && picture.height == 2 * figure.height)
                        #expect(picture.texts["Title"]?.isEmpty == false && picture.texts["Data Digest"]?.count == 64)
                    }
                }
            }
        }

        @Test("a page that asks for nothing outside, tells of every experiment, and leaves no mark unresolved")
        func page() throws {
            try FinishedQuickRun.withCopy { program in
                let page = try text(program, "index.html")
                #expect(page.contains("default-src 'none'") && !page.contains("src=\"http"))
                for section in ["rnn-regression", "lstm-fit", "classifier", "autoencoder", "dynamic-rnn"] {
                    #expect(page.contains("<h2 id=\"experiment-\(section)\">"), "\(section)")
                    #expect(page.contains("<code>make plot-\(section)"), "\(section)")
                }
                #expect(page.matches(of: #/<img /#).count == 54)
                #expect(page.matches(of: /Every print and figure of the text/).count == 5 * 2)
                let words = page.components(separatedBy: "<script>")[0].replacing(/"data:[^"]*"/, with: "")
                #expect(words.matches(of: /\[\[[a-z]/).isEmpty)
            }
        }
    }
}
