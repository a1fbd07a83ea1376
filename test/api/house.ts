import { pino } from 'pino'
import { buildApi } from '../../api/app.ts'
import type { ApiHouse } from '../../api/house.ts'
import type { Api } from '../../api/routes.ts'
import type { AskedDecision, Cases, DecisionAnswer } from '../../client/cases.ts'
import type { CarrierHookReading } from '../../counterparts/carriers/hook.ts'
import { network } from '../../counterparts/finance/safe-address.ts'
import { secretBox } from '../../counterparts/finance/secret-box.ts'
import type { HookReading } from '../../counterparts/hook.ts'
import type { KeptFact } from '../../domain/fact.ts'
import { type CaseView, ROLES, type Role, type StaffDecisionName } from '../../domain/staff-decision.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { policyBook } from '../../policies/book.ts'
import type { Records } from '../../records/database.ts'
import { makeKey } from '../../records/keys.ts'
import { freshRecords } from '../records/fresh-records.ts'

/** The API on real records, with the running cases played: what Temporal does is proven elsewhere. */
export interface TestHouse {
  api: Api
  house: ApiHouse
  records: Records
  keys: Record<Role, string>
  played: Played
  /** Asks as somebody with this role. */
  ask(
    role: Role | 'nobody',
    method: 'GET' | 'POST',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Asked
  close(): Promise<void>
}

type Asked = Promise<{
  status: number
  body: Record<string, unknown> & { data?: never[] }
  headers: Record<string, unknown>
  text: string
}>

/** What the played cases were asked, and how they are to answer. */
export class Played {
  readonly started: string[] = []
  readonly told: { rma: string; fact: KeptFact }[] = []
  tries = 0
  readonly decided: { rma: string; asked: AskedDecision }[] = []
  /** Deliveries to finance that were to set out. */
  readonly sent: string[] = []
  temporal: 'there' | 'away' = 'there'
  cases: 'running' | 'closed' | 'unknown' = 'running'
  decision: DecisionAnswer = { kind: 'answered', value: VIEW }
  hook: HookReading = { kind: 'ignored' }
  carrierHook: CarrierHookReading = { kind: 'ignored' }
  outlook: 'told' | 'silent' = 'told'
  /** What speaks against which decision. */
  objections: Partial<Record<StaffDecisionName, string>> = {}
  now: Instant = instant('2026-03-10T12:00:00Z')
  openedPages: { purpose: string; consent: string; amount: number; key: string }[] = []
}

const VIEW: CaseView = { rma: 'RMA-1001', stage: 'awaiting-return', secured: 'held', exceptions: [], units: [] }

export async function testHouse(
  surroundings: ApiHouse['surroundings'] = { kind: 'production' },
  changes: Partial<ApiHouse> = {},
): Promise<TestHouse> {
  const records = await freshRecords()
  const keys = {} as Record<Role, string>
  for (const role of ROLES) keys[role] = await makeKey(records, { id: role, role, name: role })
  const played = new Played()
  const house: ApiHouse = {
    records,
    cases: playedCases(played),
    clock: async () => whenThere(played, played.now),
    deliveries: {
      start: async delivery => void whenThere(played, played.sent).push(delivery),
      resend: async delivery => void whenThere(played, played.sent).push(delivery),
    },
    endpoints: { allowed: [network('127.0.0.1')], box: secretBox([]) },
    policies: policyBook(),
    cards: {
      openHoldPage: async order => {
        const { purpose, consent, key } = order
        played.openedPages.push({ purpose, consent, amount: order.amount.amount, key })
        return { url: 'https://gateway.example.com/page' }
      },
      releaseHold: unasked,
    },
    cardWatch: { page: unasked, closePage: unasked, hold: unasked, disputes: unasked },
    cardHook: () => played.hook,
    carrierHooks: { easypost: () => played.carrierHook },
    parcels: { look: unasked },
    ticketing: { kind: 'none' },
    temporalAnswers: async () => whenThere(played, undefined),
    publicUrl: 'http://127.0.0.1:8080',
    pageSecrets: ['a secret of the pages'],
    dock: {
      name: 'Dock 4',
      street: '200 New Highway',
      city: 'Amityville',
      state: 'NY',
      postalCode: '11701',
      country: 'US',
    },
    surroundings,
    requestsPerMinute: 100_000,
    trustedProxies: ['127.0.0.1'],
    log: pino({ level: 'silent' }),
    ...changes,
  }
  const api = buildApi(house)
  await api.ready()
  return {
    api,
    house,
    records,
    keys,
    played,
    async ask(role, method, url, body, headers = {}) {
      const answer = await api.inject({
        method,
        url,
        headers: { ...(role !== 'nobody' && { authorization: `Bearer ${keys[role]}` }), ...headers },
        ...(body !== undefined && { payload: body as object }),
      })
      const isJson = /json/.test(String(answer.headers['content-type']))
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : {},
        headers: answer.headers,
        text: answer.body,
      }
    },
    async close() {
      await api.close()
      await records.destroy()
    },
  }
}

function playedCases(played: Played): Cases {
  return {
    async start(rma) {
      whenThere(played, undefined)
      played.started.push(rma)
      return played.cases === 'closed' ? 'closed' : 'open'
    },
    async tell(rma, fact) {
      played.tries += 1
      whenThere(played, undefined)
      if (played.cases !== 'running') return played.cases
      played.told.push({ rma, fact })
      return 'told'
    },
    async decide(rma, asked) {
      whenThere(played, undefined)
      played.decided.push({ rma, asked })
      return played.decision
    },
    show: async () => ({ kind: 'unknown' }),
    async outlook(_rma, decisions) {
      if (played.outlook === 'silent') throw new Error('No worker answers.')
      return { objections: decisions.map(({ name }) => played.objections[name] ?? null), next: null }
    },
    isRunning: async () => whenThere(played, played.cases === 'running'),
  }
}

async function unasked(): Promise<never> {
  throw new Error('Nobody asks for this here.')
}

function whenThere<Value>({ temporal }: Played, value: Value): Value {
  if (temporal === 'away') throw new Error('14 UNAVAILABLE: no connection')
  return value
}

export const SPECO_CASE = {
  policy: 'speco',
  ticket: '4711',
  clientType: 'direct-client',
  reportedAt: '2026-03-01T15:00:00Z',
  approvedAt: '2026-03-02T15:00:00Z',
  customer: { ref: 'cust-1', name: 'Ana Diaz', email: 'ana@example.com' },
  units: [
    {
      serial: 'C1',
      brand: 'Speco',
      model: 'O8B8',
      listPrice: { amount: 39900, currency: 'USD' },
      paidPrice: { amount: 27930, currency: 'USD' },
    },
  ],
}
