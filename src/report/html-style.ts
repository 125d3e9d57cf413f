/** The report's whole style. Light and dark by the reader's own setting; tables become cards where there is no room for columns. */
export const STYLE = `
:root { color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1b2230; --soft: #566072; --line: #dde1e8; --link: #0b57c2; --code: #eef0f4;
  --pass: #12693a; --fail: #a3121d; --error: #77158f; --incomplete: #7a4b00;
  --critical: #a3121d; --high: #b3400a; --medium: #7a5600; --low: #1b5e9b; --negligible: #566072; --unknown: #77158f; }
@media (prefers-color-scheme: dark) { :root {
  --page: #0f131a; --card: #171d27; --ink: #e6eaf1; --soft: #a0aaba; --line: #2b3443; --link: #86b7ff; --code: #222b39;
  --pass: #5fd08f; --fail: #ff8a8f; --error: #e3a3f5; --incomplete: #f0bd62;
  --critical: #ff8a8f; --high: #ffa873; --medium: #f0c862; --low: #8cc4ff; --negligible: #a0aaba; --unknown: #e3a3f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
main, header > div, footer { max-width: 80rem; margin: 0 auto; padding: 0 1.25rem; }
header { background: var(--card); border-bottom: 1px solid var(--line); border-top: .4rem solid var(--mark); padding: 1.5rem 0; }
.pass { --mark: var(--pass); } .fail { --mark: var(--fail); } .error { --mark: var(--error); } .incomplete { --mark: var(--incomplete); }
h1 { margin: 0; font-size: clamp(1.35rem, 1rem + 1.6vw, 2rem); line-height: 1.25; }
h1 b { color: var(--mark); text-transform: uppercase; letter-spacing: .03em; margin-right: .4em; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
h1 + .aside { margin-top: .6rem; } .aside { font-weight: 600; }
p { margin: .4rem 0; } a { color: var(--link); } .soft, small { color: var(--soft); }
code { font: .88em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; background: var(--code); padding: .1em .35em; border-radius: .25rem; overflow-wrap: anywhere; }
.tiles { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.1rem 0 0; padding: 0; list-style: none; }
.tiles li { border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .4rem; padding: .3rem .8rem; }
.tiles strong { font-size: 1.25rem; margin-right: .25rem; font-variant-numeric: tabular-nums; }
.critical { --tone: var(--critical); } .high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); }
.negligible { --tone: var(--negligible); } .unknown { --tone: var(--unknown); }
.sev { color: var(--tone); font-weight: 650; white-space: nowrap; }
.sev::before { content: ""; display: inline-block; width: .65em; height: .65em; border-radius: 50%; background: var(--tone); margin-right: .45em; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .6rem 0; overflow-wrap: anywhere; }
.card.error, .card.incomplete, .card.fail { border-left: .3rem solid var(--mark); }
.card small { white-space: nowrap; }
.next { font-weight: 600; } .next::before { content: "→ "; }
.scroll { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .75rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: .85rem; white-space: nowrap; }
tbody th { font-weight: 400; }
.findings { table-layout: fixed; }
.findings th:nth-child(1) { width: 8rem; } .findings th:nth-child(3) { width: 18%; } .findings th:nth-child(4) { width: 15%; }
.findings th:nth-child(5) { width: 17%; } .findings th:nth-child(6) { width: 8.5rem; }
tr.blocks td:last-child { color: var(--fail); font-weight: 650; }
.exploited { color: var(--critical); font-weight: 650; }
details summary { cursor: pointer; color: var(--soft); font-size: .88rem; }
details dl { margin: .3rem 0 0; font-size: .88rem; } dt { color: var(--soft); } dd { margin: 0 0 .3rem; }
form { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: end; margin: 0 0 .75rem; }
form[hidden] { display: none; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
legend, form label.field { color: var(--soft); font-size: .85rem; padding: 0; }
button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: .35rem; padding: .35rem .8rem; cursor: pointer; }
label.field input, label.field select { display: block; font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: .35rem; padding: .35rem .5rem; max-width: 20rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
footer { padding-top: 2rem; padding-bottom: 3rem; color: var(--soft); font-size: .9rem; }
[hidden] { display: none !important; }
@media (max-width: 52rem) {
  .stack, .stack tbody, .stack tr, .stack td, .stack th { display: block; width: auto !important; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { padding: .6rem .9rem; border-top: 1px solid var(--line); } .stack tbody:first-of-type tr:first-child { border-top: 0; }
  .stack td, .stack tbody th { border: 0; padding: .1rem 0; }
  .stack [data-label]::before { content: attr(data-label) ": "; color: var(--soft); font-weight: 400; }
}
@media print { body { background: #fff; } form, details:not([open]) summary { display: none; } header, .card, .scroll { break-inside: avoid; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
`;
