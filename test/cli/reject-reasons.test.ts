/** A sentence for every code of a rejection. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reasonOf } from '../../src/cli/reject-reasons.ts'
import type { RejectCode } from '../../src/errors.ts'

const source = readFileSync(resolve(import.meta.dirname, '../../src/errors.ts'), 'utf8')
const codes = [...source.matchAll(/'((?:readers|inputs)\/[a-z-]+)'/g)].map((found) => found[1] as RejectCode)

describe('reasonOf', () => {
  it('there are codes', () => expect(codes.length).toBeGreaterThan(20))
  it.each(codes)('%s', (code) => expect(reasonOf(code)).not.toContain(code))
  it("a reader's own code is told as it is", () => expect(reasonOf('own:no-luck')).toBe('rejected (own:no-luck)'))
})
