import Foundation

/// A pipeline of the five trainings alone, each about a second long: enough to be killed in its middle.
enum LongTrainings {
    static let file = "trainings.yaml"

    static let stages = [
        "train-rnn-regression", "train-dynamic-rnn", "train-lstm-fit", "train-classifier", "train-autoencoder",
    ]

    static let text = """
        stages:
          generate-signals:
            uses: generate-signals
            with: { regression-segments: 3000, dynamic-segments: 2000 }
          fetch-mnist:
            uses: fetch-mnist
          parse-mnist:
            uses: parse-mnist
            needs: { files: fetch-mnist }
          train-rnn-regression:
            uses: train-rnn-regression
            needs: { signals: generate-signals }
            with: { hidden-size: 256 }
          train-dynamic-rnn:
            uses: train-dynamic-rnn
            needs: { signals: generate-signals }
            with: { hidden-size: 256 }
          train-lstm-fit:
            uses: train-lstm-fit
            needs: { signals: generate-signals }
            with: { steps: 10000, hidden-size: 64 }
          train-classifier:
            uses: train-classifier
            needs: { digits: parse-mnist }
            with: { epochs: 2, train-images: 12800, hidden-size: 32, evaluation-images: 500 }
          train-autoencoder:
            uses: train-autoencoder
            needs: { digits: parse-mnist }
            with: { epochs: 4, train-images: 12800, print-interval: 20 }
        """
}
