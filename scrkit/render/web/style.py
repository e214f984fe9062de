"""How our web pages look: on a screen, in large letters, on paper; no font fetched."""

# Every pair of colours has a contrast of 7 to 1 or more (WCAG 2.2 AA asks 4.5 to 1).
STYLE = """\
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 48rem; padding: 0 1rem 3rem; background: #ffffff;
  color: #1a1a1a; font: 1.0625rem/1.55 Arial, Helvetica, sans-serif; }
header, footer { border: 0 solid #595959; color: #404040; font-size: 0.875rem; }
header { border-bottom-width: 1px; }
footer { border-top-width: 1px; margin-top: 2rem; }
h1, h2, h3, h4, h5, h6 { color: #1b365d; line-height: 1.25; margin: 1.6em 0 0.5em; }
h1 { font-size: 2rem; }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1.0625rem; }
a { color: #1b365d; text-decoration: underline; }
a:focus, main:focus, .wide:focus { outline: 3px solid #1b365d; outline-offset: 2px; }
main:focus { outline: none; }
blockquote { border-left: 0.25rem solid #595959; margin: 1rem 0; padding-left: 1rem; }
table { border-collapse: collapse; font-size: 0.9375rem; width: 100%; }
caption { color: #1b365d; font-weight: bold; padding: 0.5rem 0; text-align: left; }
th, td { border: 1px solid #767676; padding: 0.4rem 0.5rem; text-align: left;
  vertical-align: top; }
thead th { background: #1b365d; color: #ffffff; }
tbody th { background: #e8edf3; color: #1a1a1a; }
td p { margin: 0 0 0.4rem; }
nav ul { list-style: none; padding-left: 0; }
nav .level-1 { padding-left: 1.5rem; }
nav .level-2, nav .level-3 { padding-left: 3rem; }
.contents { color: #1b365d; font-size: 1.5rem; font-weight: bold; }
.wide { margin: 1rem 0; overflow-x: auto; }
.number { color: #404040; font-weight: bold; padding-right: 0.4rem; }
.marking, .caption { font-weight: bold; }
.subtitle, .kind { color: #404040; font-size: 1.2rem; }
.note { color: #404040; font-size: 0.9375rem; }
.notice { color: #8a0005; font-weight: bold; }
.unseen { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute;
  white-space: nowrap; width: 1px; }
.skip { background: #1b365d; color: #ffffff; left: 1rem; padding: 0.5rem 1rem;
  position: absolute; top: -6rem; }
.skip:focus { top: 0; }
@media print {
  body { font-size: 11pt; max-width: none; padding: 0; }
  .skip { display: none; }
  .page-break { break-after: page; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, blockquote { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  @page { margin: 20mm; size: A4; }
}
"""
