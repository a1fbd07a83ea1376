import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { answered as answerOf, api, Refused, type Schemas, type Session } from './api.ts'
import { Empty, Trouble } from './empty.tsx'
import {
  CASE_FIELDS,
  type Field,
  type Mistakes,
  pathOf,
  requestOf,
  sample,
  type Told,
  unitFields,
  usual,
} from './policies-fields.ts'
import { type ReturnType as Kind, RETURNS } from './policies-known.ts'
import { Section } from './section.tsx'
import { spoken } from './words.ts'

type Policy = Schemas['Policy']

const MAY_ASK: readonly Session['role'][] = ['ticketing', 'staff', 'manager', 'admin']

/** Describes a return, and asks what the policy would answer; nothing is opened by it. */
export function TryPolicy({ policy, session }: { policy: Policy; session: Session }) {
  const [params] = useSearchParams()
  if (!MAY_ASK.includes(session.role))
    return (
      <Empty
        title="Asking is not for your role"
        text={`You are signed in as ${session.role}; ${MAY_ASK.join(', ')} may ask. What the policy grants stands beside it for everybody.`}
      />
    )
  const asked = params.get('return') ?? ''
  const type = policy.returns.find(one => one === asked) ?? policy.returns[0]
  if (!type) return <Empty title="This company takes no returns" text="Its policy offers none." />
  return <Trying key={type} policy={policy} type={type} />
}

const MOST_UNITS = 5

function Trying({ policy, type }: { policy: Policy; type: Kind }) {
  const [params, setParams] = useSearchParams()
  const isAsked = params.get('ask') === 'yes'
  const [told, setTold] = useState<Told>(() => (isAsked ? toldIn(params) : { ...usual(type), ...toldIn(params) }))
  const [count, setCount] = useState(() => unitsIn(toldIn(params)))
  const [times, setTimes] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const answered = useRef<HTMLElement>(null)
  const fields = fieldsOf(type, count)
  const answer = useAnswer(policy, type, isAsked ? params : undefined)
  const mistakes = { ...answer.refused, ...answer.mistakes }

  const { isAsking, again } = answer
  const isWrong = Object.keys(answer.mistakes).length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking leads there anew
  useEffect(() => {
    if (!isAsked || isAsking) return
    if (isWrong) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    else answered.current?.querySelector('.notice')?.scrollIntoView({ block: 'nearest' })
  }, [isAsked, isAsking, isWrong, times])

  const show = (changes: Told, ask?: 'yes') =>
    setParams({ policy: policy.id, part: 'try', return: type, ...changes, ...(ask && { ask }) }, { replace: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = fields.flatMap(({ path }) => {
      const text = told[path]?.trim()
      return text ? [[path, text] as const] : []
    })
    // What is known of a device may have changed, so the same question is asked again.
    if (isAsked && JSON.stringify(said) === JSON.stringify(Object.entries(toldIn(params)))) void again()
    show(Object.fromEntries(said), 'yes')
    setTimes(times + 1)
  }
  const set = (path: string, value: string) => setTold(before => ({ ...before, [path]: value }))
  const inputs = (some: readonly Field[]) => (
    <div className="fields">
      {some.map(field => (
        <Input
          key={field.path}
          field={field}
          currency={policy.currency}
          value={told[field.path] ?? ''}
          mistake={mistakes[field.path]}
          set={value => set(field.path, value)}
        />
      ))}
    </div>
  )
  return (
    <div className="trying">
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          <NativeSelect
            label="Kind of return"
            data={policy.returns.map(value => ({ value, label: RETURNS[value] }))}
            value={type}
            onChange={event =>
              setParams({ policy: policy.id, part: 'try', return: event.currentTarget.value }, { replace: true })
            }
          />
          {Array.from({ length: count }, (_, index) => index)
            .filter(index => unitFields(type, index).length > 0)
            .map(index => (
              <fieldset key={index}>
                <legend>{count > 1 ? `Unit ${index + 1}` : 'The unit'}</legend>
                {inputs(unitFields(type, index))}
              </fieldset>
            ))}
          {unitFields(type, 0).length > 0 && (
            <Group gap="xs">
              {count < MOST_UNITS && (
                <Button variant="default" size="compact-md" onClick={() => setCount(count + 1)}>
                  Another unit
                </Button>
              )}
              {count > 1 && (
                <Button variant="default" size="compact-md" onClick={() => setCount(count - 1)}>
                  One unit less
                </Button>
              )}
            </Group>
          )}
          <fieldset>
            <legend>The request</legend>
            {inputs(CASE_FIELDS[type])}
          </fieldset>
          <Group gap="xs">
            <Button type="submit" loading={answer.isAsking}>
              What would be granted?
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setCount(1)
                setTold(sample(type, new Date()))
              }}
            >
              Fill in a sample
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setCount(1)
                setTold(usual(type))
                show({})
              }}
            >
              Clear
            </Button>
          </Group>
        </Stack>
      </form>
      <section ref={answered} aria-label="Answer" aria-live="polite">
        <Answer {...answer} isAsked={isAsked} policy={policy} />
      </section>
    </div>
  )
}

function fieldsOf(type: Kind, count: number): Field[] {
  const units = Array.from({ length: count }, (_, index) => unitFields(type, index)).flat()
  return [...units, ...CASE_FIELDS[type]]
}

/** The address has beside the fields whose policy it is, what is shown, and whether it is asked. */
const NO_FIELDS = new Set(['policy', 'part', 'return', 'ask', 'version'])

function toldIn(params: URLSearchParams): Told {
  return Object.fromEntries([...params].filter(([name]) => !NO_FIELDS.has(name)))
}

function unitsIn(told: Told): number {
  const places = Object.keys(told).flatMap(path => /^units\.(\d)\./.exec(path)?.[1] ?? [])
  return Math.min(Math.max(0, ...places.map(Number)) + 1, MOST_UNITS)
}

interface Asked {
  granted?: Granted
  error: Error | null
  isAsking: boolean
  /** What could not be read; and what was missing for a yes. */
  mistakes: Mistakes
  refused: Mistakes
  /** Mistakes that are about no field that is shown. */
  elsewhere: string[]
  again: () => unknown
}

type Granted = Awaited<ReturnType<typeof ask>>

function ask(body: Record<string, unknown>) {
  return answerOf(api.POST('/v1/decisions', { body: body as never })) // the API reads it, and says where it is wrong
}

/** What the address asks is what is answered, so that it may be sent to a colleague. */
function useAnswer(policy: Policy, type: Kind, params: URLSearchParams | undefined): Asked {
  const told = params ? toldIn(params) : {}
  const fields = fieldsOf(type, unitsIn(told))
  const { id, currency } = policy
  const { body, mistakes } = requestOf(fields, told, { policy: id, type, currency })
  const isReadable = Object.keys(mistakes).length === 0
  const decision = useQuery({
    queryKey: ['decision', id, type, told],
    enabled: params !== undefined && isReadable,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: () => ask(body),
  })
  const { data, error } = decision
  const wrong = error instanceof Refused ? (error.problem.errors ?? []) : []
  const placed = wrong.map(({ pointer, detail }) => ({ path: pathOf(pointer, fields), pointer, detail }))
  const missing = (data?.missing ?? []).flatMap(field => pathOf(field, fields) ?? [])
  return {
    ...(data && isReadable && { granted: data }),
    error: isReadable ? error : null,
    isAsking: decision.isFetching,
    mistakes: {
      ...mistakes,
      ...Object.fromEntries(placed.flatMap(({ path, detail }) => (path ? [[path, detail]] : []))),
    },
    refused: Object.fromEntries(missing.map(path => [path, 'The policy asks for it'])),
    elsewhere: placed.flatMap(({ path, pointer, detail }) => (path ? [] : [`${spoken(pointer.slice(1))}: ${detail}`])),
    again: () => (params && isReadable ? decision.refetch() : undefined),
  }
}

function Input({
  field: { path, label, as, hint, required },
  currency,
  value,
  mistake,
  set,
}: {
  field: Field
  currency: string
  value: string
  mistake: string | undefined
  set: (value: string) => void
}) {
  const also = {
    ...(hint && { description: hint }),
    ...(mistake && { error: mistake }),
    ...(required && { withAsterisk: true, 'aria-required': true }),
    name: path,
  }
  const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[]
  if (as === 'yes')
    return (
      <Checkbox
        {...also}
        label={label}
        checked={value === 'yes'}
        onChange={event => set(event.currentTarget.checked ? 'yes' : '')}
      />
    )
  if (typeof as === 'object')
    return (
      <NativeSelect
        {...also}
        inputWrapperOrder={below}
        label={label}
        data={[{ value: '', label: 'Not said' }, ...as.map(one => ({ value: one, label: spoken(one) }))]}
        value={value}
        onChange={event => set(event.currentTarget.value)}
      />
    )
  const types = { words: 'text', day: 'date', moment: 'datetime-local', price: 'text', number: 'text' } as const
  return (
    <TextInput
      {...also}
      inputWrapperOrder={below}
      type={types[as]}
      label={as === 'price' ? `${label}, ${currency}` : label}
      {...((as === 'price' || as === 'number') && { inputMode: 'decimal' as const })}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={event => set(event.currentTarget.value)}
    />
  )
}

function Answer({
  granted,
  error,
  isAsking,
  mistakes,
  elsewhere,
  isAsked,
  policy,
  again,
}: Asked & { isAsked: boolean; policy: Policy }) {
  const wrong = Object.keys(mistakes).length
  if (!isAsked)
    return (
      <Empty
        title="Nothing is asked yet"
        text="Describe a device and its client, then ask. Nothing is opened by it, and the address can be sent to a colleague."
      />
    )
  if (wrong > 0 || elsewhere.length > 0)
    return (
      <div className="notice" data-tone="warning">
        {wrong > 0 && (
          <Text>{wrong === 1 ? 'One field' : `${wrong} fields`} cannot be read yet; beside it stands why.</Text>
        )}
        {elsewhere.map(one => (
          <Text key={one}>{one}</Text>
        ))}
      </div>
    )
  if (error) return <Trouble error={error} again={() => void again()} />
  if (!granted) return isAsking ? <Text>Asking …</Text> : null
  const { decision, because, reason, grants = [], missing = [] } = granted
  return (
    <Stack>
      <div className="notice" data-tone={decision === 'granted' ? 'good' : 'warning'}>
        <Title order={2} size="h3">
          {decision === 'granted' ? 'Granted' : 'Refused'}
        </Title>
        {reason === undefined ? (
          <Text>
            By {policy.company}’s policy, version {granted.terms?.policyVersion ?? policy.version}.
          </Text>
        ) : (
          sentencesOf(reason).map(sentence => <Text key={sentence}>{sentence}</Text>)
        )}
        {missing.length > 0 && <Text mt={4}>With what is marked in the form it may be granted.</Text>}
      </div>
      {grants.length > 0 && (
        <Section title="What is granted">
          <ul className="clauses">
            {grants.map(words => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Section>
      )}
      {because.length > 0 && (
        <Section title="Because">
          <ul className="clauses">
            {because.map(({ rule, words }) => (
              <li key={rule}>
                <b>{rule}</b> {words}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  )
}

/** A refusal says all that speaks against it, one sentence after another, and of fields their names in the request. */
function sentencesOf(reason: string): string[] {
  return reason.split(/(?<=[.?]) (?=\S)/).map(sentence => {
    const words = sentence.replace(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, name => spoken(name).toLowerCase())
    return words.charAt(0).toUpperCase() + words.slice(1)
  })
}
