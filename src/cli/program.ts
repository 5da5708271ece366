/** The whole program `tincture` over a console: what argv asks is done, and the exit code set. */
import { Command, CommanderError } from 'commander'
import { TinctureError } from '../errors.ts'
import { version } from '../version.ts'
import { type Console, exitCodes } from './console.ts'
import { configName, mayHaveConfig } from './find-config.ts'
import { painter } from './paint.ts'

type Load = (console: Console, program: () => Command) => Promise<Command>

/** The commands, in the order of the help. */
const commands: Readonly<Record<string, Load>> = {
  extract: async (console) => (await import('./extract.ts')).extractCommand(console),
  pipe: async (console) => (await import('./pipe.ts')).pipeCommand(console),
  batch: async (console) => (await import('./batch.ts')).batchCommand(console),
  shards: async (console) => (await import('./shards.ts')).shardsCommand(console),
  'run-shard': async (console) => (await import('./shards.ts')).runShardCommand(console),
  view: async (console) => (await import('./view.ts')).viewCommand(console),
  explain: async (console) => (await import('./explain.ts')).explainCommand(console),
  diff: async (console) => (await import('./diff.ts')).diffCommand(console),
  lexicon: async (console) => (await import('./lexicon.ts')).lexiconCommand(console),
  completion: async (console, program) => (await import('./completion.ts')).completionCommand(console, program),
}

/**
 * The command that the words ask for, where that is plain: it alone is loaded. Null where all are needed: for help, for
 * what is misspelt, for a file of defaults, which may name any of them.
 */
export function commandAsked(argv: readonly string[]): string | null {
  const [first = ''] = argv
  return Object.hasOwn(commands, first) && first !== 'completion' && !mayHaveConfig(argv) ? first : null
}

/** The program with all its commands, or with the one that is asked for. */
export async function createProgram(console: Console, asked: string | null = null): Promise<Command> {
  const program: Command = new Command('tincture')
    .description('Clinical notes to FHIR R4 Condition, MedicationStatement and Observation, with confidence scores.')
    .option('-V, --version', 'the version, and the digest of the built-in lexicon')
    .option('--config <file>', `defaults of options; ${configName} of this folder, where it is there`)
    .option('--no-config', 'leave such a file unread')
    .addHelpText('after', examples)
    .hook('preSubcommand', async () => {
      const { config } = program.opts<{ config?: string | boolean }>()
      if (asked !== null || config === false) return
      const { applyConfig } = await import('./config.ts')
      applyConfig(program, typeof config === 'string' ? config : undefined)
    })
  for (const name of asked === null ? Object.keys(commands) : [asked])
    program.addCommand(await commands[name]!(console, () => program))
  program.on('option:version', () => {
    throw new CommanderError(0, versionAsked, version)
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

const versionAsked = 'commander.version'

const examples = `
Examples:
  $ tincture extract note.txt                    a table on a terminal, a FHIR bundle in a pipe
  $ tincture view note.txt --out note.html       a page with every finding and its evidence
  $ tincture explain note.txt --code I10         why hypertension is found, or is not
  $ tincture help extract                        all options of a command`

/** The built-in lexicon's digest, shortened; where there is none, that. */
async function digest(): Promise<string> {
  try {
    const { builtin } = await import('../lexicon-files/index.ts')
    return builtin('en').header.digest.slice(0, 12)
  } catch {
    return 'missing'
  }
}

/** Runs one command line, as in `main(['extract', 'note.txt'], processConsole())`. Never throws: it says what went wrong and sets the exit code. */
export async function main(argv: readonly string[], console: Console): Promise<void> {
  try {
    const program = await createProgram(console, commandAsked(argv))
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.code === versionAsked) {
      await console.write(`${version} (lexicon ${await digest()})\n`)
      console.setExitCode(exitCodes.done)
    } else if (error instanceof CommanderError) {
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
