import Kernels
import Tensors

/// Variables one after another along a dimension.
///
/// - Precondition: there is at least one, and all shapes agree but for that dimension.
public func concatenated(_ variables: [Variable], dimension: Int) -> Variable {
    precondition(!variables.isEmpty, "there is nothing to concatenate")
    if variables.count == 1 { return variables[0] }
    let (tape, operands) = (variables[0].tape, variables.map(\.operand))
    let shape = concatenatedShape(operands.map(\.shape), dimension: dimension)
    let parts = parts(of: shape, operands, dimension: dimension)
    let result = tape.workers.memory.buffer(count: shape.elementCount)
    for (part, operand) in zip(parts, operands) { part.copy(operand.buffer, toPartOf: result) }
    return tape.result(shape, result, of: operands) { cotangent, gradients in
        for (part, operand) in zip(parts, operands) {
            if let target = gradients.target(operand) { part.addPart(of: cotangent, to: target) }
        }
    }
}

/// Variables of one shape as the indices of a new dimension.
///
/// - Precondition: there is at least one, and all shapes agree.
public func stacked(_ variables: [Variable], dimension: Int) -> Variable {
    let expanded = variables.map { variable in
        var shape = variable.shape
        shape.insert(1, at: dimension)
        return variable.reshaped(shape)
    }
    return concatenated(expanded, dimension: dimension)
}

private func concatenatedShape(_ shapes: [[Int]], dimension: Int) -> [Int] {
    var result = shapes[0]
    result[dimension] = shapes.reduce(0) { $0 + $1[dimension] }
    for var shape in shapes {
        shape[dimension] = result[dimension]
        precondition(shape == result, "shapes \(shapes) do not fit together along dimension \(dimension)")
    }
    return result
}

private func parts(of shape: [Int], _ operands: [Operand], dimension: Int) -> [Part] {
    var start = 0
    return operands.map { operand in
        let extent = operand.shape[dimension]
        defer { start += extent }
        return Part(of: shape, dimension: dimension, start..<start + extent)
    }
}
