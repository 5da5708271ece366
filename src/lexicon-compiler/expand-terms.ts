/** Ways of writing a term that follow from it by rule: plurals, British spellings, inversions, articles. */

// American parts of words and their British forms; a word may hold several ("hemorrhage" has one, "anemia" one).
const british: readonly (readonly [RegExp, string])[] = [
  [/edema/g, 'oedema'],
  [/emi(a|as|c)\b/g, 'aemi$1'],
  [/hem(o|a|or)/g, 'haem$1'],
  [/rrhea/g, 'rrhoea'],
  [/esoph/g, 'oesoph'],
  [/tumor/g, 'tumour'],
  [/gynec/g, 'gynaec'],
  [/\bfet(al|us)\b/g, 'foet$1'],
  [/\bpedi/g, 'paedi'],
  [/\bceliac\b/g, 'coeliac'],
  [/dyspnea/g, 'dyspnoea'],
  [/apnea/g, 'apnoea'],
  [/orthopnea/g, 'orthopnoea'],
  [/pnea\b/g, 'pnoea'],
  [/\bcolor/g, 'colour'],
  [/\bcecal\b/g, 'caecal'],
]

// Short forms of words that notes put into any condition's name.
const shorthand: readonly (readonly [RegExp, string])[] = [
  [/ with /, ' w/ '],
  [/ without /, ' w/o '],
  [/\bfracture\b/, 'fx'],
  [/\bdisease\b/, 'dz'],
  [/\bdisorder\b/, 'd/o'],
  [/\binfection\b/, 'infxn'],
  [/\breaction\b/, 'rxn'],
  [/\bsyndrome\b/, 'synd'],
  [/\bsecondary to\b/, '2/2'],
  [/\bdue to\b/, '2/2'],
]

// Shorter ones, which alone could be anything: only in a name of several words.
const shortParts: readonly (readonly [RegExp, string])[] = [
  [/\bcancer\b/, 'ca'],
  [/\bcarcinoma\b/, 'ca'],
  [/\blaceration\b/, 'lac'],
  [/\btenderness\b/, 'ttp'],
  [/\bweakness\b/, 'wkness'],
  [/\binjury\b/, 'inj'],
  [/\bdeficiency\b/, 'def'],
  [/\binsufficiency\b/, 'insuff'],
  [/\bobstruction\b/, 'obstr'],
  [/\bhemorrhage\b/, 'heme'],
  [/\beffusions?\b/, 'eff'],
  [/\bseizure\b/, 'sz'],
  [/\bsymptoms\b/, 'sx'],
  [/\bfailure\b/, 'fail'],
  [/\bcompression fracture\b/, 'comp fx'],
  [/\bpathologic(?:al)? fracture\b/, 'path fx'],
  [/\brespiratory\b/, 'resp'],
  [/\bperipheral\b/, 'periph'],
  [/\bmetabolic\b/, 'met'],
  [/\bpulmonary\b/, 'pulm'],
  [/\babdominal\b/, 'abd'],
  [/\bdecreased\b/, 'dec'],
  [/\bincreased\b/, 'inc'],
  [/\belevated\b/, 'elev'],
  [/\bgeneralized\b/, 'gen'],
  [/\bdegree\b/, 'deg'],
  [/\bpneumonia\b/, 'pna'],
  [/\bwith exertion\b/, 'w/ exertion'],
  [/\bdecompensated\b/, 'decomp'],
  [/\bnonobstructing\b/, 'nonobstr'],
  [/\brefractory\b/, 'refrac'],
  [/\bpancreatic\b/, 'panc'],
  [/\binfection\b/, 'infx'],
  [/\bintolerance\b/, 'intol'],
  [/\bexposure\b/, 'exp'],
  [/\bexacerbation\b/, 'exac'],
  [/\bdislocation\b/, 'disloc'],
  [/\bcalcifications?\b/, 'calcs'],
  [/\bheart failure\b/, 'HF'],
  [/\bopacity\b/, 'opac'],
  [/\bopacities\b/, 'opacs'],
  [/\beffusion\b/, 'effus'],
  [/\bdepletion\b/, 'depl'],
  [/\btoxicity\b/, 'tox'],
  [/\bwithdrawal\b/, 'w/d'],
  [/\buse disorder\b/, 'UD'],
  [/\bextravasation\b/, 'extrav'],
  [/\bretractions\b/, 'retrx'],
  [/\bcollection\b/, 'coll'],
  [/\bburst fracture\b/, 'burst fx'],
  [/\bdeficit\b/, 'def'],
]

// Species whose genus is written with its initial: "H pylori" is "H. pylori" too, "T cell" keeps its letter.
const genus =
  /\b([a-z]) (diff(?:icile)?|pylori|coli|aureus|pneumoniae|aeruginosa|pyogenes|agalactiae|epidermidis|lugdunensis|saprophyticus|faecalis|faecium|trachomatis|gonorrhoeae|meningitidis|influenzae|tuberculosis|avium|catarrhalis|burgdorferi|jejuni|albicans|glabrata|fumigatus|jirovecii|cloacae|marcescens|mirabilis|oxytoca|baumannii|maltophilia|viridans|perfringens|tetani|monocytogenes|pneumophila|henselae|falciparum|vivax|gondii|fragilis|acnes|genitalium|bovis|kansasii|abscessus|anthracis|pertussis|diphtheriae)\b/i

const plainWord = /^[a-z]+$/
const noPlural = /(?:s|itis|ing|ness|[^e]ed|ly|ic|al|emia|opia|asia|pnea|uria|rrhea|osis|ism|ity)$/

const drugClass = /(?:ic|al|ant)$/

/** The plural of a noun by the usual rules; null where a plural is odd or none. "fracture" gives "fractures"; of `drugs`, "diuretic" is a noun too. */
export function pluralOf(word: string, drugs = false): string | null {
  if (!plainWord.test(word) || word.length < 3) return null
  if (/ss$/.test(word) && !/(?:ness|less)$/.test(word)) return `${word}es` // "mass", "abscess"
  if (/sis$/.test(word)) return `${word.slice(0, -2)}es` // "stenosis", "metastasis"
  if (noPlural.test(word) && !(drugs && drugClass.test(word))) return null
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  if (/(?:x|ch|sh|z)$/.test(word)) return `${word}es`
  return `${word}s`
}

const shortForm = /^[A-Z]{3,5}$/

/** The plural of a short form in capitals: "WBC" gives "WBCs"; null where there is none ("RASS", "HRs" would be hours). */
function pluralOfShortForm(word: string): string | null {
  return shortForm.test(word) && !word.endsWith('S') ? `${word}s` : null
}

/** How a kind's terms may vary. */
export interface Expansion {
  readonly plurals: boolean
  /** Names of drugs: "diuretic" has a plural. */
  readonly drugs?: boolean
  /** Terms of three letters too: "legs", "hips". */
  readonly short?: boolean
  /** Plurals of short forms in capitals too: "WBCs", "DTRs". */
  readonly shortForms?: boolean
  readonly spellings: boolean
  readonly inversions: boolean
  readonly articles: boolean
  readonly shorthand: boolean
}

const beforeNoun = / (of|in|to) (?!the |a |an |unknown |undetermined |multiple |bilateral |chest$)/

/** The variants of one term, the term itself left out: "fracture of hip" gives "fractures of hip", "fracture of the hip", ... */
export function expandTerm(term: string, how: Expansion): readonly string[] {
  const made = new Set<string>()
  const bases = [term]
  if (how.articles) {
    const without = term.replace(/ (of|in|to) (?:the) /g, ' $1 ')
    if (without !== term) bases.push(without)
    else {
      const withArticle = term.replace(beforeNoun, ' $1 the ')
      if (withArticle !== term) bases.push(withArticle)
      // "tear of the posterior horn of the medial meniscus"
      const withBoth = withArticle.replace(beforeNoun, ' $1 the ')
      if (withBoth !== withArticle) bases.push(withBoth)
    }
  }
  for (const base of bases) {
    made.add(base)
    if (!how.plurals) continue
    const words = base.split(' ')
    const last = pluralOf(words.at(-1)!, how.drugs) ?? (how.shortForms ? pluralOfShortForm(words.at(-1)!) : null)
    if (last && !/ (?:of|in|to|with|due|from|and|or|on) /.test(base)) made.add([...words.slice(0, -1), last].join(' '))
    const of = words.findIndex((word) => word === 'of' || word === 'in' || word === 'to')
    if (of > 0) {
      const head = pluralOf(words[of - 1]!)
      if (head) made.add([...words.slice(0, of - 1), head, ...words.slice(of)].join(' '))
    }
  }
  if (how.inversions) {
    const words = term.split(' ')
    if (
      words.length >= 2 &&
      words.length <= 4 &&
      words.every((word) => plainWord.test(word)) &&
      !/\b(?:of|in|to|with|and|or|the|due|on|from|for|by)\b/.test(term)
    )
      made.add(`${words.at(-1)}, ${words.slice(0, -1).join(' ')}`)
  }
  if (how.shorthand) {
    for (const [word, form] of shorthand) if (word.test(term)) made.add(term.replace(word, form))
    if (term.includes(' '))
      for (const [word, form] of shortParts) if (word.test(term)) made.add(term.replace(word, form))
  }
  if (how.spellings) {
    for (const one of [...made]) {
      let other = one
      for (const [american, form] of british) other = other.replace(american, form)
      if (other !== one) made.add(other)
    }
  }
  for (const one of [term, ...made]) if (genus.test(one)) made.add(one.replace(genus, '$1. $2'))
  made.delete(term)
  return [...made]
}
