"""An article as a page of its own, that needs nothing from elsewhere and can be sent or printed.

Beside the text stand its statements. Whoever points at one, or at a part of one, sees its parts joined by
lines: from the cue to who speaks, to whom and what. Marks have a shape and a label with the statement's
number too, and labels lead there and back, so that the page is read without colours, on paper and without
scripts.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from dicendi.display import marks, parts

if TYPE_CHECKING:
    from dicendi.display.marks import Mark, Piece
    from dicendi.reading import Reading

# Hues of Okabe and Ito, which the colour-blind tell apart.
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #bbb;
  --content: rgb(0 158 115 / .15); --nested: rgb(0 158 115 / .32); --speaker: rgb(0 114 178 / .25);
  --cue: rgb(230 159 0 / .33); --target: rgb(204 121 167 / .33); --link: #b34700; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e3; --paper: #16181a; --line: #555;
  --content: rgb(0 158 115 / .3); --nested: rgb(0 158 115 / .5); --speaker: rgb(0 114 178 / .55);
  --cue: rgb(230 159 0 / .4); --target: rgb(204 121 167 / .45); --link: #ffb066; } }
body { margin: 0 auto; padding: 1.5em; max-width: 82em; color: var(--ink); background: var(--paper);
  font: 1em/1.8 Georgia, serif; }
h1 { font-size: 1.5em; line-height: 1.25; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16em, 2fr); gap: 2.5em; }
article { position: relative; }
article p { margin: 0 0 .9em; white-space: pre-wrap; }
article svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible;
  pointer-events: none; }
article path { fill: none; stroke: var(--link); stroke-width: 1.8; }
.content { background: var(--content); }
.content.nested { background: var(--nested); }
.speaker { background: var(--speaker); outline: 1px solid currentColor; border-radius: 3px; }
.cue { background: var(--cue); text-decoration: underline wavy 1px; text-underline-offset: 3px; }
.target { background: var(--target); border-bottom: 3px double currentColor; }
a.label { font: 600 .62em/1 system-ui, sans-serif; vertical-align: super; color: inherit; opacity: .85;
  text-decoration: none; padding: 0 .15em; }
.legend, aside, footer { font-family: system-ui, sans-serif; font-size: .85em; line-height: 1.5; }
.legend { margin-bottom: 1.2em; }
.legend span { padding: 0 .3em; }
aside ol { list-style: none; margin: 0; padding: 0; }
aside li { padding: .5em .6em; border-left: 3px solid var(--line); margin-bottom: .6em; cursor: pointer; }
aside li.inner { margin-left: 1.5em; }
aside li b { margin-right: .4em; }
aside small { display: block; opacity: .8; }
.on { box-shadow: 0 0 0 2px var(--link); }
aside li.on { box-shadow: none; border-left-color: var(--link); }
@media (max-width: 50em) { main { grid-template-columns: 1fr; } }
@media print { body { padding: 0; max-width: none; } main { display: block; }
  aside li { break-inside: avoid; }
  article svg { display: none; } .content, .speaker, .cue, .target { print-color-adjust: exact; } }
"""

_SCRIPT = """
const article = document.querySelector('article');
const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
article.append(svg);
const marked = [...document.querySelectorAll('[data-parts]')];
let pinned = null;
const numbers = element => element.dataset.parts.split(' ').map(part => part.split(':')[0]);
function middle(element) {
  const box = element.getClientRects()[0], frame = article.getBoundingClientRect();
  return [box.left + box.width / 2 - frame.left, box.top - frame.top];
}
function show(number) {
  svg.replaceChildren();
  const first = new Map();
  for (const element of marked) {
    const on = number !== null && numbers(element).includes(number);
    element.classList.toggle('on', on);
    if (!on || !article.contains(element)) continue;
    for (const part of element.dataset.parts.split(' '))
      if (part.startsWith(number + ':') && !first.has(part)) first.set(part, element);
  }
  const hub = first.get(number + ':cue:0') || first.get(number + ':content:0');
  if (!hub) return;
  const [x, y] = middle(hub);
  for (const element of first.values()) {
    if (element === hub) continue;
    const [left, top] = middle(element);
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', `M${x} ${y} Q${(x + left) / 2} ${Math.min(y, top) - 26} ${left} ${top}`);
    svg.append(path);
  }
}
for (const element of marked) {
  const number = () => numbers(element).at(-1);
  element.addEventListener('mouseover', event => { event.stopPropagation(); if (!pinned) show(number()); });
  element.addEventListener('mouseout', () => { if (!pinned) show(null); });
  element.addEventListener('click', event => {
    event.stopPropagation(); pinned = pinned === number() ? null : number(); show(pinned);
  });
  element.addEventListener('focus', () => { if (!pinned) show(number()); });
  element.addEventListener('keydown', event => { if (event.key === 'Enter') element.click(); });
}
document.addEventListener('click', () => { pinned = null; show(null); });
document.addEventListener('keydown', event => { if (event.key === 'Escape') { pinned = null; show(null); } });
addEventListener('resize', () => show(pinned));
"""


def page(reading: Reading, title: str | None = None) -> str:
    """The whole page."""
    lines = [line.strip() for line in reading.text.split("\n")]
    title = title or next(filter(None, lines), "An article without text")
    problems = "".join(
        f"<p>⚠ {escape(problem['stage'])}: {escape(problem['message'])}</p>" for problem in reading.problems
    )
    language = escape(reading.language or "fr", quote=True)
    return (
        f"<!doctype html>\n<html lang='{language}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><div class='legend'>{_legend()}</div>{problems}\n"
        f"<main><article>{_text(reading)}</article>\n<aside>{_statements(reading)}</aside></main>\n"
        f"<script>{_SCRIPT}</script></body></html>\n"
    )


def _legend() -> str:
    labels = {kind: f"{letter}1" if letter else "⌜1 … 1⌝" for kind, (letter, _) in marks.KINDS.items()}
    items = [
        f"<span class='{kind}'>{escape(name)}</span> {labels[kind]}"
        for kind, (_, name) in marks.KINDS.items()
    ]
    return " \u2003 ".join(items) + " \u2003 1: number of the statement"


def _text(reading: Reading) -> str:
    found = marks.of(reading.statements)
    parts_of: dict[tuple[int, str], list[Mark]] = {}
    for mark in found:
        parts_of.setdefault((mark.number, mark.kind), []).append(mark)
    shown: list[str] = []
    for piece in marks.pieces(reading.text, found):
        shown.extend(_label(mark, closing=True) for mark in piece.closed)
        shown.extend(_label(mark, closing=False) for mark in piece.opened if mark.kind == "content")
        shown.append(_marked(piece, parts_of))
    # Space around a paragraph says nothing; that inside may be part of a quotation.
    paragraphs = [line for line in "".join(shown).split("\n") if re.sub("<[^>]*>", "", line).strip()]
    return "".join(f"<p>{paragraph.strip()}</p>\n" for paragraph in paragraphs)


def _label(mark: Mark, *, closing: bool) -> str:
    words = mark.label
    if mark.kind == "content":
        words = f"{words}⌝" if closing else f"⌜{words}"
    return f"<a class='label' href='#s{mark.number}'>{words}</a>"


def _marked(piece: Piece, parts_of: dict[tuple[int, str], list[Mark]]) -> str:
    text = escape(piece.text)
    if not piece.marks or not text:
        return text
    kinds = piece.kinds
    if sum(mark.kind == "content" for mark in piece.marks) > 1:
        kinds.append("nested")
    # The statement that an inner mark belongs to comes last: it is the one that pointing at it shows.
    inner = sorted(piece.marks, key=lambda mark: (mark.start - mark.end, mark.number))
    named = " ".join(
        f"{mark.number}:{mark.kind}:{parts_of[mark.number, mark.kind].index(mark)}" for mark in inner
    )
    title = escape(" · ".join(mark.title for mark in inner), quote=True)
    start = f"<span class='{' '.join(kinds)}' data-parts='{named}' title='{title}'>"
    # A paragraph may end inside a mark: its lines are marked one by one.
    return "\n".join(f"{start}{line}</span>" if line.strip() else line for line in text.split("\n"))


def _statements(reading: Reading) -> str:
    items = []
    for number, said in enumerate(reading.statements, 1):
        head = " → ".join(
            f"<span class='{kind}'>{escape(words)}</span>"
            for kind, words in (
                ("speaker", parts.speakers(said)),
                ("cue", parts.verb(said)),
                ("target", parts.targets(said)),
            )
            if words
        )
        facts = [said["kind"], said["act"], said["channel"], said["time_text"]]
        about = " · ".join(escape(fact) for fact in facts if fact)
        inner = " class='inner'" if said["parent_id"] else ""
        items.append(
            f"<li id='s{number}' tabindex='0' data-parts='{number}:item'{inner}><b>{number}</b>{head}"
            f"<div>{escape(said['content'] or '')}</div>"
            f"<small>{about} · confidence {said['confidence']:.2f}</small></li>\n"
        )
    return f"<ol>{''.join(items)}</ol>" if items else "<p>No statement was found.</p>"
