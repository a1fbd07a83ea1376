import assert from 'node:assert/strict'
import { retell } from '../../activities/telling.ts'
import { letterDocument } from '../../api/letter-document.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import { caseOfOwnPage, ownPageToken } from '../../counterparts/mail/own-page.ts'
import { findLink, newSecret } from '../../records/keys.ts'
import { findLetter, keepLetter } from '../../records/letters.ts'
import { up as linksKeptBack } from '../../records/migrations/0012-links-kept-back.ts'
import { approvedAt } from '../policies/granted.ts'
import { freshRecords, nextRma, register } from '../records/fresh-records.ts'
import { playedWorld } from './played-world.ts'

const LINK = /https:\/\/sendback\.example\/authorize\/([\w-]+)/g

const PAGE = /https:\/\/sendback\.example\/r\/([\w.-]+)/g

describe('The client’s link in a letter', function () {
  this.timeout(60_000)

  it('is in what is sent, on every try, and in nothing that anybody else reads', async () => {
    const records = await freshRecords()
    const rma = nextRma()
    await register(records, rma)
    const sent: { messageId: string; html: string; text: string }[] = []
    const world = playedWorld(records, {
      mail: {
        async send({ messageId, html, text }) {
          sent.push({ messageId, html, text })
          if (sent.length === 1) throw new UnreachableError('The mail server is away.')
          return { kind: 'accepted' }
        },
      },
    })
    const words = { at: approvedAt, letters: [{ kind: 'hold-link', occasion: 'approval' } as const] }
    await assert.rejects(retell(world, { rma, words }), UnreachableError)
    await retell(world, { rma, words })
    assert.equal(sent.length, 2)
    const letter = await findLetter(records, sent[0]?.messageId ?? '')
    assert.ok(letter)
    const kept = JSON.stringify([letter, letterDocument(letter)])
    for (const { html, text } of sent) {
      const tokens = [html, text].map(body => [...body.matchAll(LINK)].map(([, token]) => token))
      assert.equal(new Set(tokens.flat()).size, 1, JSON.stringify(tokens))
      const token = tokens[0]?.[0] ?? ''
      assert.equal((await findLink(records, token))?.rma, rma)
      assert.ok(!kept.includes(token), 'it is not kept')
      const unlinked = (words: string) => words.replaceAll(LINK, '').replaceAll(PAGE, '')
      assert.equal(unlinked(text), unlinked(letter.text), 'else it says the same')
    }
    for (const [, shown] of letter.text.matchAll(LINK)) assert.equal(await findLink(records, shown ?? ''), undefined)
    await records.destroy()
  })

  it('leads to their own page from each letter of theirs, and from none that goes to others', async () => {
    const records = await freshRecords()
    const rma = nextRma()
    await register(records, rma)
    const sent: { messageId: string; html: string; text: string }[] = []
    const send = async ({ messageId, html, text }: (typeof sent)[number]) => {
      sent.push({ messageId, html, text })
      return { kind: 'accepted' as const }
    }
    const world = playedWorld(records, { mail: { send } })
    const kinds = ['approval', 'reminder', 'management-notice'] as const
    await retell(world, { rma, words: { at: approvedAt, letters: kinds.map(kind => ({ kind, occasion: '1' })) } })
    const pages = sent.map(({ html, text }) =>
      [html, text].map(body => [...new Set([...body.matchAll(PAGE)].map(([, token]) => token))]),
    )
    const own = [ownPageToken(rma, world.pageSecrets)]
    assert.deepEqual(pages, [
      [own, own],
      [own, own],
      [[], []],
    ])
    assert.equal(caseOfOwnPage(own[0] ?? '', world.pageSecrets), rma)
    const letter = await findLetter(records, sent[0]?.messageId ?? '')
    assert.match(letter?.text ?? '', /\/r\/the-clients-own-page/)
    assert.ok(!JSON.stringify(letter).includes(own[0] ?? ''), 'it is not kept')
    await retell(
      { ...world, pageSecrets: [] },
      { rma, words: { at: approvedAt, letters: [{ kind: 'overdue', occasion: '1' }] } },
    )
    assert.doesNotMatch(sent.at(-1)?.html ?? '', /\/r\//)
    await records.destroy()
  })

  it('is taken out of what was kept before', async () => {
    const records = await freshRecords()
    const rma = nextRma()
    await register(records, rma)
    const url = `https://sendback.example/authorize/${newSecret()}`
    const words = { subject: 'Your hold', html: `<a href="${url}">${url}</a>`, text: `Open ${url} please.` }
    const letter = { rma, kind: 'hold-link', occasion: 'old', recipient: 'ana@example.com', at: approvedAt } as const
    await keepLetter(records, { messageId: 'm1', ...letter, ...words })
    await linksKeptBack(records as never)
    const kept = await findLetter(records, 'm1')
    assert.equal(kept?.text, 'Open https://sendback.example/authorize/the-clients-own-link please.')
    assert.ok(!JSON.stringify(kept).includes(url))
    await records.destroy()
  })
})
