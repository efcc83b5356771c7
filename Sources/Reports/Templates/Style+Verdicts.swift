extension Style {
    /// The verdicts at the top.
    static let verdicts = """
        .verdict { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .9rem 1.5rem; align-items: start; margin: 1.2rem 0; padding: 1.3rem 1.5rem 1.4rem; background: var(--raised); border: 1px solid var(--rule); border-left: 4px solid var(--tone); border-radius: 6px; }
        .verdict > * { margin: 0; }
        .verdict.met { --tone: var(--met); --back: var(--met-back); }
        .verdict.missed { --tone: var(--missed); --back: var(--missed-back); }
        .verdict.open { --tone: var(--open); --back: var(--open-back); }
        .verdict h3 { font-size: 1.15rem; padding-top: .15rem; }
        .verdict h3 a { color: inherit; }
        .outcome { color: var(--tone); background: var(--back); border: 1px solid; padding: .12rem .7rem; border-radius: 2rem; font-size: .88rem; font-weight: 650; white-space: nowrap; }
        .headline { grid-column: 1 / -1; }
        .headline strong { display: inline-block; max-width: 100%; margin-right: .25rem; font-size: 2.3rem; line-height: 1.15; font-weight: 650; letter-spacing: -.02em; }
        .verdict dl { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: .9rem 2rem; }
        .verdict dt { color: var(--quiet); font-size: .88rem; }
        .verdict dd { margin: 0; }
        @media (max-width: 32rem) {
          .verdict { grid-template-columns: minmax(0, 1fr); padding: 1.1rem; }
          .outcome { justify-self: start; }
        }
        """
}
