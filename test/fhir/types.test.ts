/** test/fhir/r4-shapes.ts compiles: our shapes are those of @types/fhir. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const tsc = resolve(root, 'node_modules/typescript/bin/tsc')
const flags =
  '--ignoreConfig --noEmit --types node --strict --exactOptionalPropertyTypes --skipLibCheck --target es2023 --lib es2023,dom --module nodenext --allowImportingTsExtensions'

it('the shapes compile against @types/fhir', () => {
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags.split(' '), 'test/fhir/r4-shapes.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
  // other files that the shapes pull in may be broken in their own right
  expect(stdout.split('\n').filter((line) => line.includes('r4-shapes.ts') || line.includes('fhir/types.ts'))).toEqual(
    [],
  )
})
