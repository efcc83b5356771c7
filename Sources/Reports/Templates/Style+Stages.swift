extension Style {
    /// The stages in full.
    static let stages = """
        .stage { margin-top: 2.2rem; }
        .stage h3 { margin: 0 0 .5rem; }
        .stage > p { margin-bottom: .4rem; }
        .stage > .quiet { font-size: .94rem; }
        .change, .message { padding: .5rem .9rem; border-left: 4px solid var(--open); background: var(--open-back); font-size: .94rem; }
        .message { border-color: var(--missed); background: var(--missed-back); }
        """
}
