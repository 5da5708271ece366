/** Test helper: a page over a small table of observations, with the real units, result words and panels. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findObservations } from '../../../src/attributes/measurement/find-observations.ts'
import { findNames, type Name } from '../../../src/attributes/measurement/names.ts'
import type { Observation } from '../../../src/attributes/measurement/observation.ts'
import { openPage } from '../../../src/attributes/measurement/open-page.ts'
import type { Page } from '../../../src/attributes/measurement/page.ts'
import {
  conceptsOf,
  findTerms,
  findWords,
  type Lexicon,
  type ObservationConcept,
  readLexicon,
} from '../../../src/lexicon/index.ts'
import { compileTables } from '../../../src/lexicon-compiler/index.ts'
import { findLines, findSentences, type Issue, tokenize } from '../../../src/note/index.ts'

const header = 'name\tcodes\tterms\tunits\timplied\tplausible\tcategory\tvalues\tspecimens\tnote'
const rows = [
  'ANA\tLOINC:8061-4\tantinuclear antibody\t\t\t\tlaboratory\ttitre words\ttitre=LOINC:5048-4\t',
  'arterial bicarbonate\tLOINC:1960-4\tABG HCO3\tmeq/L\t\t1..80\tlaboratory\tnumber\t\t',
  'arterial pCO2\tLOINC:2019-8\tpCO2\tmm[Hg]\t\t5..200\tlaboratory\tnumber\t\t',
  'arterial pH\tLOINC:2744-1\tpH?\t[pH]\t\t6.5..8\tlaboratory\tnumber\t\t',
  'arterial pO2\tLOINC:2703-7\tpO2\tmm[Hg]\t\t10..700\tlaboratory\tnumber\t\t',
  'aspartate aminotransferase\tLOINC:1920-8\tAST\tU/L\t\t1..30000\tlaboratory\tnumber\t\t',
  'alanine aminotransferase\tLOINC:1742-6\tALT\tU/L\t\t1..30000\tlaboratory\tnumber\t\t',
  'biceps strength\t\tbiceps?\t\t\t0..5\texam\tscore grade number\t\t',
  'triceps strength\t\ttriceps?\t\t\t0..5\texam\tscore grade number\t\t',
  'urine blood\t\tblood?\t\t\t\tlaboratory\twords grade number\t\t',
  'urine culture\t\tUCx\t\t\t\tlaboratory\twords\t\t',
  'intraocular pressure\t\tIOP\tmm[Hg]\t\t0..90\texam\tnumber\t\t',
  'intraocular pressure left eye\tLOINC:79893-4\tintraocular pressure OS\tmm[Hg]\t\t0..90\texam\tnumber\t\t',
  'intraocular pressure right eye\tLOINC:79892-6\tintraocular pressure OD\tmm[Hg]\t\t0..90\texam\tnumber\t\t',
  'arterial stenosis\t\tcoronary stenosis; stenosis?\t%\t\t0..100\timaging\tnumber words\t\t',
  'CSF protein\tLOINC:2880-3\tCSF prot; CSF protein\tmg/dL\t\t1..5000\tlaboratory\tnumber\t\t',
  'protein\tLOINC:2885-2\ttotal protein\tg/dL\t\t1..15\tlaboratory\tnumber\t\t',
  'bicarbonate\tLOINC:1963-8\tHCO3\tmeq/L\t\t1..80\tlaboratory\tnumber\t\t',
  'blood culture\tLOINC:600-7\tBCx\t\t\t\tlaboratory\twords\t\t',
  'blood pressure\tLOINC:85354-9\tBP\tmm[Hg]\tmm[Hg]\t\tvital-signs\tratio number\t\t',
  'blood urea nitrogen\tLOINC:3094-0\tBUN\tmg/dL\t\t0.5..300\tlaboratory\tnumber\t\t',
  'BUN ratio\tLOINC:3097-3\tBUN/creatinine\t{ratio}\t\t1..150\tlaboratory\tnumber\t\t',
  'C4\tLOINC:4498-2\tcomplement C4\tmg/dL\t\t1..200\tlaboratory\tnumber\t\t',
  'chloride\tLOINC:2075-0\tCl?\tmeq/L\t\t50..160\tlaboratory\tnumber\t\t',
  'creatinine\tLOINC:2160-0\tCr?\tmg/dL\t\t0.1..30\tlaboratory\tnumber\turine=LOINC:2161-8\t',
  'CSF glucose\tLOINC:2342-4\tCSF gluc\tmg/dL\t\t1..500\tlaboratory\tnumber\t\t',
  'deep tendon reflexes\t\treflexes; DTR\t\t\t\texam\tgrade\t\t',
  'glucose\tLOINC:2345-7\tgluc; sugar?\tmg/dL\t\t5..2500\tlaboratory\tnumber\turine=LOINC:2350-7\t',
  'heart rate\tLOINC:8867-4\tHR; pulse; P^?\t/min\t/min\t15..350\tvital-signs\tnumber\t\t',
  'height\tLOINC:8302-2\tht\tcm; [in_i]; m\t\t20..260\tvital-signs\tnumber length\t\t',
  'hematocrit\tLOINC:4544-3\tHct\t%\t\t5..75\tlaboratory\tnumber\t\t',
  'hemoglobin\tLOINC:718-7\tHgb\tg/dL\t\t2..25\tlaboratory\tnumber\t\t',
  'lesion size\t\tlesion?; mass?\tcm; mm\t\t0.05..60\timaging\tnumber length\t\t',
  'INR\tLOINC:6301-6\tprotime\t{INR}\t\t0.5..30\tlaboratory\tnumber\t\t',
  'leukocytes\tLOINC:6690-2\tWBC\t10*3/uL; /uL\t\t0.1..500\tlaboratory\tnumber\turine=LOINC:5821-4\t',
  'muscle strength\t\tstrength\t\t\t\texam\tscore\t\t',
  'neutrophils\tLOINC:770-8\tneutrophil; N^?\t%\t\t0..100\tlaboratory\tnumber\t\t',
  'oxygen saturation\tLOINC:2708-6\tO2 sat; sat?; SpO2\t%\t%\t40..100\tvital-signs\tnumber\t\t',
  'pain score\tLOINC:72514-3\tpain?\t{score}\t\t0..10\tvital-signs\tscore number\t\t',
  'platelets\tLOINC:777-3\tPlt\t10*3/uL; /uL\t\t1..3000\tlaboratory\tnumber\t\t',
  'potassium\tLOINC:2823-3\tK^?\tmeq/L; mmol/L\t\t1..12\tlaboratory\tnumber\t\t',
  'RASS score\t\tRASS\t{score}\t\t-5..4\tsurvey\tnumber\t\t',
  'respiratory rate\tLOINC:9279-1\tRR; R^?\t/min\t/min\t3..120\tvital-signs\tnumber\t\t',
  'sodium\tLOINC:2951-2\tNa?\tmeq/L; mmol/L\t\t90..200\tlaboratory\tnumber\t\t',
  'temperature\tLOINC:8310-5\ttemp; T^?; Tmax\t[degF]; Cel\t[degF]\t88..110\tvital-signs\tnumber\t\t',
  'urine output\tLOINC:9187-6\tUOP\tmL; mL/h\t\t0..20000\tvital-signs\tnumber\t\t',
  'urine ketones\tLOINC:33903-6\tketones\tmg/dL\t\t\tlaboratory\twords number grade\t\t',
  'weight\tLOINC:29463-7\twt; wt (kg)\tkg; [lb_av]; g\t\t0.3..400\tvital-signs\tnumber\t\t',
]

const tables = resolve(import.meta.dirname, '../../../lexicons/en')
const file = (path: string): { path: string; text: string } => ({
  path,
  text: readFileSync(resolve(tables, path), 'utf8'),
})

export const lexicon: Lexicon = readLexicon(
  compileTables(
    'en',
    [
      { path: 'observations/small.tsv', text: `${header}\n${rows.join('\n')}\n` },
      {
        path: 'medications/small.tsv',
        text: 'name\tcodes\tterms\tbrands\ttype\tsource\tnote\npotassium chloride\t\tKCl; potassium\t\tdrug\tcurated\t\n',
      },
      { path: 'sig/frequencies.tsv', text: readFileSync(resolve(tables, 'sig/frequencies.tsv'), 'utf8') },
      file('sig/not-frequencies.tsv'),
      file('units.tsv'),
      file('result-words.tsv'),
      file('panels.tsv'),
    ],
    { keepGoing: true },
  ).bytes,
)

export interface Opened {
  readonly page: Page
  readonly names: readonly Name[]
}

/** Reads a text into a page and its names. */
export function pageOf(text: string): Opened {
  const tokens = tokenize(text)
  const lines = findLines(text, tokens)
  const sentences = findSentences(text, tokens, lines)
  const terms = findTerms(text, tokens, findWords(tokens, lexicon), sentences, lexicon)
  const page = openPage(text, tokens, lines, sentences, terms, lexicon)
  return { page, names: findNames(page, terms) }
}

/** The observation of that name in the small table. */
export function concept(name: string): ObservationConcept {
  const found = conceptsOf(lexicon, 'observation').find(({ concept: one }) => one.name === name)
  if (!found) throw new Error(`no observation ${name}`)
  return found.concept
}

/** What is found in a text: "creatinine|1.8|mg/dL|H", the empty parts at the end left out. */
export function read(text: string): readonly string[] {
  return observe(text).map((one) => {
    const { measurement } = one
    const name = (lexicon.concept(one.concept) as ObservationConcept).name
    const parts = [
      name,
      `${measurement.comparator ?? ''}${measurement.value.value.text}`,
      measurement.unit ?? '',
      measurement.interpretation ?? '',
    ]
    while (parts.at(-1) === '') parts.pop()
    return parts.join('|')
  })
}

/** The observations of a text. */
export function observe(text: string, report?: (issue: Issue) => void): readonly Observation[] {
  const tokens = tokenize(text)
  const lines = findLines(text, tokens)
  const sentences = findSentences(text, tokens, lines)
  const terms = findTerms(text, tokens, findWords(tokens, lexicon), sentences, lexicon)
  return findObservations(text, tokens, lines, sentences, terms, [], lexicon, report)
}
