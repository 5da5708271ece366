/** Whole files: what stands at the path stays what it is. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstatSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeWhole } from '../../src/cli/write-whole.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'tincture-'))

it('makes a file, replaces one, and leaves nothing else', () => {
  const at = folder()
  writeWhole(join(at, 'page.html'), Buffer.from('one'))
  writeWhole(join(at, 'page.html'), Buffer.from('two'))
  expect(readFileSync(join(at, 'page.html'), 'utf8')).toBe('two')
  expect(readdirSync(at)).toEqual(['page.html'])
})

it('writes through a link', () => {
  const at = folder()
  writeFileSync(join(at, 'page.html'), 'one')
  symlinkSync('page.html', join(at, 'link'))
  writeWhole(join(at, 'link'), Buffer.from('two'))
  expect(lstatSync(join(at, 'link')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(at, 'page.html'), 'utf8')).toBe('two')
})

it('writes into a pipe, and leaves it there', async () => {
  const pipe = join(folder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'ignore'] })
  let read = ''
  reader.stdout.on('data', (part: Buffer) => (read += part.toString()))
  writeWhole(pipe, Buffer.from('one'))
  await once(reader, 'close')
  expect(read).toBe('one')
  expect(lstatSync(pipe).isFIFO()).toBe(true)
})

it('says in one sentence that it cannot write', () => {
  const at = folder()
  expect(() => writeWhole(at, Buffer.from('one'))).toThrow(/\S/)
  expect(readdirSync(at)).toEqual([])
})
