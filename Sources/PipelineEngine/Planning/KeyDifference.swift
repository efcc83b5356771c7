public import Artifacts

/// One reason why a stage must run: a component of its key that differs from when it ran last.
public enum KeyDifference: Sendable, Equatable {
    /// No execution of the stage is known.
    case neverRan
    /// The stage is of another kind than before.
    case kind(before: String, now: String)
    /// A parameter has another value; nil where it did not exist.
    case parameter(name: String, before: ParameterValue?, now: ParameterValue?)
    /// A file that the stage reads has other bytes; nil where it was not read.
    case input(name: String, file: String, before: Digest?, now: Digest?)
    /// The same files are read in another order.
    case inputOrder
    /// The code that the stage runs has changed.
    case code
    /// Something around the stage has changed, such as a font.
    case surroundings(name: String)
    /// Objects that the stage wrote are gone from the store.
    case objectsLost(files: [String])
    /// Objects that the stage wrote have other bytes than it wrote.
    case objectsDamaged([ObjectFault])
    /// The record of the execution is gone from the store.
    case recordLost
    /// The record of the execution cannot be read.
    case recordDamaged(reason: String)
    /// The record of what the output folder shows cannot be read.
    case shownRecordDamaged(reason: String)
    /// The user asked for it.
    case forced

    /// What differs between two recipes, the most telling first.
    public static func between(_ before: KeyRecipe, _ now: KeyRecipe) -> [KeyDifference] {
        var differences: [KeyDifference] = []
        if before.kind != now.kind { differences.append(.kind(before: before.kind, now: now.kind)) }
        for name in Set(before.parameters.keys).union(now.parameters.keys).sorted() {
            let (old, new) = (before.parameters[name], now.parameters[name])
            if old?.description != new?.description {
                differences.append(.parameter(name: name, before: old, now: new))
            }
        }
        let inputs = inputs(before, now)
        differences += inputs.isEmpty && before.inputs != now.inputs ? [.inputOrder] : inputs
        if before.code != now.code { differences.append(.code) }
        for name in Set(before.surroundings.keys).union(now.surroundings.keys).sorted()
        where before.surroundings[name] != now.surroundings[name] {
            differences.append(.surroundings(name: name))
        }
        return differences
    }

    /// What the store has lost of an execution, and what is damaged.
    static func damage(_ faults: [ObjectFault]) -> [KeyDifference] {
        let lost = faults.filter { $0.flaw == .missing }
        let damaged = faults.filter { $0.flaw != .missing }
        return (damaged.isEmpty ? [] : [.objectsDamaged(damaged)])
            + (lost.isEmpty ? [] : [.objectsLost(files: lost.map(\.file))])
    }

    private static func inputs(_ before: KeyRecipe, _ now: KeyRecipe) -> [KeyDifference] {
        let added = now.inputs.filter { new in !before.inputs.contains { $0.name == new.name && $0.file == new.file } }
        let kept = before.inputs.compactMap { old -> KeyDifference? in
            let new = now.inputs.first { $0.name == old.name && $0.file == old.file }
            guard new?.digest != old.digest else { return nil }
            return .input(name: old.name, file: old.file, before: old.digest, now: new?.digest)
        }
        return kept + added.map { .input(name: $0.name, file: $0.file, before: nil, now: $0.digest) }
    }
}

extension [KeyDifference] {
    /// The first reasons in words, and how many more there are: as much as a line can hold.
    public var summary: String {
        let shown = prefix(3).map { "\($0)" }.joined(separator: "; ")
        let more = count - 3
        return more > 0 ? "\(shown); and \(more) more \(more == 1 ? "reason" : "reasons")" : shown
    }
}

extension KeyDifference: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .neverRan: "it has not run yet"
        case .kind(let before, let now): "its kind was \(before), now it is \(now)"
        case .parameter(let name, let before?, let now?): "parameter \(name) was \(before), now it is \(now)"
        case .parameter(let name, nil, let now): "parameter \(name) is new: \(now.map { "\($0)" } ?? "none")"
        case .parameter(let name, _, nil): "parameter \(name) is gone"
        case .input(let name, "manifest", _, _?): "another execution of \(name) is shown"
        case .input(let name, let file, let before?, let now?):
            "input \(name) has a new \(file) (\(before.short) -> \(now.short))"
        case .input(let name, let file, nil, _): "input \(name) reads \(file), which it did not before"
        case .input(let name, let file, _, nil): "input \(name) reads \(file) no more"
        case .inputOrder: "it reads its inputs in another order"
        case .code: "the code that it runs has changed"
        case .surroundings(let name): "the \(name) has changed"
        case .objectsLost(let files): "the cache has lost \(files.joined(separator: ", "))"
        case .objectsDamaged(let faults):
            "the cache holds damaged files: " + faults.map { "\($0.file) (\($0))" }.joined(separator: ", ")
        case .recordLost: "the cache has lost the record of what is shown"
        case .recordDamaged(let reason): "its record in the cache is damaged: \(reason)"
        case .shownRecordDamaged(let reason): "the record of what is shown is damaged: \(reason)"
        case .forced: "--force was given"
        }
    }
}
