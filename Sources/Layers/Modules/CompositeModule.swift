/// A module that is made of named modules and has no parameters of its own.
public protocol CompositeModule: Module {
    /// The name that it prints, which is the class name in PyTorch.
    var typeName: String { get }
    /// Its parts in order.
    var children: [(name: String, module: any Module)] { get }
}

extension CompositeModule {
    /// The parts' parameters, each name led by its part's.
    public var namedParameters: [NamedParameter] {
        children.flatMap { name, module in
            module.namedParameters.map { NamedParameter("\(name).\($0.name)", $0.parameter) }
        }
    }

    /// The parts, one on each line, as PyTorch prints them.
    public var description: String {
        if children.isEmpty { return "\(typeName)()" }
        let lines = children.map { name, module in
            "  (\(name)): " + module.description.split(separator: "\n").joined(separator: "\n  ")
        }
        return "\(typeName)(\n" + lines.joined(separator: "\n") + "\n)"
    }
}
