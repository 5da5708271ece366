/** The program: help, version, and what it says when something of its own breaks. */

import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { commandAsked, createProgram } from '../../src/cli/program.ts'
import { builtin, version } from '../../src/node.ts'
import { runCli } from './run-cli.ts'

const input = { stdin: 'Zyzzyva has pneumonia.' }

describe('main', () => {
  it.each(['--version', '-V'])('%s names the lexicon too', async (flag) => {
    const out = `${version} (lexicon ${builtin('en').header.digest.slice(0, 12)})\n`
    expect(await runCli([flag])).toEqual({ out, errors: [], exitCode: 0 })
  })
  it.each([
    [['extrct'], 'extract'],
    [['extract', '--formt', 'x'], '--format'],
    [['lexicon', 'fnd', 'x'], 'find'],
    [['lexicon', 'find', '--lexcon', 'x', 'y'], '--lexicon'],
  ])('%j: did you mean %s?', async (argv, meant) => {
    const { out, errors, exitCode } = await runCli(argv)
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 1 })
    expect(errors.at(-1)).toBe(`(Did you mean ${meant}?)`)
  })
  it('help has styles on a terminal only', async () => {
    expect((await runCli(['--help'])).out).not.toContain('\x1b')
    expect((await runCli(['--help'], { colours: true })).out).toContain('\x1b[1mUsage:')
  })
  it.each([
    [['--help'], / {2}extract .*\n[\s\S]* {2}lexicon /],
    [['extract', '--help'], /--format <format>/],
    [['pipe', '--help'], /exit code 0/i],
    [['lexicon', '--help'], /check/],
  ])('%j', async (argv, help) => {
    const { out, errors, exitCode } = await runCli(argv)
    expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 })
    expect(out).toMatch(help)
  })
  it('a bug of ours is told without its message, which could quote the note', async () => {
    const write = async (): Promise<void> => {
      throw new TypeError('Zyzzyva is not a function')
    }
    const { errors, exitCode } = await runCli(['extract', '-'], { ...input, write })
    expect(exitCode).toBe(3)
    expect(errors[0]).toBe('tincture: a bug of ours (TypeError); please report it with these lines')
    expect(errors[1]).toMatch(/^\s+at /)
    expect(errors.join('\n')).not.toMatch(/Zyzzyva/)
  })
  it('a reader that has seen enough is no failure', async () => {
    const write = async (): Promise<void> => {
      throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    }
    expect(await runCli(['extract', '-'], { ...input, write })).toEqual({ out: '', errors: [], exitCode: 0 })
  })
})

describe('what is loaded', () => {
  it.each([
    [['extract', 'note.txt'], 'extract'],
    [['lexicon', 'find', 'CHF'], 'lexicon'],
    [['extract', '--help'], 'extract'],
    [['--help'], null],
    [['help', 'extract'], null],
    [['extrct'], null],
    [['toString'], null],
    [[], null],
    [['--config', 'extract', 'view'], null],
    [['extract', 'x', '--config=my.json'], null], // which the program refuses with all commands at hand
    [['completion', 'bash'], null],
  ])('%j: %s', (argv, name) => expect(commandAsked(argv)).toBe(name))
})

describe('every command', async () => {
  const console = { write: async () => undefined } as unknown as Parameters<typeof createProgram>[0]
  const all = (command: Command, before = ''): [string, Command][] => [
    [`${before}${command.name()}`, command],
    ...command.commands.flatMap((one) => all(one, `${before}${command.name()} `)),
  ]
  it.each(all(await createProgram(console)).map(([name]) => [name]))('%s --help has examples', async (name) => {
    const { out } = await runCli([...name.split(' ').slice(1), '--help'])
    expect(out).toMatch(/\nExamples:\n {2}\$ /)
  })
})
