import assert from 'node:assert/strict'
import { retell } from '../../activities/telling.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import type { Language } from '../../domain/language.ts'
import type { LetterKind } from '../../domain/step.ts'
import { saveCustomer } from '../../records/customers.ts'
import { findLetter } from '../../records/letters.ts'
import { approvedAt } from '../policies/granted.ts'
import { freshRecords, nextRma, register } from '../records/fresh-records.ts'
import { playedWorld } from './played-world.ts'

describe('The language of a letter', function () {
  this.timeout(60_000)

  it('is the client’s when it is written, and stays, however often it is sent; colleagues read English', async () => {
    const records = await freshRecords()
    const rma = nextRma()
    await register(records, rma)
    const reads = (language: Language) =>
      saveCustomer(records, { ref: 'cus_1', name: 'Synthia Testperson', email: 'synthia@client.example', language })
    const sent: { messageId: string; subject: string; text: string }[] = []
    let server: 'away' | 'there' = 'away'
    const world = playedWorld(records, {
      mail: {
        async send({ messageId, subject, text }) {
          if (server === 'away') throw new UnreachableError('The mail server is away.')
          sent.push({ messageId, subject, text })
          return { kind: 'accepted' }
        },
      },
    })
    const tell = (...kinds: LetterKind[]) =>
      retell(world, { rma, words: { at: approvedAt, letters: kinds.map(kind => ({ kind, occasion: '1' })) } })

    await reads('es')
    await assert.rejects(tell('reminder'), UnreachableError)
    await reads('en')
    server = 'there'
    await tell('reminder', 'overdue')
    await reads('es')
    await tell('management-notice')

    const greetings = sent.map(({ text }) => /Hola, Synthia|Dear \w+/.exec(text)?.[0])
    assert.deepEqual(greetings, ['Hola, Synthia', 'Dear Synthia', 'Dear colleagues'])
    const [first] = sent
    const kept = await findLetter(records, first?.messageId ?? '')
    assert.equal(first?.subject, kept?.subject)
    assert.match(kept?.html ?? '', /<html lang="es">/)
    await records.destroy()
  })
})
