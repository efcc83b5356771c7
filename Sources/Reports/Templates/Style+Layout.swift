extension Style {
    /// One column on narrow screens; on wide ones the table of contents stands beside the text and stays there.
    static let layout = """
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
        .page { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; max-width: 60rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 4rem) clamp(1.1rem, 5vw, 3rem); }
        .contents { border-block: 1px solid var(--rule); padding: 1rem 0; }
        .contents h2 { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); margin: 0 0 .6rem; }
        .contents ol { list-style: none; margin: 0; padding: 0; }
        .contents > ol { columns: 14rem; column-gap: 2rem; }
        .contents li { break-inside: avoid; }
        .contents a { display: block; padding: .22rem 0; color: var(--ink); text-decoration: none; line-height: 1.35; }
        .contents a:hover { color: var(--accent); text-decoration: underline; }
        .contents ol ol { margin: 0 0 .3rem; padding-left: .9rem; border-left: 1px solid var(--rule); }
        .contents ol ol a { color: var(--quiet); font-size: .92em; }
        main:focus { outline: none; }
        main > .chapter + .chapter { margin-top: 4.5rem; }
        .colophon { margin-top: 2rem; padding-top: 1.2rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .88rem; }
        .skip { position: absolute; left: 1rem; top: -4rem; z-index: 2; padding: .6rem 1rem; background: var(--ink); color: var(--paper); border-radius: 0 0 .4rem .4rem; }
        .skip:focus { top: 0; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
        @media (min-width: 68rem) {
          .page { grid-template: "nav head" auto "nav main" auto "nav foot" 1fr / 15rem minmax(0, 54rem); column-gap: clamp(3rem, 5vw, 5.5rem); max-width: none; justify-content: center; }
          .masthead { grid-area: head; }
          main { grid-area: main; }
          .colophon { grid-area: foot; align-self: start; }
          .contents { grid-area: nav; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; border: 0; padding: .6rem .5rem 2rem 0; font-size: .94rem; }
          .contents > ol { columns: auto; }
          .contents > ol > li { margin-bottom: .35rem; }
        }
        @media (prefers-reduced-motion: reduce) {
          html { scroll-behavior: auto; }
        }
        """
}
