/** The page of one note: its text with the mentions, outline, findings, evidence and FHIR. */
import { explainFinding } from '../explain/index.ts'
import type { Finding } from '../findings/index.ts'
import type { Extraction } from '../pipeline/index.ts'
import { version } from '../version.ts'
import { html, scriptJson } from './escape.ts'
import { counted, document } from './frame.ts'
import { noteHtml } from './note-html.ts'
import { outlineHtml } from './outline-html.ts'
import { pageData } from './page-data.ts'
import { script } from './script/index.ts'
import { noteStyle } from './style/index.ts'
import { tableRows } from './table-html.ts'
import { tones } from './tones.ts'

export interface NotePageOptions {
  /** Address of the index that the page belongs to, as in "index.html". */
  readonly index?: string
}

/**
 * The page of an extraction, as one HTML document that works from a file, without a network. The same extraction gives the
 * same bytes. Nothing that the note says is markup in it.
 */
export function renderNotePage(extraction: Extraction, options: NotePageOptions = {}): string {
  const { note, findings, layers, lexicon, issues } = extraction
  const explanations = findings.map((finding) => explainFinding(extraction, finding))
  const outline = outlineHtml(note.text, layers.sections, findings)
  const home =
    options.index === undefined ? '' : `<a class="soft" href="${html(encodeURI(options.index))}">← all notes</a>`
  const odd = issues.length === 0 ? '' : `<span>${counted(issues.length, 'odd place')} in the text</span>`
  const body = `<a class="skip" href="#findings-pane">Skip to the findings</a>
<header>${home}<h1>${html(note.id)}</h1><p class="totals">${totals(findings)}${odd}</p><span class="space"></span><button type="button" id="theme">Light or dark</button></header>
${filters()}
<main>
<nav id="outline" class="card" aria-label="Sections of the note"><h2>Sections</h2>${outline || '<p class="soft">no titles</p>'}</nav>
<section id="note-pane" class="card" aria-label="The note" tabindex="0">
<div class="pane-head"><h2>Note</h2></div>
${legend}
<div id="note">${noteHtml(note.text, findings, layers.sections)}</div>
</section>
<div id="side">
<section id="findings-pane" class="card" aria-label="Findings" tabindex="0">
<div class="pane-head"><h2>Findings</h2><span id="count" role="status">${counted(findings.length, 'finding')}</span></div>
<table id="findings"><thead><tr><th scope="col">Finding</th><th scope="col">Says</th><th scope="col">Codes</th><th scope="col">Confidence</th></tr></thead>
<tbody>
${tableRows(explanations)}
</tbody></table>
<p id="nothing"${findings.length > 0 ? ' hidden' : ''}>Nothing to show.</p>
</section>
${detail}
</div>
</main>
<footer>Made by Tincture ${version}, lexicon <code>${html(lexicon.header.digest.slice(0, 12))}</code>. Not a medical device: a person must check what it finds. <noscript>Without scripts the evidence and the filters do not work.</noscript></footer>
<script type="application/json" id="data">${scriptJson(pageData(note.text, explanations))}</script>`
  return document({ title: `${note.id} · Tincture`, style: noteStyle, script, body })
}

/** "12 conditions 3 medications 5 observations" */
function totals(findings: readonly Finding[]): string {
  return (['condition', 'medication', 'observation'] as const)
    .map((kind) => {
      const count = findings.filter((finding) => finding.kind === kind).length
      return `<span class="${kind}"><b>${count}</b> ${count === 1 ? kind : `${kind}s`}</span>`
    })
    .join('')
}

function filters(): string {
  const chip = (name: string, value: string, words: string): string =>
    `<label class="chip ${value}"><input type="checkbox" name="${name}" value="${value}" checked><span>${words}</span></label>`
  return `<form id="filters" aria-label="Filters">
<fieldset><legend>Show</legend>${['condition', 'medication', 'observation'].map((kind) => chip('kind', kind, `${kind}s`)).join('')}</fieldset>
<fieldset><legend>that are</legend>${tones.map(([tone, words]) => chip('tone', tone, words)).join('')}</fieldset>
<label class="slider">confidence from <input type="range" id="min-confidence" min="0" max="1" step="0.05" value="0"><span id="min-confidence-shown" aria-hidden="true">0.00</span></label>
<input type="search" id="search" placeholder="Words, code  ( / )" aria-label="Search the findings by words or code">
<button type="reset">Show all</button>
</form>`
}

const legend = `<p class="legend" aria-hidden="true"><span><span class="m condition present">condition</span></span><span><span class="m medication present">medication</span></span><span><span class="m observation present">observation</span></span><span><span class="m condition possible" data-mark="?">possible</span></span><span><span class="m condition absent" data-mark="no">denied</span></span><span><span class="m condition historical" data-mark="past">past</span></span><span><span class="m condition hypothetical" data-mark="if">may come</span></span><span><span class="m condition family" data-mark="family">a relative’s</span></span></p>`

const detail = `<section id="detail" class="card" aria-labelledby="detail-title" hidden>
<div class="top"><div><h3 id="detail-title" tabindex="-1"></h3><p id="detail-said"></p></div><button type="button" id="close">Back to the list <span class="soft">Esc</span></button></div>
<div role="tablist" aria-label="What to see of the finding"><button type="button" role="tab" id="tab-evidence" aria-controls="evidence" aria-selected="true">Evidence</button><button type="button" role="tab" id="tab-fhir" aria-controls="fhir" aria-selected="false" tabindex="-1">FHIR resource</button></div>
<div id="evidence" role="tabpanel" aria-labelledby="tab-evidence"></div>
<div id="fhir" role="tabpanel" aria-labelledby="tab-fhir" hidden></div>
</section>`
