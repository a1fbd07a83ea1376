import { Button, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { Link } from 'wouter'
import { ACTS } from './acts.ts'
import type { Schemas, Session } from './api.ts'
import { useKeptFocus } from './keyboard.tsx'
import { outbox, useOutbox } from './outbox.ts'
import { Section } from './section.tsx'
import { pairsOf } from './told.ts'
import { exactly, spoken } from './words.ts'

type Task = Schemas['Task']

const AT_ONCE = 50

/** What people have to do: why, what about, and what ends it. */
export function Tasks({
  title,
  tasks,
  session,
  currency,
}: {
  title: string
  tasks: readonly Task[]
  session: Session
  /** Of the case that they belong to. */
  currency?: string
}) {
  const section = useRef<HTMLDivElement>(null)
  const [most, setMost] = useState(AT_ONCE)
  useKeptFocus(section, tasks.map(({ id }) => id).join())
  return (
    <Section title={title}>
      <div ref={section} tabIndex={-1}>
        <ul className="cards">
          {tasks.slice(0, most).map(task => (
            <li key={task.id}>
              <OneTask task={task} session={session} currency={currency} />
            </li>
          ))}
        </ul>
        {tasks.length > most && (
          <Button variant="default" mt="sm" onClick={() => setMost(most + AT_ONCE)}>
            Show more of {tasks.length}
          </Button>
        )}
      </div>
    </Section>
  )
}

function OneTask({ task, session, currency }: { task: Task; session: Session; currency: string | undefined }) {
  const { id, rma, kind, role, why, todo, openedAt } = task
  const sendings = useOutbox()
  const url = `/v1/tasks/${id}/done`
  const isAsked = sendings.some(
    ({ state, errands }) => ['waiting', 'going'].includes(state) && errands.some(errand => errand.url === url),
  )
  const whyNot = whyNotDone(role, session)
  const about = rma ?? spoken(kind)
  return (
    <Group justify="space-between" align="start" wrap="nowrap">
      <Stack gap={2} miw={0} className="breaks">
        <b>{spoken(kind)}</b>
        <Text size="sm" c="dimmed">
          for {role}, since {exactly(openedAt)}
          {whyNot && (
            <span id={`why-task-${id}`}>
              <br />
              {whyNot}
            </span>
          )}
        </Text>
        <Text size="sm">
          Why: <InWords text={why} />.
        </Text>
        <Text size="sm">
          What to do: <InWords text={todo} />.
        </Text>
        <Details task={task} currency={currency} />
      </Stack>
      <Button
        variant="default"
        size="compact-md"
        flex="none"
        aria-label={`Done: ${spoken(kind)}`}
        disabled={whyNot !== undefined || isAsked}
        {...(whyNot && { 'aria-describedby': `why-task-${id}` })}
        onClick={() =>
          outbox.add({
            title: rma ? `Done: ${spoken(kind)}, ${rma}` : `Done: ${spoken(kind)}`,
            errands: [{ about, rma, url, body: null }],
            sent: 'after-a-moment',
          })
        }
      >
        Done
      </Button>
    </Group>
  )
}

function whyNotDone(role: string, { role: mine }: Session): string | undefined {
  if (['receiver', 'ticketing'].includes(mine)) return 'Your role does no tasks: staff, finance, manager, admin.'
  if (role === 'manager' && mine !== 'manager' && mine !== 'admin') return 'It is a manager’s to do.'
  return undefined
}

const TITLES = new Map(Object.values(ACTS).map(({ path, title }) => [path, title]))

/** What stands between backticks is one of our buttons, a word of ours, or something to type. */
function InWords({ text }: { text: string }): ReactNode {
  return text.split('`').map((part, n) => {
    if (n % 2 === 0) return part
    const title = TITLES.get(part)
    if (title) return <b key={part}>{title}</b>
    if (/^[a-z]+(-[a-z]+)*$/.test(part)) return spoken(part).toLowerCase()
    return <code key={part}>{part}</code>
  })
}

const CASES = {
  rma: 'Case',
  named: 'RMA that was named',
  claimedRma: 'RMA on the parcel',
  perhaps: 'Perhaps of',
  casesKnowingIt: 'Known to',
}
const NOT_TOLD = new Set(['currency', ...Object.keys(CASES)])

function Details({ task, currency }: { task: Task; currency: string | undefined }) {
  const { rma, kind, occasion, detail } = task
  const ofItsOwn = typeof detail.currency === 'string' ? detail.currency : currency
  const told = [
    // By this number it is linked to its case.
    ...(kind === 'unidentified-parcel' ? [['Parcel', occasion] as const] : []),
    ...pairsOf(detail, { currency: ofItsOwn, without: NOT_TOLD }),
  ]
  const cases = Object.entries(CASES).flatMap(([name, title]) => {
    const others = [detail[name]].flat().filter(one => typeof one === 'string' && one !== rma)
    return others.length > 0 ? [[title, others as string[]] as const] : [] // just asked
  })
  return (
    <>
      {told.length > 0 && (
        <Text size="sm" c="dimmed" className="lines">
          {told.map(([name, value]) => `${name}: ${value}`).join(' · ')}
        </Text>
      )}
      {cases.map(([title, others]) => (
        <Text size="sm" key={title}>
          {title}:{' '}
          {others.map(other => (
            <Link key={other} className="plain breaks" href={`/cases/${encodeURIComponent(other)}`}>
              {other}{' '}
            </Link>
          ))}
        </Text>
      ))}
    </>
  )
}
