/** `tincture.config.json`: what options of commands are where the command line does not say. The home of zod for that file. */
import { readFileSync } from 'node:fs'
import type { Command, Option } from 'commander'
import { z } from 'zod'
import { ConfigError } from '../errors.ts'
import { configName } from './find-config.ts'

/**
 * Reads a file and sets the options that it names, each command's under the command's name:
 * `{ "extract": { "profile": "us-core" }, "lexicon build": { "base": "en" } }`. The command line wins.
 *
 * @param path the file that was asked for; the one in this folder is read only where it is there.
 * @throws ConfigError when the file is missing, no JSON, or names what no command has.
 */
export function applyConfig(program: Command, path: string | undefined): void {
  const file = path ?? configName
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (path === undefined && (error as { code?: string }).code === 'ENOENT') return
    throw new ConfigError('config/bad-option', `${file}: can't be read (${(error as { code?: string }).code}).`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ConfigError(
      'config/bad-option',
      `${file}: is no JSON; it holds an object, as in { "extract": { "profile": "us-core" } }.`,
    )
  }
  const commands = commandsOf(program)
  const schema = z.strictObject({
    $schema: z.string().optional(),
    ...Object.fromEntries(commands.map(([name, command]) => [name, schemaOf(command).optional()])),
  })
  const checked = schema.safeParse(value)
  if (!checked.success) {
    const issues = checked.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`)
    throw new ConfigError('config/bad-option', `${file}: ${issues.join('; ')}.`)
  }
  for (const [name, command] of commands)
    for (const [option, set] of Object.entries((checked.data as Record<string, object | undefined>)[name] ?? {}))
      command.setOptionValueWithSource(option, set, 'config')
}

/** The commands that do something, by the words that call them. */
function commandsOf(command: Command, before = ''): [string, Command][] {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`
    return one.commands.length > 0 ? commandsOf(one, `${name} `) : [[name, one] as [string, Command]]
  })
}

/** An object with the command's options by their long names in camel case: `minConfidence`. */
function schemaOf(command: Command) {
  return z.strictObject(
    Object.fromEntries(command.options.map((option) => [option.attributeName(), valueSchema(option).optional()])),
    { error: (issue) => (issue.code === 'unrecognized_keys' ? unknown(command, issue.keys) : undefined) },
  )
}

function unknown(command: Command, keys: readonly string[]): string {
  const names = command.options.map((option) => option.attributeName())
  return `there is no option ${keys.map((key) => `"${key}"`).join(', ')}; there are ${names.join(', ')}`
}

function valueSchema(option: Option): z.ZodType {
  if (option.argChoices) return z.enum(option.argChoices, `must be ${option.argChoices.join(', ')}`)
  if (option.isBoolean() || option.negate) return z.boolean('must be true or false')
  // an option whose words are read as a number
  const one =
    option.parseArg === (Number as unknown)
      ? z.number('must be a number')
      : z.union([z.string(), z.number()], 'must be text')
  return option.variadic ? z.array(one, 'must be a list') : one
}
