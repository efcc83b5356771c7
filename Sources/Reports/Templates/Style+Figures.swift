extension Style {
    /// Pictures on white cards in both themes, because they are drawn on white; listings; the graph.
    static let figures = """
        figure { margin: 1.8rem 0; }
        .figures { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start; margin: 1.8rem 0; }
        .figures > .figure { margin: 0; }
        .figure { flex: 0 1 max(var(--width) + 1.6rem, 19rem); min-width: 0; max-width: 100%; }
        @media (min-width: 46rem) {
          .small:only-child { display: grid; grid-template: "picture caption" auto "picture more" 1fr / auto minmax(14rem, 1fr); column-gap: 1.8rem; flex-basis: 100%; }
          .small:only-child .picture { grid-area: picture; }
          .small:only-child figcaption { grid-area: caption; margin-top: .3rem; }
          .small:only-child .more { grid-area: more; min-width: 0; }
        }
        .picture { background: #fff; border: 1px solid var(--rule); border-radius: 6px; padding: .75rem; }
        @media (prefers-color-scheme: dark) { .picture { filter: brightness(.92); } }
        .picture img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
        figcaption { margin-top: .7rem; font-size: .94rem; line-height: 1.5; max-width: 44rem; }
        figcaption p { margin: 0 0 .2rem; }
        .number { font-weight: 650; margin-right: .3em; text-decoration: none; white-space: nowrap; }
        .number:hover { text-decoration: underline; }
        .figure:target .picture { outline: 3px solid var(--accent); outline-offset: 2px; }
        .links { font-size: .88rem; margin: .45rem 0 0; }
        details { margin-top: .5rem; font-size: .94rem; }
        summary { cursor: pointer; width: fit-content; max-width: 100%; padding: .2rem .2rem .2rem 0; color: var(--accent); }
        summary:hover { text-decoration: underline; text-underline-offset: .18em; }
        .figure details .scroll { max-height: 22rem; overflow-y: auto; }
        .listing figcaption { margin: 0 0 .45rem; max-width: none; }
        pre { margin: 0; padding: .9rem 1.1rem; max-height: 32rem; overflow: auto; background: var(--raised); border: 1px solid var(--rule); border-radius: 6px; font-size: .88rem; line-height: 1.55; tab-size: 4; }
        pre code { font-size: inherit; }
        .reproduce { margin-top: 2rem; }
        .reproduce p { margin-bottom: .45rem; font-size: .94rem; }
        .graph svg { display: block; margin: 0 auto; height: auto; max-width: 100%; min-width: 46rem; }
        .graph rect { fill: var(--raised); stroke: var(--line); }
        .graph a:hover rect, .graph a:focus-visible rect { stroke: var(--accent); stroke-width: 2; fill: var(--mark); }
        .graph text { text-anchor: middle; fill: var(--ink); font-size: 12px; }
        .graph .detail { fill: var(--quiet); font-size: 11.5px; }
        .edge { fill: none; stroke: var(--line); stroke-width: 1.4; }
        #arrow path { fill: var(--line); }
        """
}
