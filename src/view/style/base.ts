/** What all pages share: type, links, focus, bars, chips. */
export const base = `
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); font: 14px/1.5 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0; }
[hidden] { display: none !important; }
h1, h2, h3, h4, p, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font: 600 21px/1.25 var(--serif); letter-spacing: -.005em; overflow-wrap: anywhere; }
h2 { font: 600 11.5px/1.3 var(--sans); letter-spacing: .07em; text-transform: uppercase; color: var(--soft); }
a { color: inherit; }
button, input { font: inherit; color: inherit; }
button { background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code { font: 12px/1.4 var(--mono); }
.skip { position: absolute; left: -999em; }
.skip:focus { left: 8px; top: 8px; z-index: 9; background: var(--paper); padding: 6px 12px; border-radius: 6px; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
.soft { color: var(--soft); }
.bar { display: inline-block; width: 54px; height: 6px; border-radius: 3px; overflow: hidden; vertical-align: middle; }
.bar .track { fill: var(--track); }
.bar.high .fill { fill: var(--good); }
.bar.middle .fill { fill: var(--middle); }
.bar.low .fill { fill: var(--bad); }
.totals { display: flex; flex-wrap: wrap; gap: 4px 16px; color: var(--soft); font-size: 13px; }
.totals b { color: var(--ink); font-weight: 650; font-variant-numeric: tabular-nums; }
.totals .condition::before, .totals .medication::before, .totals .observation::before {
  content: ""; display: inline-block; width: 9px; height: 9px; border-radius: 3px; margin-right: 6px; background: currentColor; }
.totals .condition::before { color: var(--condition); }
.totals .medication::before { color: var(--medication); }
.totals .observation::before { color: var(--observation); }
#theme { border: 1px solid var(--line); border-radius: 7px; padding: 3px 10px; font-size: 12.5px; color: var(--soft); background: var(--paper); }
#theme:hover { color: var(--ink); }
footer { color: var(--soft); font-size: 12px; }
footer code { font-size: 11.5px; }
`
