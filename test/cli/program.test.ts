/** The program: help, version, and what it says when something of its own breaks. */
import { describe, expect, it } from 'vitest'
import { version } from '../../src/node.ts'
import { runCli } from './run-cli.ts'

const input = { stdin: 'Zyzzyva has pneumonia.' }

describe('main', () => {
  it('--version', async () =>
    expect(await runCli(['--version'])).toEqual({ out: `${version}\n`, errors: [], exitCode: 0 }))
  it.each([
    [['--help'], / {2}extract .*\n[\s\S]* {2}lexicon /],
    [['extract', '--help'], /--format <format>/],
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
