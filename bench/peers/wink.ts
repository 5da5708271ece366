/**
 * wink-nlp with custom entities over the notes: `wink.ts NOTES.ndjson TERMS.tsv ROUNDS whole|needed`, with its whole pipeline, or with
 * what finding and negating terms needs. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { linesOf, notesOf, timed } from './timed.ts'

const [notes, terms, rounds, pipe] = process.argv.slice(2) as [string, string, string, string]
const byKind = new Map<string, string[]>()
for (const line of linesOf(readFileSync(terms, 'utf8'))) {
  const [term, kind] = line.split('\t') as [string, string]
  if (/[[\]|^]/.test(term)) continue // the signs of its pattern language
  const patterns = byKind.get(kind)
  if (patterns) patterns.push(term)
  else byKind.set(kind, [term])
}
const begin = process.cpuUsage()
const nlp = pipe === 'whole' ? winkNLP(model) : winkNLP(model, ['sbd', 'negation', 'cer'])
const examples = [...byKind].map(([name, patterns]) => ({ name, patterns }))
nlp.learnCustomEntities(examples, { matchValue: false, usePOS: false, useEntity: false })
const { user, system } = process.cpuUsage(begin)
const result = timed(notesOf(notes), Number(rounds), (text) => nlp.readDoc(text).customEntities().length())
console.log(JSON.stringify({ setup: (user + system) / 1e6, ...result }))
