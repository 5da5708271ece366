/** `tincture view`: a page, pages and an index, and what is refused. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

mkdirSync(at('notes/ward'), { recursive: true })
writeFileSync(at('notes/b.txt'), 'Zyzzyva has gout.')
writeFileSync(at('notes/ward/a.txt'), 'No fever.')
writeFileSync(at('notes/.hidden'), 'Has asthma.')
writeFileSync(
  at('lines.jsonl'),
  '{"id":"x/1","text":"Gout."}\n{"id":"x 1","text":"Gout."}\nnot json\n{"id":"index","text":"No gout."}\n',
)

describe('one note', () => {
  it('is a page in a file', async () => {
    const ran = await runCli(['view', at('notes/b.txt'), '--out', at('b.html')])
    expect(ran).toEqual({ out: '', errors: [], exitCode: 0 })
    expect(readFileSync(at('b.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*href="#f0"[\s\S]*<\/html>\n$/)
  })
  it('is a page in a pipe', async () => {
    const { out } = await runCli(['view', '-'], { stdin: 'Has gout.' })
    expect(out).toContain('<h1>stdin</h1>')
  })
  it('does not fill a terminal', async () => {
    const ran = await runCli(['view', at('notes/b.txt')], { terminal: true })
    expect(ran).toEqual({ out: '', errors: ['tincture: Say where the page goes, as in --out note.html.'], exitCode: 1 })
  })
  it('goes to the resources with its patient', async () => {
    const { out } = await runCli(['view', '-', '--subject', 'Patient/77'], { stdin: 'Has gout.' })
    expect(out).toContain('Patient/77')
  })
  it('that is not there is told', async () => {
    const ran = await runCli(['view', at('none.txt'), '-o', at('none.html')])
    expect(ran).toEqual({ out: '', errors: [`tincture: ${at('none.txt')}: no such file`], exitCode: 2 })
    expect(existsSync(at('none.html'))).toBe(false)
  })
})

describe('several notes', () => {
  it('of a folder are pages and an index', async () => {
    const ran = await runCli(['view', at('notes'), '-o', at('pages')])
    expect(ran).toEqual({ out: '', errors: [], exitCode: 0 })
    expect(readdirSync(at('pages')).sort()).toEqual(['b.html', 'index.html', 'ward-a.html'])
    expect(readFileSync(at('pages/index.html'), 'utf8')).toMatch(
      /2 notes[\s\S]*href="b\.html"[\s\S]*href="ward-a\.html"/,
    )
    expect(readFileSync(at('pages/ward-a.html'), 'utf8')).toContain('href="index.html"')
  })
  it('of a folder with one note are a page and an index', async () => {
    await runCli(['view', at('notes/ward'), '-o', `${at('one')}/`])
    expect(readdirSync(at('one')).sort()).toEqual(['a.html', 'index.html'])
  })
  it('of lines have safe names, each its own', async () => {
    const ran = await runCli(['view', at('lines.jsonl'), '-o', at('lines')])
    expect(ran).toEqual({ out: '', errors: [`tincture: ${at('lines.jsonl')}:3: not valid JSON`], exitCode: 2 })
    expect(readdirSync(at('lines')).sort()).toEqual(['index-2.html', 'index.html', 'x-1-2.html', 'x-1.html'])
  })
  it('need a folder', async () => {
    const none = await runCli(['view', at('notes')])
    expect([none.exitCode, none.errors[0]]).toEqual([1, expect.stringMatching(/as in --out pages\//)])
    const file = await runCli(['view', at('notes'), '-o', at('notes/b.txt')])
    expect([file.exitCode, file.errors[0]]).toEqual([
      1,
      expect.stringMatching(/is a file; several notes need a folder/),
    ])
  })
})
