public import Artifacts

extension StageCatalogue {
    /// Every stage kind there is.
    ///
    /// A new kind is one file beside this one and one line here.
    public static let tutorial = StageCatalogue(
        [
            FetchMNIST.self,
            ParseMNIST.self,
            TrainClassifier.self,
            EvaluateClassifier.self,
            PlotClassifier.self,
            WriteReport.self,
        ],
        fingerprints: CodeFingerprint.byKind)
}
