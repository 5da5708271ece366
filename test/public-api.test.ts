/** The public names, pinned: a change here is a change for users. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as any from '../src/index.ts'
import * as node from '../src/node.ts'

const values = [
  'BugError',
  'ConfigError',
  'LexiconError',
  'TinctureError',
  'createExtractor',
  'createNdjsonWriter',
  'defineRule',
  'formatDosage',
  'mentionSchema',
  'mentionsJsonSchema',
  'noteMentionsSchema',
  'parseSig',
  'readLexicon',
  'toBundle',
  'toResources',
  'validateResource',
  'version',
  'writeJson',
  'writeXml',
]

const types = [
  'AnyResource',
  'AssertionRule',
  'Attempt',
  'Axes',
  'Bundle',
  'BundleOptions',
  'Code',
  'Condition',
  'ConditionFinding',
  'ConditionMention',
  'Confidence',
  'Directions',
  'Dosage',
  'ErrorCode',
  'Extraction',
  'Extractor',
  'ExtractorOptions',
  'Factor',
  'Finding',
  'FindingRule',
  'FlatMention',
  'GivenNote',
  'Issue',
  'IssueCode',
  'Lexicon',
  'MedicationFinding',
  'MedicationMention',
  'MedicationRequest',
  'MedicationStatement',
  'MentionRule',
  'MentionView',
  'Near',
  'Note',
  'Observation',
  'ObservationFinding',
  'ObservationMention',
  'OwnConcept',
  'OwnCue',
  'OwnTerms',
  'OwnTitles',
  'Reason',
  'Rule',
  'Span',
  'ValidationIssue',
]

/** The types that index.ts lets out: names after `export type {`, or after `type` in an `export {`. */
function typesOf(file: string): string[] {
  const text = readFileSync(resolve(import.meta.dirname, '../src', file), 'utf8')
  return [...text.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(([, all, names]) =>
    names!
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && (all || name.startsWith('type ')))
      .map((name) => name.replace(/^type /, '')),
  )
}

describe('the public API', () => {
  it('of any JavaScript', () => expect(Object.keys(any).sort()).toEqual(values))
  it('of Node', () => expect(Object.keys(node).sort()).toEqual([...values, 'builtin', 'openLexicon'].sort()))
  it('in types', () => expect(typesOf('index.ts').sort()).toEqual(types))
  it('Node has its own createExtractor and parseSig, and all else is the same', () => {
    const [one, other] = [new Map(Object.entries(any)), new Map(Object.entries(node))]
    expect(values.filter((name) => one.get(name) !== other.get(name))).toEqual(['createExtractor', 'parseSig'])
  })
  it('errors are told apart by class and by code', () => {
    const error = new any.LexiconError('lexicon/bad-source', 'Mend it.', ['a.tsv:1:1: slip'])
    expect(error).toBeInstanceOf(any.TinctureError)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(any.ConfigError)
    expect({ name: error.name, code: error.code, problems: error.problems }).toEqual({
      name: 'LexiconError',
      code: 'lexicon/bad-source',
      problems: ['a.tsv:1:1: slip'],
    })
  })
})
