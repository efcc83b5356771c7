extension Workers {
    /// Runs `body` over pieces of `count` elements: the offset and the length of each.
    func forEachChunk(of count: Int, operationsPerElement: Int = 1, _ body: (_ offset: Int, _ length: Int) -> Void) {
        let length = 8_192
        forEach((count + length - 1) / length, operations: count * operationsPerElement) { chunk, _ in
            let offset = chunk * length
            body(offset, min(length, count - offset))
        }
    }
}
