/** What a browser has to load: the library bundled by vite and the default lexicon, as they are and compressed. `npm run bench:browser`. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { builtin } from '../../src/node.ts'

const root = resolve(import.meta.dirname, '../..')
const gzip = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length
const brotli = (bytes: Uint8Array): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
const row = (name: string, bytes: Uint8Array): void =>
  console.log(
    name.padEnd(24) +
      [bytes.length, gzip(bytes), brotli(bytes)].map((n) => n.toLocaleString('en').padStart(13)).join(''),
  )

console.log(' '.repeat(24) + ['bytes', 'gzip -9', 'brotli 9'].map((name) => name.padStart(13)).join(''))
const built = await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    minify: true,
    lib: { entry: resolve(root, 'src/index.ts'), formats: ['es'] },
  },
})
for (const { output } of Array.isArray(built)
  ? built
  : [built as { output: { type: string; fileName: string; code?: string }[] }])
  for (const one of output)
    if (one.type === 'chunk') row(`bundle ${one.fileName}`, Buffer.from((one as { code: string }).code))
row('dist/en.lexicon', readFileSync(resolve(root, 'dist/en.lexicon')))
for (const [name, column] of Object.entries(builtin('en').columns))
  row(`  ${name}`, new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
