import Foundation

/// A pipeline of the real program that runs in half a second.
enum RacedPipeline {
    static let path = "small.yaml"
    static let stages = ["signals", "train", "fit", "evaluate", "page"]

    private static let text = """
        stages:
          signals: { uses: generate-signals }
          train: { uses: train-rnn-regression, needs: { signals: signals }, with: { hidden-size: 4 } }
          fit: { uses: train-lstm-fit, needs: { signals: signals }, with: { steps: 30, hidden-size: 4 } }
          evaluate: { uses: evaluate-regressor, needs: { training: train } }
          page: { uses: write-report, needs: [signals, train, fit, evaluate] }
        """

    /// Writes the pipeline file into a program's folder.
    static func write(to folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
    }
}
