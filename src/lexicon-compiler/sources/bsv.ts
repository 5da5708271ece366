/** cTAKES dictionaries: `CUI|text`, `CUI|TUI|text` or `CUI|TUI|text|preferred text`, with comments. */
import { isCodeOf, umls } from './code-systems.ts'
import { eachLine } from './read-lines.ts'
import { classOfType, kindOfType } from './semantic-types.ts'
import { addCode, type Drafts, draftOf, type MentionKind, type Report, type SourceFile } from './source.ts'

const comment = /^\s*(?:\/\/|#|$)/
const cuiForm = /^C\d{1,7}$/
const typeForm = /^T?\d{1,3}$/ // "T047", in old files "47"

/** Reads concepts by CUI; without semantic types they are of `kind`, conditions unless it is said. */
export async function readBsv(files: readonly SourceFile[], report: Report, kind: MentionKind | null): Promise<Drafts> {
  const drafts: Drafts = new Map()
  for (const file of files)
    await eachLine(file, report, (line, number) => {
      if (comment.test(line)) return
      const cells = line.split('|').map((cell) => cell.trim())
      const [cui = ''] = cells
      if (cells.length < 2 || cells.length > 4)
        return report.skip(file.path, number, `has ${cells.length} fields, not 2 to 4`)
      const code = cuiForm.test(cui) ? `C${cui.slice(1).padStart(7, '0')}` : cui
      const system = code.startsWith('C') ? umls : 'snomed'
      if (system === 'snomed' && !isCodeOf('snomed', code)) return report.skip(file.path, number, `"${cui}" is no CUI`)
      let own: MentionKind | null = kind ?? 'condition'
      let type = ''
      if (cells.length > 2) {
        if (!typeForm.test(cells[1]!)) return report.skip(file.path, number, `"${cells[1]}" is no semantic type`)
        type = `T${cells[1]!.replace('T', '').padStart(3, '0')}`
        own = kind ?? kindOfType(type)
      }
      if (!own) return // anatomy, procedures: no matter of ours
      const text = cells.length === 2 ? cells[1]! : cells[2]!
      if (text === '') return report.skip(file.path, number, 'has no text')
      const draft = draftOf(drafts, code, own)
      draft.name = cells[3] || draft.name || text
      draft.terms.push(text)
      const conditionClass = classOfType(type)
      if (conditionClass) draft.class = conditionClass
      addCode(draft, system, code)
      report.keep(file.path)
    })
  return drafts
}
