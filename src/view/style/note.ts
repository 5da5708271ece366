/** How the note looks: its text in columns that stay true, mentions coloured by kind and drawn by assertion. */
export const note = `
#note-pane { position: relative; }
#note { padding: 4px 18px 40px; font: 13px/1.95 var(--mono); white-space: pre-wrap; overflow-wrap: break-word; tab-size: 8; }
#note .title { font-weight: 700; color: var(--soft); scroll-margin-top: 12px; }
.m { --hue: var(--condition); --tint: var(--condition-tint); color: inherit; text-decoration: none; border-radius: 3px; padding: 2px 1px; scroll-margin: 80px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.m.medication { --hue: var(--medication); --tint: var(--medication-tint); }
.m.observation { --hue: var(--observation); --tint: var(--observation-tint); }
.m.present { background: var(--tint); border-bottom: 2px solid var(--hue); }
.m.possible { background: var(--tint); border-bottom: 2px dotted var(--hue); }
.m.historical { background: color-mix(in srgb, var(--tint) 45%, transparent); border-bottom: 3px double var(--hue); }
.m.absent { border-bottom: 1px dashed var(--hue); text-decoration: line-through; text-decoration-color: var(--hue); text-decoration-thickness: 1px; }
.m.hypothetical { border-bottom: 1px dashed var(--hue); font-style: italic; }
.m.family { --hue: var(--family); --tint: var(--family-tint); background: none; box-shadow: inset 0 0 0 1px var(--family); padding: 2px 4px; }
.m[data-mark]::after { content: "\\2060" attr(data-mark); content: "\\2060" attr(data-mark) / ""; font: 600 9.5px/1 var(--sans); color: var(--hue); vertical-align: super; margin-left: 2px; }
.m.absent[data-mark]::after { display: inline-block; text-decoration: none; }
.m:hover { background: var(--tint); }
.m.selected { background: var(--tint); outline: 2px solid var(--hue); outline-offset: 1px; }
.m.off { background: none; border-color: transparent; box-shadow: none; text-decoration: none; font-style: normal; pointer-events: none; padding-left: 0; padding-right: 0; }
.m.off::after { content: none; }
::highlight(scope) { background-color: var(--scope-tint); }
::highlight(section) { background-color: var(--section-tint); }
::highlight(attribute) { background-color: var(--attribute-tint); }
::highlight(cue) { background-color: var(--cue-tint); }
::highlight(flash) { background-color: var(--accent); color: var(--paper); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; padding: 0 18px 8px; font-size: 12px; color: var(--soft); border-bottom: 1px solid var(--line); margin-bottom: 10px; }
.legend .m { padding: 0 3px; }
`
