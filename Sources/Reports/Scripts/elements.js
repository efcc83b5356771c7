// Making elements. Text goes in as text and never as markup.

const drawingNamespace = 'http://www.w3.org/2000/svg';

/** An HTML element with attributes and contents: elements or texts. */
function element(name, attributes = {}, ...contents) {
    return furnished(document.createElement(name), attributes, contents);
}

/** An element of a drawing (SVG) with attributes and contents. */
function shape(name, attributes = {}, ...contents) {
    return furnished(document.createElementNS(drawingNamespace, name), attributes, contents);
}

function furnished(node, attributes, contents) {
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...contents);
    return node;
}

/** What a figure is called: "Figure 3". */
function title(figure) { return figure.querySelector('.number').textContent.replace('\u00a0', ' '); }

/** The bytes of an attachment of a figure. */
function attachment(figure, name) {
    const text = atob(figure.querySelector(`script[data-name="${name}"]`).textContent);
    return Uint8Array.from(text, character => character.charCodeAt(0));
}
