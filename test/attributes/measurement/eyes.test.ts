/** Values of each eye. */
import { describe, expect, it } from 'vitest'
import { read } from './page-of.ts'

describe('values of each eye', () => {
  for (const [text, values] of [
    ['IOP 14 OD and 9 OS', ['intraocular pressure right eye|14', 'intraocular pressure left eye|9']],
    ['IOP: OD 15, OS 16', ['intraocular pressure right eye|15', 'intraocular pressure left eye|16']],
    ['IOP 14', ['intraocular pressure|14']],
  ] as const)
    it(text, () => expect(read(text)).toEqual(values))
})
