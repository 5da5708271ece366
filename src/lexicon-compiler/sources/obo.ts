/** Ontologies in OBO (Disease Ontology, MONDO, HPO): names and exact synonyms, with the codes that their xrefs give. */
import { classOfCode, isCodeOf, systemOf } from './code-systems.ts'
import { eachLine } from './read-lines.ts'
import { addCode, type Draft, type Drafts, draftOf, type Report, type SourceFile } from './source.ts'

const synonymLine = /^synonym: "((?:[^"\\]|\\.)*)" (EXACT|RELATED|NARROW|BROAD)\b/
const xrefLine = /^xref: (\w+?)(?:_\d{4}_\d{2}_\d{2})?:(\S+)/ // "SNOMEDCT_US_2023_03_01:73211009"

/** Reads the terms that are not obsolete; those without a code of ours count without one. */
export async function readObo(files: readonly SourceFile[], report: Report): Promise<Drafts> {
  const drafts: Drafts = new Map()
  for (const file of files) {
    let draft: Draft | null = null
    let key = ''
    let inTerm = false
    await eachLine(file, report, (line, number) => {
      if (line.startsWith('[')) {
        inTerm = line === '[Term]'
        draft = null
      } else if (!inTerm || line === '') return
      else if (line.startsWith('id: ')) {
        key = line.slice(4).trim()
        draft = draftOf(drafts, key, 'condition')
        report.keep(file.path)
      } else if (!draft) report.skip(file.path, number, 'a term has no id')
      else if (line.startsWith('name: ')) {
        draft.name = line.slice(6).trim()
        draft.terms.push(draft.name)
      } else if (line.startsWith('synonym: ')) {
        const [, text, scope] = synonymLine.exec(line) ?? []
        if (text === undefined) report.skip(file.path, number, 'a synonym is cut off')
        else if (scope === 'EXACT') draft.terms.push(text.replace(/\\(.)/g, '$1'))
      } else if (line.startsWith('xref: ')) {
        const [, from = '', code = ''] = xrefLine.exec(line) ?? []
        const system = systemOf(from)
        if (system === null || !isCodeOf(system, code)) return
        addCode(draft, system, code)
        if (system === 'icd-10-cm') draft.class = classOfCode(code)
      } else if (line === 'is_obsolete: true') {
        drafts.delete(key)
        draft = { kind: 'condition', name: '', codes: [], terms: [] } // what follows of it is read and forgotten
      }
    })
  }
  return drafts
}
