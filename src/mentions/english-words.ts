/** General English: is a word in the vocabulary of english-words.tsv, or derived from one that is? */
import type { Lexicon } from '../lexicon/index.ts'

// Endings that make another form of a word, with what to put back: "biopsies" is "biopsy", "tolerated" is "tolerate".
const endings: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['ier', ['y']],
  ['iest', ['y']],
  ['ily', ['y', 'le']],
  ['iness', ['y']],
  ['s', ['']],
  ['es', ['']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
  ['ings', ['', 'e']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['or', ['', 'e']],
  ['est', ['', 'e']],
  ['ly', ['', 'le']],
  ['ally', ['', 'al']],
  ['ness', ['']],
  ['less', ['']],
  ['ful', ['']],
  ['like', ['']],
  ['wise', ['']],
  ['able', ['', 'e']],
  ['ability', ['', 'e']],
  ['ment', ['']],
  ['ments', ['']],
  ['ation', ['', 'e', 'ate']],
  ['ated', ['ation']],
  ['ion', ['e']],
  ['ions', ['e']],
  ['ization', ['ize', 'al', '']],
  ['ize', ['', 'al']],
  ['ized', ['', 'al', 'ize']],
  ['izing', ['', 'al', 'ize']],
  ['isation', ['ize', '']],
  ['ised', ['ize', '']],
  ['ity', ['', 'e']],
  ['ive', ['e', 'ion', '']],
  ['al', ['', 'e']],
  ['ic', ['', 'y', 'ia', 'e']],
  ['ical', ['y', 'ic', '']],
  ['ist', ['', 'y']],
  ['ists', ['', 'y']],
  ['ally', ['y', 'ic']],
] // prettier-ignore

const prefixes = [
  'un',
  're',
  'non',
  'pre',
  'post',
  'over',
  'under',
  'mis',
  'sub',
  'super',
  'inter',
  'intra',
  'extra',
  'anti',
  'dis',
  'multi',
  'semi',
  'micro',
  'mini',
  'self',
  'out',
  'up',
  'bi',
  'tri',
  'trans',
  'infra',
  'supra',
  'peri',
  'para',
  'retro',
  'ultra',
  'electro',
  'radio',
  'neuro',
  'cardio',
  'endo',
  'antero',
  'postero',
  'ventro',
  'dorso',
  'latero',
  'medio',
  'inferio',
  'infero',
  'supero',
  'cranio',
  'temporo',
  'fronto',
  'naso',
  'broncho',
  'gastro',
  'thoraco',
  'lumbo',
  'cervico',
  'ilio',
  'ileo',
  'tibio',
  'costo',
  'sterno',
  'pelvi',
  'vesico',
  'utero',
] // prettier-ignore

// First words of compounds that people write as one.
const firsts = new Set(
  (
    'air arm back ball bath bed birth blood bone brain breast care check child close counter cross day door down drug ear eye face finger fire fluid follow food foot fore ' +
    'hair half hand head health heart high home hour house in keep knee lab left life lift light line long low mid mouth near neck news night off on one open out over pain ' +
    'pill right rule school screw self short side skin sleep soft step stool sun take tape team test thumb time toe tooth touch two up walk wash water week weight well wheel wide work wrist'
  ).split(' '),
)

/** The words that a word may be a form of, itself first: "rechecking" gives "rechecking", "recheck", "rechecke" and so on. */
export function englishBases(word: string): readonly string[] {
  const bases = [word]
  for (const [ending, stems] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue
    const stem = word.slice(0, -ending.length)
    for (const back of stems) bases.push(stem + back)
    if (stem.at(-1) === stem.at(-2) && /^(?:ed|ing|er|ers|est)$/.test(ending)) bases.push(stem.slice(0, -1)) // "stopped"
  }
  return bases
}

const tables = new WeakMap<Lexicon, ReadonlyMap<string, string>>()

/** The words of the table by their first two letters, each list with a blank at both ends. */
function tableOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  let table = tables.get(lexicon)
  if (!table) {
    const rows = lexicon.rows('english-words')
    table = new Map(rows.map(({ name, fields }) => [name.slice(-2), ` ${fields.words ?? ''} `]))
    tables.set(lexicon, table)
  }
  return table
}

/** Is a word in lower case general English, or made of it: "worsening", "followup", "nonreassuring"? */
export function isEnglish(lexicon: Lexicon, word: string): boolean {
  const table = tableOf(lexicon)
  const listed = (one: string): boolean => table.get(one.slice(0, 2))?.includes(` ${one} `) ?? false
  const derived = (one: string): boolean => englishBases(one).some(listed)
  if (derived(word)) return true
  for (const prefix of prefixes)
    if (word.startsWith(prefix) && word.length - prefix.length >= 4 && derived(word.slice(prefix.length))) return true
  // "nightstand", "bedrest": two words written as one
  for (let at = 3; at <= word.length - 3; at++)
    if (firsts.has(word.slice(0, at)) && derived(word.slice(at))) return true
  return false
}
