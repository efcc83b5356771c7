extension Template {
    /// The section of an experiment.
    static let section = Template(
        """
        <section class="chapter" aria-labelledby="{{anchor}}">
        <h2 id="{{anchor}}">{{title}}<a class="anchor" href="#{{anchor}}" aria-label="Link to “{{title}}”">#</a></h2>
        {{{body}}}
        {{#command}}
        <div class="reproduce">
        <p>The command that makes this section:</p>
        <pre tabindex="0" role="group" aria-label="Command that makes this section again"><code>{{.}}</code></pre>
        </div>
        {{/command}}
        </section>
        """)

    /// A heading inside a section.
    static let heading = Template(
        """
        <h3 id="{{anchor}}">{{title}}<a class="anchor" href="#{{anchor}}" aria-label="Link to “{{title}}”">#</a></h3>
        """)

    /// Text whose lines are shown as they are.
    static let listing = Template(
        """
        <figure class="listing {{kind}}">
        <figcaption>{{{title}}}</figcaption>
        <pre tabindex="0" role="group" aria-label="{{label}}"><code>{{text}}</code></pre>
        </figure>
        """)

    /// A table in a box of its own.
    static let table = Template(
        """
        <div class="scroll" tabindex="0" role="group" aria-label="{{label}}">
        <table>
        <caption><span>{{{caption}}}</span></caption>
        <thead><tr>{{{heads}}}</tr></thead>
        <tbody>
        {{{rows}}}
        </tbody>
        </table>
        </div>
        """)

    /// A picture with its caption and its data.
    static let figure = Template(
        """
        <figure class="figure wide-{{width}}{{#isSmall}} small{{/isSmall}}{{#isBroad}} broad{{/isBroad}}" id="{{anchor}}" data-name="{{name}}"{{{player}}}>
        <div class="picture"{{#isBroad}} tabindex="0" role="group" aria-label="{{title}}"{{/isBroad}}><img id="{{pictureAnchor}}" src="{{{address}}}" width="{{width}}" height="{{height}}" alt="{{alternativeText}}"></div>
        <figcaption><p><a class="number" href="#{{anchor}}">Figure&nbsp;{{number}}</a> <strong>{{title}}</strong></p>
        <p>{{{caption}}}</p></figcaption>
        {{{attachments}}}
        <div class="more">
        {{#data}}
        <details{{#isLong}} class="long"{{/isLong}}>
        <summary>Data of figure&nbsp;{{number}} <span class="quiet">({{rowCount}})</span></summary>
        {{{table}}}
        </details>
        {{/data}}
        <p class="links saving">{{#file}}<a href="{{.}}">PNG file</a> <span class="quiet">in the folder of this page</span>{{/file}}</p>
        </div>
        </figure>
        """)
}
