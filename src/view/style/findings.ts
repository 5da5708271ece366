/** How the table of findings and the panel of evidence look. */
export const findings = `
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
#findings-pane { container-type: inline-size; }
#findings th:nth-child(1) { width: 37%; }
#findings th:nth-child(2) { width: 21%; }
#findings th:nth-child(3) { width: 22%; }
@container (max-width: 600px) { .confidence .bar { display: block; margin: 4px 0 3px; } thead th, tbody td { padding-left: 8px; padding-right: 4px; } thead th { font-size: 11px; } }
thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); text-align: left; font: 600 11.5px/1.3 var(--sans); color: var(--soft); padding: 6px 10px; border-bottom: 1px solid var(--line); }
tbody td { padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
#findings tbody tr { cursor: pointer; scroll-margin: 44px 0; }
#findings tbody tr:hover { background: var(--hover); }
#findings tbody tr td:first-child { border-left: 4px solid var(--hue); }
tr.condition { --hue: var(--condition); --tint: var(--condition-tint); }
tr.medication { --hue: var(--medication); --tint: var(--medication-tint); }
tr.observation { --hue: var(--observation); --tint: var(--observation-tint); }
#findings tbody tr.selected { background: var(--tint); }
#findings tr.family { --tint: var(--family-tint); }
#findings tr.family td:first-child { border-left-style: double; border-left-color: var(--family); }
#findings tr.absent td:first-child, #findings tr.hypothetical td:first-child { border-left-style: dotted; }
.name { font-weight: 600; font-size: 13.5px; text-decoration: none; color: var(--hue); overflow-wrap: anywhere; }
.name::first-letter { text-transform: uppercase; }
tr.absent .name { text-decoration: line-through; text-decoration-thickness: 1px; }
tr.hypothetical .name { font-style: italic; }
tr.family .name { color: var(--family); }
tr:hover .name { text-decoration-line: underline; text-underline-offset: 3px; }
.times { color: var(--soft); font-size: 12px; margin-left: 4px; }
.words, .attributes { display: block; font-size: 12.5px; color: var(--soft); overflow-wrap: anywhere; }
.attributes { color: var(--ink); }
.said { display: inline-block; font-size: 12.5px; }
.said.absent, .said.historical, .said.hypothetical { color: var(--soft); }
.said.possible { color: var(--doubt); }
.said.family { color: var(--family); }
.codes { font-size: 11.5px; }
.codes code { display: block; font-size: 11.5px; overflow-wrap: anywhere; }
.codes i { font: 10.5px var(--sans); color: var(--soft); }
.codes .none { color: var(--soft); }
.confidence { white-space: nowrap; font-size: 12.5px; font-variant-numeric: tabular-nums; }
.confidence .bar { width: 44px; margin-right: 7px; }
#nothing { padding: 22px 16px; color: var(--soft); }
#detail { padding: 12px 16px 20px; }
#detail .top { display: flex; justify-content: space-between; align-items: flex-start; gap: 12px; }
#detail-title { font: 600 18px/1.3 var(--serif); overflow-wrap: anywhere; }
#detail-title::first-letter { text-transform: uppercase; }
#detail-title.condition { color: var(--condition); }
#detail-title.medication { color: var(--medication); }
#detail-title.observation { color: var(--observation); }
#detail-title:focus { outline: none; }
#detail-said { color: var(--soft); font-size: 13px; }
#close, .copy { border: 1px solid var(--line); border-radius: 7px; padding: 2px 10px; font-size: 12.5px; white-space: nowrap; background: var(--paper); }
#close:hover, .copy:hover { background: var(--hover); }
[role=tablist] { display: flex; gap: 18px; border-bottom: 1px solid var(--line); margin: 10px 0 4px; }
[role=tab] { padding: 4px 0 6px; color: var(--soft); border-bottom: 2px solid transparent; margin-bottom: -1px; }
[role=tab][aria-selected=true] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
#detail h4 { font: 600 11.5px/1.3 var(--sans); color: var(--soft); letter-spacing: .04em; margin: 14px 0 4px; }
.places li { display: flex; flex-wrap: wrap; gap: 6px; }
.place { font: 12px/1.6 var(--mono); border: 1px solid var(--line); border-radius: 5px; padding: 0 7px; }
.place:hover, button.step:hover { border-color: var(--accent); color: var(--accent); }
.steps li { display: grid; grid-template-columns: 11px 92px minmax(0, 1fr); gap: 8px; align-items: baseline; padding: 2px 0; }
.dot { width: 10px; height: 10px; border-radius: 3px; align-self: start; margin-top: 6px; background: var(--track); }
.dot.term { background: var(--condition); }
#detail[data-kind=medication] .dot.term { background: var(--medication); }
.dot.cue, .dot.status, .dot.rule { background: var(--cue-tint); box-shadow: inset 0 0 0 1px var(--doubt); }
.dot.scope { background: var(--scope-tint); box-shadow: inset 0 0 0 1px var(--doubt); }
.dot.section { background: var(--section-tint); box-shadow: inset 0 0 0 1px var(--family); }
.dot.attribute, .dot.value { background: var(--attribute-tint); box-shadow: inset 0 0 0 1px var(--accent); }
.kind { color: var(--soft); font-size: 12.5px; }
button.step { text-decoration: underline dotted; text-decoration-color: var(--soft); text-underline-offset: 4px; }
.step { overflow-wrap: anywhere; }
.code-list li { display: flex; gap: 10px; align-items: baseline; padding: 1px 0; }
.code-list code { white-space: nowrap; }
.factors li { display: grid; grid-template-columns: minmax(0, 1fr) 110px 44px; gap: 10px; align-items: center; padding: 1px 0; }
.factors .number { text-align: right; font-variant-numeric: tabular-nums; font-size: 12.5px; }
.weight { width: 110px; height: 7px; border-radius: 3px; }
.weight .track { fill: var(--track); }
.weight.for .fill { fill: var(--good); }
.weight.against .fill { fill: var(--bad); }
#fhir { position: relative; }
.fhir-words { font-size: 13px; padding: 6px 0; }
#fhir .copy { position: absolute; right: 0; top: 4px; }
#fhir pre { margin: 0; font: 12px/1.55 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
#fhir .key { color: var(--family); }
#fhir .string { color: var(--observation); }
#fhir .number { color: var(--condition); }
`
