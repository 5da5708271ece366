/** `tincture lexicon`: check sources, build a lexicon from them, and say what is in one. */
import { Command } from 'commander'
import type { Console } from './console.ts'
import { buildCommand } from './lexicon-build.ts'
import { checkCommand } from './lexicon-check.ts'
import { explainCommand } from './lexicon-explain.ts'
import { findCommand } from './lexicon-find.ts'
import { statsCommand } from './lexicon-stats.ts'

export function lexiconCommand(console: Console): Command {
  return new Command('lexicon')
    .description('check, build and look into lexicons')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tincture lexicon find CHF\n  $ tincture lexicon build our-words.csv --base en -o hospital.lexicon',
    )
    .addCommand(checkCommand(console))
    .addCommand(buildCommand(console))
    .addCommand(statsCommand(console))
    .addCommand(findCommand(console))
    .addCommand(explainCommand(console))
}
