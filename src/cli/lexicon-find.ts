/** `tincture lexicon find`: the concepts that a term stands for, one JSON object a line. */
import { Command, Option } from 'commander'
import { builtin, openLexicon } from '../node.ts'
import type { Console } from './console.ts'
import { lookUpTerm } from './look-up-term.ts'

export function findCommand(console: Console): Command {
  return new Command('find')
    .description('the concepts that a term stands for')
    .argument('<term>', 'as a note writes it')
    .option('-l, --lexicon <file>', 'look into this one instead of the built-in lexicon')
    .addOption(new Option('--json', 'JSON, as it always is').hideHelp())
    .addHelpText(
      'after',
      '\nExamples:\n  $ tincture lexicon find "congestive heart failure"\n  $ tincture lexicon find PASC --lexicon hospital.lexicon',
    )
    .action(async (term: string, options: { lexicon?: string }) => {
      const lexicon = options.lexicon === undefined ? builtin('en') : openLexicon(options.lexicon)
      const found = lookUpTerm(lexicon, term)
      for (const concept of found) await console.write(`${JSON.stringify(concept)}\n`)
      if (found.length === 0) console.error('tincture: no such term')
    })
}
