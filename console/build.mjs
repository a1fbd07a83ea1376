/**
 * Builds the console into `console/dist`, which the API serves. With `--if-stale` only when a source is newer than what
 * was built. Plain JavaScript, since a fresh clone and the image build it before anything else runs.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const BUILT = join(ROOT, 'dist', 'index.html')

if (!process.argv.includes('--if-stale') || isStale()) await build()

async function build() {
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')])
  await build({
    configFile: false,
    root: ROOT,
    base: '/console/',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
    },
  })
}

function isStale() {
  if (!existsSync(BUILT)) return true
  const built = statSync(BUILT).mtimeMs
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true }).map(file => join(ROOT, 'src', file))
  return [...sources, join(ROOT, 'index.html')].some(file => statSync(file).mtimeMs > built)
}
