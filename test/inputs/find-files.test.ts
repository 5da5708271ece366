/** What an argument names: files, folders, globs, and how they are called in an error. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findFiles, sharedNames } from '../../src/inputs/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))
for (const path of [
  'b.txt',
  'a.txt',
  'sub/c.txt',
  'sub/deep/d.xml',
  'Z.csv',
  '.hidden',
  'sub/.git/e.txt',
  'x[1].txt',
]) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), 'x')
}
mkdirSync(join(folder, 'empty'))
symlinkSync(join(folder, 'sub'), join(folder, 'linked-folder'))
symlinkSync(join(folder, 'a.txt'), join(folder, 'linked.txt'))
symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.txt'))

const below = (argument: string): string[] =>
  [...findFiles(argument)].map(({ path }) => path.slice(folder.length + 1).replaceAll('\\', '/'))

describe('findFiles', () => {
  it('a file, under its own words', () => {
    const path = join(folder, 'a.txt')
    expect([...findFiles(path)]).toEqual([{ path, place: path }])
  })
  it('a folder, with all that is below, in order; nothing hidden, no folder by a link', () =>
    expect(below(folder)).toEqual(['Z.csv', 'a.txt', 'b.txt', 'linked.txt', 'sub/c.txt', 'sub/deep/d.xml', 'x[1].txt']))
  it.each([
    ['*.txt', ['a.txt', 'b.txt', 'linked.txt', 'x[1].txt']],
    ['**/*.txt', ['a.txt', 'b.txt', 'linked.txt', 'sub/c.txt', 'x[1].txt']],
    ['sub/**', ['sub/c.txt', 'sub/deep/d.xml']],
    ['{a,b}.t?t', ['a.txt', 'b.txt']],
    ['[ab].txt', ['a.txt', 'b.txt']],
    ['x[1].txt', ['x[1].txt']],
  ])('a glob: %s', (glob, paths) => expect(below(join(folder, glob))).toEqual(paths))
  it('what was found is told by the argument and a number, not by its name', () =>
    expect([...findFiles(join(folder, 'sub'))].map(({ place }) => place)).toEqual([
      `${join(folder, 'sub')}#1`,
      `${join(folder, 'sub')}#2`,
    ]))
  it('what lies in a folder of a folder is called by its path, and so are files of one name', () => {
    const calledIn = (argument: string): (string | undefined)[] => [...findFiles(argument)].map(({ id }) => id)
    expect(calledIn(folder)).toEqual([undefined, undefined, undefined, undefined, 'sub/c', 'sub/deep/d', undefined])
    expect(calledIn(join(folder, '**/*.xml'))).toEqual(['sub/deep/d'])
    const shared = sharedNames([
      './1/note.txt',
      '2/note.txt.gz',
      '2\\other.txt',
      '2/other.xml',
      '-',
      'a/b.c/x',
      'a/b.c/x',
    ])
    expect(shared).toEqual(new Set(['note', 'other']))
    const path = join(folder, 'sub/c.txt')
    expect([...findFiles(path, sharedNames([path, join(folder, 'c.txt')]))][0]!.id).toBe(path.slice(1, -4))
    expect([...findFiles(path, sharedNames([path, join(folder, 'a.txt')]))][0]!.id).toBeUndefined()
  })
  it.each([
    ['missing.txt', 'inputs/not-found'],
    ['empty', 'inputs/no-match'],
    ['*.doc', 'inputs/no-match'],
    ['no/such/*.txt', 'inputs/no-match'],
  ])('%s: %s', (argument, code) => expect(() => below(join(folder, argument))).toThrow(code))
})
