/** The README's code runs, and gives the values that it promises. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readBlocks } from './readme-blocks.ts'

const root = resolve(import.meta.dirname, '..')
const readme = join(root, 'README.md')
const home = join(root, 'src/node.ts')

// inside test/, so that the test runner compiles them
const folder = mkdtempSync(join(import.meta.dirname, '.readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a block; gives the values that it handed over, by line. */
async function run(program: string, name: string): Promise<ReadonlyMap<number, unknown>> {
  const path = join(folder, `${name}.ts`)
  writeFileSync(
    path,
    `const checked = new Map<number, unknown>()\nconst check = (line: number, value: unknown) => checked.set(line, value)\n${program}\nexport { checked }\n`,
  )
  return ((await import(pathToFileURL(path).href)) as { checked: Map<number, unknown> }).checked
}

/** The value that a comment writes. */
async function promisedValue(written: string, name: string): Promise<unknown> {
  return (await run(`check(0, (${written}))`, name)).get(0)
}

describe('README.md', () => {
  it('is there', () =>
    expect(existsSync(readme), 'README.md is missing: write it, and this test runs its code').toBe(true))
  if (!existsSync(readme)) return
  const blocks = readBlocks(readFileSync(readme, 'utf8'), home)
  it('has code to run', () => expect(blocks.length).toBeGreaterThan(0))
  for (const { line, program, promised } of blocks)
    it(`line ${line}`, async () => {
      const values = await run(program, `line-${line}`)
      for (const one of promised)
        expect(values.get(one.line), `line ${one.line}: ${one.expression}`).toEqual(
          await promisedValue(one.value, `value-${one.line}`),
        )
    })
})

describe('the runner', () => {
  const block = (...lines: string[]) =>
    readBlocks(['text', '```ts', ...lines, '```', '```sh', 'not this', '```'].join('\n'), home)
  it('takes the blocks of code, and no others', () => {
    const [only, ...more] = block("import { version } from 'tincture'", 'version // → 1')
    expect(more).toEqual([])
    expect(only!.program).toContain(`from '${home}'`)
    expect(only!.promised).toEqual([{ line: 4, expression: 'version', value: '1' }])
  })
  it('hands the values over', async () => {
    const [one] = block('const two = 1 + 1 // → 2', '[two, "x"] // → [2, "x"]', 'two * 2 // → 5')
    expect([...(await run(one!.program, 'runner'))]).toEqual([
      [3, 2],
      [4, [2, 'x']],
      [5, 4],
    ])
    expect(one!.promised.map(({ value }) => value)).toEqual(['2', '[2, "x"]', '5'])
  })
  it('tells a block that is never closed', () => expect(() => readBlocks('```ts\n1', home)).toThrow('README line 1'))
})
