/**
 * The command as few files: what `extract` needs is one of them, what other commands need lies in others, which are
 * loaded when they are asked for. Hundreds of modules took most of the time of a command that reads one note.
 */
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  // small and needed by nearly every command; what is large or seldom needed stays a package of its own
  ssr: { noExternal: ['commander', '@noble/hashes', 'picomatch'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/bin',
    emptyOutDir: true,
    minify: false, // names and lines are for those who report a bug
    rolldownOptions: {
      input: { tincture: 'src/cli/main.ts', worker: 'src/batch/worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
