/**
 * The command as few files, for `npm run build`: what `extract` needs is one of them, what other commands need lies in
 * others, which are loaded when they are asked for. Loading hundreds of modules took most of the time of a short run.
 */
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  // small, and needed by nearly every command; what is large or seldom needed stays a package of its own
  ssr: { noExternal: ['commander', '@noble/hashes', 'picomatch'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/bin',
    emptyOutDir: true,
    minify: false, // names and lines are for those who report a bug
    rolldownOptions: {
      input: { tincture: 'src/cli/main.ts', worker: 'src/batch/worker.ts', guard: 'src/batch/guard.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        codeSplitting: {
          // each with all that it imports, but for what is loaded later
          groups: [
            { name: 'program', test: /src\/cli\/program\.ts$/, priority: 2 },
            { name: 'extract', test: /src\/cli\/extract\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
})
