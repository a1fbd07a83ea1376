import type { Approval, Desk, DeskCase } from './desk.ts'
import { replacementFor } from './desk.ts'

/**
 * Cases from their approval to their end, one for each way a case may take. They are played where it matters in which
 * mode Sendback runs, and recorded for the replay. What they mean is proven by the scenarios.
 */
export const STORIES = {
  'returned on account': async desk => {
    const one = await shipped(desk, { policy: 'voip-desk' })
    await deliver(one)
    await one.advance('P12D')
    return inspected(await received(one))
  },

  'returned in time, the hold renewed and released': async desk => {
    const one = await shipped(desk, { policy: 'speco' })
    await deliver(one)
    await one.advance('P12D')
    return inspected(await received(one))
  },

  'never returned, captured from the hold': async desk => {
    const one = await shipped(desk, { policy: 'speco' })
    await deliver(one)
    await one.advance('P36D')
    return ended(one)
  },

  'returned late and refunded': async desk => {
    const one = await shipped(desk, { policy: 'speco' })
    await deliver(one)
    await one.advance('P36D')
    return inspected(await received(one))
  },

  'the link never used': async desk => {
    const one = await desk.openCase({ policy: 'speco' })
    return ended(one, 'P8D')
  },

  'extended, and the delivery corrected': async desk => {
    const one = await shipped(desk, { policy: 'focus', accepted: 'yes' })
    await one.advance('P4D')
    await deliver(one)
    await one.advance('P8D')
    await one.tell('extension', { days: 10, reason: 'The client is travelling.' })
    const deliveredAt = new Date(Date.now() + 2 * 86_400_000).toISOString()
    await one.tell('delivery-correction', { deliveredAt, reason: 'Signed delivery slip.' })
    await one.advance('P13D')
    return inspected(await received(one))
  },

  'an empty box, looked into while the clock stands': async desk => {
    const one = await shipped(desk, { policy: 'voip-desk' })
    await deliver(one)
    await one.advance('P9D')
    const photos = ['https://photos.example/1']
    await one.tell('device-received', { serial: one.serial, contents: 'empty-box', photos })
    await one.advance('P6D')
    const exception = (await one.show()).exceptions[0].id
    await one.tell('exception-resolution', { exception, resolution: 'refuse', reason: 'Nothing was in it.' })
    await one.advance('P3D')
    return inspected(await received(one))
  },

  'with a loaner': async desk => {
    const one = await shipped(desk, { policy: 'focus', accepted: 'yes', loaners: 1 })
    await deliver(one)
    await one.advance('P6D')
    await inspected(await received(one))
    const lent = one.serial.replace(/U1$/, 'L1')
    await one.tell('device-received', { serial: lent })
    return one
  },

  'two units, one of them billed': async desk => {
    const one = await shipped(desk, { policy: 'speco', units: 2 })
    await deliver(one)
    await one.advance('P5D')
    await inspected(await received(one))
    await one.advance('P32D')
    return ended(one)
  },

  'the replacement sent back': async desk => {
    const one = await shipped(desk, { policy: 'speco' })
    await deliver(one)
    await one.advance('P3D')
    await one.tell('device-received', { serial: replacementFor(one.serial) })
    return one
  },

  'cancelled before shipping': async desk => {
    const one = await desk.openCase({ policy: 'speco' })
    await one.authorise()
    await one.tell('cancellation', { reason: 'It was their own cabling.' })
    return one
  },

  'a standard return, replaced': async desk => {
    const one = await desk.openCase({ policy: 'speco', more: { returnType: 'standardReturn' } })
    await one.advance('P4D')
    await inspected(await received(one))
    await one.tell('remedy', { serial: one.serial, remedy: 'replace', reason: 'Mainboard burnt.' })
    await one.ship()
    await deliver(one)
    return one
  },

  'a virtual return, approved and delivered': async desk => {
    const one = await desk.openCase({
      policy: 'speco',
      eachUnit: { kind: 'camera' },
      more: { returnType: 'virtualReturn' },
    })
    await one.tell('approval', { verdict: 'approved', reason: 'A surge.' })
    await one.ship()
    await deliver(one)
    return one
  },

  'over the counter, taken by the distributor': async desk => {
    const one = await desk.openCase({ policy: 'speco', more: { returnType: 'overTheCounterReturn' } })
    await one.advance('P61D')
    await one.tell('distributor-return')
    return one
  },

  'ordered and not needed, opened': async desk => {
    const deliveredAt = new Date(Date.now() - 5 * 86_400_000).toISOString()
    const one = await desk.openCase({
      policy: 'focus',
      eachUnit: { tax: { amount: 12_44, currency: 'USD' }, deliveredAt },
      more: { returnType: 'orderedNotNeededReturn', order: { number: 'SO-1' } },
    })
    await one.advance('P4D')
    await received(one)
    await one.tell('inspection', { serial: one.serial, finding: 'no-trouble-found', condition: 'opened' })
    return one
  },

  'a subscription that ends': async desk => {
    const service = { service: 'FocusCloud', monthlyFee: { amount: 120_00, currency: 'USD' } }
    const more = { returnType: 'subscriptionCancellation', subscription: service, mail: mailedNow() }
    const one = await desk.openCase({ policy: 'focus', units: 0, more })
    await one.advance('P32D')
    return one
  },

  'maintenance that ends with its term': async desk => {
    const term = { contract: 'MC-1', termStartsOn: dayFromNow(-300), termEndsOn: dayFromNow(65) }
    const more = { returnType: 'maintenanceCancellation', maintenance: term, mail: mailedNow() }
    const one = await desk.openCase({ policy: 'focus', units: 0, more })
    await one.tell('no-reinstatement-acknowledgement')
    await one.advance('P67D')
    return one
  },
  'a vendor’s leg, its replacement for the partner': async desk => {
    const one = await desk.openCase({
      policy: 'voip-desk',
      more: { returnType: 'standardReturn', clientType: 'reseller' },
    })
    const { serial } = one
    await one.tell('vendor-rma', { serial, number: 'DI-20931', from: 'original-distributor' })
    await received(one)
    await one.tell('vendor-dispatch', { serial })
    const leg = one.vendorLeg()
    await leg.advance('P9D')
    await one.tell('vendor-answer', { serial, answer: 'replacement', replacementSerial: replacementFor(serial) })
    await leg.rest()
    return leg
  },
} as const satisfies Record<string, (desk: Desk) => Promise<DeskCase>>

export type Story = keyof typeof STORIES

function mailedNow() {
  return { receivedAt: new Date().toISOString(), confirmation: 'known-to-staff' }
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Approved, secured where the policy wants that, and on its way. */
async function shipped(desk: Desk, approval: Approval): Promise<DeskCase> {
  const one = await desk.openCase(approval)
  if (approval.policy === 'speco') await one.authorise()
  await one.ship()
  return one
}

async function deliver(one: DeskCase): Promise<void> {
  await one.tell('replacement-delivered')
}

async function received(one: DeskCase): Promise<DeskCase> {
  await one.tell('device-received', { serial: one.serial, packaging: 'original' })
  return one
}

async function inspected(one: DeskCase): Promise<DeskCase> {
  await one.tell('inspection', { serial: one.serial, finding: 'fault-found', cause: 'Cold joint.' })
  return one
}

/** Until nothing can happen any more: a billed case takes late returns for sixty days. */
async function ended(one: DeskCase, duration = 'P61D'): Promise<DeskCase> {
  await one.advance(duration)
  return one
}
