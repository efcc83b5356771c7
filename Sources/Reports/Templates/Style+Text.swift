extension Style {
    /// Type: the system's own fonts, a line length for reading, figures of equal width.
    static let text = """
        body { font: 1.0625rem/1.65 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
        code, pre, .name { font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        code { font-size: .9em; }
        h1, h2, h3 { line-height: 1.2; text-wrap: balance; font-weight: 650; letter-spacing: -.012em; }
        h1 { font-size: clamp(1.9rem, 1.4rem + 2.4vw, 2.9rem); margin: 0 0 1.2rem; letter-spacing: -.022em; max-width: 20em; }
        h2 { font-size: 1.6rem; margin: 0 0 1.2rem; padding-bottom: .55rem; border-bottom: 1px solid var(--rule); }
        h3 { font-size: 1.15rem; margin: 2.4rem 0 .8rem; }
        p, dl { margin: 0 0 1rem; }
        .masthead p, main > section > p, .stage > p, .lead { max-width: 44rem; text-wrap: pretty; }
        .masthead p:first-of-type, .lead { font-size: 1.2rem; line-height: 1.55; }
        .masthead p:last-child { margin-bottom: 0; }
        .quiet { color: var(--quiet); }
        a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        .anchor { margin-left: .45em; color: var(--quiet); text-decoration: none; font-weight: 400; opacity: 0; }
        :is(h2, h3):hover .anchor, .anchor:focus-visible { opacity: 1; }
        h2:target, h3:target { background: var(--mark); box-shadow: -.4rem 0 var(--mark), .4rem 0 var(--mark); }
        .glossary { columns: 20rem; column-gap: 3rem; }
        .glossary > div { break-inside: avoid; margin-bottom: 1rem; }
        .glossary dt { font-weight: 650; }
        .glossary dd { margin: 0; }
        .digest { display: inline-block; vertical-align: bottom; max-width: 13ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; user-select: all; }
        """
}
