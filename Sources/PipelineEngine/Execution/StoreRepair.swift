import Artifacts
import Foundation

/// Puts aside what turns out to be damaged in the cache, and tells the run's listener of it.
///
/// Only for the holder of the output folder's lock.
struct StoreRepair {
    let folder: OutputFolder
    let listener: any PipelineListener

    /// Puts an object aside that a stage wrote.
    ///
    /// - Throws: `FileError`.
    func putAside(_ fault: ObjectFault, of stage: String) throws {
        let place = try folder.store.putAside(fault.digest)
        tell(StoreDamage(stage: stage, subject: .object(fault), place: place?.relativePath))
    }

    /// Puts the record of an execution aside.
    ///
    /// - Throws: `FileError`.
    func putAsideRecord(of key: Digest, stage: String, reason: String) throws {
        let store = folder.store
        let place = try store.putAside(store.manifestURL(for: key), as: key.hexadecimal + ".json")
        tell(StoreDamage(stage: stage, subject: .execution(key: key, reason: reason), place: place?.relativePath))
    }

    /// Puts the record of what is shown of a stage aside, if it cannot be read.
    ///
    /// - Throws: `FileError`.
    func putAsideShownRecord(of stage: String) throws {
        guard case .damaged(let reason) = folder.shownRecord(of: stage) else { return }
        let place = try folder.putAsideShownRecord(of: stage)
        tell(StoreDamage(stage: stage, subject: .shown(reason: reason), place: place?.relativePath))
    }

    private func tell(_ damage: StoreDamage) {
        listener.receive(.damageFound(damage))
    }
}
