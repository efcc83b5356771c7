/// The weights of one level in one direction, or their cotangents, of which some may not be wanted.
///
/// - Shapes: with G gates, `input` is `[G * hidden, input]`, `hidden` `[G * hidden, hidden]`, the biases `[G * hidden]`.
public struct RecurrentWeights<Value> {
    /// What multiplies the input.
    public var input: Value
    /// What multiplies the hidden state.
    public var hidden: Value
    /// The bias of the input's share, where there are biases.
    public var inputBias: Value?
    /// The bias of the hidden state's share, where there are biases.
    public var hiddenBias: Value?

    /// Groups the weights.
    ///
    /// - Parameters:
    ///   - input: What multiplies the input.
    ///   - hidden: What multiplies the hidden state.
    ///   - inputBias: The bias of the input's share.
    ///   - hiddenBias: The bias of the hidden state's share.
    public init(input: Value, hidden: Value, inputBias: Value? = nil, hiddenBias: Value? = nil) {
        self.input = input
        self.hidden = hidden
        self.inputBias = inputBias
        self.hiddenBias = hiddenBias
    }

    /// The weights in PyTorch's order.
    public var all: [Value] { [input, hidden] + [inputBias, hiddenBias].compactMap { $0 } }

    /// The same weights in another form.
    public func map<Other>(_ transform: (Value) -> Other) -> RecurrentWeights<Other> {
        RecurrentWeights<Other>(
            input: transform(input), hidden: transform(hidden), inputBias: inputBias.map(transform),
            hiddenBias: hiddenBias.map(transform))
    }
}
