/** `tincture lexicon check`: every slip of tables and sources at once, and no lexicon written. */
import { Command, Option } from 'commander'
import { buildLexicon, compileTables, createReport, type FormatName, formatNames } from '../lexicon-compiler/index.ts'
import { openLexicon } from '../node.ts'
import { type Console, exitCodes } from './console.ts'
import { namedSources } from './source-files.ts'

export function checkCommand(console: Console): Command {
  return new Command('check')
    .description('check tables, lists and terminologies; every slip as file:line:column')
    .argument('<sources...>', 'as for build; a compiled .lexicon is checked for its version and completeness')
    .addOption(new Option('--format <format>', 'what the files are').choices(formatNames))
    .addOption(new Option('--json', 'JSON, as it always is').hideHelp())
    .addHelpText(
      'after',
      `
Examples:
  $ tincture lexicon check lexicons/en
  $ tincture lexicon check our-words.csv
  $ tincture lexicon check hospital.lexicon`,
    )
    .action(async (paths: string[], options: { format?: FormatName }) => {
      const compiled = paths.filter((path) => path.endsWith('.lexicon'))
      for (const path of compiled)
        await console.write(`${JSON.stringify({ file: path, ...openLexicon(path).header.counts, problems: 0 })}\n`)
      const others = paths.filter((path) => !path.endsWith('.lexicon'))
      if (others.length === 0) return
      const { tables, sources } = namedSources(others, options.format)
      const report = createReport((path, line) => console.progress?.(`${path}: ${line.toLocaleString('en')} lines`))
      const { counts, problems } =
        sources.length === 0
          ? compileTables('en', tables, { keepGoing: true })
          : await buildLexicon({ language: 'en', tables, sources, keepGoing: true }, report)
      console.progress?.('')
      for (const problem of [...problems, ...report.problems]) console.error(problem)
      const skipped = [...report.counts.values()].reduce((sum, count) => sum + count.skipped, 0)
      await console.write(`${JSON.stringify({ ...counts, problems: problems.length + skipped })}\n`)
      console.setExitCode(problems.length + skipped > 0 ? exitCodes.rejectedInputs : exitCodes.done)
    })
}
