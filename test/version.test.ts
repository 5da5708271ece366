/** One version, told in two places. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { version } from '../src/version.ts'

it('src/version.ts is that of package.json', () => {
  expect(version).toBe(JSON.parse(readFileSync(resolve(import.meta.dirname, '../package.json'), 'utf8')).version)
})
