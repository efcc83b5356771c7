"""What must hold where pictures come alive."""

import re

from visit import figures, largest_difference, pixels, settle, visit

READING = re.compile(r"([\d,]+): a (\d), error (0\.\d{4})")


def slider_moves(browser, address):
    """The slider of each replay leads to its first moment, to the next and to the last, and what is shown changes."""
    with visit(browser, address) as tab:
        for player in ("course", "film", "reading"):
            for figure in figures(tab, player):
                slider, words = figure.locator(".controls input"), figure.locator(".controls p")
                slider.focus()
                seen = []
                for key in ("Home", "ArrowRight", "End"):
                    slider.press(key)
                    assert slider.get_attribute("aria-valuetext") == words.text_content()
                    seen.append((words.text_content(), stage(figure)))
                texts, stages = zip(*seen)
                assert len(set(texts)) == 3, f"{figure.get_attribute('id')} says {texts}"
                assert len(set(stages)) == 3, f"{figure.get_attribute('id')} shows {len(set(stages))} pictures of 3"


def stage(figure):
    return figure.locator(".player").evaluate(
        "player => player.querySelector('canvas')?.toDataURL() ?? player.querySelector('svg').innerHTML")


def smooths(browser, address):
    """The slider of a loss makes its mean wider; at its lower end every step stands by itself."""
    with visit(browser, address) as tab:
        for figure in figures(tab, "smoothing"):
            slider, words = figure.locator(".controls input"), figure.locator(".controls p")
            slider.focus()
            slider.press("End")
            wide = (words.text_content(), stage(figure))
            slider.press("Home")
            rows = figure.locator(".more tbody tr").count()
            assert words.text_content() == f"Every step by itself, {rows:,} of them", words.text_content()
            assert stage(figure) != wide[1] and wide[0].startswith("Mean of "), wide[0]


def plays(browser, address):
    """The button runs from the first moment to the last, and stops in between when it is pressed again."""
    with visit(browser, address) as tab:
        tab.clock.install()
        tab.reload()
        figure = figures(tab, "course")[0]
        slider, button = figure.locator(".controls input"), figure.locator(".controls button")
        last = int(slider.get_attribute("max"))
        button.click()
        assert int(slider.input_value()) == 0 and "Pause" in button.text_content()
        tab.clock.run_for(1000)
        button.click()
        middle = int(slider.input_value())
        assert 0 < middle < last, f"after a second the replay is at {middle} of {last}"
        tab.clock.run_for(1000)
        assert int(slider.input_value()) == middle, "the replay goes on though it was stopped"
        button.click()
        tab.clock.run_for(60_000)
        assert int(slider.input_value()) == last and "Play" in button.text_content()


def space(tab):
    figure = figures(tab, "space")[0]
    canvas = figure.locator(".view canvas")
    canvas.scroll_into_view_if_needed()
    settle(tab)
    return figure, canvas


def turns_by_drag_and_key(browser, address):
    """Dragging, arrow keys, plus, minus and the wheel change the view; 0 leads back."""
    with visit(browser, address) as tab:
        _, canvas = space(tab)
        canvas.focus()
        box = canvas.bounding_box()
        tab.mouse.move(box["x"] + 5, box["y"] + 5)

        def view():
            settle(tab)
            return pixels(canvas)

        first = view()
        tab.mouse.down()
        tab.mouse.move(box["x"] + 90, box["y"] + 30, steps=4)
        tab.mouse.up()
        views = [first, view()]
        tab.mouse.move(box["x"] + 5, box["y"] + 5)
        for key in ("ArrowLeft", "ArrowUp", "+"):
            canvas.press(key)
            views.append(view())
        tab.mouse.wheel(0, -200)
        views.append(view())
        assert len(set(views)) == 6, f"drag, keys and wheel show {len(set(views))} views instead of 6"
        canvas.press("0")
        assert largest_difference(tab, view(), first) < 64, "0 does not lead back to the first view"


def turns_by_touch(browser, address):
    """A finger turns sideways; two fingers zoom."""
    with visit(browser, address, 400, has_touch=True, is_mobile=True) as tab:
        _, canvas = space(tab)
        box = canvas.bounding_box()
        left, top = box["x"] + 40, box["y"] + 40
        session = tab.context.new_cdp_session(tab)

        def touch(kind, *points):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]})

        views = [pixels(canvas)]
        touch("touchStart", (left, top))
        for step in range(1, 6):
            touch("touchMove", (left + 12 * step, top))
        touch("touchEnd")
        settle(tab)
        views.append(pixels(canvas))
        touch("touchStart", (left, top), (left + 40, top))
        for step in range(1, 6):
            touch("touchMove", (left, top), (left + 40 + 15 * step, top))
        touch("touchEnd")
        settle(tab)
        views.append(pixels(canvas))
        assert len(set(views)) == 3, f"{len(set(views))} different views of 3"


def filters_digits(browser, address):
    """A digit that is switched off disappears and is never pointed at."""
    with visit(browser, address) as tab:
        figure, canvas = space(tab)
        start = pixels(canvas)
        figure.get_by_role("button", name="All digits").click()
        settle(tab)
        empty = pixels(canvas)
        assert figure.locator(".panes").is_hidden()
        figure.get_by_role("checkbox", name="3").check()
        settle(tab)
        assert len({start, empty, pixels(canvas)}) == 3
        canvas.focus()
        for _ in range(3):
            canvas.press("n")
            answer(tab, figure, digit="3")


def answer(tab, figure, digit=None):
    """Waits for an image to be told of; gives its number, digit and error."""
    words = figure.locator(".answers output")
    tab.wait_for_function("words => /error/.test(words.textContent)", arg=words.element_handle())
    number, found, error = READING.search(words.text_content()).groups()
    assert digit in (None, found), f"{words.text_content()} was told though only {digit} is wanted"
    return int(number.replace(",", "")), found, error


def point_shows_image(browser, address):
    """Pointing at a point by mouse and by key shows its image and what the network gives back: as well as the program found."""
    with visit(browser, address) as tab:
        figure, canvas = space(tab)
        canvas.focus()
        canvas.press("n")
        tab.wait_for_function("text => document.querySelector('.answers output').textContent.includes('0: a')", arg="")
        number, digit, error = answer(tab, figure)
        table = tab.locator("#figure-autoencoder-reconstructions table")
        row = table.evaluate("table => [...table.rows[1].cells].map(cell => cell.textContent)")
        assert [str(number), digit, error] == row, f"the page finds {number}, {digit}, {error}; the program found {row}"
        image, given_back = [pixels(pane) for pane in figure.locator(".panes canvas").all()]
        assert image != given_back, "image and reconstruction are the same"
        box = canvas.bounding_box()
        places = [(x, y) for y in range(120, int(box["height"]) - 100, 14) for x in range(120, int(box["width"]) - 100, 14)]
        for x, y in places:
            tab.mouse.move(box["x"] + x, box["y"] + y)
            if answer(tab, figure)[0] != 0:
                break
        settle(tab)
        assert answer(tab, figure)[0] != 0, "the mouse finds no point"
        assert pixels(figure.locator(".panes canvas").first) != image, "another point shows the same image"


def all_test_images(browser, address):
    """All test images can be shown; the first is a 7, as in any copy of MNIST."""
    with visit(browser, address) as tab:
        figure, canvas = space(tab)
        start = pixels(canvas)
        figure.get_by_role("radio", name="10,000 test images").check()
        settle(tab)
        assert pixels(canvas) != start
        canvas.focus()
        canvas.press("n")
        number, digit, _ = answer(tab, figure)
        assert (number, digit) == (0, "7"), (number, digit)
        canvas.press("p")
        tab.wait_for_function("() => document.querySelector('.answers output').textContent.includes('9,999')")
        assert answer(tab, figure)[:2] == (9999, "6")


def decoder_answers_click(browser, address):
    """A click beside the points, and a slider, show what the decoder makes of the code there."""
    with visit(browser, address) as tab:
        figure, canvas = space(tab)
        picture, values = figure.locator(".probe canvas"), figure.locator(".probe .value")
        start = (pixels(picture), values.all_text_contents())
        canvas.click(position={"x": 130, "y": 110})
        clicked = (pixels(picture), values.all_text_contents())
        assert clicked[0] != start[0] and clicked[1] != start[1], "the decoder does not answer a click"
        figure.get_by_role("radio", name="10,000 test images").check()
        settle(tab)
        before = values.all_text_contents()
        canvas.click(position={"x": 270, "y": 300})
        assert values.all_text_contents() != before, "the decoder does not answer a click among 10,000 points"
        slider = figure.locator(".probe input").first
        slider.focus()
        slider.press("End")
        assert pixels(picture) != clicked[0], "the decoder does not answer a slider"


CHECKS = [
    slider_moves, smooths, plays, turns_by_drag_and_key, turns_by_touch, filters_digits, point_shows_image, all_test_images,
    decoder_answers_click,
]
