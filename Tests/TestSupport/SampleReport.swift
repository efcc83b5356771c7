public import Reports

/// A made-up report of the classifier, as complete as a real one, for tests of the page and for looking at it.
public enum SampleReport {
    /// The report: one experiment, five figures, six stages, one parameter that differs from the tutorial's.
    public static var classifier: Report {
        Report(
            title: "Recurrent networks on MNIST, from the tutorial to numbers",
            introduction: [
                """
                An LSTM reads handwritten digits row by row and says which digit it has seen. This page shows what the \
                tutorial promises, what came out here, and how to make each number again.
                """,
                "Everything on it was drawn from recorded results: 60,000 images to learn from, 10,000 to be tested on.",
            ],
            verdicts: [verdict], sections: [section], stages: stages, dataFiles: dataFiles, environment: environment,
            glossary: glossary)
    }

    private static var verdict: Report.Verdict {
        Report.Verdict(
            experiment: "MNIST classification with an LSTM", section: "classifier",
            headline: Report.Metric(name: "of 10,000 test images named correctly", value: .share(0.9658, decimals: 2)),
            promise: "About 0.95 on the first 2,000 test images after one epoch: the network learns to read digits.",
            measurement: "0.9570 on the first 2,000 and 0.9658 on all 10,000; see [[loss]] and [[confusion]].",
            outcome: .met)
    }

    private static var section: Report.Section {
        Report.Section(
            name: "classifier", title: "Reading digits with an LSTM",
            blocks: [
                .paragraph(
                    """
                    An image of 28 by 28 pixels is read as a sequence: 28 time steps, one row of 28 pixels at each. \
                    After the last row the 64 hidden units of the LSTM hold what was seen, and a linear layer turns them \
                    into ten scores, one for each digit. The tutorial trains for one epoch with Adam at a learning rate \
                    of `0.01` in batches of 64.
                    """),
                .heading("The data"),
                .paragraph("The first of the training images, as the network gets it, and what it has to answer."),
                .figure(SampleFigures.firstImage),
                .heading("Training"),
                .paragraph("The loss falls steeply within the first 200 steps and then slowly, as [[loss]] shows."),
                .figure(SampleFigures.loss), .figure(SampleFigures.accuracy),
                .log(Report.Listing(title: "What the stage printed, as the tutorial does", text: SampleFigures.log)),
                .heading("Evaluation"),
                .metrics(metrics),
                .figure(SampleFigures.confusion), .figure(SampleFigures.predictions),
                .table(SampleFigures.digits),
                .code(Report.Listing(title: "Try it on a picture of your own", text: "unroll predict my-digit.png")),
            ],
            command: "make plot-classifier FORCE=1")
    }

    private static var metrics: [Report.Metric] {
        [
            Report.Metric(
                name: "Accuracy, first 2,000", value: .share(0.957, decimals: 2),
                comparison: "PyTorch, 20 seeds: 93.8% to 96.5%", meaning: "What the tutorial prints while it trains."),
            Report.Metric(
                name: "Accuracy, all 10,000", value: .share(0.9658, decimals: 2),
                comparison: "PyTorch, 20 seeds: 94.4% to 97.2%", meaning: "The whole test set."),
            Report.Metric(
                name: "Loss, last step", value: .number(0.08413, decimals: 4),
                meaning: "Cross-entropy of one batch of 32."),
            Report.Metric(name: "Training time", value: .seconds(7.42), meaning: "938 steps on 2 cores."),
        ]
    }

    private static var dataFiles: [Report.DataFile] {
        [
            dataFile(
                "train-images-idx3-ubyte", "60,000 training images", 47_040_016,
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            dataFile(
                "train-labels-idx1-ubyte", "60,000 training labels", 60_008,
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            dataFile(
                "t10k-images-idx3-ubyte", "10,000 test images", 7_840_016,
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            dataFile(
                "t10k-labels-idx1-ubyte", "10,000 test labels", 10_008,
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ]
    }

    private static func dataFile(
        _ name: String, _ contents: String, _ byteCount: Int, _ digest: String
    ) -> Report.DataFile {
        Report.DataFile(
            name: name, contents: contents, source: "https://storage.googleapis.com/cvdf-datasets/mnist/",
            byteCount: byteCount, digest: digest)
    }

    private static var environment: [Report.Fact] {
        [
            Report.Fact(name: "Unroll", value: "0.1.0"),
            Report.Fact(name: "Swift", value: "6.3.1"),
            Report.Fact(name: "Matrix products", value: "panels of 16 columns"),
            Report.Fact(name: "CPU level", value: .code("x86-64-v4")),
            Report.Fact(name: "Drawing", value: "cairo 1.16.0, pango 1.50.12, DejaVu Sans 2.37"),
            Report.Fact(name: "System", value: "Debian GNU/Linux 12"),
        ]
    }

    private static var glossary: [Report.Term] {
        [
            Report.Term(word: "Epoch", meaning: "One pass over all training images."),
            Report.Term(
                word: "Hidden state",
                meaning: "The numbers that a recurrent network carries from one time step to the next."),
            Report.Term(
                word: "LSTM",
                meaning: "Long short-term memory: a recurrent cell with gates that decide what to keep and to forget."),
            Report.Term(
                word: "Cross-entropy",
                meaning: "The loss of a classifier: how surprised it is by the answer. `2.3026` is guessing among ten."),
            Report.Term(
                word: "Digest",
                meaning: "A number computed from all bytes of a file (SHA-256); equal digests mean equal files."),
        ]
    }
}
