/** The whole program `tincture` over a console: what argv asks is done, and the exit code set. */
import { Command, CommanderError } from 'commander'
import { TinctureError, version } from '../node.ts'
import { type Console, exitCodes } from './console.ts'
import { diffCommand } from './diff.ts'
import { explainCommand } from './explain.ts'
import { extractCommand } from './extract.ts'
import { lexiconCommand } from './lexicon.ts'
import { viewCommand } from './view.ts'

/** Runs one command line, as in `main(['extract', 'note.txt'], processConsole())`. Never throws: it says what went wrong and sets the exit code. */
export async function main(argv: readonly string[], console: Console): Promise<void> {
  const program = new Command('tincture')
    .description('Clinical notes to FHIR R4 Condition, MedicationStatement and Observation, with confidence scores.')
    .version(version)
    .showSuggestionAfterError()
    .addCommand(extractCommand(console))
    .addCommand(viewCommand(console))
    .addCommand(explainCommand(console))
    .addCommand(diffCommand(console))
    .addCommand(lexiconCommand(console))
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)])
    command.exitOverride().configureOutput({
      writeOut: (text) => void console.write(text),
      writeErr: (text) => console.error(text.trimEnd().replace(/^error:/, 'tincture:')),
    })
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      console.setExitCode(error.exitCode === 0 || error.code === 'commander.help' ? exitCodes.done : exitCodes.wrongUse)
    } else if ((error as { code?: string }).code === 'EPIPE') {
      console.setExitCode(exitCodes.done) // the reader has seen enough
    } else if (error instanceof TinctureError && !error.code.startsWith('bug/')) {
      console.error(`tincture: ${error.message}`)
      const { problems } = error as { problems?: readonly string[] }
      for (const problem of problems ?? []) console.error(problem)
      console.setExitCode(exitCodes.wrongUse)
    } else {
      // the message could quote the note: only the kind and the place in our code are told
      const where =
        error instanceof Error
          ? (error.stack ?? '')
              .split('\n')
              .filter((line) => /^\s+at /.test(line))
              .slice(0, 5)
              .join('\n')
          : ''
      console.error(
        `tincture: a bug of ours (${error instanceof Error ? error.name : 'unknown'}); please report it with these lines\n${where}`,
      )
      console.setExitCode(exitCodes.ourBug)
    }
  }
}
