/** Folders of a test: made new, compared by their bytes. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'batch-'))
}

/** Every file below a folder with the digest of its bytes, by path. */
export function digests(folder: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name)
    if (statSync(path).isFile()) found[name] = createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  return found
}

/** All text of all files below a folder, and their names. */
export function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const path = join(folder, name)
      return statSync(path).isFile() ? `${name}\n${readFileSync(path, 'latin1')}` : name
    })
    .join('\n')
}

const sentences = [
  'Denies chest pain.',
  'Continue Lasix 40 mg PO BID.',
  'BP 128/82, HR 71.',
  'Mother with diabetes.',
  'Possible pneumonia.',
  'History of gout.',
  'Creatinine 1.80 mg/dL.',
  'No fever or chills.',
  'Worsening cough for three days.',
]

/** Invented notes, each another: some sentences by its number. */
export function noteText(number: number): string {
  const count = 2 + (number % 4)
  return Array.from({ length: count }, (_, i) => sentences[(number * 7 + i * 5) % sentences.length]).join(' ')
}

/** Lines of such notes. */
export function noteLines(count: number): string {
  return Array.from({ length: count }, (_, i) => `${JSON.stringify({ id: `n${i}`, text: noteText(i) })}\n`).join('')
}
