extension Style {
    /// The timeline of the stages; its numbers stand on the colour of the paper where they cross a line.
    static let timeline = """
        .timeline svg { display: block; margin: 0 auto; height: auto; max-width: 100%; min-width: 40rem; }
        .timeline text { fill: var(--ink); font-size: 12px; }
        .timeline .heading { font-weight: 650; font-size: 13px; }
        .timeline .detail { fill: var(--quiet); font-size: 11.5px; font-weight: 400; }
        .timeline .behind { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
        .timeline rect { fill: var(--accent); }
        .timeline a:hover .name, .timeline a:focus-visible .name { text-decoration: underline; }
        .timeline .tick { stroke: var(--rule); }
        .timeline .axis { stroke: var(--line); }
        """
}
