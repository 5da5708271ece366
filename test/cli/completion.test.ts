/** `tincture completion`: what shells complete. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const script = async (shell: string): Promise<string> => (await runCli(['completion', shell])).out

// every machine of ours has bash; Windows need not
describe.runIf(process.platform !== 'win32')('bash', () => {
  it.each([
    ['tincture ex', ['extract', 'explain']],
    ['tincture lexicon ', ['check', 'build', 'stats', 'find', 'explain']],
    ['tincture extract --prof', ['--profile']],
    ['tincture extract note.txt --profile ', ['base', 'us-core', 'ips']],
    ['tincture extract -f tab', ['table']],
    ['tincture lexicon build --base ', ['en', 'none']],
    ['tincture completion --h', ['--help']],
  ])('%j', async (line, words) => {
    const typed = line.split(' ')
    const program = `${await script('bash')}
COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${typed.length - 1}; _tincture; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', program], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout.trim().split('\n').sort()).toEqual([...words].sort())
  })
})

describe('zsh and fish', () => {
  it('zsh has commands, options and choices', async () => {
    const out = await script('zsh')
    expect(out).toMatch(/^#compdef tincture\n/)
    expect(out).toContain("'extract|--profile') found='base us-core ips' ;;")
    expect(out).toContain("'lexicon') options='--help'; commands='check build stats find explain' ;;")
  })
  it('fish has a line each', async () => {
    const out = await script('fish')
    expect(out).toMatch(/complete -c tincture -n 'not __fish_seen_subcommand_from [^']*' -f -a extract -d '/)
    expect(out).toMatch(/-n '__fish_seen_subcommand_from extract' -l profile -x -a 'base us-core ips' -d '/)
  })
  it('no other', async () => expect((await runCli(['completion', 'tcsh'])).exitCode).toBe(1))
})
