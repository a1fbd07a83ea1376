import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { LANGUAGES, type Language } from '../domain/language.ts'
import { PAGE_STYLE } from './page-style.ts'

interface Frame {
  language: Language
  title: string
  /** Allowed by its hash in the page's policy. */
  script?: string
}

/** What all of the client's pages have in common, as a whole document. */
export function framed({ language, title, script }: Frame, body: ReactNode): string {
  const html = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{PAGE_STYLE}</style>
      </head>
      <body>
        {body}
        {script && <script>{script}</script>}
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(html)}`
}

/** How each language calls itself. */
const NAMES = { en: 'English', es: 'Español' } as const satisfies Record<Language, string>

/** The same page in the other languages. */
export function LanguageSwitch({ language }: { language: Language }) {
  return (
    <nav className="switch" aria-label={LANGUAGES.map(one => NAMES[one]).join(' / ')}>
      {LANGUAGES.filter(one => one !== language).map(one => (
        <a key={one} href={`?lang=${one}`} lang={one} hrefLang={one}>
          {NAMES[one]}
        </a>
      ))}
    </nav>
  )
}
