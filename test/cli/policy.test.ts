import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { run } from '../../cli/run.ts'

/** Wrong in five ways: a misspelt setting, a zone, an address, a number and a word. */
const FIVE_MISTAKES = `id: zenith
version: 1
compnay: Acme Security
zone: America/Newark
mailboxes: { help: help at acme }
management: management@acme.example
advanceReplacement:
  eligibility: anyone
  collateral: cash
  amount: returned-list-price
  clientAcceptance: unasked
  window: { dueDays: ten, billAfterDays: 30, reminderDays: [0, 8] }
  shipping: { label: granted, inbound: we-pay-ground }
`

const ACME = FIVE_MISTAKES.replace('zenith', 'acme')
  .replace('compnay', 'company')
  .replace('Newark', 'Chicago')
  .replace('help at acme', 'help@acme.example')
  .replace('cash', 'card-hold')
  .replace('ten', '10')

const CAMERA = 'serial=C1,brand=Speco,model=O8B8,listPrice=399.00,kind=camera'
const PHONE = 'serial=P1,brand=Yealink,model=T54W,replacementPrice=219,shippedOn=2026-02-20'

describe('sendback policy', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sendback-policy-'))
    writeFileSync(join(folder, 'bad.yaml'), FIVE_MISTAKES)
    writeFileSync(join(folder, 'acme.yaml'), ACME)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  async function policy(...words: string[]) {
    const out: string[] = []
    const err: string[] = []
    const exit = await run(['policy', ...words], {
      env: { NO_COLOR: '1' },
      folder,
      stdin: Readable.from(['']),
      stdout: { write: (said: string) => out.push(said) },
      stderr: { write: (said: string) => err.push(said) },
    })
    return { exit, out: out.join(''), err: err.join('') }
  }

  it('check: of a policy that is wrong in five ways it says all five, each with its place and what would be right', function () {
    this.timeout(30_000)
    const bin = resolve(import.meta.dirname, '../../cli/sendback.mjs')
    const words = ['policy', 'check', 'bad.yaml']
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8', cwd: folder })
    assert.deepEqual(stdout.trimEnd().split('\n'), [
      'bad.yaml:3:1: compnay: there is no setting "compnay" here; did you mean "company"?',
      'bad.yaml:4:7: zone: is "America/Newark"; name a time zone as America/New_York',
      'bad.yaml:5:20: mailboxes.help: is "help at acme"; write a mail address',
      'bad.yaml:9:15: advanceReplacement.collateral: is "cash"; write one of card-hold, saved-card, invoice, none',
      'bad.yaml:12:22: advanceReplacement.window.dueDays: is "ten"; write a whole number from 1 to 366',
    ])
    assert.equal(stderr, '5 mistakes.\n')
    assert.equal(status, 1)
  })

  it('check: of a policy without a mistake it says what it is, and ends with 0', async () => {
    assert.deepEqual(await policy('check', 'acme.yaml'), {
      exit: 0,
      out: '',
      err: 'acme.yaml is a policy: acme, version 1. It offers: advanceReplacement.\n',
    })
  })

  it('check: takes several files, and tells programs in JSON', async () => {
    const { exit, out, err } = await policy('check', 'acme.yaml', 'bad.yaml', '--json')
    const [good, bad] = JSON.parse(out)
    assert.deepEqual(good, {
      file: 'acme.yaml',
      mistakes: [],
      policy: { id: 'acme', version: 1, company: 'Acme Security', returns: ['advanceReplacement'] },
    })
    assert.equal(bad.mistakes.length, 5)
    assert.deepEqual(bad.mistakes[1], {
      line: 4,
      column: 7,
      path: 'zone',
      message: 'is "America/Newark"; name a time zone as America/New_York',
    })
    assert.deepEqual([exit, err], [1, '5 mistakes.\n'])
    const nowhere = await policy('check', 'nowhere.yaml')
    assert.equal(nowhere.exit, 1)
    assert.match(nowhere.err, /^Cannot read nowhere\.yaml/)
  })

  it('check: of two files with one id it tells the second', async () => {
    writeFileSync(join(folder, 'twin.yaml'), ACME)
    const { exit, out, err } = await policy('check', 'acme.yaml', 'twin.yaml')
    assert.equal(out, 'twin.yaml:1:5: id: is "acme", which is the id of acme.yaml; write an id of its own\n')
    assert.match(err, /^acme\.yaml is a policy: acme.*\nOne mistake\.\n$/)
    assert.equal(exit, 1)
  })

  it('schema: prints the form of a policy', async () => {
    const { exit, out } = await policy('schema')
    assert.equal(exit, 0)
    assert.deepEqual(JSON.parse(out).properties.version, { type: 'integer', minimum: 1 })
  })

  it('explain: says what a policy file would grant, and by which rules', async () => {
    const { exit, out } = await policy('explain', 'acme.yaml', '--unit', CAMERA, '--reported-at', '2026-03-01')
    assert.equal(exit, 0)
    assert.match(out, /^Acme Security \(acme\), version 1\n\nadvanceReplacement: granted\n/)
    assert.match(out, /^ {2}Speco O8B8 C1: \$399\.00 at most\.$/m)
    assert.match(out, /^ {2}The failed unit is due 10 days after .* still out after 30 days, it is money/m)
    assert.match(out, /^ {2}Because:\n {4}settled:two-marks {2}At the due mark a return is late;/m)
  })

  it('explain: has a paragraph for each return that the company offers', async () => {
    const { out } = await policy('explain', 'speco', '--unit', CAMERA, '--reported-at', '2026-03-01T15:00:00Z')
    assert.deepEqual(out.match(/^\w+: .*$/gm), [
      'advanceReplacement: granted',
      'standardReturn: granted',
      'overTheCounterReturn: granted',
      'virtualReturn: granted',
    ])
    assert.match(out, /^ {4}SP-5 {2}Before shipping, the client authorises a card hold/m)
    assert.match(out, /^ {4}SP-8 {2}A person approves each virtual return\.$/m)
  })

  it('explain: says why not, and what to supply', async () => {
    const asked = ['--return-type', 'advanceReplacement', '--unit', PHONE, '--reported-at', '2026-03-01']
    const reseller = await policy('explain', 'voip-desk', ...asked, '--client-type', 'reseller')
    assert.match(reseller.out, /advanceReplacement: refused\n {2}NO ADVANCE REPLACEMENT: .*\n {2}Because:\n {4}VD-12 /)
    const direct = await policy('explain', 'voip-desk', ...asked, '--client-type', 'direct-client')
    assert.match(direct.out, /^ {2}Supply: ticket, internalComment, siteAnswer$/m)
    const whole = ['--client-type', 'direct-client', '--ticket', '1', '--internal-comment', '--site-answer']
    assert.match((await policy('explain', 'voip-desk', ...asked, ...whole)).out, /advanceReplacement: granted/)
    const late = asked.map(word => (word === '2026-03-01' ? '2026-03-23' : word))
    assert.match(
      (await policy('explain', 'voip-desk', ...late, ...whole)).out,
      /refused[\s\S]* 31 days old\.[\s\S]* VD-13 /,
    )
    assert.equal(reseller.exit, 0, 'a "no" is an explanation as well')
  })

  it('explain: counts what the records would know of a unit and of a customer', async () => {
    const virtual = ['explain', 'speco', '--return-type', 'virtualReturn', '--unit', CAMERA]
    assert.match((await policy(...virtual, '--virtual-lately', '2')).out, /virtualReturn: granted/)
    assert.match((await policy(...virtual, '--virtual-lately', '3')).out, /virtualReturn: refused/)
    assert.match((await policy(...virtual.slice(0, -1), `${CAMERA},traits=ptz+specialty`)).out, /refused[\s\S]* SP-9 /)
    const standard = ['explain', 'voip-desk', '--return-type', 'standardReturn', '--client-type', 'direct-client']
    const asked = [...standard, '--qualified', 'remotely', '--reported-at', '2026-04-20', '--unit']
    assert.doesNotMatch((await policy(...asked, PHONE)).out, /repair only/)
    assert.match((await policy(...asked, `${PHONE},replacements=1`)).out, /repair only/)
  })

  it('explain: answers for what was not needed and for subscriptions, and says which option is still missing', async () => {
    const unit = 'brand=Yealink,model=T54W,serial=P1,paidPrice=180,tax=15.98,deliveredAt=2026-03-02'
    const asked = ['--unit', unit, '--order', 'number=4711', '--reported-at', '2026-03-05']
    const service = ['--subscription', 'service=FocusCloud,monthlyFee=99', '--mail', 'receivedAt=2026-03-02']
    const { out } = await policy('explain', 'focus', ...asked, ...service)
    assert.match(out, /^orderedNotNeededReturn: granted\n {2}Yealink T54W P1: \$180\.00 and \$15\.98 tax go back/m)
    assert.match(
      out,
      /^subscriptionCancellation: granted\n {2}FocusCloud is in service through Wednesday 1 April 2026/m,
    )
    assert.match(
      out,
      /^maintenanceCancellation: say more\n {2}--maintenance {2}missing; expected an object with contract/m,
    )
    const withoutTax = asked.map(word => word.replace('tax=15.98,', ''))
    assert.match(
      (await policy('explain', 'focus', '--return-type', 'orderedNotNeededReturn', ...withoutTax)).out,
      /say more\n {2}--unit tax=… {2}expected a price such as 399\.00$/m,
    )
  })

  it('explain: tells programs in JSON, with rules, terms and sentences', async () => {
    const { out } = await policy('explain', 'acme.yaml', '--unit', CAMERA, '--reported-at', '2026-03-01', '--json')
    const { policy: of, returns } = JSON.parse(out)
    assert.deepEqual(of, { id: 'acme', version: 1, company: 'Acme Security' })
    const [{ kind, returnType, terms, because, grants }] = returns
    assert.deepEqual([kind, returnType, terms.units[0].amount], ['granted', 'advanceReplacement', 39900])
    assert.equal(terms.approvedAt, '2026-03-01T06:00:00.000Z', 'a day begins in the policy’s zone')
    assert.equal(because[0].rule, 'settled:two-marks')
    assert.ok(grants.length > 3)
  })

  it('letters: shows what a client would read, with the days and amounts that the policy sets', async () => {
    const asked = ['--unit', CAMERA, '--reported-at', '2026-03-01']
    const { exit, out } = await policy('letters', 'acme.yaml', ...asked, '--kind', 'reminder')
    assert.equal(exit, 0)
    // Delivered on 5 March, in Chicago: due through the 15th, money through 4 April.
    assert.match(out, /Dear Ana Flores.*Speco O8B8.*15 March 2026/s)
    const { out: refused, err } = await policy('letters', 'voip-desk', ...asked, '--return-type', 'virtualReturn')
    assert.equal(refused, '')
    assert.match(err, /Nothing would be granted for that/)
  })

  it('letters: shows them in the language of their client', async () => {
    const asked = ['--unit', CAMERA, '--reported-at', '2026-03-01', '--kind', 'reminder']
    const { exit, out } = await policy('letters', 'acme.yaml', ...asked, '--language', 'es')
    assert.equal(exit, 0)
    assert.match(out, /Hola, Ana Flores:.*Speco O8B8.*15 de marzo de 2026/s)
    const { err } = await policy('letters', 'acme.yaml', ...asked, '--language', 'fr')
    assert.match(err, /Allowed choices are en, es/)
  })

  it('letters: writes both parts of every letter of every return that is granted', async () => {
    const asked = ['--unit', CAMERA, '--reported-at', '2026-03-01', '--ticket', '1', '--internal-comment']
    const { err } = await policy('letters', 'speco', ...asked, '--out', 'previews')
    const written = readdirSync(join(folder, 'previews'), { recursive: true, encoding: 'utf8' })
    assert.match(err, new RegExp(`^${written.filter(file => file.endsWith('.html')).length} letters are in previews`))
    for (const file of [
      'advanceReplacement/hold-link.html',
      'advanceReplacement/overdue.txt',
      'standardReturn/approval.txt',
    ])
      assert.ok(written.includes(file), file)
    for (const file of written.filter(file => file.endsWith('.txt')))
      assert.doesNotMatch(readFileSync(join(folder, 'previews', file), 'utf8'), /undefined|NaN|\[object|Invalid/)
  })

  it('explain: ends with 1 for what it cannot read, and says how it is written', async () => {
    for (const [words, said] of [
      [['nobody'], /There is no policy "nobody"; name a file, or one of focus, voip-desk, speco\./],
      [['bad.yaml'], /^bad\.yaml:3:1: compnay/],
      [['speco', '--unit', 'C1'], /Fields are name=value with commas between/],
      [['speco', '--unit', 'listPrice=3.999'], /listPrice is a price in USD such as 399\.00; got "3\.999"/],
      [['speco', '--currency', 'JPY', '--unit', 'listPrice=3.5'], /such as 399; got "3\.5"/],
      [['speco', '--currency', 'dollars', '--unit', 'listPrice=3'], /three capital letters/],
      [['speco', '--reported-at', '2026-02-30'], /real day written YYYY-MM-DD/],
      [['speco', '--reported-at', 'yesterday'], /A time needs its offset/],
      [['speco', '--return-type', 'swap'], /Allowed choices are advanceReplacement/],
      [['speco', '--virtual-lately', 'two'], /--virtual-lately is a whole number/],
      [['voip-desk', '--unit', 'serial=C1,replacements=1'], /A unit with a history has a serial and shippedOn/],
    ] as const) {
      const { exit, err } = await policy('explain', ...words)
      assert.equal(exit, 1, words.join(' '))
      assert.match(err, said)
    }
  })
})
