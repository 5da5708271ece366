/** What a rule says, in words: one sentence for every owner of rules, the rule's own name where no sentence is known. */
import { words } from './attributes-of.ts'

/** What part of a finding a rule is about: its term, its assertion, its section, its status, its value, or a rule of the user's own. */
export type StepKind = 'term' | 'cue' | 'scope' | 'section' | 'status' | 'value' | 'attribute' | 'rule'

export interface RuleWords {
  readonly kind: StepKind
  readonly words: string
}

/**
 * The sentence of a rule: of `status/stopped` at "was stopped" it is "“was stopped” makes it stopped".
 *
 * @param quoted the note's words that the rule looked at, in quotation marks.
 * @param name the finding's name.
 */
export function ruleWords(rule: string, quoted: string, name: string): RuleWords {
  const slash = rule.indexOf('/')
  const owner = slash < 0 ? rule : rule.slice(0, slash)
  const what = slash < 0 ? '' : rule.slice(slash + 1)
  switch (owner) {
    case 'lexicon':
      return { kind: 'term', words: lexiconWords(what, quoted, name) }
    case 'misspelt':
      return { kind: 'term', words: `${quoted} is read as a misspelling of a term for ${name} (${words(what)})` }
    case 'short-form':
      return { kind: 'term', words: `${quoted} is a short form that the note itself defines` }
    case 'open':
      return { kind: 'term', words: `${quoted} is in no lexicon, but reads like a condition by its form` }
    case 'ambiguous':
      return { kind: 'term', words: `${quoted} has other meanings; here it counts because ${evidenceWords(what)}` }
    case 'status':
      return { kind: 'status', words: statusWords(what, quoted) }
    case 'observation':
      return { kind: 'value', words: valueWords[what] ?? `the value was found by the rule “${words(what)}”` }
    case 'reason':
      return { kind: 'attribute', words: `${quoted} is what the drug is for` }
    case 'default':
      return { kind: 'cue', words: 'nothing denies it, doubts it, dates it back or gives it to a relative' }
    case 'assertion':
      return { kind: 'cue', words: 'the note states it as a fact elsewhere, so the doubt is about something else' }
    case 'site':
      return { kind: 'term', words: `the code is that of ${quoted}, which is what is spoken of there` }
    case 'section':
      return {
        kind: 'section',
        words: what === 'site' ? 'the section says where on the body' : `the section ${quoted}`,
      }
    default:
      return { kind: 'rule', words: `the rule ${rule} decided` }
  }
}

function lexiconWords(what: string, quoted: string, name: string): string {
  if (what === 'variant') return `${quoted} is a usual variant of a term for ${name}`
  if (what === 'predicated') return `${quoted} says of its subject what a term for ${name} names`
  if (what === 'letter-list') return `${quoted} is one of a list of letters, here for ${name}`
  return `${quoted} is a term for ${name}`
}

const evidence: Readonly<Record<string, string>> = {
  dose: 'a dose, route or frequency stands beside it',
  taken: 'the word before it says that it is taken or given',
  course: 'the word after it is one that only a treatment has',
  'medication-list': 'it stands in a list of medications',
  'problem-list': 'it stands in a list of diagnoses or symptoms',
  cue: 'a word before it denies, doubts, dates back or gives to a relative',
  capitals: 'it is written in capitals where other words are not',
  list: 'it stands in a list with other conditions',
  told: 'the words around it say that there is one, or that someone has it',
  item: 'it is all of an item of a list of diagnoses',
}

/** Why an ambiguous term counts: one of our kinds of evidence, or the clauses of its row in ambiguous.tsv. */
export function evidenceWords(when: string): string {
  return evidence[when] ?? when.split(' ').map(clauseWords).join(', and ')
}

/** A clause of ambiguous.tsv: `near=valve,echo` is "one of “valve”, “echo” stands near". */
function clauseWords(clause: string): string {
  const equals = clause.indexOf('=')
  const what = equals < 0 ? clause : clause.slice(0, equals)
  const wanted = equals < 0 ? [] : clause.slice(equals + 1).split(',')
  const some = wanted.length > 6 ? `one of “${wanted.slice(0, 6).join('”, “')}” …` : `“${wanted.join('” or “')}”`
  switch (what) {
    case 'default':
      return 'nothing around it says otherwise'
    case 'section':
      return `its section is ${wanted.map((one) => `“${words(one.replace('=', ' '))}”`).join(' or ')}`
    case 'before':
      return `${some} follows`
    case 'next':
      return `${some} follows at once`
    case 'after':
      return `${some} stands before it`
    case 'near':
      return `${some} stands near`
    case 'value':
      return 'a value follows'
    case 'dose':
      return 'a dose follows'
    case 'number-before':
      return 'a number stands before it'
    case 'bracketed':
      return 'it is all that a bracket holds'
    case 'upper':
      return 'it is written in capitals'
    default:
      return `“${clause}” holds`
  }
}

function statusWords(what: string, quoted: string): string {
  const known: Readonly<Record<string, string>> = {
    'allergy-section': 'it stands in a list of allergies',
    section: 'its section says so',
    conditional: 'a condition is named for stopping or holding it: it is taken until then',
    negated: 'it is denied',
    'of-family': 'a relative takes it',
    hypothetical: 'it may come',
    historical: 'it is in the past',
    'single-doses': 'single doses were given',
    'given-once': 'it was given once',
    default: 'nothing says that it was stopped, held, refused or is planned: active',
  }
  return known[what] ?? `${quoted} makes it ${words(what)}`
}

const valueWords: Readonly<Record<string, string>> = {
  'name-value': 'the value follows its name',
  'name-gap-value': 'the value follows its name after a few words',
  'value-name': 'the value stands before its name',
  series: 'it is one of a series of values of one name',
  grid: 'its row names it, its column the time',
  panel: 'the order of a panel names it',
  'vitals-line': 'the order of a line of vital signs names it',
  glued: 'name and value are written as one word',
  distributed: 'names and values stand in the same order',
  'saturation-on-oxygen': 'a percentage on oxygen or room air is a saturation',
  'score-of-ten': 'a number of ten beside pain is its score',
  'position-pressure': 'two numbers with a slash beside a posture are a blood pressure',
}
