/** `tincture lexicon stats`: what a lexicon holds. */
import { Command, Option } from 'commander'
import { type Lexicon, SenseFlag } from '../lexicon/index.ts'
import { builtin, openLexicon } from '../node.ts'
import type { Console } from './console.ts'

export function statsCommand(console: Console): Command {
  return new Command('stats')
    .description('what a lexicon holds: concepts and terms by kind, codes by system, its digest')
    .argument('[file]', 'a compiled lexicon; the built-in one when none is named')
    .addOption(new Option('--json', 'JSON, as it always is').hideHelp())
    .addHelpText('after', '\nExamples:\n  $ tincture lexicon stats\n  $ tincture lexicon stats hospital.lexicon')
    .action(async (file: string | undefined) => {
      const lexicon = file === undefined ? builtin('en') : openLexicon(file)
      const { header } = lexicon
      await console.write(
        `${JSON.stringify({ language: header.language, digest: header.digest, ...header.counts, ...details(lexicon) }, null, 2)}\n`,
      )
    })
}

/** How many terms are so, and how many codes there are of each system. */
function details(lexicon: Lexicon): object {
  const { senseFlags, conceptKind, rootNext } = lexicon.columns
  const flags = { ambiguous: 0, exactCase: 0, variant: 0, imported: 0 }
  for (const flag of senseFlags)
    for (const name of Object.keys(flags) as (keyof typeof flags)[]) if (flag & SenseFlag[name]) flags[name]++
  const codes: Record<string, number> = {}
  for (let id = 0; id < conceptKind.length; id++) {
    const concept = lexicon.concept(id)
    if ('codes' in concept) for (const { system } of concept.codes) codes[system] = (codes[system] ?? 0) + 1
  }
  return { distinctWords: rootNext.length - 1, termsThatAre: flags, codes }
}
