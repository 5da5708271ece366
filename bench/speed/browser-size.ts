/** What a browser has to load: the library bundled by vite and the compact lexicon, as they are and compressed. `npm run bench:browser`. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expandLexicon } from '../../src/lexicon/index.ts'

const root = resolve(import.meta.dirname, '../..')
const gzip = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length
const brotli = (bytes: Uint8Array): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
const sum = [0, 0, 0]
const print = (name: string, sizes: readonly number[]): void =>
  console.log(name.padEnd(24) + sizes.map((n) => n.toLocaleString('en').padStart(13)).join(''))
const row = (name: string, bytes: Uint8Array): void => {
  const sizes = [bytes.length, gzip(bytes), brotli(bytes)]
  print(name, sizes)
  sizes.forEach((size, i) => {
    sum[i]! += size
  })
}

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
const compact = readFileSync(resolve(root, 'dist/en.compact.lexicon'))
row('en.compact.lexicon', compact)
print('together', sum)
const times = Array.from({ length: 7 }, () => {
  const begin = performance.now()
  expandLexicon(compact)
  return performance.now() - begin
}).sort((a, b) => a - b)
console.log(
  `expanded to ${expandLexicon(compact).length.toLocaleString('en')} bytes in ${times[3]!.toFixed(0)} ms (${times[0]!.toFixed(0)} to ${times[6]!.toFixed(0)}) by Node ${process.version}`,
)
