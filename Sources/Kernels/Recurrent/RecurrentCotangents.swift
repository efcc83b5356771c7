/// What the derivative of a recurrent level adds to; nil where nobody wants it.
public struct RecurrentCotangents {
    /// The input's cotangent.
    public var input: Buffer?
    /// The first hidden state's cotangent, `[batch, hidden]`.
    public var initialHidden: Buffer?
    /// The first cell state's cotangent, `[batch, hidden]`.
    public var initialCell: Buffer?

    /// Groups the cotangents.
    ///
    /// - Parameters:
    ///   - input: The input's cotangent.
    ///   - initialHidden: The first hidden state's cotangent.
    ///   - initialCell: The first cell state's cotangent.
    public init(input: Buffer?, initialHidden: Buffer?, initialCell: Buffer?) {
        self.input = input
        self.initialHidden = initialHidden
        self.initialCell = initialCell
    }
}
