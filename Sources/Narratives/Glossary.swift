import Reports

/// The words that a reader may want explained.
enum Glossary {
    static let terms = [
        term("accuracy", "The share of examples whose greatest score belongs to the true class."),
        term("Adam", "An optimizer that scales each step by running means of the gradient and of its square."),
        term("autoencoder", "A network that learns to give back its input through a narrow middle, the code."),
        term("batch", "The examples whose mean gradient makes one update."),
        term(
            "calibration",
            "Whether probabilities mean what they say: of the answers given with 80%, eight in ten should be right."),
        term("cell state", "The second state of an LSTM, which its gates protect."),
        term("code", "The few numbers to which an autoencoder reduces its input."),
        term(
            "cross-entropy",
            "The negative logarithm of the probability that the network gives to the true class, averaged over the batch."
        ),
        term("digest", "The SHA-256 sum of a file's bytes: other bytes, another digest."),
        term("epoch", "One pass over all training examples."),
        term(
            "gate",
            "A number from 0 (shut) to 1 (open) for each unit, by which a recurrent network multiplies what it keeps or "
                + "takes in."),
        term(
            "gradient norm",
            "The length of the gradient of all parameters together: how strongly a batch asks for a change. Huge, it explodes; "
                + "near zero, it vanishes."),
        term("GRU", "Gated recurrent unit: a recurrent network with two gates and no cell state."),
        term("hidden state", "The numbers that a recurrent network carries from one time step to the next."),
        term(
            "LSTM",
            "Long short-term memory: a recurrent network whose gates decide what its cell keeps, takes in and shows."),
        term("logit", "A score before softmax turns all scores into probabilities."),
        term("loss", "The number that training makes small: how far the answers are from the targets."),
        term("mean squared error", "The mean of the squared differences between answers and targets."),
        term(
            "RNN", "A plain recurrent network: its hidden state is tanh of a sum over its input and the state before."),
        term("seed", "The number from which all random draws follow: first weights and order of examples."),
        term("stage", "A step of the pipeline. It runs again only when something changes that decides its output."),
        term("throughput", "How many examples pass through training in a second."),
    ]

    private static func term(_ word: String, _ meaning: String) -> Report.Term {
        Report.Term(word: word, meaning: meaning)
    }
}
