/**
 * Scores mentions against gold, as the annotation guideline asks: mentions pair one to one where their spans share a character,
 * the best overlap first; attributes are judged over the pairs, a slot counting as said when it is not null.
 */

export interface GoldNote {
  readonly id: string
  readonly text: string
  readonly mentions: readonly Item[]
}

/** A mention of either side, its fields as they come. */
export type Item = Readonly<Record<string, unknown>> & {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** Right, said and true: precision is right/said, recall right/true. */
export interface Count {
  right: number
  said: number
  real: number
}

export interface Share {
  right: number
  of: number
}

export type KindScore = { readonly [name: string]: Count | Share }

export type Pair = readonly [gold: Item, said: Item]
interface Matched {
  readonly pairs: readonly Pair[]
  readonly said: readonly Item[]
  readonly gold: readonly Item[]
}

// LOINC codes that count as one another.
const twins = new Map([
  ['59408-5', '2708-6'],
  ['1963-8', '2028-9'],
  ['2339-0', '2345-7'],
  ['8331-1', '8310-5'],
])

export const tidy = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null
  return String(value)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .trim()
}
export const numeric = (value: unknown): string | null => {
  const text = tidy(value)
  return text !== null && /^-?\d*\.?\d+$/.test(text) ? String(Number(text)) : text
}
export const unitOf = (value: unknown): string | null => tidy(value)?.replace(/^\[deg(f|c)\]$/, 'deg$1') ?? null
export const ingredientsOf = (value: unknown): string | null => {
  const text = tidy(value)
  if (text === null) return null
  return text
    .split(/ ?[/+,] ?| and |-(?=[a-z]{5})/)
    .map((part) => part.trim())
    .sort()
    .join(' / ')
}
export const loincOf = (value: unknown): string | null => {
  const code = tidy(value)
  return code === null ? null : (twins.get(code) ?? code)
}

export function codeOf(item: Item, system: string, field: string): string | null {
  const codes = (item.codes ?? []) as readonly { system: string; code: string }[]
  const code = codes.find((one) => one.system.toLowerCase().includes(system))?.code ?? item[field]
  return typeof code === 'string' ? code : null
}

/** Pairs the mentions of one kind in one note. */
export function pairUp(gold: readonly Item[], said: readonly Item[]): Pair[] {
  const candidates: { share: number; size: number; g: number; s: number }[] = []
  gold.forEach((one, g) => {
    said.forEach((other, s) => {
      const size = Math.min(one.end, other.end) - Math.max(one.start, other.start)
      if (size > 0)
        candidates.push({ share: size / Math.max(one.end - one.start, other.end - other.start), size, g, s })
    })
  })
  candidates.sort((a, b) => b.share - a.share || b.size - a.size || a.g - b.g || a.s - b.s)
  const usedGold = new Set<number>()
  const usedSaid = new Set<number>()
  const pairs: Pair[] = []
  for (const { g, s } of candidates) {
    if (usedGold.has(g) || usedSaid.has(s)) continue
    usedGold.add(g)
    usedSaid.add(s)
    pairs.push([gold[g]!, said[s]!])
  }
  return pairs
}

function match(kind: string, notes: readonly GoldNote[], predicted: ReadonlyMap<string, readonly Item[]>): Matched {
  const pairs: Pair[] = []
  const allSaid: Item[] = []
  const allGold: Item[] = []
  for (const note of notes) {
    const gold = note.mentions.filter((one) => one.kind === kind)
    const said = (predicted.get(note.id) ?? []).filter((one) => one.kind === kind)
    pairs.push(...pairUp(gold, said))
    allSaid.push(...said)
    allGold.push(...gold)
  }
  return { pairs, said: allSaid, gold: allGold }
}

export const same =
  (field: string, norm: (value: unknown) => unknown = tidy) =>
  ([gold, said]: Pair): boolean =>
    norm(gold[field]) === norm(said[field])

function share(pairs: readonly Pair[], holds: (pair: Pair) => boolean): Share {
  return { right: pairs.filter(holds).length, of: pairs.length }
}

/** How one value of a field fares: found among the pairs whose gold has it. */
function valueCount(pairs: readonly Pair[], field: string, value: unknown): Count {
  const has = (item: Item): boolean =>
    typeof value === 'boolean' ? Boolean(item[field]) === value : item[field] === value
  return {
    right: pairs.filter(([gold, said]) => has(gold) && has(said)).length,
    said: pairs.filter(([, said]) => has(said)).length,
    real: pairs.filter(([gold]) => has(gold)).length,
  }
}

function slotCount(pairs: readonly Pair[], field: string, norm: (value: unknown) => string | null): Count {
  return {
    right: pairs.filter(([gold, said]) => norm(gold[field]) !== null && norm(gold[field]) === norm(said[field])).length,
    said: pairs.filter(([, said]) => norm(said[field]) !== null).length,
    real: pairs.filter(([gold]) => norm(gold[field]) !== null).length,
  }
}

function spans({ pairs, said, gold }: Matched): { overlap: Count; exact: Count } {
  const exact = pairs.filter(([one, other]) => one.start === other.start && one.end === other.end).length
  return {
    overlap: { right: pairs.length, said: said.length, real: gold.length },
    exact: { right: exact, said: said.length, real: gold.length },
  }
}

/** The categories of the problems that a note states of its patient. */
function problems(items: readonly Item[]): Set<string> {
  return new Set(
    items
      .filter((one) => one.kind === 'condition' && one.certainty === 'present' && one.experiencer === 'patient')
      .map((one) => codeOf(one, 'icd-10', 'icd10cm')?.slice(0, 3) ?? '')
      .filter(Boolean),
  )
}

function problemList(notes: readonly GoldNote[], predicted: ReadonlyMap<string, readonly Item[]>): Count {
  const count: Count = { right: 0, said: 0, real: 0 }
  for (const note of notes) {
    const real = problems(note.mentions)
    const said = problems(predicted.get(note.id) ?? [])
    count.right += [...real].filter((code) => said.has(code)).length
    count.said += said.size
    count.real += real.size
  }
  return count
}

const sigSlots = ['strength', 'dose', 'route', 'frequency']
const sigNorm = (field: string): ((value: unknown) => string | null) =>
  field === 'strength' || field === 'dose' ? numeric : tidy

/** Is the whole sig the same: strength, dose, route, frequency, and whether as needed? */
export const sameSig = (pair: Pair): boolean =>
  sigSlots.every((slot) => same(slot, sigNorm(slot))(pair)) && Boolean(pair[0].prn) === Boolean(pair[1].prn)

/** The scores of each kind, in the order and with the names of the guideline's scorer. */
export function score(
  notes: readonly GoldNote[],
  predicted: ReadonlyMap<string, readonly Item[]>,
): Readonly<Record<string, KindScore>> {
  const conditions = match('condition', notes, predicted)
  const medications = match('medication', notes, predicted)
  const observations = match('observation', notes, predicted)
  const coded = conditions.pairs.filter(([gold]) => gold.icd10cm)
  const icd = (item: Item): string | null => codeOf(item, 'icd-10', 'icd10cm')
  const axes = ['certainty', 'temporality', 'experiencer']
  const whole = observations.pairs.filter(
    (pair) => same('value', numeric)(pair) && same('unit', unitOf)(pair) && same('comparator')(pair),
  ).length
  return {
    condition: {
      ...spans(conditions),
      certainty: share(conditions.pairs, same('certainty')),
      ...Object.fromEntries(
        ['absent', 'possible', 'hypothetical'].map((value) => [
          value,
          valueCount(conditions.pairs, 'certainty', value),
        ]),
      ),
      historical: valueCount(conditions.pairs, 'temporality', 'historical'),
      family: valueCount(conditions.pairs, 'experiencer', 'family'),
      allAxes: share(conditions.pairs, (pair) => axes.every((axis) => same(axis)(pair))),
      icd10cm: share(coded, ([gold, said]) => icd(said) === gold.icd10cm),
      icd10cmCategory: share(coded, ([gold, said]) => icd(said)?.slice(0, 3) === String(gold.icd10cm).slice(0, 3)),
      problemList: problemList(notes, predicted),
    },
    medication: {
      ...spans(medications),
      ingredient: share(medications.pairs, same('ingredient', ingredientsOf)),
      status: share(medications.pairs, same('status')),
      allergy: valueCount(medications.pairs, 'status', 'allergy'),
      stopped: valueCount(medications.pairs, 'status', 'stopped'),
      prn: valueCount(medications.pairs, 'prn', true),
      strength: slotCount(medications.pairs, 'strength', numeric),
      dose: slotCount(medications.pairs, 'dose', numeric),
      ...Object.fromEntries(
        ['form', 'route', 'frequency', 'duration', 'reason'].map((slot) => [
          slot,
          slotCount(medications.pairs, slot, tidy),
        ]),
      ),
      sig: share(medications.pairs, sameSig),
    },
    observation: {
      ...spans(observations),
      comparator: slotCount(observations.pairs, 'comparator', tidy),
      interpretation: slotCount(observations.pairs, 'interpretation', tidy),
      unit: slotCount(observations.pairs, 'unit', unitOf),
      value: share(observations.pairs, same('value', numeric)),
      loinc: share(
        observations.pairs.filter(([gold]) => gold.loinc),
        ([gold, said]) => loincOf(codeOf(said, 'loinc', 'loinc')) === loincOf(gold.loinc),
      ),
      whole: { right: whole, said: observations.said.length, real: observations.gold.length },
    },
  }
}

/** Precision, recall and F of a count. */
export function rates({ right, said, real }: Count): { p: number; r: number; f: number } {
  const p = said > 0 ? right / said : 0
  const r = real > 0 ? right / real : 0
  return { p, r, f: p + r > 0 ? (2 * p * r) / (p + r) : 0 }
}

/** The table of one set's scores. */
export function renderScores(scores: Readonly<Record<string, KindScore>>): string {
  const percent = (x: number): string => (100 * x).toFixed(1).padStart(5)
  const lines: string[] = []
  for (const [kind, values] of Object.entries(scores)) {
    lines.push(kind)
    for (const [name, value] of Object.entries(values)) {
      if ('of' in value)
        lines.push(
          `  ${name.padEnd(16)} accuracy ${value.of > 0 ? percent(value.right / value.of) : '  -  '}   (${value.of})`,
        )
      else {
        const { p, r, f } = rates(value)
        lines.push(
          `  ${name.padEnd(16)} P ${percent(p)}  R ${percent(r)}  F ${percent(f)}   (${value.right}/${value.said}/${value.real})`,
        )
      }
    }
  }
  return lines.join('\n')
}
