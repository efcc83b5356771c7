extension LivePage {
    /// What the live page has beside the style of the report; nothing on it moves.
    static let styleSheet = """
        .live.page { display: block; max-width: 76rem; padding-block: clamp(1.2rem, 3vw, 2.5rem); }
        .live h1 { font-size: 1.9rem; margin-bottom: .7rem; }
        .live h2 { font-size: 1.25rem; margin-bottom: .8rem; }
        .live main > .chapter, .live main > .chapter + .chapter { margin-top: 2rem; }
        .live .masthead p:first-of-type { min-height: 3.1em; margin-bottom: .3rem; }
        .live .chapter > p { margin-bottom: .8rem; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
        .card { padding: .9rem 1.1rem 1rem; background: var(--raised); border: 1px solid var(--rule); border-left: 4px solid var(--accent); border-radius: 6px; }
        .card h3 { margin: 0 0 .3rem; font-size: 1.02rem; }
        .card p { margin: 0 0 .5rem; font-size: .94rem; line-height: 1.45; min-height: 2.9em; }
        .card progress[hidden] { display: none; }
        progress { width: 100%; height: .7rem; accent-color: var(--accent); }
        .curve { display: block; width: 100%; height: 5rem; margin-top: .6rem; border-bottom: 1px solid var(--line); overflow: visible; }
        td .curve { width: 9rem; height: 1.8rem; margin: 0; }
        .curve path { fill: var(--accent); stroke: var(--accent); stroke-width: 1.3; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
        .live td, .live tbody th { padding-block: .3rem; max-width: 34rem; }
        .state { white-space: nowrap; font-weight: 650; }
        .state.waiting { color: var(--quiet); font-weight: 400; }
        .state.running { color: var(--accent); }
        .state.done, .state.cached { color: var(--met); }
        .state.failed { color: var(--missed); }
        .state.skipped, .state.stopped { color: var(--open); }
        .changes dt { font-weight: 650; }
        .changes dd { margin: 0 0 .7rem; font-size: .94rem; }
        .changes ul { margin: .2rem 0 0; padding-left: 1.2rem; }
        #frame { display: block; width: 100%; height: min(85vh, 60rem); border: 1px solid var(--line); border-radius: 6px; background: var(--paper); }
        #frame[hidden] { display: none; }
        """
}
