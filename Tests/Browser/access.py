"""What must hold for readers who see otherwise, or use other devices."""

from axe_playwright_python.sync_playwright import Axe

from visit import visit


def accessible_in_light(browser, address):
    """axe-core finds nothing in the light theme."""
    inspect(browser, address, "light")


def accessible_in_dark(browser, address):
    """axe-core finds nothing in the dark theme."""
    inspect(browser, address, "dark")


def inspect(browser, address, theme):
    for width in (400, 1280):
        with visit(browser, address, width, color_scheme=theme) as tab:
            tab.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
            # The rows of a table are alike, and thousands of them take axe-core minutes.
            tab.evaluate("document.querySelectorAll('tbody tr:nth-child(n + 8)').forEach(row => row.remove())")
            results = Axe().run(tab, options={"resultTypes": ["violations"]})
            found = [
                (each["id"], each["help"], [node["target"] for node in each["nodes"]][:3]) for each in results.response["violations"]
            ]
            assert not found, f"in the {theme} theme at {width} pixels: {found}"


def way_past_contents(browser, address):
    """The first stop of the keyboard leads past the contents to the results."""
    with visit(browser, address) as tab:
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "main"


def contents_stay(browser, address):
    """On wide windows the contents stay in view however far the page is scrolled, and lead to every chapter."""
    with visit(browser, address) as tab:
        contents = tab.locator("nav.contents")
        tab.evaluate("scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' })")
        assert contents.bounding_box()["y"] >= 0, "the contents were scrolled away"
        missing = tab.evaluate("""() => [...document.querySelectorAll('main > .chapter > h2')]
            .filter(heading => !document.querySelector(`nav.contents a[href="#${heading.id}"]`)).map(heading => heading.id)""")
        assert not missing, f"the contents do not name {missing}"


def little_motion(browser, address):
    """Where a reader wants little motion, the page does not glide and nothing starts by itself."""
    with visit(browser, address, reduced_motion="reduce") as tab:
        assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert tab.evaluate("document.getAnimations().length") == 0


CHECKS = [accessible_in_light, accessible_in_dark, way_past_contents, contents_stay, little_motion]
