import { fileURLToPath } from 'node:url'
import type { DataConverter } from '@temporalio/common'
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker'

type Hook = NonNullable<Parameters<typeof bundleWorkflowCode>[0]['webpackConfigHook']>
type WebpackConfig = Parameters<Hook>[0]

/** The workflows' code as a worker runs it: domain values and the SDK, nothing else. It must convert failures as the worker does. */
export function bundleWorkflows({
  failureConverterPath,
}: Pick<DataConverter, 'failureConverterPath'> = {}): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    ...(failureConverterPath && { failureConverterPath }),
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    webpackConfigHook: withoutBallast,
    logger: silent,
  })
}

/**
 * Every cached case carries the bundle's text, so comments, blanks and the downlevelling for old engines are left out,
 * of our code and of the SDK's. Names and statements stay as they are written, and the source map leads back to the
 * lines: a stack trace says what a reader of the code would say.
 */
function withoutBallast(config: WebpackConfig): WebpackConfig {
  const compiler = config.module?.rules?.flatMap(rule => (isCompilerRule(rule) ? [rule.use] : []))[0]
  if (!compiler) throw new Error('The bundler of this SDK compiles in another way; see worker/bundle.ts.')
  const { loader, options } = compiler
  const ours = { ...options, minify: true, jsc: { ...options.jsc, ...AS_WRITTEN } }
  const libraries = { ...ours, jsc: { parser: { syntax: 'ecmascript' }, ...AS_WRITTEN } }
  Object.assign(compiler, { options: ours })
  const rules = [
    ...(config.module?.rules ?? []),
    { test: /\.c?js$/, include: /node_modules/, use: { loader, options: libraries } },
  ]
  const optimization = { ...config.optimization, providedExports: true, usedExports: true, concatenateModules: true }
  return { ...config, module: { ...config.module, rules }, optimization }
}

const AS_WRITTEN = {
  target: 'es2022',
  // `webpackIgnore` and its like are comments to the compiler, and orders to the bundler.
  minify: { compress: false, mangle: false, format: { comments: { regex: 'webpack' } } },
}

interface CompilerRule {
  use: { loader: string; options: { jsc: object } }
}

function isCompilerRule(rule: unknown): rule is CompilerRule {
  const use = (rule as Partial<CompilerRule> | null)?.use // looked at before it is believed
  return typeof use?.options?.jsc === 'object'
}

const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} }
