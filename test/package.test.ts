/** The packed tarball, installed in an empty folder, works: command, library, types, lexicon, and nothing else inside. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const note = join(root, 'fixtures/notes/discharge-heart-failure.txt')
let folder = ''
let packed: { filename: string; files: { path: string }[] }

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 })

describe('the packed tarball', { timeout: 300_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tincture-package-'))
    const report = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)
    const parsed = JSON.parse(report) as (typeof packed)[] | Record<string, typeof packed>
    packed = Array.isArray(parsed) ? parsed[0]! : Object.values(parsed)[0]!
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename)], folder)
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('holds what users need and no sources, tests or fixtures', () => {
    const paths = packed.files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'dist/node.js',
        'dist/index.js',
        'dist/node.d.ts',
        'dist/en.lexicon',
        'dist/en.compact.lexicon',
        'dist/bin/tincture.js',
        'dist/bin/worker.js',
        'README.md',
        'LICENSE',
        'NOTICE',
      ]),
    )
    expect(paths.filter((path) => /^(?:src|test|bench|fixtures|lexicons|dist\/cli|\.)/.test(path))).toEqual([])
  })

  it('gives a bundle from the command line', () => {
    const bundle = JSON.parse(run('npx', ['--no-install', 'tincture', 'extract', note], folder)) as {
      resourceType: string
      entry: unknown[]
    }
    expect(bundle.resourceType).toBe('Bundle')
    expect(bundle.entry.length).toBeGreaterThan(20)
  })

  it('runs a batch, whose workers are files of their own', () => {
    run('npx', ['--no-install', 'tincture', 'batch', note, '-o', join(folder, 'out')], folder)
    const report = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')) as { notes: number }
    expect(report.notes).toBe(1)
  })

  it('is imported by its name, and by its browser entry with the lexicon handed over', () => {
    const program = `
      import { readFileSync } from 'node:fs'
      import { createExtractor } from 'tincture'
      const found = createExtractor().extract('Denies chest pain.').mentions
      console.log(found[0].certainty)
      const browser = await import(new URL('./node_modules/tincture/dist/index.js', import.meta.url))
      const lexicon = browser.readLexicon(readFileSync(new URL(import.meta.resolve('tincture/en.compact.lexicon'))))
      console.log(browser.createExtractor({ lexicon }).extract('Denies chest pain.').mentions[0].text)
    `
    writeFileSync(join(folder, 'use.js'), program)
    expect(run(process.execPath, ['use.js'], folder)).toBe('absent\nchest pain\n')
  })

  it('depends on nothing that is natural or wink', () => {
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'node_modules/tincture/package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    expect(Object.keys(dependencies).filter((name) => /natural|wink/.test(name))).toEqual([])
  })
})
