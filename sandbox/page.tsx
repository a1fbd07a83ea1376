import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Instant } from '../domain/time.ts'

/** A page of one of the sandbox's parts. */
export function page(title: string, body: ReactNode): string {
  const markup = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>{body}</body>
    </html>,
  )
  return `<!doctype html>${markup}`
}

export function written(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}

const STYLE = `
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-size: 1.3rem }
  td { padding: .3rem 1rem .3rem 0; vertical-align: top }
  iframe { width: 100%; height: 46rem; border: 1px solid #8886; border-radius: 6px }
  article { border-top: 1px solid #8886 }
  pre { white-space: pre-wrap }`
