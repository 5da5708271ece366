/** Charts as SVG: bars by kind, bars by name, a histogram of confidence. Each says its numbers in words too. */
import { html } from './escape.ts'
import { counted } from './frame.ts'
import type { IndexEntry } from './index-entry.ts'
import { type Tone, tones } from './tones.ts'

type Found = IndexEntry['findings'][number]

const kinds = ['condition', 'medication', 'observation'] as const
const width = 540

/** Findings by kind; the fainter part of a bar is what is not the patient's own and there now. */
export function kindChart(found: readonly Found[]): string {
  const rows = kinds.map((kind) => {
    const own = found.filter((one) => one.kind === kind)
    const present = own.filter(({ tone }) => tone === 'present').length
    return { kind, all: own.length, present, by: byTone(own) }
  })
  const most = Math.max(1, ...rows.map(({ all }) => all))
  const scale = (count: number): number => Math.round((count / most) * 380)
  const bars = rows.map(({ kind, all, present, by }, i) => {
    const y = i * 50 + 6
    return `<text x="0" y="${y + 12}">${kind}s</text><rect class="track" x="105" y="${y}" width="380" height="16" rx="3"/><rect class="${kind} faint" x="105" y="${y}" width="${scale(all)}" height="16" rx="3"/><rect class="${kind}" x="105" y="${y}" width="${scale(present)}" height="16" rx="3"/><text class="number" x="495" y="${y + 12}">${all}</text><text class="soft" x="105" y="${y + 32}">${by}</text>`
  })
  return figure(
    'Findings by kind',
    rows.map(({ kind, all, by }) => `${all} ${kind}s (${by})`).join('; '),
    154,
    bars.join(''),
  )
}

function byTone(own: readonly Found[]): string {
  const short: Readonly<Record<Tone, string>> = {
    present: 'present',
    possible: 'possible',
    absent: 'denied or stopped',
    historical: 'past',
    hypothetical: 'may come',
    family: 'family',
  }
  return (
    tones
      .map(([tone]) => [own.filter((one) => one.tone === tone).length, short[tone]] as const)
      .filter(([count]) => count > 0)
      .slice(0, 4)
      .map(([count, words]) => `${count} ${words}`)
      .join(', ') || 'none'
  )
}

const topCount = 12

/** The names found in most notes, of one kind, present and the patient's own. */
export function topChart(entries: readonly IndexEntry[], kind: (typeof kinds)[number], title: string): string {
  const notes = new Map<string, number>()
  for (const { findings } of entries) {
    const names = new Set(findings.filter((one) => one.kind === kind && one.tone === 'present').map(({ name }) => name))
    for (const name of names) notes.set(name, (notes.get(name) ?? 0) + 1)
  }
  const top = [...notes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, topCount)
  const most = Math.max(1, ...top.map(([, count]) => count))
  const bars = top.map(([name, count], i) => {
    const y = i * 24 + 4
    const shown = name.length > 31 ? `${name.slice(0, 30)}…` : name
    return `<text x="0" y="${y + 12}">${html(shown)}${shown === name ? '' : `<title>${html(name)}</title>`}</text><rect class="track" x="215" y="${y + 2}" width="285" height="12" rx="3"/><rect class="${kind}" x="215" y="${y + 2}" width="${Math.round((count / most) * 285)}" height="12" rx="3"/><text class="number" x="${width}" y="${y + 12}" text-anchor="end">${count}</text>`
  })
  const said = top.map(([name, count]) => `${name} in ${counted(count, 'note')}`).join(', ') || 'none'
  return figure(title, said, Math.max(1, top.length) * 24 + 8, bars.join('') || `<text class="soft" y="16">none</text>`)
}

/** How many findings there are in each tenth of confidence, by kind. */
export function confidenceChart(found: readonly Found[]): string {
  const tenths = Array.from({ length: 10 }, () => ({ condition: 0, medication: 0, observation: 0 }))
  for (const { kind, confidence } of found) tenths[Math.min(9, Math.floor(confidence * 10))]![kind]++
  const sums = tenths.map((one) => one.condition + one.medication + one.observation)
  const most = Math.max(1, ...sums)
  const floor = 132
  const bars = tenths.map((one, i) => {
    const x = i * 53 + 8
    let y = floor
    const stack = kinds.map((kind) => {
      const height = Math.round((one[kind] / most) * 104)
      y -= height
      return height === 0 ? '' : `<rect class="${kind}" x="${x}" y="${y}" width="44" height="${height}"/>`
    })
    const count =
      sums[i] === 0 ? '' : `<text class="number" x="${x + 22}" y="${y - 5}" text-anchor="middle">${sums[i]}</text>`
    return `${stack.join('')}${count}<text class="soft number" x="${x}" y="${floor + 16}" text-anchor="middle">.${i}</text>`
  })
  const said = sums
    .map((count, i) => `${count} from 0.${i} to ${i === 9 ? '1' : `0.${i + 1}`}`)
    .filter((words) => !words.startsWith('0 '))
    .join(', ')
  const key = `<div class="key" aria-hidden="true">${kinds.map((kind) => `<span class="${kind}">${kind}s</span>`).join('')}</div>`
  const axis = `<line class="axis" x1="0" x2="${width}" y1="${floor}" y2="${floor}"/><text class="soft number" x="${width}" y="${floor + 16}" text-anchor="end">1</text>`
  return figure('Findings by confidence', said, floor + 22, `${bars.join('')}${axis}`, key)
}

function figure(title: string, said: string, height: number, content: string, below = ''): string {
  return `<figure class="card"><figcaption>${html(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${html(`${title}: ${said}`)}">${content}</svg>${below}</figure>`
}
