import './settings.css'
import { Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { answered, type Session } from './api.ts'
import { Dialog } from './dialog.tsx'
import { Trouble } from './empty.tsx'
import type { Tone } from './words.ts'

export type Role = Session['role']

/** What each role is for, in a line. */
const ROLES: Record<Role, string> = {
  ticketing: 'opens cases, as the ticketing system does',
  staff: 'works on cases',
  receiver: 'takes in devices at the dock',
  finance: 'sees what was charged, and settles it',
  manager: 'works on cases, and decides what staff may not',
  admin: 'may do all, and makes keys and people',
}

/** What is being done just now, so that a page never says two things at once. */
export interface Told {
  text: string
  tone: 'good' | 'warning' | 'calm'
  undo?: () => Promise<unknown>
}

/** A list and what may be done about it, with what was done last above it. */
export function Part(props: {
  title: string
  about: ReactNode
  action?: ReactNode
  told: Told | undefined
  tell: (told: Told | undefined) => void
  children: ReactNode
}) {
  const { title, about, action, told, tell, children } = props
  const undoing = useMutation({
    mutationFn: async () => told?.undo?.(),
    onSuccess: () => tell({ text: 'Undone: it is as it was.', tone: 'good' }),
    onError: error => tell({ text: error.message, tone: 'warning' }),
  })
  return (
    <Stack component="section" aria-label={title} gap="sm">
      <Group justify="space-between" align="start">
        <div>
          <Title order={2} size="h4">
            {title}
          </Title>
          <Text c="dimmed" maw="44rem">
            {about}
          </Text>
        </div>
        {action}
      </Group>
      <div role="status">
        {told && (
          <Group className="notice" data-tone={told.tone} justify="space-between">
            <span className="breaks">{told.text}</span>
            {told.undo && (
              <Button size="compact-md" variant="default" loading={undoing.isPending} onClick={() => undoing.mutate()}>
                Undo
              </Button>
            )}
          </Group>
        )}
      </div>
      {children}
    </Stack>
  )
}

/** What was asked for, or that it is on its way, or why it is not there. */
export function Asked<Data>({ of, children }: { of: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  if (of.isPending)
    return (
      <Stack role="status" aria-label="Loading">
        {[0, 1, 2].map(n => (
          <Skeleton key={n} h={48} />
        ))}
      </Stack>
    )
  if (of.isError) return <Trouble error={of.error} again={() => void of.refetch()} />
  return children(of.data)
}

/** One of a list: what it is, how it stands, and what may be done about it. */
export function Item(props: {
  title: string
  state: { says: string; tone: Tone }
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <li>
      <Group justify="space-between" align="start" gap="sm">
        <div className="item">
          <Group gap="xs">
            <b className="breaks">{props.title}</b>
            <span className="stage" data-tone={props.state.tone}>
              {props.state.says}
            </span>
          </Group>
          <Text size="sm" c="dimmed" component="div" className="breaks">
            {props.children}
          </Text>
        </div>
        <Group gap="xs">{props.actions}</Group>
      </Group>
    </li>
  )
}

/** For what is done about one of several: read aloud, it says which. */
export function ItemButton({ does, to, act }: { does: string; to: string; act: () => void }) {
  return (
    <Button variant="default" size="compact-md" fz="sm" onClick={act} aria-label={`${does}: ${to}`}>
      {does}
    </Button>
  )
}

export function RoleField(props: { value: string; change: (role: string) => void; otherwise?: string }) {
  const roles = Object.entries(ROLES).map(([value, says]) => ({ value, label: `${value}: ${says}` }))
  return (
    <NativeSelect
      label="Role"
      value={props.value}
      onChange={event => props.change(event.currentTarget.value)}
      data={props.otherwise ? [{ value: '', label: props.otherwise }, ...roles] : roles}
    />
  )
}

/** A form over the page. It closes once what it asks for is done; a refusal is said in it, and nothing is lost. */
export function Ask<Done>(props: {
  title: string
  does: string
  /** Nothing brings it back. */
  danger?: 'yes'
  about?: ReactNode
  /** Which lists are other than they were. */
  changes: string
  act: () => Promise<{ data?: Done; error?: unknown }>
  done: (done: Done) => void
  close: () => void
  children?: ReactNode
}) {
  const client = useQueryClient()
  const acting = useMutation({
    mutationFn: () => answered(props.act()),
    onSuccess: async done => {
      props.close()
      props.done(done)
      await client.invalidateQueries({ queryKey: [props.changes] })
    },
  })
  return (
    <Dialog title={props.title} close={props.close}>
      <form
        onSubmit={event => {
          event.preventDefault()
          acting.mutate()
        }}
      >
        <Stack>
          {props.about && <Text>{props.about}</Text>}
          {props.children}
          {acting.isError && (
            <div className="notice" data-tone="warning" role="alert">
              {acting.error.message}
            </div>
          )}
          <Group>
            <Button
              type="submit"
              loading={acting.isPending}
              {...(props.danger && { color: 'red.9', 'data-autofocus': false })}
            >
              {props.does}
            </Button>
            <Button variant="default" onClick={props.close}>
              {props.danger ? 'No, leave it' : 'Cancel'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** A secret, the one time that it is shown. */
export function ShownOnce({
  title,
  label,
  secret,
  close,
}: {
  title: string
  label: string
  secret: string
  close: () => void
}) {
  const [copied, setCopied] = useState<'not-yet' | 'yes' | 'by-hand'>('not-yet')
  const copy = () =>
    // Without TLS a browser lets no page copy; the field can still be.
    (navigator.clipboard?.writeText(secret) ?? Promise.reject()).then(
      () => setCopied('yes'),
      () => setCopied('by-hand'),
    )
  return (
    <Dialog title={title} close={close}>
      <Stack>
        <Text>
          Copy it now and keep it where secrets are kept: it is shown this once, and only its hash stays here.
        </Text>
        <TextInput
          label={label}
          value={secret}
          readOnly
          className="secret"
          onFocus={event => event.currentTarget.select()}
        />
        <Group>
          <Button onClick={() => void copy()} data-autofocus>
            Copy
          </Button>
          <Button variant="default" onClick={close}>
            I have it
          </Button>
          <span role="status">
            {copied === 'yes' && 'Copied.'}
            {copied === 'by-hand' && 'This browser does not let us: mark it above, and copy it yourself.'}
          </span>
        </Group>
      </Stack>
    </Dialog>
  )
}
