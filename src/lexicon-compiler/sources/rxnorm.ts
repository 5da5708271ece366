/** RxNorm: ingredients of RXNCONSO.RRF, with brands, salts and products joined to them by RXNREL.RRF. */
import { cleanDrug } from './clean-term.ts'
import { eachRow } from './read-lines.ts'
import { addCode, type Drafts, draftOf, type Report, type SourceFile } from './source.ts'

const conso = { separator: '|', fields: 18, ended: true } as const
// RXCUI1, RXAUI1, STYPE1, REL, RXCUI2, RXAUI2, STYPE2, RELA, RUI, SRUI, SAB, SL, DIR, RG, SUPPRESS, CVF
const rel = { separator: '|', fields: 16, ended: true } as const

const ingredients = new Set(['IN', 'MIN'])
const products = new Set(['SCD', 'SBD', 'SCDF', 'SBDF', 'PSN'])
const wanted = new Set([...ingredients, ...products, 'PIN', 'BN', 'SY', 'TMSY'])
// "RXCUI2 RELA RXCUI1": a brand is tradename_of its ingredient; a salt is form_of it; a product has_ingredient
const relations = new Set(['tradename_of', 'form_of', 'has_ingredient', 'has_part', 'ingredients_of'])

interface Names {
  readonly type: string
  /** The name, then its synonyms. */
  readonly terms: string[]
}

/** Reads RxNorm: one concept an ingredient, or several together; brands are its terms. */
export async function readRxNorm(
  files: { readonly rxnconso: readonly SourceFile[]; readonly rxnrel: readonly SourceFile[] },
  report: Report,
): Promise<Drafts> {
  const names = new Map<string, Names>()
  const synonyms: [string, string][] = []
  for (const file of files.rxnconso)
    await eachRow(
      file,
      report,
      conso,
      (cells) => {
        const [rxcui = '', type = '', text = ''] = [cells[0], cells[12], cells[14]]
        if (cells[11] !== 'RXNORM' || cells[16] !== 'N' || !wanted.has(type) || text === '') return
        report.keep(file.path)
        if (type === 'SY' || type === 'TMSY' || type === 'PSN') synonyms.push([rxcui, text])
        else names.set(rxcui, { type, terms: [text, ...(names.get(rxcui)?.terms ?? [])] })
      },
      (line) => line.startsWith('ENG|', line.indexOf('|') + 1),
    )
  for (const [rxcui, text] of synonyms) names.get(rxcui)?.terms.push(text)
  // by RXCUI of a brand, salt or product: the RXCUIs it is made of
  const madeOf = new Map<string, Set<string>>()
  for (const file of files.rxnrel)
    await eachRow(file, report, rel, (cells) => {
      const [one = '', other = '', relation = ''] = [cells[0], cells[4], cells[7]]
      if (cells[14] === 'O' || cells[14] === 'Y' || !relations.has(relation)) return
      if (!names.has(one) || !names.has(other)) return
      report.keep(file.path)
      let parts = madeOf.get(other)
      if (!parts) madeOf.set(other, (parts = new Set()))
      parts.add(one)
    })

  const drafts: Drafts = new Map()
  const combinations = new Map<string, string>() // ingredients of a MIN to its RXCUI
  for (const [rxcui, { type, terms }] of names) {
    if (!ingredients.has(type)) continue
    const draft = draftOf(drafts, rxcui, 'medication')
    draft.name = terms[0]!
    draft.type = type === 'MIN' ? 'combination' : 'drug'
    draft.terms.push(...terms)
    addCode(draft, 'rxnorm', rxcui)
    if (type === 'MIN') combinations.set(ingredientsOf(rxcui, names, madeOf).join(' '), rxcui)
  }
  for (const [rxcui, { type, terms }] of names) {
    if (ingredients.has(type)) continue
    const parts = ingredientsOf(rxcui, names, madeOf)
    const key = parts.length > 1 ? combinations.get(parts.join(' ')) : parts[0]
    let draft = key === undefined ? undefined : drafts.get(key)
    if (!draft && type === 'BN') {
      // a brand of no ingredient that the files name, or of several that have no concept together
      draft = draftOf(drafts, rxcui, 'medication')
      draft.name = parts.length > 1 ? parts.map((part) => names.get(part)!.terms[0]!).join(' / ') : terms[0]!
      draft.type = parts.length > 1 ? 'combination' : 'drug'
      addCode(draft, 'rxnorm', rxcui)
    }
    if (!draft && type === 'PIN') {
      draft = draftOf(drafts, rxcui, 'medication')
      draft.name = terms[0]!
      draft.type = 'drug'
      addCode(draft, 'rxnorm', rxcui)
    }
    if (!draft) continue
    if (!products.has(type)) draft.terms.push(...terms)
    else for (const term of terms) draft.terms.push(...productTerms(term))
  }
  return drafts
}

/** What is left of a product's name: "metoprolol tartrate 25 MG Oral Tablet [Lopressor]" gives its salt and its brand. */
function productTerms(text: string): string[] {
  const { name, brand } = cleanDrug(text)
  return [...(name !== '' && !/\d/.test(name) ? [name] : []), ...(brand === null ? [] : [brand])]
}

/** The single ingredients below a brand, salt, product or combination, in order of their numbers. */
function ingredientsOf(
  rxcui: string,
  names: ReadonlyMap<string, Names>,
  madeOf: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const walk = (at: string): void => {
    if (seen.has(at)) return
    seen.add(at)
    for (const part of madeOf.get(at) ?? []) {
      if (names.get(part)?.type === 'IN') found.add(part)
      else walk(part)
    }
  }
  walk(rxcui)
  return [...found].sort((a, b) => Number(a) - Number(b))
}
