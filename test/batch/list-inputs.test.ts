/** What is named, with its size and time; the order of folders is that of test/inputs/find-files.test.ts. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { listInputs } from '../../src/batch/list-inputs.ts'
import { newFolder } from './folder.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
for (const name of ['a', 'b', 'empty']) mkdirSync(at(name))
for (const name of ['b/2.txt', 'b/10.txt', 'a/x.md', 'a/.DS_Store']) writeFileSync(at(name), name)

it('lists files, folders and globs in the order in which they are named', () => {
  const paths = listInputs([at('b/2.txt'), at('a'), at('b/*.txt')]).map(({ path }) => path)
  expect(paths).toEqual(['b/2.txt', 'a/x.md', 'b/10.txt', 'b/2.txt'].map(at))
})
it('knows how large and how old they are', () =>
  expect(listInputs([at('a/x.md')])).toEqual([
    { path: at('a/x.md'), size: 6, modified: statSync(at('a/x.md')).mtimeMs },
  ]))
it('refuses what is not there, standard input, and nothing', () => {
  for (const path of [at('none'), '-', at('empty'), at('*.doc')])
    expect(() => listInputs([path])).toThrow(expect.objectContaining({ code: 'batch/no-input' }))
})
