extension Template {
    /// The frame of the page: head, masthead, table of contents, chapters.
    static let page = Template(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '{{styleDigest}}'; script-src '{{scriptDigest}}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="Unroll">
        <link rel="icon" href="data:,">
        <title>{{title}}</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the results</a>
        <div class="page">
        <header class="masthead">
        <h1>{{title}}</h1>
        {{#introduction}}
        <p>{{{text}}}</p>
        {{/introduction}}
        </header>
        {{{contents}}}
        <main id="main" tabindex="-1">
        {{{main}}}
        </main>
        <footer class="colophon">
        <p>Made by Unroll. This page is one file: it loads nothing, and can be kept, sent, printed, and read without scripts. \
        Drawn again from the same artifacts, it is the same to the byte.</p>
        </footer>
        </div>
        <script>{{{script}}}</script>
        {{{statement}}}
        </body>
        </html>

        """)

    /// The table of contents.
    static let contents = Template(
        """
        <nav class="contents" aria-labelledby="contents">
        <h2 id="contents">Contents</h2>
        <ol>
        {{#entries}}
        <li><a href="#{{anchor}}">{{title}}</a>
        {{#hasTopics}}
        <ol>
        {{#topics}}
        <li><a href="#{{anchor}}">{{title}}</a></li>
        {{/topics}}
        </ol>
        {{/hasTopics}}
        </li>
        {{/entries}}
        </ol>
        </nav>
        """)

    /// A part of the page that is not an experiment.
    static let chapter = Template(
        """
        <section class="chapter" aria-labelledby="{{anchor}}">
        <h2 id="{{anchor}}">{{title}}<a class="anchor" href="#{{anchor}}" aria-label="Link to “{{title}}”">#</a></h2>
        {{{body}}}
        </section>
        """)
}
