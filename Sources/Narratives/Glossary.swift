import Reports

/// The words that a reader may want explained.
enum Glossary {
    static let terms = [
        Report.Term(word: "accuracy", meaning: "The share of examples whose greatest score belongs to the true class."),
        Report.Term(word: "Adam", meaning: "An optimizer that scales each step by running means of the gradient and of its square."),
        Report.Term(word: "batch", meaning: "The examples whose mean gradient makes one update."),
        Report.Term(
            word: "cross-entropy",
            meaning: "The negative logarithm of the probability that the network gives to the true class, averaged over the batch."),
        Report.Term(word: "digest", meaning: "The SHA-256 sum of a file's bytes: other bytes, another digest."),
        Report.Term(word: "epoch", meaning: "One pass over all training examples."),
        Report.Term(
            word: "hidden state", meaning: "The numbers that a recurrent network carries from one time step to the next."),
        Report.Term(
            word: "LSTM",
            meaning: "Long short-term memory: a recurrent network whose gates decide what its cell keeps, takes in and shows."),
        Report.Term(word: "logit", meaning: "A score before softmax turns all scores into probabilities."),
        Report.Term(word: "seed", meaning: "The number from which all random draws follow: first weights and order of examples."),
        Report.Term(
            word: "stage", meaning: "A step of the pipeline. It runs again only when something changes that decides its output."),
    ]
}
