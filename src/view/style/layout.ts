/** The layout of a note's page: outline, note, findings and evidence side by side on a wide screen, one under the other on a narrow one. */
export const layout = `
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 6px 22px; padding: 14px 20px 10px; }
header .space { flex: 1; }
#filters { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; padding: 0 20px 12px; font-size: 13px; }
#filters fieldset { display: flex; flex-wrap: wrap; gap: 5px; border: 0; margin: 0; padding: 0; }
#filters legend { float: left; padding: 3px 8px 0 0; color: var(--soft); font-size: 12.5px; }
.chip { display: inline-flex; align-items: center; border: 1px solid var(--line); border-radius: 99px; padding: 2px 11px; background: var(--paper); cursor: pointer; user-select: none; color: var(--soft); }
.chip input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.chip:has(:checked) { color: var(--ink); border-color: var(--soft); font-weight: 550; }
.chip:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
.chip:not(:has(:checked)) span { text-decoration: line-through; }
.chip.condition:has(:checked) { color: var(--condition); background: var(--condition-tint); border-color: currentColor; }
.chip.medication:has(:checked) { color: var(--medication); background: var(--medication-tint); border-color: currentColor; }
.chip.observation:has(:checked) { color: var(--observation); background: var(--observation-tint); border-color: currentColor; }
.chip.family:has(:checked) { color: var(--family); background: var(--family-tint); border-color: currentColor; }
#filters .slider { display: inline-flex; align-items: center; gap: 8px; color: var(--soft); }
#filters input[type=range] { width: 110px; accent-color: var(--accent); }
#min-confidence-shown { font-variant-numeric: tabular-nums; color: var(--ink); min-width: 2.2em; }
#search { border: 1px solid var(--line); border-radius: 7px; background: var(--paper); padding: 3px 10px; width: 170px; }
#search::placeholder { color: var(--soft); opacity: 1; }
#filters [type=reset] { color: var(--accent); text-decoration: underline; text-underline-offset: 3px; }
main { display: grid; gap: 14px; padding: 0 20px 14px; grid-template-columns: minmax(0, 1fr); }
main > * { min-width: 0; }
#outline { padding: 12px 14px; font-size: 13px; }
#outline ol { margin-top: 6px; }
#outline li { display: flex; justify-content: space-between; gap: 8px; }
#outline li.part { padding-left: 12px; font-size: 12.5px; }
#outline a { text-decoration: none; padding: 2px 0; overflow-wrap: anywhere; }
#outline a:hover { color: var(--accent); text-decoration: underline; text-underline-offset: 3px; }
#outline .count { color: var(--soft); font-variant-numeric: tabular-nums; }
.pane-head { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; padding: 11px 16px 8px; }
.pane-head [role=status] { color: var(--soft); font-size: 12.5px; font-variant-numeric: tabular-nums; }
footer { padding: 2px 20px 16px; }
@media (max-width: 1079.9px) {
  #side { display: grid; gap: 14px; min-width: 0; }
  #side > * { min-width: 0; }
  #detail { position: fixed; left: 10px; right: 10px; bottom: 10px; max-height: 46vh; overflow: auto; z-index: 5; box-shadow: 0 4px 30px rgb(0 0 0 / .35); }
  .has-detail { padding-bottom: 46vh; }
}
@media (min-width: 1080px) {
  body { display: grid; grid-template-rows: auto auto minmax(0, 1fr) auto; height: 100vh; height: 100dvh; }
  main { grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); grid-template-rows: minmax(0, 1fr); padding-bottom: 8px; }
  #outline { display: none; }
  #note-pane, #outline { overflow: auto; }
  #side { display: grid; grid-template-rows: minmax(0, 1fr); gap: 14px; min-height: 0; }
  .has-detail #side { grid-template-rows: minmax(0, 4fr) minmax(0, 5fr); }
  #findings-pane, #detail { overflow: auto; min-height: 0; }
  footer { padding-bottom: 10px; }
}
@media (min-width: 1380px) {
  main { grid-template-columns: 196px minmax(0, 1.05fr) minmax(0, 1fr); }
  #outline { display: block; }
}
@media (min-width: 1800px) {
  main { grid-template-columns: 230px minmax(0, 1fr) minmax(0, 1.25fr); }
  .has-detail #side { grid-template-rows: minmax(0, 1fr); grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); }
}
`
