/** ICD-10-CM order file (icd10cm_order_YYYY.txt) or code file (icd10cm_codes_YYYY.txt): fixed columns. */
import { cleanTerm } from './clean-term.ts'
import { classOfCode, dotted, isCodeOf } from './code-systems.ts'
import { eachLine } from './read-lines.ts'
import { addCode, type Drafts, draftOf, type Report, type SourceFile } from './source.ts'

export const orderLine = /^\d{5} [A-Z]\d[0-9A-Z]{1,5} *[01] /
export const codesLine = /^[A-Z]\d[0-9A-Z]{1,5} +\S/
// Which encounter it is stands in no note's name of the disease.
const encounter = /, (?:initial|subsequent) encounter.*$|, sequela$/i

/** Reads the billable codes with their long titles; later encounters and sequelae have no words of their own. */
export async function readIcdOrder(
  files: readonly SourceFile[],
  report: Report,
  drafts: Drafts = new Map(),
): Promise<Drafts> {
  for (const file of files)
    await eachLine(file, report, (line, number) => {
      if (line.trim() === '') return
      const order = orderLine.test(line)
      if (!order && !codesLine.test(line)) return report.skip(file.path, number, 'is no line of an order file')
      const code = dotted((order ? line.slice(6, 13) : line.slice(0, 7)).trim())
      const title = (order ? line.slice(77) : line.slice(8)).trim()
      if (!isCodeOf('icd-10-cm', code) || title === '')
        return report.skip(file.path, number, 'has no code or no title: is it cut off?')
      if (order && line[14] !== '1') return
      if (/, subsequent encounter|, sequela$/i.test(title)) return
      const name = cleanTerm(title.replace(encounter, ''))
      if (name === '') return
      const draft = draftOf(drafts, code, 'condition')
      draft.name ||= name
      draft.terms.push(name)
      draft.class = classOfCode(code)
      addCode(draft, 'icd-10-cm', code)
      report.keep(file.path)
    })
  return drafts
}
