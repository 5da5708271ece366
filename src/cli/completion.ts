/** `tincture completion`: what a shell needs to complete commands, options and their values. */
import { Argument, Command } from 'commander'
import type { Console } from './console.ts'

const shells = ['bash', 'zsh', 'fish'] as const

/** The command; `program` gives the whole tree once it is made. */
export function completionCommand(console: Console, program: () => Command): Command {
  return new Command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .addHelpText(
      'after',
      `
Examples:
  $ source <(tincture completion bash)                                   in ~/.bashrc
  $ source <(tincture completion zsh)                                    in ~/.zshrc, after compinit
  $ tincture completion fish > ~/.config/fish/completions/tincture.fish`,
    )
    .action(async (shell: (typeof shells)[number]) => {
      await console.write({ bash: bashScript, zsh: zshScript, fish: fishScript }[shell](wordsOf(program())))
    })
}

/** What may follow the words of a command. */
interface Words {
  /** "", "extract", "lexicon build" */
  readonly path: string
  readonly commands: readonly { readonly name: string; readonly about: string }[]
  readonly options: readonly {
    readonly names: readonly string[]
    readonly about: string
    readonly takesValue: boolean
    readonly choices: readonly string[]
  }[]
}

function wordsOf(command: Command, path = ''): Words[] {
  const help = { names: ['--help'], about: 'show help', takesValue: false, choices: [] }
  const own: Words = {
    path,
    commands: command.commands.map((one) => ({ name: one.name(), about: one.description() })),
    options: [
      ...command.options
        .filter(({ hidden }) => !hidden)
        .map(({ short, long, description, required, optional, argChoices }) => ({
          names: [short, long].filter((name) => name !== undefined),
          about: description,
          takesValue: required || optional,
          choices: argChoices ?? [],
        })),
      help,
    ],
  }
  return [own, ...command.commands.flatMap((one) => wordsOf(one, path === '' ? one.name() : `${path} ${one.name()}`))]
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The cases of a shell's `case`, for bash and for zsh: choices after an option, else options or commands. */
function cases(all: readonly Words[]): { readonly values: string; readonly words: string } {
  const values = all.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(
        ({ names, choices }) =>
          `    ${names.map((name) => quoted(`${path}|${name}`)).join('|')}) words=${quoted(choices.join(' '))} ;;`,
      ),
  )
  const words = all.map(({ path, commands, options }) => {
    const long = options.map(({ names }) => names.at(-1)!)
    return `    ${quoted(path)}) options=${quoted(long.join(' '))}; commands=${quoted(commands.map(({ name }) => name).join(' '))} ;;`
  })
  return { values: values.join('\n'), words: words.join('\n') }
}

function bashScript(all: readonly Words[]): string {
  const { values, words } = cases(all)
  const paths = all.map(({ path }) => path).filter((path) => path !== '')
  return `# completes tincture in bash: source <(tincture completion bash)
_tincture() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} path='' words='' options='' commands='' i next
  for ((i = 1; i < COMP_CWORD; i++)); do
    next=\${path:+$path }\${COMP_WORDS[i]}
    case $next in ${paths.map(quoted).join('|')}) path=$next ;; esac
  done
  case "$path|$before" in
${values}
  esac
  case $path in
${words}
  esac
  if [[ -n $words ]]; then :
  elif [[ $current == -* ]]; then words=$options
  elif [[ -n $commands ]]; then words=$commands
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ -z $words ]] && COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _tincture tincture
`
}

function zshScript(all: readonly Words[]): string {
  const { values, words } = cases(all)
  const paths = all.map(({ path }) => path).filter((path) => path !== '')
  return `#compdef tincture
# completes tincture in zsh: source <(tincture completion zsh)
_tincture() {
  local current=\${words[CURRENT]} before=\${words[CURRENT-1]} where='' found='' options='' commands='' i next
  local -a typed; typed=("\${words[@]}")
  for ((i = 2; i < CURRENT; i++)); do
    next=\${where:+$where }\${typed[i]}
    case $next in ${paths.map((path) => `(${quoted(path)})`).join(' where=$next ;; ')} where=$next ;; esac
  done
  case "$where|$before" in
${values.replaceAll(' words=', ' found=')}
  esac
  case $where in
${words}
  esac
  if [[ -n $found ]]; then compadd -- \${=found}
  elif [[ $current == -* ]]; then compadd -- \${=options}
  elif [[ -n $commands ]]; then compadd -- \${=commands}
  else _files
  fi
}
compdef _tincture tincture
`
}

function fishScript(all: readonly Words[]): string {
  const lines = all.flatMap(({ path, commands, options }) => {
    const names = path === '' ? [] : path.split(' ')
    const below = commands.map(({ name }) => name)
    const seen = names.map((name) => `__fish_seen_subcommand_from ${name}`)
    const when = [...seen, ...(below.length > 0 ? [`not __fish_seen_subcommand_from ${below.join(' ')}`] : [])].join(
      '; and ',
    )
    const condition = when === '' ? '' : ` -n ${quoted(when)}`
    return [
      ...commands.map(({ name, about }) => `complete -c tincture${condition} -f -a ${name} -d ${quoted(about)}`),
      ...options.map(({ names, about, takesValue, choices }) => {
        const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
        const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takesValue ? ' -r' : ''
        return `complete -c tincture${condition} ${flags.join(' ')}${value} -d ${quoted(about)}`
      }),
    ]
  })
  return `# completes tincture in fish\n${lines.join('\n')}\n`
}
