public import Artifacts

extension StageCatalogue {
    /// Every stage kind there is.
    ///
    /// A new kind is one file beside this one and one line here.
    public static let tutorial = StageCatalogue(
        [
            FetchMNIST.self,
            ParseMNIST.self,
            GenerateSignals.self,
            TrainRNNRegression.self,
            TrainLSTMFit.self,
            TrainDynamicRNN.self,
            TrainClassifier.self,
            TrainAutoencoder.self,
            EvaluateRegressor.self,
            EvaluateFitter.self,
            EvaluateClassifier.self,
            EvaluateAutoencoder.self,
            PlotRNNRegression.self,
            PlotLSTMFit.self,
            PlotDynamicRNN.self,
            PlotClassifier.self,
            PlotAutoencoder.self,
            WriteReport.self,
        ],
        fingerprints: CodeFingerprint.byKind)
}
