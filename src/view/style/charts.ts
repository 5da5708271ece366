/** How the index of many notes looks: charts and the table of notes. */
export const charts = `
.page { max-width: 1180px; margin: 0 auto; padding: 22px 20px; }
.page > header { display: flex; flex-wrap: wrap; gap: 6px 22px; align-items: baseline; margin-bottom: 16px; }
.grid { display: grid; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); margin-bottom: 14px; }
figure { margin: 0; padding: 14px 16px; }
figure svg { display: block; width: 100%; height: auto; margin-top: 10px; }
figcaption { font: 600 11.5px/1.3 var(--sans); letter-spacing: .07em; text-transform: uppercase; color: var(--soft); }
svg text { font: 12px var(--sans); fill: var(--ink); }
svg .soft { fill: var(--soft); }
svg .number { font-variant-numeric: tabular-nums; }
svg .condition { fill: var(--condition); }
svg .medication { fill: var(--medication); }
svg .observation { fill: var(--observation); }
svg .family { fill: var(--family); }
svg .track { fill: var(--track); }
svg .faint { opacity: .38; }
svg .axis { stroke: var(--line); }
.key { display: flex; gap: 14px; font-size: 12px; color: var(--soft); margin-top: 6px; }
.key span::before { content: ""; display: inline-block; width: 9px; height: 9px; border-radius: 3px; margin-right: 6px; background: var(--hue); }
.key .condition { --hue: var(--condition); }
.key .medication { --hue: var(--medication); }
.key .observation { --hue: var(--observation); }
.notes { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font: 600 11.5px/1.3 var(--sans); color: var(--soft); padding: 11px 12px 7px; border-bottom: 1px solid var(--line); }
td { padding: 7px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td a { color: var(--accent); font-weight: 600; text-underline-offset: 3px; overflow-wrap: anywhere; }
footer { padding: 14px 0; }
`
