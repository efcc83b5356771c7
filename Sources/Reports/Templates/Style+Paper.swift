extension Style {
    /// Print: the light palette, everything opened but very long tables, nothing torn that need not be.
    static let paper = """
        @media print {
          :root {
            color-scheme: light;
            --paper: #fff; --raised: #f6f6f3; --ink: #111; --quiet: #4d555c; --rule: #d0d0c8; --line: #8b949c; --accent: #15587a; --mark: #fff;
            --met: #1c6440; --met-back: #fff; --missed: #9b2f14; --missed-back: #fff; --open: #6b5310; --open-back: #fff;
          }
          @page { margin: 18mm 16mm; }
          body { font-size: 10.5pt; line-height: 1.5; }
          .page { display: block; max-width: none; padding: 0; }
          .contents { position: static; max-height: none; margin: 1.5rem 0; }
          .skip, .anchor, .links, details.long { display: none; }
          main > .chapter + .chapter { margin-top: 2.5rem; }
          h1, h2, h3, summary, figcaption { break-after: avoid; }
          .verdict, .figure, .listing, tr, .graph, .timeline, .stage > p { break-inside: avoid; }
          .figures { display: block; }
          .figure { margin-bottom: 1.5rem; }
          .scroll, pre, .figure details .scroll { overflow: visible; max-height: none; }
          pre { white-space: pre-wrap; }
          thead { display: table-header-group; }
          .picture { filter: none; }
          .alive .picture > img { display: block; }
          .player { display: none; }
          caption span { position: static; }
          .digest { display: inline; max-width: none; overflow: visible; white-space: normal; overflow-wrap: anywhere; }
          details::details-content { content-visibility: visible; block-size: auto; }
          a { color: inherit; text-decoration: none; }
          svg { max-width: 100%; height: auto; }
        }
        """
}
