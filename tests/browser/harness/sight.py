"""What can be seen of an open lesson, and where keys lead: measured in the page itself."""

from typing import Any, Final

from playwright.sync_api import Locator, Page

SHOWN: Final = ".lessonkit-Bar, .jp-Notebook :is(.jp-RenderedMarkdown, .jp-OutputArea-output)"
_STEPS: Final = 600  # of Tab at most

# Lab leaves out what is far from the window, and a panel's picture is drawn when it comes near.
_DRAW: Final = """async () => {
  const outer = document.querySelector('.jp-WindowedPanel-outer');
  for (let y = 0; y < outer.scrollHeight; y += outer.clientHeight) {
    outer.scrollTop = y;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  }
  outer.scrollTop = 0;
}"""
_LAID_OUT: Final = ".jp-Notebook .jp-Cell { content-visibility: visible !important; }"
_SETTLE: Final = (
    """() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))"""
)

_TOOLS: Final = """
  const areas = '.jp-RenderedMarkdown, .jp-OutputArea-output';
  const shown = () => [...document.querySelectorAll(`.jp-Notebook :is(${areas})`)]
    .filter((one) => !one.parentElement.closest(areas));
  const drawn = (one) => one.checkVisibility({ visibilityProperty: true })
    && one.getBoundingClientRect().width > 1;
  const said = (one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} `
    + (one.getAttribute('aria-label') || one.textContent).trim().slice(0, 40);
  const solid = (colour) => !/^(?:none|transparent|rgba\\(.*, 0\\))$/.test(colour);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (solid(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const over = (colour, opacity, below) => {
    const [top, bottom] = [numbers(colour), numbers(below)];
    const share = opacity * (top[3] ?? 1);
    return `rgb(${[0, 1, 2].map((i) => Math.round(top[i] * share + bottom[i] * (1 - share)))})`;
  };
  // What a chart's word stands on: the marks that were drawn there before it, each on the last.
  const under = (text) => {
    const picture = text.closest('svg');
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const centre = new DOMPoint((left + right) / 2, (top + bottom) / 2);
    let colour = ground(picture);
    for (const mark of picture.querySelectorAll('path')) {
      if (!(mark.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      const { fill, fillOpacity, opacity } = getComputedStyle(mark);
      if (!solid(fill)) continue;
      const at = centre.matrixTransform(mark.getScreenCTM().inverse());
      if (mark.isPointInFill(at)) colour = over(fill, fillOpacity * opacity, colour);
    }
    return colour;
  };
"""

_WALK: Final = (
    "() => {"
    + _TOOLS
    + """
  const met = new Map();
  window.lessonkitWalk = met;
  const bar = document.querySelector('.lessonkit-Bar');
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  for (const root of [bar, ...shown()]) {
    for (const one of root.querySelectorAll(controls)) {
      if (one.disabled || one.tabIndex < 0 || !drawn(one) || one.closest('.cm-editor')) continue;
      if (one.type === 'radio') continue; // a group is one stop, and arrows lead within
      met.set(one, { who: said(one), times: 0, seen: true });
    }
  }
  met.get(document.activeElement).times = 1;
  document.addEventListener('focusin', ({ target }) => {
    const here = met.get(target);
    if (!here) return;
    here.times += 1;
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    here.seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  });
}"""
)

_WORDS: Final = (
    "(root) => {"
    + _TOOLS
    + """
  const found = [];
  for (const area of root ? [document.querySelector(root)] : shown()) {
    for (const one of [area, ...area.querySelectorAll('*')]) {
      const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!own || !drawn(one) || one.closest('svg, .cm-editor, script, style, option')) continue;
      if (one.closest('[disabled], [aria-disabled="true"]')) continue;
      found.push({ who: said(one), colours: [getComputedStyle(one).color, ground(one)] });
    }
    for (const one of area.querySelectorAll('svg.marks text')) {
      const { fill, opacity } = getComputedStyle(one);
      if (!drawn(one) || !one.textContent || !solid(fill) || !Number(opacity)) continue;
      found.push({ who: said(one), colours: [fill, under(one)] });
    }
  }
  return found;
}"""
)

_EDGES: Final = (
    "() => {"
    + _TOOLS
    + """
  const found = [];
  const grounds = ['#efefef', '#cfcfcf', '#cfe3f1']; // on which marks stand: strips and bands
  const fields = 'button, select, textarea, input:is([type=text], [type=number])';
  for (const area of [document.querySelector('.lessonkit-Bar'), ...shown()]) {
    for (const one of area.querySelectorAll(fields)) {
      const { borderTopColor, borderTopWidth } = getComputedStyle(one);
      if (!drawn(one) || one.disabled) continue;
      // A button that is drawn as its words alone needs no edge.
      if (one.tagName !== 'BUTTON' || parseFloat(borderTopWidth)) {
        found.push({ who: said(one), colours: [borderTopColor, ground(one.parentElement)] });
      }
    }
    for (const one of area.querySelectorAll('.lessonkit-pulled rect')) {
      const { fill, stroke } = getComputedStyle(one);
      const colour = stroke === 'none' ? fill : stroke;
      found.push({ who: said(one), colours: [colour, ground(one.ownerSVGElement)] });
    }
    for (const one of area.querySelectorAll('svg.marks .role-mark path')) {
      const { fill, stroke } = getComputedStyle(one);
      const picture = one.closest('svg');
      // A box is known by its line; a bar's line in the colour of the ground only parts it.
      const lined = solid(stroke) && stroke !== ground(picture);
      if (!lined && grounds.includes(one.getAttribute('fill'))) continue;
      const colour = lined ? stroke : fill;
      if (!solid(colour) || !one.getBoundingClientRect().width) continue;
      const who = `${one.parentElement.getAttribute('class')} of ${said(picture)}`;
      found.push({ who, colours: [colour, ground(picture)] });
    }
  }
  return found;
}"""
)

_CUT: Final = (
    "() => {"
    + _TOOLS
    + """
  const outer = document.querySelector('.jp-WindowedPanel-outer');
  const right = outer.getBoundingClientRect().left + outer.clientWidth;
  const faults = [];
  if (document.scrollingElement.scrollWidth > innerWidth) faults.push('the page itself moves');
  if (outer.scrollWidth > outer.clientWidth + 1) faults.push('the lesson itself moves');
  const moves = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
  const reached = (one) => one.tabIndex >= 0 && (one.ariaLabel || one.getAttribute('aria-label'));
  const within = (one) => {
    for (let at = one.parentElement; at && at !== outer; at = at.parentElement) {
      if (moves(at) && reached(at)) return true;
    }
    return false;
  };
  for (const area of shown()) {
    for (const one of area.querySelectorAll('*')) {
      if (!drawn(one) || one.closest('.cm-editor') || one.parentElement.closest('svg')) continue;
      const box = one.getBoundingClientRect();
      if (box.right > right + 1 && !within(one)) faults.push(`beyond the edge: ${said(one)}`);
      if (one.matches('input, select, textarea, button') && box.right > right + 1) {
        faults.push(`control out of view: ${said(one)}`);
      }
      if (!(one instanceof HTMLElement) || one.matches('select, textarea, input')) continue;
      const { overflowX, overflowY } = getComputedStyle(one);
      const wide = one.scrollWidth > one.clientWidth + 2 && overflowX !== 'visible';
      const high = one.scrollHeight > one.clientHeight + 3 && overflowY !== 'visible';
      if (one.clientWidth && (wide || high) && !(moves(one) && reached(one))) {
        faults.push(`cut off: ${said(one)}`);
      }
    }
  }
  return faults;
}"""
)

# A click goes to whatever lies on top.
_COVERED: Final = """() => {
  const covered = [];
  const controls = '.jp-OutputArea-output :is(input, select, textarea, button, summary)';
  for (const one of document.querySelectorAll(`.jp-Notebook ${controls}`)) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    one.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = one.getBoundingClientRect();
    if (!width || !height) continue;
    const above = document.elementFromPoint(left + Math.min(4, width / 2), top + height / 2);
    if (!above || !(one.contains(above) || above.contains(one)))
      covered.push(`${one.localName} ${(one.ariaLabel ?? one.textContent).slice(0, 40)}: `
        + `${above?.localName}.${above?.className}`);
  }
  return covered;
}"""

_LANGUAGES: Final = r"""() => {
  const faults = [];
  const english = !document.querySelector('.jp-Notebook').matches(':lang(zh)');
  const texts = document.createTreeWalker(document.querySelector('.jp-Notebook'), 4);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (!parentElement.closest('.jp-RenderedMarkdown, .jp-OutputArea-output')) continue;
    if (parentElement.closest('svg, .cm-editor, script, style')) continue;
    const chinese = /\p{Script=Han}/u.test(data);
    if (chinese && !parentElement.matches(':lang(zh)')) faults.push(data.trim());
    const wrong = english && /[a-z]{3}/i.test(data) && parentElement.matches(':lang(zh)');
    if (wrong) faults.push(data.trim());
  }
  return faults;
}"""

_HEIGHTS: Final = """() => Object.fromEntries(Object.entries({
  prose: '.jp-RenderedMarkdown p',
  chart: 'svg.marks',
  'table below a chart': '.lessonkit-Table summary',
  'control of a chart': '.vega-bind label',
  'slider of a panel': '.lessonkit-slider input',
  button: '.lessonkit-press',
  choice: '.widget-radio-box input, .widget-checkbox input',
}).flatMap(([name, selector]) => {
  const one = document.querySelector(`.jp-Notebook ${selector}`);
  if (!one) return [];
  const { height } = one.getBoundingClientRect();
  const letters = parseFloat(getComputedStyle(one).fontSize) * (one.currentCSSZoom ?? 1);
  return [[name, name === 'prose' ? letters : height]];
}))"""

_QUOTE: Final = """text => {
  const context = document.createElement('canvas').getContext('2d');
  context.font = `100px ${getComputedStyle(text).fontFamily}`;
  return Math.max(...'“”‘’'.split('').map(mark => context.measureText(mark).width)) / 100;
}"""
NARROW: Final = 0.7  # of the letters' size; a quote of a Chinese font is as wide as high

# How far texts reach beyond the picture's edge, and a picture into controls beside it, in px.
_BEYOND: Final = """chart => {
  const picture = chart.querySelector('svg').getBoundingClientRect();
  const controls = chart.querySelector('form').getBoundingClientRect();
  const ends = [...chart.querySelectorAll('svg text')].map(t => t.getBoundingClientRect().right);
  const below = controls.top >= picture.bottom - 1;
  const into = below ? 0 : Math.max(0, picture.right - controls.left);
  return Math.max(...ends) - picture.right + into;
}"""


def quote_width(text: Locator) -> float:
    """Return how wide the widest quotation mark is in the fonts of a text, in letters' sizes."""
    return float(text.evaluate(_QUOTE))


def lay_out(page: Page) -> None:
    """Let Lab lay the whole lesson out and draw every picture, and keep it so."""
    page.evaluate(_DRAW)
    page.add_style_tag(content=_LAID_OUT)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has its new size."""
    page.evaluate(_SETTLE)


def seen_whole(page: Page, chart: Locator) -> None:
    """Expect a chart and its controls in view together, the one not over the other."""
    chart.scroll_into_view_if_needed()
    seen, whole = page.locator(".jp-WindowedPanel-outer").bounding_box(), chart.bounding_box()
    assert seen
    assert whole
    assert whole["height"] <= seen["height"]
    assert chart.evaluate(_BEYOND) <= 0


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until it leads out of the lesson.

    Returns:
        Each control from the bar on: `who` it is, how many `times` Tab came to it, and whether
        it could be `seen` to have the focus.
    """
    page.evaluate(_WALK)
    away = "() => !document.activeElement.closest('.jp-NotebookPanel')"
    for step in range(1, _STEPS + 1):
        page.keyboard.press("Tab")
        if step % 10 == 0 and page.evaluate(away):
            break
    return list(page.evaluate("() => [...window.lessonkitWalk.values()]"))


def words(page: Page, root: str | None = None) -> list[dict[str, Any]]:
    """Return what is written, with the `colours` of letters and ground as computed."""
    return list(page.evaluate(_WORDS, root))


def grounds(page: Page) -> list[str]:
    """Return the colours on which the charts stand."""
    colours = "svgs => svgs.map(svg => getComputedStyle(svg).backgroundColor)"
    return list(page.locator(".jp-Notebook svg.marks").evaluate_all(colours))


def edges(page: Page) -> list[dict[str, Any]]:
    """Return what marks charts and controls, with the `colours` of it and of its ground."""
    return list(page.evaluate(_EDGES))


def cut_off(page: Page) -> list[str]:
    """Return what cannot be read or reached at the page's size."""
    return list(page.evaluate(_CUT))


def covered(page: Page) -> list[str]:
    """Return controls of panels whose left end lies under something else."""
    return list(page.evaluate(_COVERED))


def mistaken_languages(page: Page) -> list[str]:
    """Return words that are said to be in another language than they are."""
    return list(page.evaluate(_LANGUAGES))


def heights(page: Page) -> dict[str, float]:
    """Return how large things are in the window, in pixels: letters of prose, boxes of others."""
    return dict(page.evaluate(_HEIGHTS))
