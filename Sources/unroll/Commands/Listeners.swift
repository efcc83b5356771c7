import PipelineEngine

/// Passes every event on to several listeners, in order.
struct Listeners: PipelineListener {
    let all: [any PipelineListener]

    func receive(_ event: PipelineEvent) {
        for listener in all { listener.receive(event) }
    }
}
