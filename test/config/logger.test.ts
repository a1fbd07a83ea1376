import assert from 'node:assert/strict'
import { makeLogger } from '../../config/logger.ts'

function logged(write: (log: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = []
  write(makeLogger({ name: 'test', level: 'info' }, { write: line => void lines.push(line) }))
  return lines.join('')
}

describe('The log', () => {
  it('names the case that a line is about', () => {
    const line = JSON.parse(logged(log => log.child({ rma: 'RMA-1001' }).info('hold renewed')))
    assert.equal(line.rma, 'RMA-1001')
    assert.equal(line.msg, 'hold renewed')
  })

  it('leaves out who the client is, wherever it stands', () => {
    const text = logged(log => {
      log.info({ customer: { name: 'Ana Diaz' }, request: { body: { email: 'ana@example.com' } } }, 'taken in')
      log.error(new Error('550 <ana@example.com>: unknown user'))
      log.info({ to: { address: '1 Main Street' } }, 'sent')
    })
    assert.doesNotMatch(text, /Ana|ana@|Main Street/)
    assert.match(text, /550 <\[mail address\]>: unknown user/)
  })

  it('leaves out keys, link tokens and passwords, even within a sentence', () => {
    const secret = 'x'.repeat(43)
    const text = logged(log => {
      log.info({ headers: { authorization: `Bearer sbk_staff_${secret}` } }, `with sbk_staff_${secret}`)
      log.info({ url: `/authorize/${secret}` }, 'opened')
      log.info({ url: `/r/RMA-1001.${'e'.repeat(64)}/label` }, 'asked')
      log.info('postgres://sendback:hunter2@127.0.0.1/sendback does not answer')
    })
    assert.doesNotMatch(text, /x{43}|e{64}|hunter2/)
    assert.match(text, /sbk_staff_\[redacted\]/)
  })

  it('CARRIER-16: leaves out the secret that stands in a webhook’s address', () => {
    const text = logged(log => log.info({ req: { url: '/v1/hooks/shippo?token=hunter2&x=1' } }, 'incoming request'))
    assert.doesNotMatch(text, /hunter2/)
    assert.match(text, /\/v1\/hooks\/shippo\?token=\[redacted\]&x=1/)
  })
})
