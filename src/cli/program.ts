/** The whole program `tincture` over a console: what argv asks is done, and the exit code set. */
import { Command, CommanderError } from 'commander'
import { builtin, TinctureError, version } from '../node.ts'
import { batchCommand } from './batch.ts'
import { completionCommand } from './completion.ts'
import { applyConfig, configName } from './config.ts'
import { type Console, exitCodes } from './console.ts'
import { diffCommand } from './diff.ts'
import { explainCommand } from './explain.ts'
import { extractCommand } from './extract.ts'
import { lexiconCommand } from './lexicon.ts'
import { painter } from './paint.ts'
import { pipeCommand } from './pipe.ts'
import { runShardCommand, shardsCommand } from './shards.ts'
import { viewCommand } from './view.ts'

/** The program and all its commands. */
export function createProgram(console: Console): Command {
  const program: Command = new Command('tincture')
    .description('Clinical notes to FHIR R4 Condition, MedicationStatement and Observation, with confidence scores.')
    .option('-V, --version', 'the version, and the digest of the built-in lexicon')
    .option('--config <file>', `defaults of options; ${configName} of this folder, where it is there`)
    .option('--no-config', 'leave such a file unread')
    .addCommand(extractCommand(console))
    .addCommand(pipeCommand(console))
    .addCommand(batchCommand(console))
    .addCommand(shardsCommand(console))
    .addCommand(runShardCommand(console))
    .addCommand(viewCommand(console))
    .addCommand(explainCommand(console))
    .addCommand(diffCommand(console))
    .addCommand(lexiconCommand(console))
    .addCommand(completionCommand(console, () => program))
    .addHelpText('after', examples)
    .hook('preSubcommand', () => {
      const { config } = program.opts<{ config?: string | boolean }>()
      if (config !== false) applyConfig(program, typeof config === 'string' ? config : undefined)
    })
  program.on('option:version', () => {
    void console.write(`${version} (lexicon ${digest()})\n`)
    throw new CommanderError(0, 'commander.version', version)
  })
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)])
    command
      .exitOverride()
      .showSuggestionAfterError()
      .configureHelp({
        styleTitle: (title) => painter(console)('bold', title),
        styleCommandText: (text) => painter(console)('bold', text),
      })
      .configureOutput({
        writeOut: (text) => void console.write(text),
        writeErr: (text) => console.error(text.trimEnd().replace(/^error:/, 'tincture:')),
        // what styles have been set is for us to say
        getOutHasColors: () => true,
      })
  return program
}

const examples = `
Examples:
  $ tincture extract note.txt                    a table on a terminal, a FHIR bundle in a pipe
  $ tincture view note.txt --out note.html       a page with every finding and its evidence
  $ tincture explain note.txt --code I10         why hypertension is found, or is not
  $ tincture help extract                        all options of a command`

/** The built-in lexicon's digest, shortened; where there is none, that. */
function digest(): string {
  try {
    return builtin('en').header.digest.slice(0, 12)
  } catch {
    return 'missing'
  }
}

/** Runs one command line, as in `main(['extract', 'note.txt'], processConsole())`. Never throws: it says what went wrong and sets the exit code. */
export async function main(argv: readonly string[], console: Console): Promise<void> {
  const program = createProgram(console)
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
