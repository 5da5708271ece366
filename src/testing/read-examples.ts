/** Example lines: sentences with their answers in them, as in "Denies {{chest pain|condition; absent}}." */
import { ConfigError } from '../errors.ts'

const kinds = ['condition', 'medication', 'observation'] as const
type Kind = (typeof kinds)[number]

// Traits that stand alone, with the field they set.
const words: ReadonlyMap<string, readonly [string, string]> = new Map(
  Object.entries({
    present: ['certainty', 'present'],
    absent: ['certainty', 'absent'],
    possible: ['certainty', 'possible'],
    hypothetical: ['certainty', 'hypothetical'],
    current: ['temporality', 'current'],
    historical: ['temporality', 'historical'],
    patient: ['experiencer', 'patient'],
    family: ['experiencer', 'family'],
    other: ['experiencer', 'other'],
    prn: ['prn', 'true'],
  } as const),
)

const fields: Readonly<Record<Kind, readonly string[]>> = {
  condition: ['certainty', 'temporality', 'experiencer', 'icd10cm', 'name'],
  medication: ['ingredient', 'strength', 'dose', 'form', 'route', 'frequency', 'duration', 'prn', 'reason', 'status'],
  observation: ['name', 'loinc', 'value', 'comparator', 'unit', 'interpretation'],
}

// Fields with closed answers: a misspelt one would never hold, and a misspelt "none" never fail.
const answers: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    certainty: ['present', 'absent', 'possible', 'hypothetical'],
    temporality: ['current', 'historical'],
    experiencer: ['patient', 'family', 'other'],
    status: ['active', 'completed', 'stopped', 'intended', 'on-hold', 'not-taken', 'allergy', 'unknown'],
    prn: ['true', 'false'],
    comparator: ['<', '<=', '>', '>=', 'none', 'null'],
    interpretation: ['H', 'L', 'A', 'N', 'none', 'null'],
  }),
)

// An axis that an example does not name has its default: "not absent" is tested too.
const defaults: Readonly<Record<string, string>> = {
  certainty: 'present',
  temporality: 'current',
  experiencer: 'patient',
}

/** One marked mention: where it stands in the plain text, and what must hold of it. `null` means that nothing may be there. */
export interface Expected {
  readonly kind: Kind
  readonly start: number
  readonly end: number
  readonly traits: Readonly<Record<string, string | null>>
}

/** One example: its plain text, and every mention that it must yield; no other may be found. */
export interface Example {
  readonly line: number
  readonly text: string
  readonly expected: readonly Expected[]
}

/**
 * Reads a file of example lines. A line that begins with `# ` is a comment; `\n` in a line is a line break of the note.
 *
 * @throws ConfigError on an unclosed brace, an unknown kind or a misspelt trait, with the line.
 */
export function readExamples(source: string): readonly Example[] {
  const examples: Example[] = []
  source.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || /^#(?: |$)/.test(line)) return
    examples.push(readExample(line.replaceAll('\\n', '\n'), index + 1))
  })
  return examples
}

/**
 * Reads one marked-up text, line breaks and all: a whole note with its answers in it.
 *
 * @throws ConfigError as `readExamples`.
 */
export function readExample(marked: string, line = 1): Example {
  const wrong = (what: string): ConfigError => new ConfigError('config/bad-option', `Example line ${line}: ${what}.`)
  let text = ''
  let at = 0
  const expected: Expected[] = []
  while (true) {
    const open = marked.indexOf('{{', at)
    if (open < 0) break
    const close = marked.indexOf('}}', open)
    if (close < 0) throw wrong('a "{{" is never closed')
    text += marked.slice(at, open)
    const inner = marked.slice(open + 2, close)
    if (inner.includes('{{')) throw wrong('a "{{" stands inside another')
    const bar = inner.lastIndexOf('|')
    if (bar < 0) throw wrong('a mark has no "|" before its kind')
    const words = inner.slice(0, bar)
    if (words === '') throw wrong('a mark has no words')
    if (words !== words.trim()) throw wrong('a mark has blanks around its words')
    const start = text.length
    text += words
    expected.push({ start, end: text.length, ...readTraits(inner.slice(bar + 1), wrong) })
    at = close + 2
  }
  if (marked.indexOf('}}', at) >= 0) throw wrong('a "}}" closes nothing')
  return { line, text: text + marked.slice(at), expected }
}

function readTraits(list: string, wrong: (what: string) => ConfigError): Pick<Expected, 'kind' | 'traits'> {
  const [kindWord = '', ...rest] = list.split(';').map((part) => part.trim())
  const kind = kinds.find((one) => one === kindWord)
  if (!kind) throw wrong(`"${kindWord}" is no kind`)
  const traits: Record<string, string | null> = kind === 'condition' ? { ...defaults } : {}
  const said = new Set<string>()
  for (const trait of rest) {
    const equals = trait.indexOf('=')
    const [field, value] =
      equals < 0 ? (words.get(trait) ?? [trait, '']) : [trait.slice(0, equals).trim(), trait.slice(equals + 1).trim()]
    const allowed = answers.get(field)
    if (!fields[kind].includes(field)) throw wrong(`"${trait}" is no trait of a ${kind}`)
    if (value === '') throw wrong(`"${trait}" needs a value`)
    if (allowed && !allowed.includes(value)) throw wrong(`"${trait}" is no trait of a ${kind}`)
    if (said.has(field)) throw wrong(`"${trait}" says ${field} a second time`)
    said.add(field)
    traits[field] = value === 'none' || value === 'null' ? null : value
  }
  return { kind, traits }
}
