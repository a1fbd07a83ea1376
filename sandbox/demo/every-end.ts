import type { SamplePlay } from './plays.ts'
import { shippedAndDelivered } from './plays.ts'
import type { Storyteller } from './storyteller.ts'

/** Every end that each kind of return may come to, beside those of the sample plays. */
export const EVERY_END: SamplePlay[] = [
  ...exchanges(),
  ...standardReturns(),
  ...overTheCounter(),
  ...virtualReturns(),
  ...notNeeded(),
  ...cancellations(),
  ...vendorLegs(),
]

function exchanges(): SamplePlay[] {
  return [
    {
      sample: 'speco-returned',
      title: 'hold link never used',
      ends: 'lapsed',
      tell: story => passed(story, 'P9D'),
    },
    {
      sample: 'speco-returned',
      title: 'cancelled before shipping',
      ends: 'cancelled',
      async tell(story) {
        await story.authorises('visa')
        await story.tells('staff', 'cancellation', { reason: 'The client found the fault in their own cabling.' })
      },
    },
    {
      sample: 'focus-returned',
      title: 'the client sends back the replacement',
      ends: 'undone',
      async tell(story) {
        await shippedAndDelivered(story, 'P2D')
        await story.passes('P5D')
        await story.receives({ serial: `NEW-${story.serial}` })
      },
    },
    {
      sample: 'speco-returned',
      title: 'the client keeps the failed unit',
      ends: 'kept',
      async tell(story) {
        await story.authorises('mastercard')
        await shippedAndDelivered(story, 'P3D')
        await story.passes('P4D')
        await story.tells('staff', 'kept-original', {
          serials: [story.serial],
          reason: 'The client wrote that it went to scrap.',
        })
      },
    },
    {
      sample: 'focus-returned',
      title: 'lost by the carrier under our label',
      ends: 'lost-by-carrier',
      async tell(story) {
        await shippedAndDelivered(story, 'P2D')
        await story.tells('ticketing', 'label', {})
        await story.passes('P3D')
        await story.scans('lost', 'to-us', 'ours')
      },
    },
    {
      sample: 'speco-never-returned',
      title: 'billed, then returned late and refunded',
      ends: 'returned-late',
      async tell(story) {
        await story.authorises('mastercard')
        await shippedAndDelivered(story, 'P4D')
        await story.passes('P40D')
        await story.receives()
        await story.inspects('Corroded connector')
      },
    },
    {
      sample: 'voip-desk-returned',
      title: 'no fault after all: resolved from afar',
      changes: { qualified: undefined },
      ends: 'resolved-remotely',
      async tell(story) {
        await story.tells('staff', 'approval', {
          verdict: 'resolved-remotely',
          reason: 'A wrong VLAN on the switch port.',
        })
      },
    },
  ]
}

function standardReturns(): SamplePlay[] {
  return [
    {
      sample: 'speco-standard',
      title: 'sent in, then replaced',
      ends: 'replaced',
      async tell(story) {
        await examined(story)
        await story.tells('staff', 'remedy', { serial: story.serial, remedy: 'replace', reason: 'Mainboard burnt.' })
        await shippedAndDelivered(story, 'P3D')
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'repaired, $45 deductible',
      ends: 'repaired',
      async tell(story) {
        await examined(story)
        await story.tells('staff', 'remedy', { serial: story.serial, remedy: 'repair', reason: 'New handset port.' })
        await shippedAndDelivered(story, 'P3D', 'the same')
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'no trouble found, wanted back',
      ends: 'sent-back',
      async tell(story) {
        await examined(story, 'no-trouble-found')
        await story.tells('staff', 'no-trouble-answer', { serial: story.serial, answer: 'yes', reason: 'By phone.' })
        await shippedAndDelivered(story, 'P4D', 'the same')
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'no trouble found, rush once it is paid',
      ends: 'sent-back',
      async tell(story) {
        await examined(story, 'no-trouble-found')
        await story.tells('staff', 'no-trouble-answer', { serial: story.serial, answer: 'rush', reason: 'By phone.' })
        await story.passes('P2D')
        await story.tells('finance', 'payment', { for: 'rush', serial: story.serial })
        await shippedAndDelivered(story, 'P1D', 'the same')
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'no trouble found, not wanted back',
      ends: 'disposed-of',
      async tell(story) {
        await examined(story, 'no-trouble-found')
        await story.tells('staff', 'no-trouble-answer', { serial: story.serial, answer: 'no', reason: 'By mail.' })
      },
    },
    {
      sample: 'voip-desk-old',
      title: 'after warranty: quoted, accepted, repaired',
      ends: 'repaired',
      async tell(story) {
        await quoted(story)
        await story.tells('staff', 'quote-answer', { answer: 'accepted', serial: story.serial })
        await shippedAndDelivered(story, 'P3D', 'the same')
      },
    },
    {
      sample: 'voip-desk-old',
      title: 'after warranty: quote declined, sent back',
      ends: 'sent-back',
      async tell(story) {
        await quoted(story)
        await story.tells('staff', 'quote-answer', { answer: 'declined', serial: story.serial })
        await shippedAndDelivered(story, 'P3D', 'the same')
      },
    },
    {
      sample: 'voip-desk-old',
      title: 'after warranty: declined, disposed of',
      ends: 'disposed-of',
      async tell(story) {
        await quoted(story)
        await story.tells('staff', 'quote-answer', {
          answer: 'declined',
          serial: story.serial,
          disposal: 'consented-in-writing',
        })
      },
    },
    {
      sample: 'speco-standard',
      title: 'nothing ever arrives',
      ends: 'lapsed',
      tell: story => passed(story, 'P100D'),
    },
    {
      sample: 'voip-desk-partner',
      title: 'cancelled before it was sent in',
      ends: 'cancelled',
      async tell(story) {
        await story.passes('P2D')
        await story.tells('staff', 'cancellation', { reason: 'The partner has helped their client.' })
      },
    },
  ]
}

function overTheCounter(): SamplePlay[] {
  return [
    {
      sample: 'speco-over-the-counter',
      title: 'over the counter, taken',
      ends: 'taken-by-distributor',
      async tell(story) {
        await story.passes('P62D')
        await story.tells('staff', 'distributor-return', {})
      },
    },
    {
      sample: 'speco-over-the-counter',
      title: 'over the counter, staff close it',
      ends: 'settled-by-staff',
      async tell(story) {
        await story.passes('P70D')
        await story.tells('staff', 'finish', { reason: 'The distributor has swapped it from stock.' })
      },
    },
    {
      sample: 'speco-over-the-counter',
      title: 'over the counter, cancelled',
      ends: 'cancelled',
      tell: story => story.tells('staff', 'cancellation', { reason: 'A loose cable.' }),
    },
  ]
}

function virtualReturns(): SamplePlay[] {
  return [
    {
      sample: 'speco-virtual',
      title: 'virtual: approved, shipped, nothing back',
      ends: 'delivered',
      async tell(story) {
        await story.tells('staff', 'approval', { verdict: 'approved', reason: 'Three cameras lost to one surge.' })
        await shippedAndDelivered(story, 'P3D')
      },
    },
    {
      sample: 'speco-virtual',
      title: 'virtual: a person says no',
      changes: { customer: { ref: 'plaza-garage-north' } },
      ends: 'declined',
      tell: story => story.tells('manager', 'approval', { verdict: 'declined', reason: 'The third surge this year.' }),
    },
    {
      sample: 'speco-virtual',
      title: 'virtual: cancelled',
      changes: { customer: { ref: 'plaza-garage-south' } },
      ends: 'cancelled',
      tell: story => story.tells('staff', 'cancellation', { reason: 'The client withdrew it.' }),
    },
  ]
}

function notNeeded(): SamplePlay[] {
  return [
    {
      sample: 'focus-not-needed',
      title: 'not needed, sealed: refunded in full',
      ends: 'refunded',
      tell: story => backInCondition(story, 'sealed'),
    },
    {
      sample: 'focus-not-needed',
      title: 'not needed, opened: less 25 %',
      ends: 'refunded',
      tell: story => backInCondition(story, 'opened'),
    },
    {
      sample: 'focus-not-needed',
      title: 'not needed, sent too late',
      ends: 'denied',
      async tell(story) {
        // Two days past the last one, for the day at the company may not be the day in UTC.
        await story.passes('P20D')
        await story.scans('in-transit', 'to-us')
        await story.passes('P2D')
        await story.receives()
        await story.tells('staff', 'exception-resolution', {
          exception: 'denied-goods-1',
          resolution: 'send-back',
          reason: 'The client pays for the way back.',
        })
      },
    },
    {
      sample: 'focus-not-needed',
      title: 'not needed, never sent',
      ends: 'lapsed',
      tell: story => passed(story, 'P60D'),
    },
    {
      sample: 'focus-not-needed',
      title: 'not needed, cancelled',
      ends: 'cancelled',
      tell: story => story.tells('staff', 'cancellation', { reason: 'They keep it after all.' }),
    },
  ]
}

function cancellations(): SamplePlay[] {
  const byLink = { mail: { confirmation: 'asked-by-link' } }
  return [
    {
      sample: 'focus-subscription',
      title: 'subscription under contract: its balance billed',
      ends: 'ended',
      tell: story => passed(story, 'P40D'),
    },
    {
      sample: 'focus-subscription',
      title: 'subscription: withdrawn on day 20',
      ends: 'withdrawn',
      async tell(story) {
        await story.passes('P20D')
        await story.tells('staff', 'withdrawal', { reason: 'The client stays.' })
      },
    },
    {
      sample: 'focus-subscription',
      title: 'subscription: link never followed',
      changes: byLink,
      ends: 'lapsed',
      tell: story => passed(story, 'P10D'),
    },
    {
      sample: 'focus-maintenance',
      title: 'maintenance ends with its term',
      ends: 'ended',
      async tell(story) {
        await story.passes('P3D')
        await story.tells('ticketing', 'no-reinstatement-acknowledgement', {})
        await story.passes('P330D')
      },
    },
    {
      sample: 'focus-maintenance',
      title: 'maintenance: withdrawn',
      ends: 'withdrawn',
      async tell(story) {
        await story.passes('P100D')
        await story.tells('staff', 'withdrawal', { reason: 'The client keeps it up.' })
      },
    },
    {
      sample: 'focus-maintenance',
      title: 'maintenance: link never followed',
      changes: byLink,
      ends: 'lapsed',
      tell: story => passed(story, 'P10D'),
    },
  ]
}

function vendorLegs(): SamplePlay[] {
  return [
    {
      sample: 'voip-desk-standard',
      title: 'vendor: a credit, once the client is served',
      about: "the vendor's leg",
      ends: 'credited',
      async tell(story) {
        await servedFromStock(story)
        await atTheVendor(story, 'original-distributor')
        await story.dealsWithVendor('staff', 'vendor-answer', { answer: 'credit', amount: 80_00 })
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'vendor: its replacement fails, the next one goes to stock',
      about: "the vendor's leg",
      ends: 'replaced',
      async tell(story) {
        await servedFromStock(story)
        await atTheVendor(story, 'original-distributor')
        for (const result of ['failed', 'passed']) {
          const replacementSerial = `${story.serial}-${result}`
          await story.dealsWithVendor('staff', 'vendor-answer', { answer: 'replacement', replacementSerial })
          await story.dealsWithVendor('receiver', 'vendor-replacement', { replacementSerial })
          await story.dealsWithVendor('staff', 'vendor-test', { result })
          if (result === 'failed') await atTheVendor(story, 'original-distributor')
        }
      },
    },
    {
      sample: 'voip-desk-partner',
      title: 'vendor: its replacement goes to the partner',
      about: "the vendor's leg",
      ends: 'replaced',
      async tell(story) {
        await sentIn(story)
        await atTheVendor(story, 'brand')
        await story.dealsWithVendor('staff', 'vendor-answer', {
          answer: 'replacement',
          replacementSerial: `NEW-${story.serial}`,
        })
        await shippedAndDelivered(story, 'P3D')
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'vendor: gives nothing',
      about: "the vendor's leg",
      ends: 'denied',
      async tell(story) {
        await servedFromStock(story)
        await atTheVendor(story, 'original-distributor')
        await story.dealsWithVendor('staff', 'vendor-answer', { answer: 'denied' })
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'vendor: called off before anything was sent',
      about: "the vendor's leg",
      ends: 'cancelled',
      async tell(story) {
        await servedFromStock(story)
        await story.decidesOnLeg('cancellation', 'It is not worth the freight.')
      },
    },
    {
      sample: 'voip-desk-standard',
      title: 'vendor: no word ever, staff close it',
      about: "the vendor's leg",
      ends: 'settled-by-staff',
      async tell(story) {
        await servedFromStock(story)
        await atTheVendor(story, 'original-distributor')
        await story.decidesOnLeg('finish', 'The distributor has closed down.')
      },
    },
  ]
}

/** The client has theirs from our stock; the failed unit is for its vendor. */
async function servedFromStock(story: Storyteller): Promise<void> {
  await examined(story)
  await story.tells('staff', 'remedy', { serial: story.serial, remedy: 'replace', reason: 'Display board.' })
  await shippedAndDelivered(story, 'P3D')
}

/** The vendor has given its number, and has the unit. */
async function atTheVendor(story: Storyteller, from: 'brand' | 'original-distributor'): Promise<void> {
  await story.dealsWithVendor('staff', 'vendor-rma', { number: 'DI-20931', from })
  await story.dealsWithVendor('receiver', 'vendor-dispatch', {})
}

async function sentIn(story: Storyteller): Promise<void> {
  await story.passes('P6D')
  await story.receives()
}

/** Sent in within a week, and looked at. */
async function examined(story: Storyteller, finding: string = 'fault-found'): Promise<void> {
  await sentIn(story)
  await story.tells('staff', 'inspection', { serial: story.serial, finding, cause: 'See the bench report.' })
}

/** After its warranty a unit goes to the Partner Team, which quotes. */
async function quoted(story: Storyteller): Promise<void> {
  await examined(story)
  await story.passes('P2D')
  await story.tells('staff', 'quote', {
    serial: story.serial,
    amount: { amount: 120_00, currency: 'USD' },
    reason: 'New display and two hours.',
  })
  await story.passes('P3D')
}

async function backInCondition(story: Storyteller, condition: string): Promise<void> {
  await story.passes('P5D')
  await story.receives()
  await story.tells('staff', 'inspection', { serial: story.serial, finding: 'no-trouble-found', condition })
}

async function passed(story: Storyteller, duration: string): Promise<void> {
  await story.passes(duration)
}
