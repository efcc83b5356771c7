import Foundation

/// A pipeline of the five trainings alone, each long enough to be killed in the middle.
enum LongTrainings {
    static let file = "trainings.yaml"

    static let text = """
        stages:
          generate-signals:
            uses: generate-signals
            with: { regression-segments: 500, dynamic-segments: 300 }
          fetch-mnist:
            uses: fetch-mnist
          parse-mnist:
            uses: parse-mnist
            needs: { files: fetch-mnist }
          train-rnn-regression:
            uses: train-rnn-regression
            needs: { signals: generate-signals }
          train-dynamic-rnn:
            uses: train-dynamic-rnn
            needs: { signals: generate-signals }
          train-lstm-fit:
            uses: train-lstm-fit
            needs: { signals: generate-signals }
            with: { steps: 600 }
          train-classifier:
            uses: train-classifier
            needs: { digits: parse-mnist }
            with: { epochs: 2, train-images: 6400, hidden-size: 32, evaluation-images: 500 }
          train-autoencoder:
            uses: train-autoencoder
            needs: { digits: parse-mnist }
            with: { epochs: 3, train-images: 6400, print-interval: 20 }
        """
}
