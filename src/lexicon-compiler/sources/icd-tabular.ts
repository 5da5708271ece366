/** ICD-10-CM tabular list as XML: titles and inclusion terms of the codes that can be billed. */
import { cleanTerm } from './clean-term.ts'
import { classOfCode, isCodeOf } from './code-systems.ts'
import { eachElement } from './read-xml.ts'
import { addCode, type Drafts, draftOf, type Report, type SourceFile } from './source.ts'

interface Diagnosis {
  name: string
  desc: string
  readonly inclusions: string[]
  /** Seventh characters that this code asks for, its own or inherited. */
  seventh: readonly string[]
  hasChildren: boolean
}

/** With its seventh character: "S52.5" and A is S52.5XXA. The first encounter is what a note speaks of. */
function fullCode(code: string, seventh: readonly string[]): string {
  if (seventh.length === 0) return code
  const bare = code.replace('.', '')
  const last = seventh.includes('A') ? 'A' : seventh[0]!
  return `${code.slice(0, 3)}.${bare.slice(3).padEnd(3, 'X')}${last}`
}

/** Reads the leaves of the list; what an order file said of the same codes is added to. */
export async function readIcdTabular(
  files: readonly SourceFile[],
  report: Report,
  drafts: Drafts = new Map(),
): Promise<Drafts> {
  for (const file of files) {
    const diagnoses: Diagnosis[] = []
    const path: string[] = []
    let extensions: string[] = []
    await eachElement(file, report, {
      open(name, attributes) {
        if (name === 'diag') {
          const parent = diagnoses.at(-1)
          if (parent) parent.hasChildren = true
          diagnoses.push({ name: '', desc: '', inclusions: [], seventh: parent?.seventh ?? [], hasChildren: false })
        }
        if (name === 'sevenChrDef') extensions = []
        if (name === 'extension') extensions.push(attributes.get('char') ?? '')
        path.push(name)
      },
      close(name, text, line) {
        path.pop()
        const within = path.at(-1)
        const diagnosis = diagnoses.at(-1)
        if (!diagnosis) return
        if (name === 'name' && within === 'diag') diagnosis.name = text
        else if (name === 'desc' && within === 'diag') diagnosis.desc = text
        else if (name === 'note' && within === 'inclusionTerm') diagnosis.inclusions.push(text)
        else if (name === 'sevenChrDef') diagnosis.seventh = extensions
        else if (name === 'diag') {
          diagnoses.pop()
          if (diagnosis.hasChildren) return
          const code = fullCode(diagnosis.name, diagnosis.seventh)
          const title = cleanTerm(diagnosis.desc)
          if (!isCodeOf('icd-10-cm', code) || title === '')
            return report.skip(file.path, line, 'a diagnosis has no code or no title')
          const draft = draftOf(drafts, code, 'condition')
          draft.name ||= title
          draft.terms.push(title, ...diagnosis.inclusions)
          draft.class = classOfCode(code)
          addCode(draft, 'icd-10-cm', code)
          report.keep(file.path)
        }
      },
    })
  }
  return drafts
}
