/** Terms as notes write them: terminologies add tags, brackets, "NOS", strengths and dose forms that no clinician writes. */
import type { MarkedTerm } from '../marks.ts'

// Semantic tags of SNOMED CT and the like, as in "Asthma (disorder)"
const tag =
  /\s*\((?:disorder|finding|morphologic abnormality|event|situation|substance|product|medicinal product|medicinal product form|clinical drug|physical object|observable entity|procedure|regime\/therapy|qualifier value|body structure|navigational concept|context-dependent category|disease|diagnosis|symptom)\)$/i
const prefix = /^\[[A-Z]{1,3}\]\s*/i // "[X]Depression", "[D]Headache"
const vague =
  /(?:\s*,\s*|\s+-\s+|\s+\(?|\s*\()(?:NOS|NEC|unspecified|unsp|not otherwise specified|not elsewhere classified)\)?$/i
const vagueHead = /^(?:unspecified|unsp)\s+/i // "Unspecified asthma"

/** The term without what only a terminology writes: "[X]Asthma, unspecified (disorder)" is "Asthma"; '' when nothing is left. */
export function cleanTerm(text: string): string {
  let term = text
    .replace(/\s+/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d"]/g, '')
    .trim()
  for (let before = ''; before !== term; ) {
    before = term
    term = term
      .replace(prefix, '')
      .replace(tag, '')
      .replace(vague, '')
      .replace(vagueHead, '')
      .replace(/[\s.,;:]+$/, '')
  }
  return /[[\]{}<>|]/.test(term) ? '' : term
}

const brandInBrackets = /\s*\[([^\]]+)\]/
const hours = /^(?:\d+\s*HR\s+)/i // "24 HR metoprolol"
const unitWord =
  '(?:MG|MCG|UG|NG|G|KG|ML|L|UNT|UNITS?|MEQ|MMOL|MOL|IU|ACTUAT|HR|BAU|%|CELLS?|VECTOR-GENOMES|DOSE|SPRAY|SQCM|MCI)'
const strength = new RegExp(
  `\\s*(?:\\(?\\d[\\d.,]*\\s*${unitWord}(?:\\s*/\\s*[\\d.]*\\s*${unitWord})?\\)?)(?=\\s|$|/)`,
  'gi',
)
const formWords =
  'Tablet|Tab|Capsule|Cap|Solution|Suspension|Injection|Cream|Ointment|Gel|Lotion|Spray|Patch|Powder|Suppository|Syrup|Elixir|Film|Foam|Inhaler|Inhalant|Lozenge|Granules|Implant|Drops|Syringe|Cartridge|Injector|System|Shampoo|Paste|Pellet|Product|Enema|Wafer|Gum|Kit|Pack|Oil|Emulsion|Liquid|Swab|Insert|Soap|Mouthwash|Douche|Stick|Strip|Ring|Pen|Vial'
const formBefore =
  'Oral|Topical|Injectable|Nasal|Ophthalmic|Otic|Rectal|Vaginal|Inhalation|Sublingual|Buccal|Transdermal|Chewable|Disintegrating|Effervescent|Enteric Coated|Coated|Delayed Release|Extended Release|Sustained Release|12 hour|24 hour|XR|ER|DR|Prefilled|Metered Dose|Dry Powder|Medicated|Mucosal|Irrigation|Intravenous|Intramuscular|Subcutaneous|Auto-Injector|for Injection|Concentrate|Soluble|Powder for|Liposomal|Implantable|Urethral|Dental|Pen'
const doseForm = new RegExp(`(?:\\s+(?:${formBefore}))*\\s+(?:${formWords})s?$`, 'i')

/** A clinical drug's name without strength and dose form: "24 HR metoprolol succinate 25 MG Oral Tablet [Toprol XL]". */
export function cleanDrug(text: string): { readonly name: string; readonly brand: string | null } {
  const brand = brandInBrackets.exec(text)?.[1] ?? null
  let name = text.replace(brandInBrackets, '').replace(hours, '').replace(strength, '').replace(/\s+/g, ' ').trim()
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(doseForm, '').trim()
  }
  return { name: name.replace(/\s*\/\s*/g, ' / ').trim(), brand }
}

const longestWords = 10
const longestTerm = 120
const shortCapitals = /^[A-Z][A-Z0-9]{0,2}$/ // "MS"
const longerCapitals = /^[A-Z][A-Z0-9-]{3,4}$/ // "COPD"

/** How an imported term counts; null when no note would write it. Nobody has read it: a short form is taken to be ambiguous. */
export function markImported(term: string): MarkedTerm | null {
  if (term.length < 2 || term.length > longestTerm || !/[a-z]/i.test(term)) return null
  if (term.split(' ').length > longestWords) return null
  if (shortCapitals.test(term)) return { text: term, exactCase: true, ambiguous: true }
  if (longerCapitals.test(term)) return { text: term, exactCase: true, ambiguous: false }
  return { text: term, exactCase: false, ambiguous: term.length <= 3 }
}
