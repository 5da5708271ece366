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
    .addCommand(checkCommand(console))
    .addCommand(buildCommand(console))
    .addCommand(statsCommand(console))
    .addCommand(findCommand(console))
    .addCommand(explainCommand(console))
}
