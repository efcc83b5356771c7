"""What must hold for the page of a run that goes on, after the quick pipeline has ended."""

from axe_playwright_python.sync_playwright import Axe

from visit import visit


def live_shows_run(browser, address):
    """The state of every stage, the losses of the trainings and the report are shown, as far as its policy lets it."""
    with visit(browser, address) as tab:
        tab.get_by_text("The run ended well: 24 of 24 stages are settled (24 ran).").wait_for()
        assert tab.locator("tr").count() == 25, f"{tab.locator('tr').count()} rows instead of 25"
        curves = [path for path in tab.locator("path").all() if (path.get_attribute("d") or "").startswith("M")]
        assert len(curves) > 4, f"{len(curves)} curves of losses"
        report = tab.frame_locator("iframe[src='/report']")
        report.locator("#verdict").wait_for()
        assert report.locator(".alive").count() > 0, "the report in the frame does not come alive"


def live_is_accessible(browser, address):
    """axe-core finds nothing on the page itself, in either theme; at 400 pixels nothing is wider than the window."""
    for theme in ("light", "dark"):
        with visit(browser, address, 400, color_scheme=theme) as tab:
            tab.get_by_text("The run ended well").wait_for()
            over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over == 0, f"the page is {over} pixels too wide"
            results = Axe().run(tab, context={"exclude": [["iframe"]]}, options={"resultTypes": ["violations"]})
            found = [(each["id"], each["help"], [node["target"] for node in each["nodes"]][:3]) for each in results.response["violations"]]
            assert not found, f"in the {theme} theme: {found}"


CHECKS = [live_shows_run, live_is_accessible]
