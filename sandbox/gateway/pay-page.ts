import type { Acquirer } from './acquirer.ts'
import type { Session } from './books.ts'
import { CARD_NAMES, findCard, TEST_CARDS } from './cards-table.ts'
import { pay, touchedSession } from './checkout.ts'
import { parseForm, text } from './form.ts'
import type { Reply } from './reply.ts'

/** The hosted page, as the client sees it. */
export async function showPayPage(acquirer: Acquirer, id: string): Promise<Reply> {
  const { session } = await touchedSession(acquirer, id)
  return session.status === 'open' ? page(200, form(session)) : over(session)
}

/** The client presses the button: on to where the merchant wants them, or here again with the bank's word. */
export async function submitPayPage(acquirer: Acquirer, id: string, body: string): Promise<Reply> {
  const card = findCard(text(parseForm(body), 'card') ?? '')
  const { session } = await touchedSession(acquirer, id)
  if (!card) return page(400, `<p role="alert">This is no test card.</p>${form(session)}`)
  const result = await pay(acquirer, id, card)
  if (result.kind === 'paid' || result.kind === 'closed') return over(result.session)
  return page(402, `<p role="alert">${escaped(result.refusal.message)}</p>${form(session)}`)
}

function over(session: Session): Reply {
  if (session.status === 'complete') return { status: 303, body: '', headers: { location: session.success_url ?? '/' } }
  return page(410, '<p>This page has expired. Follow the link in your letter again.</p>')
}

function form(session: Session): string {
  const amount = `${((session.amount_total ?? 0) / 100).toFixed(2)} ${(session.currency ?? '').toUpperCase()}`
  const cards = CARD_NAMES.map(
    (name, index) =>
      `<label><input type="radio" name="card" value="${name}"${index === 0 ? ' checked' : ''}> ` +
      `${TEST_CARDS[name].number} <small>${TEST_CARDS[name].brand}, ${name.replaceAll('_', ' ')}</small></label><br>`,
  )
  return (
    `<h1>Authorise ${escaped(amount)}</h1><p lang="${escaped(session.locale ?? 'en')}">${escaped(session.custom_text.submit?.message ?? '')}</p>` +
    `<form method="post"><fieldset><legend>Test card</legend>${cards.join('')}</fieldset>` +
    `<button>Authorise</button> <a href="${escaped(session.cancel_url ?? '#')}">Back</a></form>`
  )
}

function page(status: number, body: string): Reply {
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Card gateway (sandbox)</title>'
  const style = '<style>body{font:16px/1.5 system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem}</style>'
  return {
    status,
    body: `${head}${style}<body>${body}</body></html>`,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  }
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
