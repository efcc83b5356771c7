extension Template {
    /// What each experiment promised and what came out.
    static let verdicts = Template(
        """
        <p class="lead">{{summary}}</p>
        {{#verdicts}}
        <article class="verdict {{outcomeClass}}">
        <h3>{{#anchor}}<a href="#{{anchor}}">{{experiment}}</a>{{/anchor}}{{^anchor}}{{experiment}}{{/anchor}}</h3>
        <p class="outcome"><span aria-hidden="true">{{sign}}</span> {{outcome}}</p>
        {{#headline}}
        <p class="headline"><strong>{{{value}}}</strong> {{name}}</p>
        {{/headline}}
        <dl>
        <div><dt>The tutorial promises</dt><dd>{{{promise}}}</dd></div>
        <div><dt>Measured here</dt><dd>{{{measurement}}}</dd></div>
        </dl>
        </article>
        {{/verdicts}}
        """)

    /// The graph of the stages.
    static let graph = Template(
        """
        <figure class="graph">
        <div class="scroll" tabindex="0" role="group" aria-label="Graph of the stages">
        <svg{{#isBroad}} class="broad"{{/isBroad}} width="{{width}}" height="{{height}}" viewBox="0 0 {{width}} {{height}}" role="group" aria-label="Stages and what they need, from top to bottom">
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0.5L8 4L0 7.5z"/></marker></defs>
        {{#routes}}
        <path class="edge" d="{{path}}" marker-end="url(#arrow)" aria-hidden="true"/>
        {{/routes}}
        {{#nodes}}
        <a href="#{{anchor}}"><title>{{fullName}}</title><rect x="{{left}}" y="{{top}}" width="{{width}}" height="{{height}}" rx="6"/>\
        <text class="name">{{#lines}}<tspan x="{{centre}}" y="{{height}}">{{text}}</tspan>{{/lines}}</text> <text class="detail" x="{{centre}}" y="{{detailLine}}">{{detail}}</text></a>
        {{/nodes}}
        </svg>
        </div>
        <figcaption><p>An arrow leads from a stage to one that reads its outputs.\
        {{#isReduced}} Arrows that others imply are left out; the table below names all.{{/isReduced}}\
         Each box shows how long the stage took when its outputs were made.</p></figcaption>
        </figure>
        """)

    /// What is known of a stage.
    static let stage = Template(
        """
        <article class="stage">
        <h3 id="{{anchor}}"><code>{{name}}</code><a class="anchor" href="#{{anchor}}" aria-label="Link to {{name}}">#</a></h3>
        <p>{{{summary}}}</p>
        <p class="quiet">{{state}}{{#kind}} · kind <code>{{.}}</code>{{/kind}}\
        {{#moment}} · made <time datetime="{{iso}}">{{text}}</time>{{/moment}}{{#duration}} · took {{.}}{{/duration}}</p>
        {{#message}}
        <p class="message">{{.}}</p>
        {{/message}}
        {{#hasChanges}}
        <p class="change">Differs from the tutorial:
        {{#changes}}
        <span class="pair"><code>{{name}}</code> is <strong>{{value}}</strong>, not {{defaultValue}}.</span>
        {{/changes}}
        </p>
        {{/hasChanges}}
        {{#details}}
        <details>
        <summary>{{title}}</summary>
        {{{body}}}
        </details>
        {{/details}}
        </article>
        """)

    /// Words with their meanings.
    static let glossary = Template(
        """
        <dl class="glossary">
        {{#terms}}
        <div><dt>{{word}}</dt><dd>{{{meaning}}}</dd></div>
        {{/terms}}
        </dl>
        """)
}
