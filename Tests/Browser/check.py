"""Opens a page, a file or an address, in headless Chromium and checks one thing about it: check.py NAME PAGE.

Ends with 0 when it holds, and with 1 and the reason when it does not. `check.py --list` names the checks.
"""

import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

import access
import live
import page
import players

CHECKS = {function.__name__: function for module in (page, players, access, live) for function in module.CHECKS}


def main(name, place):
    with sync_playwright() as playwright:
        # Containers let Chromium have no sandbox of its own; the page is ours.
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            CHECKS[name](browser, place if place.startswith("http:") else pathlib.Path(place).resolve().as_uri())
        except AssertionError as failure:
            sys.exit(f"{name}: {failure}")
        finally:
            browser.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        print("\n".join(CHECKS))
    else:
        main(*sys.argv[1:])
