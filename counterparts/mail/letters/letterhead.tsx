import type { ReactNode } from 'react'
import type { Language } from '../../../domain/language.ts'
import type { LetterSubject } from './subject.ts'

const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** Links, points, and the colours at night, for mail programs that read a sheet of styles; all others use those in the elements. */
const STYLES = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  .sheet a { color: #1a5fb4; }
  .sheet li { margin: 0 0 6px; }
  @media (prefers-color-scheme: dark) {
    .desk { background: #14171a !important; }
    .sheet { background: #1e2227 !important; color: #e8eaed !important; }
    .note { background: #2a2f36 !important; }
    .small { color: #a6adb5 !important; }
    .sheet a { color: #8ab4f8 !important; }
    .sheet a.button { color: #ffffff !important; }
  }`

interface Sheet {
  about: LetterSubject
  title: string
  /** Whom the letter speaks to. */
  reader: string
  children: ReactNode
}

/**
 * Every letter's paper: nothing in it is fetched from anywhere, no image, no font, no tracking. Mail programs that show a
 * letter within a page of theirs keep nothing of its `html`, so the sheet says its language, too.
 */
export function Letterhead({ about, title, reader, children }: Sheet) {
  const { company, rma, statusUrl, language = 'en' } = about
  const words = WORDS[language]
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{STYLES}</style>
      </head>
      <body className="desk" style={{ margin: 0, padding: '24px 12px', background: '#eef0f2', fontFamily: FONT }}>
        <div className="sheet" lang={language} style={sheet}>
          <p className="small" style={small}>
            {company.name} · {rma}
          </p>
          <P>{words.greeting(reader)}</P>
          {children}
          {statusUrl && (
            <P>
              {words.howItStands} <a href={statusUrl}>{words.page(rma)}</a>
            </P>
          )}
          <P>
            {words.questions} <a href={`mailto:${company.helpAddress}`}>{company.helpAddress}</a> {words.mention(rma)}
          </P>
          <P>{company.name}</P>
        </div>
      </body>
    </html>
  )
}

const WORDS: Record<Language, Words> = {
  en: {
    greeting: reader => `Dear ${reader},`,
    howItStands: 'How it stands, and what you can do about it, at any time:',
    page: rma => `the page of ${rma}`,
    questions: 'Questions? Answer this letter, or write to',
    mention: rma => `and mention ${rma}. A person reads it.`,
  },
  es: {
    greeting: reader => `Hola, ${reader}:`,
    howItStands: 'En qué va, y qué puede hacer usted, en cualquier momento:',
    page: rma => `la página de ${rma}`,
    questions: '¿Tiene preguntas? Responda a esta carta, o escriba a',
    mention: rma => `y mencione ${rma}. Lo lee una persona.`,
  },
}

interface Words {
  greeting(reader: string): string
  howItStands: string
  page(rma: string): string
  questions: string
  mention(rma: string): string
}

/** A paragraph. */
export function P({ children }: { children: ReactNode }) {
  return <p style={{ margin: '0 0 16px' }}>{children}</p>
}

/** What the reader must not miss. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <p className="note" style={{ margin: '0 0 16px', padding: '12px 16px', background: '#f4f6f8', borderRadius: 6 }}>
      {children}
    </p>
  )
}

export function Points({ children }: { children: ReactNode }) {
  return <ul style={{ margin: '0 0 16px', paddingLeft: 22 }}>{children}</ul>
}

/** The one thing the letter asks for. The address is also written out, for readers of the plain text. */
export function Button({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p style={{ margin: '0 0 16px' }}>
      <a className="button" href={href} style={button}>
        {children}
      </a>
    </p>
  )
}

const sheet = {
  maxWidth: 600,
  margin: '0 auto',
  padding: '28px 32px',
  background: '#ffffff',
  color: '#1f2328',
  borderRadius: 8,
  fontSize: 16,
  lineHeight: 1.5,
  overflowWrap: 'anywhere',
} as const

const small = { margin: '0 0 20px', fontSize: 13, color: '#5c6670' } as const

const button = {
  display: 'inline-block',
  padding: '11px 20px',
  borderRadius: 6,
  background: '#1a5fb4',
  color: '#ffffff',
  textDecoration: 'none',
  fontWeight: 600,
} as const
