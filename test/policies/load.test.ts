import assert from 'node:assert/strict'
import { mistakeLine, readProfile } from '../../policies/load.ts'
import { readProfiles } from '../../policies/load-together.ts'

const acceptance = `# A policy without a mistake.
id: acceptance
version: 1
company: Acceptance Desk
zone: America/New_York
currency: USD
mailboxes:
  help: help@acceptance.example
management: management@acceptance.example
advanceReplacement:
  eligibility: anyone
  collateral: card-hold
  amount: returned-list-price
  clientAcceptance: unasked
  window:
    dueDays: 10
    billAfterDays: 30
    reminderDays: [0, 5, 8, 10, 20, 27, 29]
    remindAt: '09:00'
    moneyAt: mark
  loanerWindow:
    dueDays: 10
    billAfterDays: 30
    reminderDays: [0, 5, 8, 10, 20, 27, 29]
    moneyAt: mark
  shipping:
    label: granted
    inbound: we-pay-ground
  rules:
    granted: [FO-1, SP-5, SP-7]
    serial: SP-4
    amount: SP-5
`

/** Every mistake as `line:column: path: message`. */
function mistakesIn(yaml: string): string[] {
  const read = readProfile(yaml, 'own')
  return read.kind === 'profile' ? [] : read.mistakes.map(mistake => mistakeLine(mistake).replace(/^own:/, ''))
}

function edited(from: string, to: string): string {
  assert.ok(acceptance.includes(from), `the profile does not say ${from}`)
  return acceptance.replace(from, to)
}

describe("a company's own profile", () => {
  it('is read from a file, with the settings it leaves out', () => {
    const read = readProfile(acceptance, 'acceptance.yaml')
    assert.equal(read.kind === 'profile' && read.profile.advanceReplacement?.hold.linkDays, 7)
  })

  it('is refused with every mistake at its line and column, what stands there and what would be right', () => {
    const yaml = edited('dueDays: 10', 'dueDays: ten').replace('America/New_York', 'America/Newark')
    assert.deepEqual(mistakesIn(yaml), [
      '5:7: zone: is "America/Newark"; name a time zone as America/New_York',
      '16:14: advanceReplacement.window.dueDays: is "ten"; write a whole number from 1 to 366',
    ])
  })

  it('is refused for a word, a number, a list, a section or an address that is none', () => {
    const found = (from: string, to: string) =>
      mistakesIn(edited(from, to))
        .join()
        .replace(/^\d+:\d+: /, '')
    assert.equal(
      found('collateral: card-hold', 'collateral: cash'),
      'advanceReplacement.collateral: is "cash"; write one of card-hold, saved-card, invoice, none',
    )
    assert.equal(
      found('billAfterDays: 30', 'billAfterDays: 367'),
      'advanceReplacement.window.billAfterDays: is 367; write a whole number from 1 to 366',
    )
    assert.equal(found('version: 1', 'version: 0'), 'version: is 0; write a whole number, 1 or more')
    assert.equal(
      found('[0, 5, 8, 10, 20, 27, 29]', '8'),
      'advanceReplacement.window.reminderDays: is 8; write a list, each a whole number from 0 to 366',
    )
    assert.equal(
      found('  shipping:\n    label: granted\n    inbound: we-pay-ground', '  shipping: free'),
      'advanceReplacement.shipping: is "free"; write settings: confirmDeliveryDays, label, inbound, originalPackaging',
    )
    assert.equal(
      found('help@acceptance.example', 'the help desk'),
      'mailboxes.help: is "the help desk"; write a mail address',
    )
    assert.equal(
      found("remindAt: '09:00'", 'remindAt: 9am'),
      'advanceReplacement.window.remindAt: is "9am"; write a time of day as 09:00',
    )
  })

  it('is refused at the very place within a setting that has several forms', () => {
    assert.deepEqual(mistakesIn(edited('moneyAt: mark', "moneyAt: { time: '25:00' }")), [
      '20:22: advanceReplacement.window.moneyAt.time: is "25:00"; write a time of day as 09:00',
    ])
    assert.deepEqual(mistakesIn(edited('moneyAt: mark', 'moneyAt: noon')), [
      '20:14: advanceReplacement.window.moneyAt: is "noon"; write mark, or settings: time',
    ])
  })

  it('is refused when a setting is misspelt, at its name, so that it is never a silent default', () => {
    assert.deepEqual(mistakesIn(edited('remindAt', 'reminderAt')), [
      '19:5: advanceReplacement.window.reminderAt: there is no setting "reminderAt" here; did you mean "remindAt"?',
    ])
    assert.deepEqual(mistakesIn(edited('    inbound:', '    colour: red\n    inbound:')), [
      '28:5: advanceReplacement.shipping.colour: there is no setting "colour" here; leave it out; known are confirmDeliveryDays, label, inbound, originalPackaging',
    ])
  })

  it('has one mistake, not two, where a setting without a default is misspelt', () => {
    assert.deepEqual(mistakesIn(edited('company:', 'compnay:')), [
      '4:1: compnay: there is no setting "compnay" here; did you mean "company"?',
    ])
  })

  it('is refused when a setting without a default is missing', () => {
    assert.deepEqual(mistakesIn(edited('  collateral: card-hold\n', '')), [
      '11:3: advanceReplacement.collateral: is missing, and has no default; write one of card-hold, saved-card, invoice, none',
    ])
  })

  it('is refused when its days contradict each other', () => {
    assert.deepEqual(mistakesIn(edited('dueDays: 10', 'dueDays: 30')), [])
    assert.match(mistakesIn(edited('dueDays: 10', 'dueDays: 31')).join(), /cannot come before the due mark/)
    assert.match(mistakesIn(edited('[0, 5, 8,', '[0, 8, 5,')).join(), /increasing order/)
    const withLink = (days: string) => edited('  shipping:', `  hold: { linkReminderDays: ${days} }\n  shipping:`)
    assert.deepEqual(mistakesIn(withLink('[2, 6]')), [])
    assert.match(mistakesIn(withLink('[2, 7]')).join(), /remind of the link before it ends/)
  })

  it('is told that its days contradict each other beside what else is wrong in their section', () => {
    const contradicted = edited('dueDays: 10', 'dueDays: 31').replace("remindAt: '09:00'", 'remindAt: soon')
    assert.deepEqual(mistakesIn(contradicted), [
      '17:20: advanceReplacement.window.billAfterDays: is 30; the bill mark cannot come before the due mark',
      '19:15: advanceReplacement.window.remindAt: is "soon"; write a time of day as 09:00',
    ])
    assert.deepEqual(mistakesIn(edited('dueDays: 10', 'dueDays: soon')).length, 1)
    const withSection = (section: string) => mistakesIn(`${acceptance}\n${section}`).map(one => one.split(': ')[1])
    assert.deepEqual(
      withSection('maintenanceCancellation: { acknowledgement: { taskAfterDays: 20, remindAt: soon } }'),
      [
        'mailboxes.clientops',
        'maintenanceCancellation.acknowledgement.reminderDays',
        'maintenanceCancellation.acknowledgement.remindAt',
      ],
    )
    assert.deepEqual(
      withSection(
        'standardReturn: { treatment: { by: aging-matrix }, lapse: { days: 7, noticeDaysBefore: 7, reopenDays: soon }, noTrouble: { taskAfterDays: 20, deductible: soon }, rules: { granted: [SP-1] } }',
      ).sort(),
      [
        'standardReturn.lapse.noticeDaysBefore',
        'standardReturn.lapse.reopenDays',
        'standardReturn.noTrouble.deductible',
        'standardReturn.noTrouble.reminderDays',
      ],
    )
  })

  it('is refused when it offers no return at all', () => {
    const nothing = acceptance.slice(0, acceptance.indexOf('advanceReplacement:'))
    assert.match(mistakesIn(nothing).join(), /^2:1: offer at least one return: advanceReplacement, standardReturn, /)
    assert.deepEqual(mistakesIn(`${nothing}overTheCounterReturn: {}`), [])
  })

  it('may name its own holidays, written so that they hold in any year', () => {
    const withHolidays = (list: string) => mistakesIn(edited('currency:', `calendar: { holidays: ${list} }\ncurrency:`))
    assert.deepEqual(withHolidays("['12-26', '05/-1Mon']"), [])
    assert.deepEqual(withHolidays('us-federal'), [])
    assert.match(
      withHolidays("['12-26', '2026-12-26']").join(),
      /^6:33: calendar\.holidays\.1: A holiday is written.*got "2026-12-26"/,
    )
  })

  it('is refused where it is no YAML, or YAML that never ends', () => {
    assert.match(mistakesIn('id: [').join(), /^1:6: /)
    assert.match(mistakesIn('id: *nobody').join(), /Unresolved alias/)
    assert.match(mistakesIn('').join(), /^1:1: write settings: id, version, company/)
    assert.match(mistakesIn('id: a\nid: b').join(), /^2:1: .*unique/)
  })
})

describe('the profiles of one folder', () => {
  const named = (id: string) => edited('id: acceptance', `id: ${id}`)
  const linesOf = (files: Record<string, string>) =>
    readProfiles(Object.entries(files).map(([source, text]) => ({ source, text }))).flatMap(read =>
      read.kind === 'mistakes' ? read.mistakes.map(mistakeLine) : [],
    )

  it('have an id each, and the second that takes one is told where', () => {
    assert.deepEqual(linesOf({ 'a.yaml': named('acme'), 'b.yaml': named('acme-2') }), [])
    assert.deepEqual(linesOf({ 'a.yaml': named('acme'), 'b.yaml': named('acme') }), [
      'b.yaml:2:5: id: is "acme", which is the id of a.yaml; write an id of its own',
    ])
  })

  it('cannot take the id of a policy that is there anyway', () => {
    assert.deepEqual(linesOf({ 'own.yaml': named('speco') }), [
      'own.yaml:2:5: id: is "speco", which is the id of the policy of Speco that comes with Sendback; write an id of its own',
    ])
  })

  it('are told so beside their other mistakes, and where the other cannot be read', () => {
    const wrong = named('acme').replace('version: 1', 'version: 0')
    assert.deepEqual(linesOf({ 'a.yaml': wrong, 'b.yaml': wrong }), [
      'a.yaml:3:10: version: is 0; write a whole number, 1 or more',
      'b.yaml:2:5: id: is "acme", which is the id of a.yaml; write an id of its own',
      'b.yaml:3:10: version: is 0; write a whole number, 1 or more',
    ])
    assert.deepEqual(
      linesOf({ 'a.yaml': 'company: A', 'b.yaml': named('acme') }).filter(line => /^b/.test(line)),
      [],
    )
  })
})
