extension Workers {
    /// Runs `body` over pieces of `count` elements: the offset and the length of each.
    ///
    /// Reading and writing an element takes about as long as four operations.
    func forEachChunk(of count: Int, operationsPerElement: Int = 4, _ body: (_ offset: Int, _ length: Int) -> Void) {
        forEach(chunkCount(of: count), operations: count * operationsPerElement) { chunk, _ in
            let offset = chunk * Self.chunkLength
            body(offset, min(Self.chunkLength, count - offset))
        }
    }

    func chunkCount(of count: Int) -> Int { (count + Self.chunkLength - 1) / Self.chunkLength }

    func chunkIndex(of offset: Int) -> Int { offset / Self.chunkLength }

    private static let chunkLength = 2_048
}
