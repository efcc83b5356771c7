extension Template {
    /// When the outputs of the stages were made.
    static let timeline = Template(
        """
        <figure class="timeline">
        <div class="scroll" tabindex="0" role="group" aria-label="Timeline of the stages">
        <svg width="{{width}}" height="{{height}}" viewBox="0 0 {{width}} {{height}}" role="group" aria-label="When each stage made its outputs, from left to right">
        {{#sections}}
        <text class="heading" x="0" y="{{headingLine}}">{{heading}}</text> <text class="detail" text-anchor="end" x="{{axisEnd}}" y="{{headingLine}}">{{extent}}</text>
        {{#ticks}}
        <g aria-hidden="true"><path class="tick" d="M{{left}} {{top}}V{{bottom}}"/><text class="detail" text-anchor="middle" x="{{left}}" y="{{labelLine}}">{{label}}</text></g>
        {{/ticks}}
        <path class="axis" d="M{{axisStart}} {{bottom}}H{{axisEnd}}" aria-hidden="true"/>
        {{#rows}}
        <a href="#{{anchor}}"><title>{{fullName}}</title><text class="name" text-anchor="end" x="{{nameEnd}}" y="{{line}}">{{name}}</text>\
        <rect x="{{left}}" y="{{barTop}}" width="{{width}}" height="{{barHeight}}" rx="1"/> <text class="detail behind" x="{{detailStart}}" y="{{line}}">{{detail}}</text></a>
        {{/rows}}
        {{/sections}}
        </svg>
        </div>
        <figcaption><p>When the outputs were made, in Coordinated Universal Time: each bar is an execution, from its \
        beginning to its end.{{#isBroken}} After a long pause a new axis begins.{{/isBroken}} \
        The table below gives the durations in words.</p></figcaption>
        </figure>
        """)
}
