"""A page that is open in the browser, and all that it complained about or asked for."""

import contextlib


@contextlib.contextmanager
def visit(browser, address, width=1280, **options):
    """Opens `address` in a window of its own; at the end the page must have been silent and have asked for nothing."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    tab = context.new_page()
    complaints = []
    requests = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(address)
    try:
        yield tab
        outside = [url[:80] for url in requests if not url.startswith((address, "data:", "blob:"))]
        assert not complaints, f"the page complained: {complaints}"
        assert not outside, f"the page asked for {outside}"
    finally:
        context.close()


def figures(tab, player):
    """The figures of the page that have a certain player, all of them alive; there is at least one."""
    found = tab.locator(f".figure[data-player={player}]").all()
    assert found, f"no figure of the page has a player of the kind {player}"
    for figure in found:
        figure.locator(".player").wait_for(state="attached")
    return found


def pixels(canvas):
    """What a canvas shows, for comparison."""
    return canvas.evaluate("canvas => canvas.toDataURL()")


def largest_difference(tab, one, other):
    """How much the two views differ in a channel of a pixel, of 255: letters are not always smoothed alike."""
    return tab.evaluate(
        """async views => {
            const [one, other] = await Promise.all(views.map(async view => {
                const image = new Image();
                image.src = view;
                await image.decode();
                const paper = new OffscreenCanvas(image.width, image.height).getContext('2d');
                paper.drawImage(image, 0, 0);
                return paper.getImageData(0, 0, image.width, image.height).data;
            }));
            return one.reduce((largest, value, place) => Math.max(largest, Math.abs(value - other[place])), 0);
        }""", [one, other])


def settle(tab):
    """Waits until what was asked for is drawn."""
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
