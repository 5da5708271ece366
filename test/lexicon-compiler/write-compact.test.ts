/** What has no compact form is told when it is written, never found out when it is read. */
import { expect, it } from 'vitest'
import { BugError } from '../../src/errors.ts'
import { compileTables, writeCompact } from '../../src/lexicon-compiler/index.ts'
import { smallTables } from '../lexicon/small-tables.ts'

it('what the compiler gave has one, another file none', () => {
  const { bytes } = compileTables('en', smallTables)
  expect(writeCompact(bytes).length).toBeLessThan(bytes.length)
  // a byte between two columns, which nothing reads and which would not come back
  const longer = new Uint8Array(bytes.length + 8)
  longer.set(bytes)
  longer[bytes.length] = 1
  expect(() => writeCompact(longer)).toThrow(BugError)
})
