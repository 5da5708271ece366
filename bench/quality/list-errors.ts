/** What is missed, spurious or wrong of one kind, a line each, for the person who mends it. */
import { codeOf, type GoldNote, type Item, numeric, pairUp, tidy, unitOf } from './score.ts'

const fields: Readonly<Record<string, readonly [string, (value: unknown) => unknown][]>> = {
  condition: ['certainty', 'temporality', 'experiencer'].map((field) => [field, tidy]),
  medication: [
    ['strength', numeric],
    ['dose', numeric],
    ...['form', 'route', 'frequency', 'duration', 'reason', 'status', 'ingredient'].map(
      (field) => [field, tidy] as [string, (value: unknown) => unknown],
    ),
    ['prn', Boolean],
  ],
  observation: [
    ['value', numeric],
    ['unit', unitOf],
    ['comparator', tidy],
    ['interpretation', tidy],
  ],
}

/** The lines, in the order of the notes: MISSED, SPURIOUS or WRONG, the note, the place, the words in their surroundings. */
export function listErrors(
  kind: string,
  notes: readonly GoldNote[],
  predicted: ReadonlyMap<string, readonly Item[]>,
): string[] {
  const lines: string[] = []
  for (const { id, text, mentions } of notes) {
    const gold = mentions.filter((one) => one.kind === kind)
    const said = (predicted.get(id) ?? []).filter((one) => one.kind === kind)
    const pairs = pairUp(gold, said)
    const near = ({ start, end }: Item): string =>
      JSON.stringify(
        `${text.slice(Math.max(0, start - 40), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 40)}`,
      )
    for (const one of gold) if (!pairs.some(([g]) => g === one)) lines.push(`MISSED   ${id} ${one.start} ${near(one)}`)
    for (const one of said)
      if (!pairs.some(([, s]) => s === one)) lines.push(`SPURIOUS ${id} ${one.start} ${near(one)}`)
    for (const [one, other] of pairs) {
      const wrong = (fields[kind] ?? [])
        .filter(([field, norm]) => norm(one[field]) !== norm(other[field]))
        .map(([field]) => `${field} ${one[field]} got ${other[field]}`)
      const [system, plain] = kind === 'condition' ? ['icd-10', 'icd10cm'] : ['loinc', 'loinc']
      if (kind !== 'medication' && one[plain] && codeOf(other, system, plain) !== one[plain])
        wrong.push(`code ${one[plain]} got ${codeOf(other, system, plain)}`)
      if (wrong.length > 0) lines.push(`WRONG    ${id} ${one.start} ${near(one)} ${wrong.join('; ')}`)
    }
  }
  return lines
}
