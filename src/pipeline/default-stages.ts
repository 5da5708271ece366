/** The whole program on one page, in order. */
import { assertMentions, findCues } from '../assertion/index.ts'
import { findObservations, linkSigs, sigIssues } from '../attributes/index.ts'
import { createScorer } from '../confidence/index.ts'
import { assembleFindings } from '../findings/index.ts'
import { findTerms, findWords, type Lexicon } from '../lexicon/index.ts'
import { findMentions } from '../mentions/index.ts'
import { findLines, findSentences, tokenize } from '../note/index.ts'
import { findSections, sectionsByToken } from '../sections/index.ts'
import { ruleAssertions, ruleFindings, ruleMentions, ruleObservations } from './apply-rules.ts'
import { type OperatingSettings, operatingPoints } from './operating-points.ts'
import { ownValues } from './own-values.ts'
import type { Rule } from './rule.ts'
import { type AnyStage, defineStage } from './stage.ts'

/** The default stages with one lexicon; after our own rules those of the caller, in the caller's order. */
export function defaultStages(
  lexicon: Lexicon,
  rules: readonly Rule[] = [],
  recognisers: Omit<OperatingSettings, 'leastConfidence'> = operatingPoints.balanced,
): readonly AnyStage[] {
  const score = createScorer(lexicon)
  return [
    defineStage({ name: 'tokens', reads: [], writes: 'tokens', run: ({ text }) => tokenize(text) }),
    defineStage({
      name: 'lines',
      reads: ['tokens'],
      writes: 'lines',
      run: ({ text }, { tokens }) => findLines(text, tokens),
    }),
    defineStage({
      name: 'sentences',
      reads: ['tokens', 'lines'],
      writes: 'sentences',
      run: ({ text }, { tokens, lines }) => findSentences(text, tokens, lines),
    }),
    defineStage({
      name: 'words',
      reads: ['tokens'],
      writes: 'words',
      run: (_, { tokens }) => findWords(tokens, lexicon),
    }),
    defineStage({
      name: 'terms',
      reads: ['tokens', 'words', 'sentences'],
      writes: 'terms',
      run: ({ text }, { tokens, words, sentences }) => findTerms(text, tokens, words, sentences, lexicon),
    }),
    defineStage({
      name: 'sections',
      reads: ['tokens', 'lines', 'sentences', 'terms'],
      writes: 'sections',
      run: ({ text, outline }, { tokens, lines, sentences, terms }) =>
        findSections(text, tokens, lines, sentences, terms, lexicon, outline),
    }),
    defineStage({
      name: 'mentions',
      reads: ['tokens', 'lines', 'sentences', 'words', 'terms', 'sections'],
      writes: 'mentions',
      run: ({ text }, layers, report) => {
        const { tokens, lines, sentences, words, terms, sections } = layers
        const { openVocabulary, misspellings, unproven } = recognisers
        const input = {
          text,
          tokens,
          lines,
          sentences,
          words,
          terms,
          sections,
          sectionAt: sectionsByToken(sections, tokens.length),
          lexicon,
          openVocabulary,
          misspellings,
          unproven,
        }
        return ruleMentions(rules, findMentions(input), input, report)
      },
    }),
    defineStage({
      name: 'cues',
      reads: ['tokens', 'lines', 'sentences', 'terms', 'sections', 'mentions'],
      writes: 'cues',
      run: ({ text }, { tokens, lines, sentences, terms, sections, mentions }) =>
        findCues(text, tokens, lines, sentences, terms, sections, mentions, lexicon),
    }),
    defineStage({
      name: 'assertions',
      reads: ['tokens', 'lines', 'sentences', 'terms', 'sections', 'mentions', 'cues'],
      writes: 'assertions',
      run: ({ text }, { tokens, lines, sentences, terms, sections, mentions, cues }) => {
        const input = { text, tokens, lines, sentences, terms, sections, mentions, cues, lexicon }
        return ruleAssertions(rules, mentions, assertMentions(input), input)
      },
    }),
    defineStage({
      name: 'attributes',
      reads: ['tokens', 'lines', 'sentences', 'terms', 'sections', 'mentions', 'assertions'],
      writes: 'attributes',
      run: ({ text }, { tokens, lines, sentences, terms, sections, mentions, assertions }, report) => {
        const attributes = linkSigs({ text, tokens, lines, sentences, terms, sections, mentions, assertions, lexicon })
        for (const issue of sigIssues(attributes)) report(issue)
        return attributes
      },
    }),
    defineStage({
      name: 'observations',
      reads: ['tokens', 'lines', 'sentences', 'terms', 'sections', 'cues'],
      writes: 'observations',
      run: ({ text }, { tokens, lines, sentences, terms, sections, cues }, report) => {
        const all = findObservations(text, tokens, lines, sentences, terms, sections, lexicon, report)
        const found = ownValues(text, tokens, sentences, cues, all, lexicon)
        return ruleObservations(rules, found, { text, tokens, sentences, sections, lexicon }, report)
      },
    }),
    defineStage({
      name: 'confidence',
      reads: [
        'tokens',
        'sentences',
        'terms',
        'sections',
        'mentions',
        'cues',
        'assertions',
        'attributes',
        'observations',
      ],
      writes: 'confidences',
      run: ({ text }, { tokens, sentences, terms, sections, mentions, cues, assertions, attributes, observations }) =>
        score({
          text,
          tokens,
          sentences,
          terms,
          sections,
          mentions,
          cues,
          assertions,
          attributes,
          observations,
          lexicon,
        }),
    }),
    defineStage({
      name: 'findings',
      reads: ['tokens', 'sentences', 'sections', 'mentions', 'assertions', 'attributes', 'observations', 'confidences'],
      writes: 'findings',
      run: ({ text }, layers, report) => {
        const { tokens, sentences, sections, mentions, assertions, attributes, observations, confidences } = layers
        const input = {
          text,
          tokens,
          sentences,
          sections,
          mentions,
          assertions,
          attributes,
          observations,
          confidences,
          lexicon,
        }
        return ruleFindings(rules, assembleFindings(input), input, report)
      },
    }),
  ]
}
