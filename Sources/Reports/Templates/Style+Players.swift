extension Style {
    /// What pictures become where scripts run: on the same white cards, in light colours in both themes.
    static let players = """
        .alive .picture > img { display: none; }
        .player { color-scheme: light; color: #1f2328; font-size: .94rem; line-height: 1.45; }
        .player svg { display: block; width: 100%; height: auto; }
        .player svg text { font-size: 12px; fill: #1f2328; }
        .player svg .tick { font-size: 11px; fill: #57606a; }
        .player .frame { fill: none; stroke: #8c959f; }
        .player .grid { stroke: #e4e7eb; }
        .player .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .player .line.past { stroke-width: 1.4; opacity: .55; }
        .player .line.target { stroke-width: 4.5; }
        .player .line.past.target { stroke-width: 2.5; }
        .player .line.faint { stroke-width: 1; opacity: .45; }
        .player path.target { stroke: #c31; }
        .player path.prediction { stroke: #07b; }
        .player path.loss { stroke: #825; }
        .player circle.prediction { fill: #07b; }
        .player circle.loss { fill: #825; }
        .player canvas { display: block; max-width: 100%; image-rendering: pixelated; background: #fff; }
        .player button, .saving button { font: inherit; padding: .3rem .8rem; border-radius: 5px; cursor: pointer; }
        .player button { color: #1f2328; background: #f2f4f6; border: 1px solid #8c959f; }
        .player button:hover { background: #e4e7eb; }
        .player :focus-visible { outline-color: #15587a; }
        .controls { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-top: .7rem; }
        .controls button { min-width: 6.2rem; text-align: left; white-space: nowrap; }
        .controls input { flex: 1 1 12rem; min-width: 0; accent-color: #15587a; }
        .controls output { flex: 1 1 100%; }
        .film { width: 100%; height: auto; }
        .reading { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.2rem; align-items: center; }
        .read { width: 100%; height: auto; }
        .reading .best { fill: #07b; }
        .reading .other { fill: #b6c2cd; }
        .figure.alive[data-player=space] { flex-basis: 100%; }
        .space { display: grid; gap: 1rem 1.6rem; grid-template-columns: minmax(0, 1fr); }
        @media (min-width: 44rem) { .space { grid-template-columns: minmax(0, 1fr) 14rem; } }
        .view canvas { width: 100%; aspect-ratio: 1; max-height: 36rem; touch-action: pan-y; cursor: grab; image-rendering: auto; }
        .view canvas:active { cursor: grabbing; }
        .choices { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .9rem; border: 0; margin: 0 0 .4rem; padding: 0; min-width: 0; }
        .choices legend { float: left; padding: 0 .9rem 0 0; color: #57606a; }
        .choices button { padding: .1rem .7rem; }
        .choices label { display: inline-flex; align-items: center; gap: .25rem; min-height: 1.75rem; }
        .choices input { accent-color: #15587a; margin: 0; width: 1rem; height: 1rem; }
        .swatch { width: .8rem; height: .8rem; border: 1px solid #57606a; }
        .player .hint { margin: .3rem 0 0; color: #57606a; font-size: .86rem; max-width: none; }
        .player .title { margin: 0 0 .5rem; font-weight: 650; }
        .answers output { display: block; min-height: 3em; margin-top: .4rem; }
        .panes:not([hidden]) { display: grid; grid-template-columns: 1fr 1fr; gap: .7rem; }
        .pane canvas { width: 100%; aspect-ratio: 1; background: #000; }
        .pane span { font-size: .86rem; color: #57606a; }
        .probe { border-top: 1px solid #e4e7eb; margin-top: .8rem; padding-top: .8rem; display: grid; gap: .5rem; }
        .probe .title, .probe .hint { margin: 0; }
        .probe .pane { max-width: 10rem; }
        .probe label { display: grid; grid-template-columns: 3.6rem minmax(0, 1fr) 3.2rem; align-items: center; gap: .4rem; }
        .probe input { min-width: 0; width: 100%; accent-color: #15587a; }
        .probe .value { text-align: right; }
        .saving button { color: var(--accent); background: none; border: 1px solid var(--rule); margin: .3rem .6rem 0 0; }
        .saving { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .4rem; }
        .saving button:hover { border-color: var(--accent); }
        """
}
