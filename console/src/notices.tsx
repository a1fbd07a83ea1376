import { Button, Group, Table } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Session } from './api.ts'
import { Dialog } from './dialog.tsx'
import { useKeys } from './keyboard.tsx'
import { type Errand, type Form, outbox, type Sending, useOutbox } from './outbox.ts'

/** What was asked for on any page: it waits, goes out, and is answered; told politely, and never moving. */
export function Notices({ session }: { session: Session }) {
  const client = useQueryClient()
  const sendings = useOutbox()
  const [looking, setLooking] = useState<string | undefined>()
  const [open, setOpen] = useState<{ form: Form } | undefined>()
  useEffect(() => {
    outbox.answered = ({ rma }) => {
      void client.invalidateQueries({ queryKey: rma === null ? ['tasks'] : ['case', rma] })
      void client.invalidateQueries({ queryKey: ['queue'] })
      void client.invalidateQueries({ queryKey: ['parcels'] })
    }
    outbox.ended = () => void client.invalidateQueries({ queryKey: ['session'] })
  }, [client])
  useEffect(() => {
    outbox.signedIn(session)
    return () => outbox.signedOut()
  }, [session])
  const waits = sendings.some(({ state }) => state === 'waiting')
  const keys = useMemo(
    () =>
      waits
        ? [
            {
              key: 'z',
              says: 'Undo what is about to be sent',
              act: () => outbox.last && outbox.takeBack(outbox.last.id),
            },
          ]
        : [],
    [waits],
  )
  useKeys(keys)
  const looked = sendings.find(({ id }) => id === looking)
  return (
    <>
      <section className="outbox" aria-label="What is being sent" hidden={sendings.length === 0}>
        {sendings.map(sending => (
          <Notice
            key={sending.id}
            sending={sending}
            look={() => setLooking(sending.id)}
            open={form => setOpen({ form })}
          />
        ))}
      </section>
      <p className="unseen" role="status">
        {sendings.map(spokenOf).join(' ')}
      </p>
      {open?.form(() => setOpen(undefined))}
      {looked && <Results sending={looked} close={() => setLooking(undefined)} />}
    </>
  )
}

/** Said once at every change; the seconds are for the eye. */
function spokenOf({ title, state, errands, by }: Sending): string {
  switch (state) {
    case 'waiting':
      return `${title}: will be sent in a few seconds. Press z to undo.`
    case 'taken-back':
      return `${title}: not sent.`
    case 'going':
      return `${title}: being sent.`
    case 'over':
      return `${title}: ${howItWent(errands)}`
    case 'parked':
      return `${title}: ${whyParked(by, errands)}`
  }
}

function whyParked({ name }: Sending['by'], errands: readonly Errand[]): string {
  return errands.every(({ state }) => state === 'waiting')
    ? `was asked for by ${name}; not sent. It waits until they sign in here.`
    : `was asked for by ${name}; no answer came. It is not sent again until they sign in here.`
}

function howItWent(errands: readonly Errand[]): string {
  const [only, another] = errands
  if (only && !another) return only.state === 'done' ? 'done.' : (only.said ?? 'not done.')
  const count = (state: Errand['state']) => errands.filter(errand => errand.state === state).length
  const told = [
    [count('done'), 'done'],
    [count('refused'), 'refused'],
    [count('unanswered'), 'not answered'],
  ] as const
  return `${told.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : [])).join(', ')}.`
}

interface Shown {
  sending: Sending
  look: () => void
  open: (form: Form) => void
}

function Notice({ sending, look, open }: Shown) {
  const { id, title, state, errands, by, again } = sending
  const went = errands.every(errand => errand.state === 'done')
  const gone = errands.filter(errand => errand.state !== 'waiting' && errand.state !== 'sending').length
  const tone = state === 'parked' || (state === 'over' && !went) ? 'warning' : state === 'over' ? 'good' : 'calm'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever has it in hand is not hurried
    <div
      className="notice"
      data-tone={tone}
      onMouseEnter={() => outbox.hold(id)}
      onMouseLeave={() => outbox.letGo(id)}
      onFocus={() => outbox.hold(id)}
      onBlur={() => outbox.letGo(id)}
    >
      <span>
        <b>{title}</b>
        {state === 'waiting' && <Countdown sending={sending} />}
        {state === 'taken-back' && <span>Not sent.</span>}
        {state === 'going' && (
          <span>{errands.length === 1 ? 'Being sent …' : `${gone} of ${errands.length} answered …`}</span>
        )}
        {state === 'over' && <span>{howItWent(errands)}</span>}
        {state === 'parked' && <span>{whyParked(by, errands)}</span>}
      </span>
      <Group gap="xs" wrap="nowrap">
        {state === 'waiting' && (
          <>
            <Button size="compact-md" variant="default" onClick={() => outbox.takeBack(id)}>
              Undo
            </Button>
            <Button size="compact-md" variant="default" onClick={() => void outbox.go(id)}>
              Send now
            </Button>
          </>
        )}
        {state === 'over' && errands.some(errand => errand.state === 'unanswered') && (
          <Button size="compact-md" variant="default" onClick={() => void outbox.go(id)}>
            Send again
          </Button>
        )}
        {again && (state === 'taken-back' || (state === 'over' && !went)) && (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => {
              outbox.dismiss(id)
              open(again)
            }}
          >
            Change it
          </Button>
        )}
        {errands.length > 1 && (state === 'going' || state === 'over') && (
          <Button size="compact-md" variant="default" onClick={look}>
            Each of them
          </Button>
        )}
        {(state === 'taken-back' || state === 'over' || state === 'parked') && (
          <Button size="compact-md" variant="default" onClick={() => outbox.dismiss(id)} aria-label={`Close: ${title}`}>
            Close
          </Button>
        )}
      </Group>
    </div>
  )
}

function Countdown({ sending: { dueAt } }: { sending: Sending }) {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(clock)
  }, [])
  return (
    <span aria-hidden>
      {dueAt === undefined ? 'Waits for you.' : `Will be sent in ${Math.max(1, Math.ceil((dueAt - now) / 1_000))} s.`}
    </span>
  )
}

const STATES = {
  waiting: 'Waits',
  sending: 'Being sent',
  done: 'Done',
  refused: 'Refused',
  unanswered: 'Not answered',
} as const satisfies Record<Errand['state'], string>

function Results({ sending: { id, title, state, errands }, close }: { sending: Sending; close: () => void }) {
  const answered = errands.filter(errand => errand.state !== 'waiting' && errand.state !== 'sending').length
  return (
    <Dialog title={title} close={close}>
      <progress max={errands.length} value={answered} aria-label={`${answered} of ${errands.length} answered`} />
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Case</Table.Th>
            <Table.Th scope="col">What became of it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {errands.map(({ key, about, rma, state, said }) => (
            <Table.Tr key={key}>
              <Table.Td>
                {rma ? (
                  <Link className="plain" href={`/cases/${encodeURIComponent(rma)}`} onClick={close}>
                    {about}
                  </Link>
                ) : (
                  about
                )}
              </Table.Td>
              <Table.Td>
                <b>{STATES[state]}</b>
                {said && `: ${said}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {state === 'over' && errands.some(errand => errand.state === 'unanswered') && (
        <Button mt="md" onClick={() => void outbox.go(id)}>
          Send again what was not answered
        </Button>
      )}
    </Dialog>
  )
}
