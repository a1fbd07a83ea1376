import assert from 'node:assert/strict'
import { isForClient } from '../../../counterparts/mail/letters/letter.ts'
import { renderLetter } from '../../../counterparts/mail/letters/render.ts'
import { specimens } from '../../../counterparts/mail/letters/specimen.ts'
import { LANGUAGES, type Language } from '../../../domain/language.ts'
import { everyScene, grantedByProfiles, type Scene } from './every-letter.ts'
import { datedOrder, speco, subjectOf } from './subjects.ts'

interface Written {
  subject: string
  html: string
  text: string
}

const written = ({ order, about }: Scene, language: Language): Promise<Written> =>
  renderLetter(order, { ...about, language })

/** Days as 2026-04-04, whichever language they are said in. */
function withDays(text: string): string {
  return text
    .replace(
      /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d+) ([A-Z][a-z]+) (\d{4})/g,
      (_, day, month, year) => `${year}-${MONTHS.en.indexOf(month) + 1}-${day}`,
    )
    .replace(
      /\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo), (\d+) de ([a-z]+) de (\d{4})/g,
      (_, day, month, year) => `${year}-${MONTHS.es.indexOf(month) + 1}-${day}`,
    )
}

const monthsIn = (language: Language) =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, month, 15))),
  )
const MONTHS = { en: monthsIn('en'), es: monthsIn('es') }

/** Amounts, days, hours, numbers, serials, links and addresses, in no order: what a letter says besides words. */
function factsOf({ subject, text }: Written): string[] {
  const facts = withDays(`${subject}\n${text}`).match(
    /https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Z]*\$[\d,.]*\d|\d\d:\d\d|[A-Za-z0-9]*-?\d[A-Za-z0-9-]*/g,
  )
  return (facts ?? []).sort()
}

/** Paragraphs, points, notes and buttons. */
function shapeOf({ html }: Written): Record<string, number> {
  const shapes = { paragraphs: /<p[ >]/g, points: /<li[ >]/g, notes: /class="note"/g, buttons: /class="button"/g }
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, html.match(shape)?.length ?? 0]))
}

/** What stands in a letter as it is, in every language. */
const AS_IT_IS = /200 New Highway, Amityville|1 Main Street, Albany|Speco Returns Desk|https?:\/\/\S+|\S+@\S+/g
const ENGLISH_WORDS =
  /(?<!\p{L})(the|your|you|we|us|our|and|of|to|is|are|was|not|has|have|return(ed)?|by|hold|card|it|this|that|with|from|for|if|back|days?|within|through|on|unit|serial|number|tracking|replacement)(?!\p{L})/iu

function plain(text: string): string {
  return text.replace(/\s+|\u00a0/g, '').replaceAll('*', '')
}

/** What a reader of the HTML sees; the plain text also writes out where a link leads. */
function wordsOf(html: string): string {
  const links = (page: string) =>
    page.replace(/<a[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, href, words) =>
      href.replace(/^mailto:/, '') === words ? words : `${words} ${href}`,
    )
  return plain(
    links(html.replace(/<head>.*<\/head>/s, ''))
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

const SCENES = everyScene()
const kindOf = ({ about, order }: Scene) => `${about.terms.returnType}/${order.kind}`
const KINDS = [...new Set(SCENES.map(kindOf))]
const ONE_OF_EACH = KINDS.flatMap(kind => SCENES.find(scene => kindOf(scene) === kind) ?? [])

describe('A letter to a client who reads Spanish', function () {
  this.timeout(30_000)

  for (const name of KINDS)
    it(`${name} says in Spanish what it says in English`, async () => {
      const scenes = SCENES.filter(scene => kindOf(scene) === name)
      const pairs = await Promise.all(
        scenes.map(async scene => ({
          scene,
          en: await written(scene, 'en'),
          es: await written(scene, 'es'),
        })),
      )
      for (const { scene, en, es } of pairs) {
        assert.match(en.html, /<html lang="en"/)
        assert.match(es.html, /<html lang="es"/, `${scene.name} is in English`)
        for (const part of [es.subject, es.html, es.text])
          assert.doesNotMatch(part, /undefined|NaN|\[object|null|Invalid/, scene.name)
        assert.doesNotMatch(`${es.subject}\n${es.text}`.replace(AS_IT_IS, ''), ENGLISH_WORDS, scene.name)
        assert.doesNotMatch(es.text, / ,| \.(\s|$)|,,|\.\.|¿¿/, scene.name)
        assert.deepEqual(factsOf(es), factsOf(en), scene.name)
        assert.deepEqual(shapeOf(es), shapeOf(en), scene.name)
        assert.equal(plain(es.text), wordsOf(es.html), scene.name)
      }
      // Whatever is told apart in English is told apart in Spanish.
      const told = (language: Language) => new Set(pairs.map(pair => pair[language].subject + pair[language].text)).size
      assert.equal(told('es'), told('en'))
    })

  it('is previewed in Spanish, for every policy', async () => {
    for (const { profile, terms } of grantedByProfiles())
      for (const { kind, html, text } of await specimens(profile, terms, { language: 'es' })) {
        const [language, greeting] = isForClient(kind) ? ['es', /Hola, Ana Flores:/] : ['en', /Dear colleagues,/]
        assert.match(html, new RegExp(`<html lang="${language}"`), `${profile.id} ${terms.returnType}/${kind}`)
        assert.match(text, greeting)
      }
  })
})

describe('A letter in any language', function () {
  this.timeout(30_000)

  it('is in English to colleagues, whatever the client reads', async () => {
    const { html, text } = await renderLetter(datedOrder('management-notice'), subjectOf(speco, { language: 'es' }))
    assert.match(html, /<html lang="en"/)
    assert.match(text, /Dear colleagues/)
    assert.match(text, /through|Ticket/)
  })

  it('is in English where nobody has said in which', async () => {
    assert.match((await renderLetter(datedOrder('shipped'), subjectOf(speco))).text, /Dear Ana Flores/)
  })

  for (const language of LANGUAGES)
    it(`escapes whatever others have written, in "${language}"`, async () => {
      for (const { name, order, about } of ONE_OF_EACH) {
        const { html, text } = await renderLetter(order, {
          ...about,
          language,
          client: { name: '<b>Bo</b> & "Co"' },
          units: about.units.map(unit => ({ ...unit, model: `<i>${unit.model}` })),
          replacementTo: '<u>1 Main Street',
          parcels: [{ carrier: '<s>UPS', tracking: '1Z999' }],
        })
        assert.doesNotMatch(html, /<[bius]>/, name)
        assert.match(html, /&lt;b&gt;Bo&lt;\/b&gt; &amp; &quot;Co&quot;/)
        assert.match(text, /<b>Bo<\/b> & "Co"/)
      }
    })

  for (const language of LANGUAGES)
    it(`fetches nothing from anywhere, in "${language}"`, async () => {
      for (const scene of ONE_OF_EACH)
        assert.doesNotMatch((await written(scene, language)).html, /<(img|link|script|iframe)|url\(|@import|src=/)
    })
})
