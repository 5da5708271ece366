/** Results of a run, read back: lines of `--format mentions` or `--format findings`, a note each. */
import { readFileSync } from 'node:fs'
import { TinctureError } from '../errors.ts'
import type { ComparedMention } from './diff-mentions.ts'

/**
 * The mentions of each note, by its id; of findings one mention a place, with the rules that led there.
 *
 * @throws TinctureError when a file can't be read, or a line is neither.
 */
export function readResults(path: string): ReadonlyMap<string, readonly ComparedMention[]> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new TinctureError('config/bad-option', `${path}: can't be read (${(error as { code?: string }).code}).`)
  }
  const notes = new Map<string, readonly ComparedMention[]>()
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return
    const read = readLine(line)
    // the parser's own message would quote the line
    if (read === null)
      throw new TinctureError(
        'config/bad-option',
        `${path}:${i + 1}: is no line of "extract --format mentions" or "--format findings"; make both files with one of them.`,
      )
    notes.set(read[0], read[1])
  })
  return notes
}

type Fields = Readonly<Record<string, unknown>>

function readLine(line: string): readonly [string, readonly ComparedMention[]] | null {
  let value: { id?: unknown; mentions?: unknown; findings?: unknown }
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value?.id !== 'string') return null
  const { id, mentions, findings } = value
  if (Array.isArray(mentions) && mentions.every(isMention)) return [id, mentions.map(fromMention)]
  if (Array.isArray(findings) && findings.every(isFinding)) return [id, findings.flatMap(fromFinding)]
  return null
}

function isMention(one: Fields): boolean {
  return typeof one?.kind === 'string' && typeof one.start === 'number' && typeof one.end === 'number'
}

function isFinding(one: Fields): boolean {
  return typeof one?.kind === 'string' && Array.isArray(one.evidence)
}

function fromMention({ kind, start, end, confidence, ...rest }: Fields): ComparedMention {
  return {
    kind: kind as string,
    start: start as number,
    end: end as number,
    confidence: Number(confidence),
    fields: textsOf(rest),
    rules: [],
  }
}

function fromFinding({
  kind,
  evidence,
  confidence,
  because,
  section: _,
  text: words,
  ...rest
}: Fields): ComparedMention[] {
  const rules = (because as readonly { rule: string }[] | undefined)?.map(({ rule }) => rule) ?? []
  const fields = textsOf(rest)
  return (evidence as readonly { start: number; end: number }[]).map(({ start, end }) => ({
    kind: kind as string,
    start,
    end,
    confidence: Number((confidence as { value?: unknown } | undefined)?.value),
    fields,
    rules: [...new Set(rules)],
  }))
}

/** Every field as text; codes by system and code, so that a display may change. */
function textsOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (value === null || value === undefined) return []
      if (name === 'codes')
        return [
          [name, (value as { system: string; code: string }[]).map((one) => `${one.system} ${one.code}`).join(', ')],
        ]
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
    }),
  )
}
