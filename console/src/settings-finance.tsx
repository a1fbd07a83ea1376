import { Button, Checkbox, NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answered, api, type Schemas } from './api.ts'
import { Empty } from './empty.tsx'
import { Ask, Asked, Item, ItemButton, Part, ShownOnce, type Told } from './settings-parts.tsx'
import { exactly, MESSAGES, type MessageType } from './words.ts'

type Endpoint = Schemas['WebhookEndpoint']
type Event = NonNullable<Endpoint['events']>[number]
type Open =
  | { kind: 'add' }
  | { kind: 'rotate' | 'disable' | 'remove'; endpoint: Endpoint }
  | { kind: 'secret'; title: string; secret: string }

/** A trial takes a second where the receiver answers; after this its delivery log says more. */
const TRIAL_LASTS_MS = 30_000

/** Where finance is told: added, tried, given new secrets, held back and removed. */
export function FinancePart() {
  const [open, setOpen] = useState<Open | undefined>()
  const [told, tell] = useState<Told | undefined>()
  const [trial, setTrial] = useState<{ delivery: string; to: string } | undefined>()
  const client = useQueryClient()
  const endpoints = useQuery({ queryKey: ['endpoints'], queryFn: () => answered(api.GET('/v1/webhook-endpoints')) })
  const close = () => setOpen(undefined)
  const failed = (error: Error) => tell({ text: error.message, tone: 'warning' })

  const enable = async ({ id, url }: Endpoint) => {
    await answered(api.POST('/v1/webhook-endpoints/{id}/enable', { params: { path: { id } } }))
    await client.invalidateQueries({ queryKey: ['endpoints'] })
    tell({ text: `${url} is told again; what was held is on its way.`, tone: 'good' })
  }
  const test = async ({ id, url }: Endpoint) => {
    tell({ text: `Sending ${url} a message of type endpoint.test …`, tone: 'calm' })
    const delivery = await answered(api.POST('/v1/webhook-endpoints/{id}/test', { params: { path: { id } } }))
    setTrial({ delivery: delivery.id, to: url })
  }
  return (
    <Part
      title="Finance’s endpoints"
      about="Each movement of money is told to each of these, signed, and again until it is taken. What an endpoint did not take waits for it."
      action={<Button onClick={() => setOpen({ kind: 'add' })}>Add an endpoint</Button>}
      told={told}
      tell={tell}
    >
      {trial && (
        <Trial
          key={trial.delivery}
          trial={trial}
          over={told => {
            setTrial(undefined)
            tell(told)
          }}
        />
      )}
      <Asked of={endpoints}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="Nobody is told" text="Add the address of finance’s system that takes webhooks." />
          ) : (
            <ul className="cards">
              {data.map(endpoint => (
                <Item
                  key={endpoint.id}
                  title={endpoint.url}
                  state={
                    endpoint.state === 'enabled' ? { says: 'told', tone: 'calm' } : { says: 'held', tone: 'warning' }
                  }
                  actions={
                    <>
                      <ItemButton does="Test" to={endpoint.url} act={() => void test(endpoint).catch(failed)} />
                      {endpoint.state === 'disabled' ? (
                        <ItemButton does="Enable" to={endpoint.url} act={() => void enable(endpoint).catch(failed)} />
                      ) : (
                        <ItemButton
                          does="Disable"
                          to={endpoint.url}
                          act={() => setOpen({ kind: 'disable', endpoint })}
                        />
                      )}
                      {endpoint.origin === 'api' && (
                        <>
                          <ItemButton
                            does="New secret"
                            to={endpoint.url}
                            act={() => setOpen({ kind: 'rotate', endpoint })}
                          />
                          <ItemButton
                            does="Remove"
                            to={endpoint.url}
                            act={() => setOpen({ kind: 'remove', endpoint })}
                          />
                        </>
                      )}
                    </>
                  }
                >
                  <About endpoint={endpoint} />
                </Item>
              ))}
            </ul>
          )
        }
      </Asked>
      {open?.kind === 'add' && (
        <Add
          close={close}
          added={({ endpoint, secret }) => setOpen({ kind: 'secret', title: `${endpoint.url} is added`, secret })}
        />
      )}
      {open?.kind === 'rotate' && (
        <Rotate
          endpoint={open.endpoint}
          close={close}
          rotated={({ endpoint, secret }) =>
            setOpen({ kind: 'secret', title: `${endpoint.url} has a new secret`, secret })
          }
        />
      )}
      {open?.kind === 'secret' && (
        <ShownOnce title={open.title} label="Signing secret" secret={open.secret} close={close} />
      )}
      {open?.kind === 'disable' && (
        <Disable
          endpoint={open.endpoint}
          close={close}
          done={() => {
            const { endpoint } = open
            tell({ text: `What is for ${endpoint.url} is held.`, tone: 'good', undo: () => enable(endpoint) })
          }}
        />
      )}
      {open?.kind === 'remove' && (
        <Ask
          title="Remove this endpoint?"
          does="Remove it"
          danger="yes"
          about={`${open.endpoint.url} is told nothing more, and what it has not taken yet is dropped. Nobody can take that back; to hold things back for a while, disable it.`}
          changes="endpoints"
          act={() => api.POST('/v1/webhook-endpoints/{id}/remove', { params: { path: { id: open.endpoint.id } } })}
          done={({ dropped }) =>
            tell({ text: `${open.endpoint.url} is removed; ${dropped} not yet taken dropped.`, tone: 'good' })
          }
          close={close}
        />
      )}
    </Part>
  )
}

function About({ endpoint: { description, events, origin, state, reason, secrets } }: { endpoint: Endpoint }) {
  const [newest, ...others] = secrets
  const until = others.flatMap(({ expiresAt }) => expiresAt ?? [])[0]
  return (
    <>
      {description && (
        <>
          {description}
          <br />
        </>
      )}
      {events ? `Told of ${events.join(', ')}` : 'Told everything'}
      <br />
      {origin === 'configuration'
        ? 'From the configuration (FINANCE_WEBHOOK_URL): its address and secrets are changed there'
        : newest &&
          `Secret of ${exactly(newest.madeAt)}${until ? `; the one before signs along until ${exactly(until)}` : ''}`}
      {state === 'disabled' && reason && (
        <>
          <br />
          Disabled: {reason}
        </>
      )}
    </>
  )
}

/** Looks at the trial's delivery until it was tried, and says how it went. */
function Trial({ trial, over }: { trial: { delivery: string; to: string }; over: (told: Told) => void }) {
  const { data, error } = useQuery({
    queryKey: ['delivery', trial.delivery],
    queryFn: () => answered(api.GET('/v1/deliveries/{id}', { params: { path: { id: trial.delivery } } })),
    refetchInterval: 500,
  })
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), TRIAL_LASTS_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const [last] = data?.log.slice(-1) ?? []
    if (error) over({ text: error.message, tone: 'warning' })
    else if (data?.state === 'held') over({ text: `Held: ${trial.to} is disabled. Enable it first.`, tone: 'warning' })
    else if (last) over(howItWent(trial.to, last))
    else if (isLate) over({ text: `It has not set out yet. It goes on by itself: ${trial.delivery}.`, tone: 'warning' })
  }, [data, error, over, trial, isLate])
  return null
}

type Try = Schemas['DeliveryLog']['log'][number]

function howItWent(to: string, { outcome, status, milliseconds, excerpt }: Try): Told {
  const said = excerpt ? ` “${excerpt}”` : ''
  if (outcome === 'received') return { text: `${to} took it: ${status}, in ${milliseconds} ms.${said}`, tone: 'good' }
  const why = status ? `It answered ${status}.` : 'It did not answer.'
  return { text: `${to} did not take it. ${why}${said}`, tone: 'warning' }
}

const EVENTS = Object.keys(MESSAGES) as MessageType[] // the keys of that very table

function Add({ close, added }: { close: () => void; added: (made: Schemas['WebhookEndpointWithSecret']) => void }) {
  const [url, setUrl] = useState('')
  const [description, setDescription] = useState('')
  const [events, setEvents] = useState<string[]>([])
  return (
    <Ask
      title="Add an endpoint"
      does="Add it"
      changes="endpoints"
      act={() =>
        api.POST('/v1/webhook-endpoints', {
          body: {
            url: url.trim(),
            ...(description.trim() && { description: description.trim() }),
            ...(events.length > 0 && { events: events as Event[] }), // each one of the boxes
          },
        })
      }
      done={added}
      close={close}
    >
      <TextInput
        label="Address"
        description="https, and reachable from here"
        type="url"
        required
        withAsterisk={false}
        data-autofocus
        value={url}
        onChange={event => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label="What it is"
        maxLength={200}
        value={description}
        onChange={event => setDescription(event.currentTarget.value)}
      />
      <Checkbox.Group label="What it is told" description="None chosen: everything" value={events} onChange={setEvents}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
          {EVENTS.map(event => (
            <Checkbox key={event} value={event} label={`${MESSAGES[event]} (${event})`} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </Ask>
  )
}

function Rotate(props: {
  endpoint: Endpoint
  close: () => void
  rotated: (made: Schemas['WebhookEndpointWithSecret']) => void
}) {
  const { endpoint, close, rotated } = props
  const [hours, setHours] = useState<number | string>(24)
  return (
    <Ask
      title="A new secret"
      does="Make it"
      about={`${endpoint.url} gets another signing secret. The one there is signs along for a while, so that its people can put in the new one.`}
      changes="endpoints"
      act={() =>
        api.POST('/v1/webhook-endpoints/{id}/rotate', {
          params: { path: { id: endpoint.id } },
          body: { overlapHours: Number(hours) },
        })
      }
      done={rotated}
      close={close}
    >
      <NumberInput
        label="Hours that both sign"
        description="0: the old one is worth nothing from now on. At most 720"
        min={0}
        max={720}
        required
        withAsterisk={false}
        data-autofocus
        value={hours}
        onChange={setHours}
      />
    </Ask>
  )
}

function Disable({ endpoint, close, done }: { endpoint: Endpoint; close: () => void; done: () => void }) {
  const [reason, setReason] = useState('')
  return (
    <Ask
      title="Disable this endpoint"
      does="Disable it"
      about={`What is for ${endpoint.url} is held until somebody enables it again; nothing is lost.`}
      changes="endpoints"
      act={() =>
        api.POST('/v1/webhook-endpoints/{id}/disable', { params: { path: { id: endpoint.id } }, body: { reason } })
      }
      done={done}
      close={close}
    >
      <TextInput
        label="Why"
        required
        withAsterisk={false}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}
