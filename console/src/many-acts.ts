import type { components } from './api-types.ts'
import { spoken } from './words.ts'

type QueueEntry = components['schemas']['QueueEntry']
type Role = components['schemas']['Session']['role']

const DESK: readonly Role[] = ['staff', 'manager', 'admin']

interface ManyAct {
  title: string
  /** What is counted: one, and several. */
  of: readonly [string, string]
  /** As the API's table of roles has it for `route`. */
  roles: readonly Role[]
  route: string
  asks: readonly ('days' | 'reason')[]
  /** What is said before it is sent; absent where it waits some seconds, and can be undone. */
  confirm?: string
}

/** What makes sense for many cases at once. */
export const MANY: Record<'extend' | 'tasks' | 'receive' | 'cancel', ManyAct> = {
  extend: {
    title: 'Give more time',
    of: ['case', 'cases'],
    roles: DESK,
    route: 'POST /v1/cases/:rma/extension',
    asks: ['days', 'reason'],
  },
  tasks: {
    title: 'Mark tasks done',
    of: ['task', 'tasks'],
    roles: [...DESK, 'finance'],
    route: 'POST /v1/tasks/:id/done',
    asks: [],
  },
  receive: {
    title: 'Receive devices',
    of: ['device', 'devices'],
    roles: ['ticketing', 'receiver', ...DESK],
    route: 'POST /v1/cases/:rma/device-received',
    asks: [],
    confirm: 'What is received lets its hold go, and the client is told. Is every one of these devices here?',
  },
  cancel: {
    title: 'Cancel the RMAs',
    of: ['case', 'cases'],
    roles: ['ticketing', ...DESK],
    route: 'POST /v1/cases/:rma/cancellation',
    asks: ['reason'],
    confirm: 'It may end the cases, let their holds go and write to the clients; it is not taken back by a press.',
  },
}

export type Many = keyof typeof MANY

/** One request of many. */
interface Part {
  key: string
  about: string
  rma: string
  more?: string
  /** Whether it is meant before anybody has chosen. */
  at: 'meant' | 'left-out'
  url: string
  body: (filled: { days: string; reason: string }) => Record<string, unknown> | null
}

export function partsOf(many: Many, cases: QueueEntry[]): Part[] {
  const url = (rma: string, path: string) => `/v1/cases/${encodeURIComponent(rma)}/${path}`
  switch (many) {
    case 'extend':
      return cases.map(({ rma }) => ({
        ...{ key: rma, about: rma, rma, at: 'meant', url: url(rma, 'extension') },
        body: ({ days, reason }) => ({ days: Number(days), reason }),
      }))
    case 'cancel':
      return cases.map(({ rma }) => ({
        ...{ key: rma, about: rma, rma, at: 'meant', url: url(rma, 'cancellation') },
        body: ({ reason }) => ({ reason }),
      }))
    case 'tasks':
      return cases.flatMap(({ rma, tasks }) =>
        tasks.map(({ id, kind }): Part => {
          const path = `/v1/tasks/${id}/done`
          return { key: path, about: rma, rma, more: spoken(kind), at: 'meant', url: path, body: () => null }
        }),
      )
    case 'receive':
      return cases.flatMap(({ rma, serials }) =>
        serials.map(
          (serial): Part => ({
            ...{ key: `${rma} ${serial}`, about: rma, rma, more: serial, url: url(rma, 'device-received') },
            // Of several, somebody has to say which have come.
            at: serials.length === 1 ? 'meant' : 'left-out',
            body: () => ({ serial }),
          }),
        ),
      )
  }
}
