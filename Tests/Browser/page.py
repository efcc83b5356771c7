"""What must hold for any page."""

import base64
import csv
import io

from visit import visit

WIDTHS = (400, 1280, 1600)

# The elements that reach out of the window, unless they lie in a box that scrolls.
TOO_WIDE = """[...document.body.querySelectorAll('*')]
    .filter(each => each.getBoundingClientRect().right > innerWidth && !each.closest('.scroll, pre'))
    .map(each => `${each.localName}.${each.className} ${each.textContent.slice(0, 40)}`)"""


def silent(browser, address):
    """No message in the console and no request, also after everything was opened and scrolled past."""
    with visit(browser, address) as tab:
        tab.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        tab.evaluate("scrollTo(0, document.body.scrollHeight)")
        tab.wait_for_load_state("networkidle")


def fits(browser, address):
    """Nothing is wider than the window."""
    for width in WIDTHS:
        with visit(browser, address, width) as tab:
            over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over == 0, f"at {width} pixels the page is {over} pixels too wide: {tab.evaluate(TOO_WIDE)}"


def pictures(browser, address):
    """Every picture is decoded, so the policy of the page lets it through."""
    with visit(browser, address) as tab:
        broken = tab.evaluate("[...document.images].filter(image => !image.complete || image.naturalWidth === 0).map(image => image.alt)")
        assert tab.evaluate("document.images.length") > 0, "the page has no pictures"
        assert not broken, f"pictures that are not decoded: {broken}"


def without_scripts(browser, address):
    """With scripts off every picture is seen, the verdict can be read, and the data can be opened."""
    with visit(browser, address, java_script_enabled=False) as tab:
        assert tab.locator(".player, .saving button").count() == 0, "there are controls that cannot work"
        for image in tab.locator(".picture > img").all():
            assert image.is_visible(), f"not to be seen: {image.get_attribute('alt')}"
        assert tab.locator("#verdict").is_visible()
        details = tab.locator(".figure details").first
        details.locator("summary").click()
        assert details.locator("table").is_visible(), "the data of a figure cannot be opened"


def on_paper(browser, address):
    """On paper stand the pictures, not what takes their place on screens."""
    with visit(browser, address) as tab:
        tab.emulate_media(media="print")
        assert tab.locator(".alive").count() > 0
        for figure in tab.locator(".alive").all():
            assert figure.locator(".picture > img").is_visible() and not figure.locator(".player").is_visible()


def saves_data(browser, address):
    """The CSV file that is saved holds what the table holds."""
    with visit(browser, address) as tab:
        figure = tab.locator(".figure:has(table)").first
        with tab.expect_download() as download:
            figure.get_by_role("button", name="Save the data").click()
        name = figure.get_attribute("data-name")
        assert download.value.suggested_filename == f"{name}.csv", download.value.suggested_filename
        text = open(download.value.path(), newline="", encoding="utf-8").read()
        assert text.endswith("\r\n"), "lines do not end with CR LF"
        rows = list(csv.reader(io.StringIO(text)))
        shown = figure.locator("table").evaluate(
            "table => [...table.rows].map(row => [...row.cells].map(cell => cell.querySelector('data')?.value ?? cell.textContent))")
        assert rows == shown, f"{rows[:2]} was saved, {shown[:2]} is shown"


def saves_picture(browser, address):
    """The PNG file that is saved is the one on the page."""
    with visit(browser, address) as tab:
        figure = tab.locator(".figure").first
        with tab.expect_download() as download:
            figure.get_by_role("button", name="Save the picture").click()
        assert download.value.suggested_filename == f"{figure.get_attribute('data-name')}.png"
        embedded = base64.b64decode(figure.locator(".picture > img").get_attribute("src").split(",")[1])
        assert open(download.value.path(), "rb").read() == embedded, "other bytes than those of the picture"


CHECKS = [silent, fits, pictures, without_scripts, on_paper, saves_data, saves_picture]
