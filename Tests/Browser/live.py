"""What must hold for the page of a run that goes on, after the quick pipeline has ended."""

import copy

from axe_playwright_python.sync_playwright import Axe

from visit import visit

REPORT = "document.getElementById('frame').contentDocument"


def live_shows_run(browser, address):
    """The state of every stage, the losses of the trainings and the report are shown, as far as its policy lets it."""
    with visit(browser, address) as tab:
        tab.get_by_text("The run ended well: 24 of 24 stages are settled (24 ran).").wait_for()
        assert tab.locator("tr").count() == 25, f"{tab.locator('tr').count()} rows instead of 25"
        curves = [path for path in tab.locator("path").all() if (path.get_attribute("d") or "").startswith("M")]
        assert len(curves) > 4, f"{len(curves)} curves of losses"
        report = tab.frame_locator("iframe[src='/report']")
        # The scripts stand at the end of the page, whose 9 MB take a while to come.
        report.locator(".alive").first.wait_for(state="attached")


def live_is_accessible(browser, address):
    """axe-core finds nothing on the page itself, in either theme, also while a stage runs; at 400 pixels nothing is too wide."""
    for theme in ("light", "dark"):
        with visit(browser, address, 400, color_scheme=theme) as tab:
            tab.get_by_text("The run ended well").wait_for()
            inspect(tab, f"in the {theme} theme")
            Told(tab).run("train-classifier")
            tab.locator(".card progress").wait_for()
            inspect(tab, f"in the {theme} theme while a stage runs")


def inspect(tab, when):
    over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over == 0, f"{when} the page is {over} pixels too wide"
    results = Axe().run(tab, context={"exclude": [["iframe"]]}, options={"resultTypes": ["violations"]})
    found = [(each["id"], each["help"], [node["target"] for node in each["nodes"]][:3]) for each in results.response["violations"]]
    assert not found, f"{when}: {found}"


def until(tab, condition, argument=None):
    """Waits for a condition on what is in the frame; the policy of the page forbids what Playwright has for this."""
    tab.evaluate(f"""async argument => {{
        const holds = () => {{
            const page = {REPORT};
            return page?.readyState === 'complete' && page.defaultView && ({condition});
        }};
        const end = performance.now() + 20000;
        while (!holds()) {{
            if (performance.now() > end) throw new Error('it does not come to this: ' + holds);
            await new Promise(done => requestAnimationFrame(done));
        }}
    }}""", argument)


class Told:
    """Tells a page another state than its program does, beginning with what that says."""

    def __init__(self, tab):
        self.state = tab.evaluate("fetch('/state.json').then(answer => answer.json())")
        self.ended = copy.deepcopy(self.state)
        tab.route("**/state.json", lambda route: route.fulfill(json=self.state))

    def run(self, name):
        """A stage runs."""
        state = copy.deepcopy(self.ended)
        stage = next(stage for stage in state["stages"] if stage["name"] == name)
        stage.update(state="running", text="300 of 400 steps, loss 0.25, 100 steps/s, 1 s left; warning: slow", share=0.75)
        state["counts"].update(running=1, done=23)
        state["headline"] = f"Now at work: {name}."
        self.state = state

    def end(self, headline, **changes):
        """No stage runs any more."""
        self.state = {**copy.deepcopy(self.ended), "headline": headline, **changes}


def live_follows_run(browser, address):
    """A stage at work has a card, differences are listed, and the report is drawn anew where the reader is."""
    with visit(browser, address) as tab:
        tab.get_by_text("The run ended well").wait_for()
        tab.frame_locator("#frame").locator("#verdict").wait_for()
        told = Told(tab)
        told.run("train-classifier")
        card = tab.locator(".card")
        card.get_by_text("loss 0.25, 100 steps/s, 1 s left; warning: slow").wait_for()
        assert card.locator("progress").evaluate("bar => bar.value") == 0.75
        assert card.locator("path").get_attribute("d").startswith("M"), "the card has no curve"
        assert tab.locator("#idle").is_hidden() and "▸ 1 running" in tab.locator("#counts").inner_text()
        difference = {"stage": "train-classifier", "text": "1 file differs: x.csv", "metrics": ["loss 0.5 → 0.25"]}
        told.end("It ended.", comparison="Others than before:", differences=[difference])
        tab.locator("#changes li").get_by_text("loss 0.5 → 0.25").wait_for()
        assert tab.locator("#same").inner_text() == "Others than before:"
        assert tab.locator(".card").count() == 0 and tab.locator("#idle").is_visible()
        keeps_place(tab, told)
        leaves_reader(tab, told)


def keeps_place(tab, told):
    """A new report opens where the reader was in the old one, with the same details open."""
    before = tab.evaluate(f"""() => {{
        const page = {REPORT};
        const details = page.querySelector('main .figure details');
        details.open = true;
        details.scrollIntoView({{ behavior: 'instant' }});
        page.defaultView.isOld = true;
        return page.defaultView.scrollY;
    }}""")
    assert before > 0
    told.end("It ended again.", report="another")
    until(tab, """page.querySelector('main .figure details')?.open && !page.defaultView.isOld
        && Math.abs(page.defaultView.scrollY - argument) < 3""", before)


def leaves_reader(tab, told):
    """A reader who followed a link out of the report stays there when there is a new one."""
    tab.evaluate(f"{REPORT}.querySelector('a[href$=\".csv\"], a[href$=\".txt\"]').setAttribute('href', './train-classifier/log.txt')")
    tab.evaluate(f"{REPORT}.querySelector('a[href$=\"/log.txt\"]').click()")
    until(tab, "page.location.pathname.endsWith('/log.txt')")
    told.end("It ended a third time.", report="a third")
    tab.get_by_text("It ended a third time.").wait_for()
    told.end("It ended a fourth time.", report="a fourth")
    tab.get_by_text("It ended a fourth time.").wait_for()
    path = tab.evaluate(f"{REPORT}.location.pathname")
    assert path.endswith("/log.txt"), f"the reader was sent to {path}"


def live_bears_failures(browser, address):
    """A report that cannot be shown is asked for again; of a program that is lost it is said so, until it is back."""
    # Chromium complains of answers that fail, so no silence is asked for here.
    context = browser.new_context()
    try:
        tab = context.new_page()
        refusals = iter([503])

        def report(route):
            status = next(refusals, None)
            route.fulfill(status=status, content_type="text/plain", body="not now") if status else route.continue_()

        tab.route("**/report", report)
        tab.goto(address)
        tab.frame_locator("#frame").locator("#verdict").wait_for()
        assert next(refusals, None) is None
        tab.route("**/state.json", lambda route: route.abort())
        tab.get_by_text("The program has ended or cannot be reached.").wait_for()
        tab.unroute("**/state.json")
        tab.get_by_text("The run ended well").wait_for()
    finally:
        context.close()


CHECKS = [live_shows_run, live_is_accessible, live_follows_run, live_bears_failures]
