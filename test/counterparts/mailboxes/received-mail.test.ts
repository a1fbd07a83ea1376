import assert from 'node:assert/strict'
import { caseInAddress, replyAddress } from '../../../counterparts/mail/reply-address.ts'
import { asksIn } from '../../../counterparts/mailboxes/asks.ts'
import { readMail } from '../../../counterparts/mailboxes/received-mail.ts'
import { instant } from '../../../domain/time.ts'

const internalDate = instant('2026-03-10T15:00:00Z')
const OURS = ['mx.focusca.com', 'store.focusca.com']

const head = {
  From: 'Ana Diaz <Ana@Client.example>',
  To: 'clientops@focusca.com',
  Subject: 'Cancellation',
  'Message-ID': '<one@client.example>',
}

const read = (headers: Record<string, string> = {}, text = 'Please cancel FocusCloud.', above: string[] = []) => {
  const lines = Object.entries({ ...head, ...headers }).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
  const source = Buffer.from(`${[...above, ...lines].join('\r\n')}\r\n\r\n${text}\r\n`)
  return readMail({ source, internalDate }, OURS)
}

describe('A mail as we understand it', () => {
  it('has its sender in small letters, and its own words without what it quotes', async () => {
    const mail = await read(
      { 'In-Reply-To': '<a@sendback.example>', References: '<root@sendback.example> <a@sendback.example>' },
      'Yes, please cancel.\n\nOn Tue, 10 Mar 2026 at 10:00, Returns <returns@x.example> wrote:\n> Your label is here.\n',
    )
    assert.equal(mail.sender, 'ana@client.example')
    assert.equal(mail.words, 'Yes, please cancel.')
    assert.deepEqual(mail.answers.toSorted(), ['a@sendback.example', 'a@sendback.example', 'root@sendback.example'])
    assert.equal(mail.nature.kind, 'written')
  })

  it('has its own words without what it quotes in Spanish', async () => {
    const utf8 = { 'Content-Type': 'text/plain; charset=utf-8' }
    for (const line of [
      'El mar, 10 mar 2026 a las 10:00, Returns (<returns@x.example>) escribió:',
      'El mar., 10 de mar. de 2026 10:00, Returns <returns@x.example> escribió:',
      '-----Mensaje original-----\nDe: Returns\nEnviado: martes, 10 de marzo de 2026 10:00',
      '________________________________\nDe: Returns <returns@x.example>\nEnviado: martes, 10 de marzo de 2026 10:00',
    ]) {
      const mail = await read(utf8, `Sí, cancele.\n\n${line}\n\n> Su etiqueta está aquí.\n`)
      assert.equal(mail.words, 'Sí, cancele.', line)
    }
  })

  it('reads one that has only HTML', async () => {
    const mail = await read({ 'Content-Type': 'text/html' }, '<p>Please send a <b>label</b></p><script>x()</script>')
    assert.equal(mail.words, 'Please send a label')
  })

  it('is the same mail in every copy, and another one under the same Message-ID', async () => {
    const copy = await read({}, undefined, [
      'Delivered-To: other@focusca.com',
      'Received: from a by b; Tue, 10 Mar 2026 10:00:00 +0000',
    ])
    assert.equal(copy.key, (await read()).key)
    assert.notEqual((await read({}, 'Please cancel MyFocus.')).key, copy.key)
    assert.notEqual((await read({ 'Message-ID': '<two@client.example>' })).key, copy.key)
    const nameless = await read({ 'Message-ID': '' })
    assert.equal(nameless.messageId, undefined)
    assert.equal(nameless.key, (await read({ 'Message-ID': '' })).key)
  })

  it('names nobody as its sender who is one of several', async () => {
    const mail = await read({ From: 'ana@client.example, bo@client.example' })
    assert.deepEqual([mail.sender, mail.dmarc], [undefined, 'not-proven'])
  })
})

describe('What our own server found out about a mail', () => {
  const received = (by: string, at = '10 Mar 2026 14:00:00 +0000') =>
    `Received: from out.client.example by ${by} with ESMTPS id 1; Tue, ${at}`
  const results = (what: string, server = 'mx.focusca.com') => `Authentication-Results: ${server}; ${what}`
  const pass = 'spf=pass smtp.mailfrom=client.example;\r\n dmarc=pass (p=reject; dis=none) header.from=client.example'

  const dmarc = async (...above: string[]) => (await read({}, undefined, above)).dmarc

  it('is believed when its name stands above every other server', async () => {
    assert.equal(await dmarc(results(pass), received('mx.focusca.com')), 'passed')
    assert.equal(
      await dmarc(
        received('store.focusca.com'),
        results(pass),
        received('mx.focusca.com'),
        received('out.client.example'),
      ),
      'passed',
    )
  })

  it('is not believed when anybody could have written it', async () => {
    // Below the first server that is not ours.
    assert.equal(await dmarc(received('mx.focusca.com'), received('out.client.example'), results(pass)), 'not-proven')
    // Another server's name; our own verdict, which stands on top, was another; another domain than the sender's.
    assert.equal(await dmarc(results(pass, 'mx.client.example'), received('mx.focusca.com')), 'not-proven')
    assert.equal(
      await dmarc(results('dmarc=fail header.from=client.example'), received('mx.focusca.com'), results(pass)),
      'not-proven',
    )
    assert.equal(await dmarc(results('dmarc=pass header.from=other.example'), received('mx.focusca.com')), 'not-proven')
    assert.equal(
      await dmarc(results('dmarc=pass header.from=notclient.example'), received('mx.focusca.com')),
      'not-proven',
    )
    // In a comment, or in another result's text.
    assert.equal(
      await dmarc(
        results('spf=fail (; dmarc=pass header.from=client.example) smtp.mailfrom=x'),
        received('mx.focusca.com'),
      ),
      'not-proven',
    )
    assert.equal(await dmarc(), 'not-proven')
  })

  it('dates a mail that was moved since by its first receipt, and no other server’s word does', async () => {
    const dated = async (...above: string[]) => (await read({}, undefined, above)).receivedAt
    assert.equal(await dated(received('mx.focusca.com')), '2026-03-10T14:00:00.000Z')
    assert.equal(
      await dated(received('store.focusca.com'), received('mx.focusca.com', '10 Mar 2026 13:59:50 +0000')),
      '2026-03-10T13:59:50.000Z',
    )
    assert.equal(await dated(received('mx.client.example', '1 Mar 2026 00:00:00 +0000')), internalDate)
    assert.equal(await dated(received('mx.focusca.com', '11 Mar 2026 00:00:00 +0000')), internalDate)
    assert.equal(await dated(received('mx.focusca.com', 'nonsense')), internalDate)
  })
})

describe('A mail that no person wrote', () => {
  const robots: Record<string, Record<string, string>> = {
    'an out-of-office reply': { 'Auto-Submitted': 'auto-replied' },
    'a robot of Exchange': { 'X-Auto-Response-Suppress': 'All' },
    'a newsletter': { Precedence: 'bulk' },
    'a mailing list': { 'List-Id': '<news.client.example>' },
    'a mail without a way back': { 'Return-Path': '<>' },
    'a mail server': { From: 'MAILER-DAEMON@mx.client.example' },
    'nobody at all': { From: '' },
  }
  for (const [what, headers] of Object.entries(robots))
    it(`is known: ${what}`, async () => assert.equal((await read(headers)).nature.kind, 'automatic'))

  it('is not one that says it is none', async () => {
    assert.equal((await read({ 'Auto-Submitted': 'no', Precedence: 'first-class' })).nature.kind, 'written')
  })
})

describe('A bounce', () => {
  const report = (action: string, status: string) =>
    read(
      {
        From: 'MAILER-DAEMON@mx.client.example',
        'Return-Path': '<>',
        'MIME-Version': '1.0',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
      },
      [
        '--b\r\n\r\nThe mail to ana@client.example did not arrive.',
        `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.client.example\r\n\r\nFinal-Recipient: rfc822; ana@client.example\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n  here`,
        '--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <letter@sendback.example>\r\nSubject: [RMA-1001] Last notice\r\n\r\n--b--',
      ].join('\r\n'),
    )

  it('names the letter that did not arrive, and why', async () => {
    const { nature } = await report('failed', '5.1.1')
    assert.equal(nature.kind, 'bounce')
    assert.ok(nature.kind === 'bounce' && nature.letters.includes('letter@sendback.example'))
    assert.equal(nature.kind === 'bounce' && nature.why, 'smtp; 550 5.1.1 No such user here')
  })

  it('is none while the server still tries', async () => {
    assert.equal((await report('delayed', '4.4.1')).nature.kind, 'automatic')
  })

  it('is read in the form of older servers, too, and never in a person’s mail', async () => {
    const text = '550 5.1.1 unknown user\r\nMessage-ID: <letter@sendback.example>'
    assert.equal((await read({ From: 'postmaster@mx.client.example' }, text)).nature.kind, 'bounce')
    assert.equal((await read({}, text)).nature.kind, 'written')
  })
})

describe('What a mail asks for', () => {
  const asks = async (
    text: string,
    serves: ('help' | 'clientops')[],
    headers: Record<string, string> = { Subject: 'Hello' },
  ) => asksIn(await read(headers, text), serves)

  it('is understood in plain words', async () => {
    assert.equal(await asks('Could you send me a shipping label?', ['help']), 'label')
    assert.equal(await asks('Please schedule a pick-up.', ['help']), 'pick-up')
    assert.equal(await asks('Please arrange a pickup and the label for it.', ['help']), 'pick-up')
    assert.equal(await asks('We would like to cancel MyFocus.', ['clientops']), 'cancellation')
    assert.equal(
      await asks('See above.', ['clientops'], { Subject: 'Cancellation of our maintenance' }),
      'cancellation',
    )
  })

  it('is understood in Spanish, too', async () => {
    for (const text of ['¿Me pueden enviar una etiqueta de envío?', 'Necesito las etiquetas, por favor.'])
      assert.equal(await asks(text, ['help']), 'label', text)
    for (const text of ['¿Pueden recoger el paquete mañana?', 'Solicito una recolección y su etiqueta.'])
      assert.equal(await asks(text, ['help']), 'pick-up', text)
    for (const text of ['Queremos cancelar MyFocus.', 'Solicito la cancelación del contrato.', 'Deseo darme de baja.'])
      assert.equal(await asks(text, ['clientops']), 'cancellation', text)
    for (const text of [
      'No quiero cancelar FocusCloud.',
      'La etiqueta todavía no llegó.',
      'Ya cancelamos.',
      '¿Qué pasa si cancelamos?',
      '¿Cuánto cuesta cancelar?',
      'Quiero retirar la cancelación.',
      'Envíen una etiqueta y cancelen FocusCloud.',
      'Les mando la información del etiquetado.',
    ])
      assert.equal(await asks(text, ['help', 'clientops']), undefined, text)
  })

  it('is for a person where it could mean the opposite, or where two things are asked for', async () => {
    for (const text of [
      'Please do not cancel FocusCloud.',
      'I don’t need a label.',
      'We have cancelled already?',
      'What would happen if we cancel?',
      'Please withdraw my cancellation.',
      'The label has not come.',
    ])
      assert.equal(await asks(text, ['help', 'clientops']), undefined, text)
    assert.equal(await asks('Send a label, and cancel FocusCloud.', ['help', 'clientops']), undefined)
    assert.equal(await asks('Thank you!', ['help', 'clientops']), undefined)
  })

  it('depends on the mailbox: a service is cancelled at clientops only (FO-10), a label had at help (FO-4)', async () => {
    assert.equal(await asks('Please cancel FocusCloud.', ['help']), undefined)
    assert.equal(await asks('A label please.', ['clientops']), undefined)
  })

  it('is in no subject that our own letter gave it', async () => {
    const answer = { Subject: 'Re: [RMA-1001] Your label', 'In-Reply-To': '<letter@sendback.example>' }
    assert.equal(await asks('Thank you!', ['help'], answer), undefined)
  })
})

describe('The address that clients answer to', () => {
  const secrets = ['new secret', 'old secret']
  it('names the case, signed, however it is written on its way', () => {
    const address = replyAddress('help@focusca.com', 'RMA-1001', secrets)
    assert.match(address, /^help\+rma-1001\.[0-9a-f]{16}@focusca\.com$/)
    assert.equal(caseInAddress(address.toUpperCase(), secrets), 'rma-1001')
    assert.equal(caseInAddress(replyAddress('help@focusca.com', 'RMA-1001', ['old secret']), secrets), 'rma-1001')
  })

  it('is believed for the case it was made for only', () => {
    const address = replyAddress('help@focusca.com', 'RMA-1001', secrets)
    assert.equal(caseInAddress(address.replace('1001', '1002'), secrets), undefined)
    assert.equal(caseInAddress(address, ['another secret']), undefined)
    assert.equal(caseInAddress('help+rma-1001@focusca.com', secrets), undefined)
    assert.equal(caseInAddress(address, []), undefined)
  })

  it('is the mailbox itself without a secret, or where the number does not fit', () => {
    assert.equal(replyAddress('help@focusca.com', 'RMA-1001', []), 'help@focusca.com')
    assert.equal(replyAddress('help@focusca.com', 'RMA-1001/vendor/C1', secrets), 'help@focusca.com')
    assert.equal(replyAddress('help@focusca.com', `focus-${'9'.repeat(50)}`, secrets), 'help@focusca.com')
  })
})
