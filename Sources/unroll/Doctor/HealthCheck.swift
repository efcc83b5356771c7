/// One thing that a run may need.
struct HealthCheck: Encodable {
    enum State: String, Encodable {
        case ok
        /// Worth knowing, but no run fails for it.
        case note
        /// A run fails without it.
        case missing
    }

    let state: State
    let name: String
    /// Its version, its path, or what is wrong with it.
    let found: String
    /// What it is for.
    let purpose: String
    /// What to do.
    let remedy: String?

    init(_ name: String, _ found: String, for purpose: String, _ state: State = .ok, remedy: String? = nil) {
        self.state = state
        self.name = name
        self.found = found
        self.purpose = purpose
        self.remedy = remedy
    }
}
