/** An archive to measure with: notes repeated under new ids, as NDJSON in a temporary folder. */
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const corpus = resolve(root, '../shared/corpora/mtsamples.jsonl')

export const main = join(root, 'dist/bin/tincture.js')

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tincture-bench-'))
}

/** Writes so many notes; gives their bytes and which notes they are. */
export function writeArchive(path: string, count: number): { readonly bytes: number; readonly from: string } {
  const isCorpus = existsSync(corpus)
  const texts = isCorpus
    ? readFileSync(corpus, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { text: string }).text)
    : readdirSync(join(root, 'fixtures/notes'))
        .filter((file) => file.endsWith('.txt'))
        .map((file) => readFileSync(join(root, 'fixtures/notes', file), 'utf8'))
  const tails = texts.map((text) => `,"text":${JSON.stringify(text)}}\n`)
  const file = openSync(path, 'w')
  let bytes = 0
  let block = ''
  for (let i = 0; i < count; i++) {
    block += `{"id":"note-${i}"${tails[i % tails.length]}`
    if (block.length < 4e6 && i + 1 < count) continue
    bytes += writeSync(file, block)
    block = ''
  }
  closeSync(file)
  return { bytes, from: isCorpus ? 'mtsamples' : 'fixtures' }
}
