extension Style {
    /// Tables: thin rules, and a box of their own to scroll in.
    static let tables = """
        .scroll { overflow-x: auto; margin: 1.4rem 0; scrollbar-width: thin; }
        table { border-collapse: collapse; min-width: min(100%, 24rem); font-size: .94rem; line-height: 1.45; }
        caption { caption-side: top; text-align: left; color: var(--quiet); padding: 0 0 .5rem; }
        th, td { text-align: left; vertical-align: top; padding: .5rem 1.4rem .5rem 0; border-bottom: 1px solid var(--rule); max-width: 26rem; }
        caption span { position: sticky; left: 0; display: inline-block; max-width: min(44rem, 100vw - 2.2rem); }
        th:last-child, td:last-child { padding-right: .2rem; }
        thead th { color: var(--quiet); font-size: .86rem; font-weight: 600; border-bottom-color: var(--line); vertical-align: bottom; }
        tbody th { font-weight: 600; }
        th:not(.quantity), td:not(.quantity) { min-width: 7.5rem; }
        table code:not(.digest) { white-space: nowrap; }
        .quantity { text-align: right; white-space: nowrap; }
        """
}
