/** `tincture lexicon`: check tables, build a lexicon from them, and say what is in one. */
import { renameSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { compileTables } from '../lexicon-compiler/index.ts'
import { builtin, type Lexicon, LexiconError } from '../node.ts'
import { readTables } from './build-assets.ts'
import { type Console, exitCodes } from './console.ts'
import { unwritable } from './unwritable.ts'
import { lookUpTerm } from './look-up-term.ts'

export function lexiconCommand(console: Console): Command {
  const command = new Command('lexicon').description('check, build and look into lexicons')
  command
    .command('check')
    .description('check a folder of tables; every slip as file:line:column')
    .argument('<folder>', 'a folder of .tsv tables, as lexicons/en')
    .action(async (folder: string) => {
      const { counts, problems } = compileTables('en', tablesOf(folder), { keepGoing: true })
      for (const problem of problems) console.error(problem)
      await console.write(`${JSON.stringify({ ...counts, problems: problems.length })}\n`)
      console.setExitCode(problems.length > 0 ? exitCodes.rejectedInputs : exitCodes.done)
    })
  command
    .command('build')
    .description('compile a folder of tables into a lexicon file')
    .argument('<folder>', 'a folder of .tsv tables, as lexicons/en')
    .requiredOption('-o, --out <file>', 'the lexicon to write')
    .action((folder: string, options: { out: string }) => {
      const { bytes } = compileTables('en', tablesOf(folder))
      // a good lexicon is never replaced by half of one
      try {
        writeFileSync(`${options.out}.part`, bytes)
        renameSync(`${options.out}.part`, options.out)
      } catch (error) {
        throw unwritable(options.out, error)
      }
    })
  command
    .command('stats')
    .description('what the built-in lexicon holds')
    .action(async () => {
      const { header } = builtin('en')
      await console.write(
        `${JSON.stringify({ language: header.language, digest: header.digest, ...header.counts }, null, 2)}\n`,
      )
    })
  command
    .command('find')
    .description('the concepts that a term stands for')
    .argument('<term>', 'as a note writes it')
    .action(async (term: string) => {
      const found = lookUpTerm(builtin('en') as Lexicon, term)
      for (const concept of found) await console.write(`${JSON.stringify(concept)}\n`)
      if (found.length === 0) console.error('tincture: no such term')
    })
  return command
}

function tablesOf(folder: string): ReturnType<typeof readTables> {
  try {
    const tables = readTables(folder)
    if (tables.length > 0) return tables
  } catch {
    // said below
  }
  throw new LexiconError('lexicon/bad-source', `${folder}: no folder with .tsv tables.`)
}
