import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { bundleWorkflows } from '../worker/bundle.ts'

/** Our processes and workflows, each compiled into one file: it starts in half the time, and many are started here. */
export interface Built {
  folder: string
  /** For the setting `WORKFLOW_BUNDLE`. */
  workflows: string
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PROCESSES = ['worker', 'api', 'relay']

/** Compiled into this folder from the code as it is now. */
export async function buildProduct(folder: string): Promise<Built> {
  const built = builtIn(folder)
  await build({
    absWorkingDir: ROOT,
    entryPoints: PROCESSES.map(name => `${name}/main.ts`),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
    plugins: [librariesStay, filesKnowTheirPlace],
  })
  writeFileSync(built.workflows, (await bundleWorkflows()).code)
  return built
}

/** What `buildProduct` has made there. */
export function builtIn(folder: string): Built {
  return { folder, workflows: join(folder, 'workflows.js') }
}

/** What Node is told to run one of them. */
export function asBuilt({ folder }: Built, name: string): string[] {
  return ['--enable-source-maps', join(folder, name, 'main.mjs')]
}

/** Marks our own question, or it would come back to us. */
const ASKED = Symbol('asked')

/** Libraries are loaded from where they are installed, wherever the compiled file lies. */
const librariesStay: Plugin = {
  name: 'libraries stay',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || pluginData === ASKED) return undefined
      const found = await esbuild.resolve(path, { kind, resolveDir, pluginData: ASKED })
      return found.external ? found : { path: pathToFileURL(found.path).href, external: true }
    })
  },
}

/** A file that looks for another beside itself goes on finding it. */
const filesKnowTheirPlace: Plugin = {
  name: 'files know their place',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      )
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}
