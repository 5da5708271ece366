/** The index of many notes: charts of what was found in them, and a table with a link to each note's page. */
import { version } from '../version.ts'
import { confidenceChart, kindChart, topChart } from './charts.ts'
import { html } from './escape.ts'
import { counted, document } from './frame.ts'
import type { IndexEntry } from './index-entry.ts'
import { indexStyle } from './style/index.ts'
import { bar } from './table-html.ts'

export { type IndexEntry, indexEntryOf } from './index-entry.ts'

/** The page of an index as one HTML document without scripts; notes in the order given. */
export function renderIndexPage(entries: readonly IndexEntry[], lexiconDigest: string): string {
  const found = entries.flatMap(({ findings }) => findings)
  const body = `<div class="page">
<header><h1>${counted(entries.length, 'note')}</h1><p class="totals"><span><b>${found.length.toLocaleString('en')}</b> findings</span></p></header>
<div class="grid">
${kindChart(found)}
${confidenceChart(found)}
${topChart(entries, 'condition', 'Problems in most notes, present and the patient’s own')}
${topChart(entries, 'medication', 'Medications in most notes, active')}
</div>
<section class="card notes" aria-label="Notes"><table>
<thead><tr><th scope="col">Note</th><th scope="col" class="number">Conditions</th><th scope="col" class="number">Medications</th><th scope="col" class="number">Observations</th><th scope="col">Confidence on average</th><th scope="col" class="number">Below 0.70</th><th scope="col" class="number">Odd places</th></tr></thead>
<tbody>
${entries.map(row).join('\n')}
</tbody></table></section>
<footer>Made by Tincture ${version}, lexicon <code>${html(lexiconDigest.slice(0, 12))}</code>. Not a medical device: a person must check what it finds.</footer>
</div>`
  return document({ title: `${counted(entries.length, 'note')} · Tincture`, style: indexStyle, script: '', body })
}

function row({ id, address, findings, issues }: IndexEntry): string {
  const count = (kind: string): number => findings.filter((finding) => finding.kind === kind).length
  const low = findings.filter(({ confidence }) => confidence < 0.7).length
  const mean = findings.length === 0 ? 0 : findings.reduce((sum, one) => sum + one.confidence, 0) / findings.length
  const average = findings.length === 0 ? '<span class="soft">–</span>' : `${bar(mean)} ${mean.toFixed(2)}`
  return `<tr><td><a href="${html(encodeURI(address))}">${html(id)}</a></td><td class="number">${count('condition')}</td><td class="number">${count('medication')}</td><td class="number">${count('observation')}</td><td>${average}</td><td class="number">${low}</td><td class="number">${issues}</td></tr>`
}
