import type { FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '../domain/language.ts'

/** The one that a client has chosen on the page. */
export function chosenLanguage({ query }: Pick<FastifyRequest, 'query'>): Language | undefined {
  const { lang } = query as { lang?: unknown } // an object, as fastify has parsed it
  return LANGUAGES.find(language => language === lang)
}

/** The one that the client has chosen; else the one we know of; else, as we know nobody, the browser's. */
export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>, known?: Language): Language {
  const browsers = /^\s*es\b/i.test(request.headers['accept-language'] ?? '') ? 'es' : 'en'
  return chosenLanguage(request) ?? known ?? browsers
}
