import DatasetSources
import Foundation

extension HealthCheck {
    /// Where MNIST can be had; the network is not asked.
    static func data(_ environment: [String: String]) -> [HealthCheck] {
        [folder(of: DatasetName.mnist.dataset, environment), packageInstaller(environment)]
    }

    private static func folder(of dataset: Dataset, _ environment: [String: String]) -> HealthCheck {
        let variable = dataset.environmentVariable
        guard let path = environment[variable] else {
            return HealthCheck(
                variable, "not set", for: "a folder with MNIST; else downloaded", .note)
        }
        let purpose = "a folder with MNIST"
        let missing = dataset.filesMissing(in: URL(fileURLWithPath: path, isDirectory: true))
        guard !missing.isEmpty else { return HealthCheck(variable, path, for: purpose) }
        return HealthCheck(
            variable, path, for: purpose, .note,
            remedy:
                "It lacks \(missing.joined(separator: ", ")), or holds them at another size: they will be downloaded.")
    }

    private static func packageInstaller(_ environment: [String: String]) -> HealthCheck {
        let purpose = "downloads MNIST where the mirrors fail"
        guard let version = PackageInstaller.version(environment: environment) else {
            return HealthCheck(
                "python3 -m pip", "not there", for: purpose, .note, remedy: "sudo apt-get install -y python3-pip")
        }
        return HealthCheck("python3 -m pip", version, for: purpose)
    }
}
