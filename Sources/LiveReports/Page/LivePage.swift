import Foundation
import Reports

/// The page that shows a run as it goes on: the same bytes always; its script asks for the state each second.
enum LivePage {
    /// The whole page.
    static let html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <title>Unroll: the run as it goes on</title>
        <style>
        \(Report.styleSheet)
        \(styleSheet)
        </style>
        </head>
        <body>
        <a class="skip" href="#report">Skip to the report</a>
        <div class="page live">
        <header class="masthead">
        <h1>The run as it goes on</h1>
        <p id="headline" role="status" aria-live="polite">Asking the program …</p>
        <p class="quiet" id="circumstances"></p>
        <noscript><p>Without its script this page cannot follow the run. <a href="/report">The report so far</a> needs none; load \
        it again for more.</p></noscript>
        </header>
        <main id="main" tabindex="-1">
        <section class="chapter" aria-labelledby="now"><h2 id="now">Now at work</h2>
        <p class="quiet" id="idle">No stage is at work.</p>
        <div class="cards" id="cards"></div></section>
        <section class="chapter" aria-labelledby="stages"><h2 id="stages">Stages</h2>
        <p id="counts"></p>
        <div class="scroll" tabindex="0" role="group" aria-label="The stages of the run">
        <table><caption><span>The stages, in the order of the pipeline</span></caption>
        <thead><tr><th scope="col">Stage</th><th scope="col">State</th><th scope="col">What is known</th>\
        <th scope="col">Measured</th></tr></thead>
        <tbody id="rows"></tbody></table>
        </div></section>
        <section class="chapter" aria-labelledby="differences"><h2 id="differences">Since the run before</h2>
        <p class="quiet" id="same"></p>
        <dl class="changes" id="changes"></dl></section>
        <section class="chapter" aria-labelledby="report"><h2 id="report">The report so far</h2>
        <p class="quiet">Drawn anew whenever a stage has finished. <a href="/report">Open it alone</a></p>
        <iframe id="frame" title="The report so far" hidden></iframe></section>
        </main>
        <footer class="colophon"><p>Shown by this machine to itself alone, as long as the program runs.</p></footer>
        </div>
        <script>\(script)</script>
        </body>
        </html>

        """

    /// What the page may do: run its one script, ask this server, show the report in a frame, have an empty picture as its icon.
    static let policy = """
        default-src 'none'; script-src '\(policySource(of: script))'; style-src 'unsafe-inline'; img-src data:; \
        connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    private static let script = String(decoding: PackageResources.live_js, as: UTF8.self)
    private static let styleSheet = String(decoding: PackageResources.live_css, as: UTF8.self)
}
