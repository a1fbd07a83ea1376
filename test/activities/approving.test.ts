import assert from 'node:assert/strict'
import { approveSubmitted } from '../../activities/submission.ts'
import type { World } from '../../activities/world.ts'
import { cents } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { findCase, registerCase } from '../../records/cases.ts'
import { approvedAt, book, request, unit } from '../policies/granted.ts'
import { freshRecords, nextRma, register } from '../records/fresh-records.ts'

describe('Approving a case that was submitted', function () {
  this.timeout(60_000)

  it('is refused while its loaner is out under another number, with that number, and may be asked again', async () => {
    const records = await freshRecords()
    const [lent, rma] = [nextRma(), nextRma()]
    const loaners = [{ serial: serialNumber('L1'), brand: 'Yealink', model: 'T54W', bookPrice: cents(100_00) }]
    await register(records, lent, { loaners })
    const asked = request({ policy: 'voip-desk', units: [unit({ serial: serialNumber('C2') })], loaners })
    await registerCase(records, { rma, request: asked, openedAt: approvedAt })
    const answer = await approveSubmitted({ records, policies: book } as unknown as World, {
      rma,
      at: approvedAt,
      who: 'staff:ana',
      reason: 'Boot loop.',
      found: { qualified: 'remotely' },
    })
    assert.equal(answer.kind, 'refused')
    assert.deepEqual(answer.kind === 'refused' && answer.because, ['settled:serial-numbers'])
    assert.match(
      answer.kind === 'refused' ? answer.reason : '',
      new RegExp(`Serial L1 has an open RMA already: ${lent}`),
    )
    assert.equal((await findCase(records, rma))?.terms, null)
    const lines = await records.selectFrom('audit').select('what').where('rma', '=', rma).execute()
    assert.deepEqual(lines, [{ what: 'not approved' }])
    await records.destroy()
  })
})
