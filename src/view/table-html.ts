/** The table of findings: a row each, with what is said, codes, attributes and a bar of confidence. */
import type { Explanation } from '../explain/index.ts'
import { html } from './escape.ts'
import { mentionId } from './note-html.ts'
import { toneOf } from './tones.ts'

/** The table's body, a row a finding, ids `f0`, `f1` and so on. */
export function tableRows(explanations: readonly Explanation[]): string {
  return explanations.map(row).join('\n')
}

function row(explanation: Explanation, i: number): string {
  const { finding, name, said, attributes, confidence } = explanation
  const { tone } = toneOf(finding)
  const shown = attributes.filter((one) => one.name !== 'value' && !one.name.startsWith('unit'))
  const times = finding.evidence.length > 1 ? ` <span class="times">×${finding.evidence.length}</span>` : ''
  const words = same(finding.text, name) ? '' : `<span class="words">“${html(oneLine(finding.text))}”</span>`
  const details = shown.map(({ name, text }) => `<span title="${html(name)}">${html(oneLine(text))}</span>`).join(' · ')
  const codes = finding.codes
    .map(({ system, code }) => `<code><i>${html(short[system] ?? system)}</i> ${html(code)}</code>`)
    .join(' ')
  return `<tr id="f${i}" class="${finding.kind} ${tone}" data-c="${confidence.value}">
<td><a class="name" href="#${mentionId(i, 0)}">${html(name)}</a>${times}${words}${details === '' ? '' : `<span class="attributes">${details}</span>`}</td>
<td><span class="said ${tone}">${html(said)}</span></td>
<td class="codes">${codes || '<span class="none">no code</span>'}</td>
<td class="confidence">${bar(confidence.value)}<span>${confidence.value.toFixed(2)}</span></td>
</tr>`
}

const short: Readonly<Record<string, string>> = {
  'icd-10-cm': 'ICD-10',
  snomed: 'SNOMED',
  rxnorm: 'RxNorm',
  loinc: 'LOINC',
}

/** A bar from 0 to 1, as a picture that readers of the screen skip: the number stands beside it. */
export function bar(value: number): string {
  const width = Math.round(Math.min(1, Math.max(0, value)) * 100)
  const level = value >= 0.9 ? 'high' : value >= 0.7 ? 'middle' : 'low'
  return `<svg class="bar ${level}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="fill" width="${width}" height="8"/></svg>`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function same(a: string, b: string): boolean {
  return oneLine(a).toLowerCase() === b.toLowerCase()
}
