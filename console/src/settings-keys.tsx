import { Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api, type Schemas, type Session } from './api.ts'
import { Empty } from './empty.tsx'
import { Ask, Asked, Item, ItemButton, Part, type Role, RoleField, ShownOnce, type Told } from './settings-parts.tsx'
import { exactly } from './words.ts'

type Key = Schemas['Key']
type Open = { kind: 'make' } | { kind: 'revoke'; key: Key } | { kind: 'made'; id: string; secret: string }

/** API keys: made, shown once, and revoked. */
export function KeysPart({ session }: { session: Session }) {
  const [open, setOpen] = useState<Open | undefined>()
  const [told, tell] = useState<Told | undefined>()
  const [state, setState] = useState<'live' | 'all'>('live')
  const keys = useQuery({
    queryKey: ['keys', state],
    queryFn: () => answered(api.GET('/v1/keys', { params: { query: { state } } })),
  })
  const close = () => setOpen(undefined)
  return (
    <Part
      title="API keys"
      about="For machines and the command line; and for people when the company’s own sign-in is down. In the audit trail a key stands as role:id."
      action={<Button onClick={() => setOpen({ kind: 'make' })}>Make a key</Button>}
      told={told}
      tell={tell}
    >
      <Checkbox
        label="Revoked ones too"
        checked={state === 'all'}
        onChange={event => setState(event.currentTarget.checked ? 'all' : 'live')}
      />
      <Asked of={keys}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="There is no key" text="Make one for each machine, so that each can be revoked alone." />
          ) : (
            <ul className="cards">
              {data.map(key => (
                <Item
                  key={key.id}
                  title={key.id}
                  state={key.revokedAt ? { says: 'revoked', tone: 'done' } : { says: key.role, tone: 'calm' }}
                  actions={
                    !key.revokedAt && (
                      <ItemButton does="Revoke" to={key.id} act={() => setOpen({ kind: 'revoke', key })} />
                    )
                  }
                >
                  {key.name}
                  {isOurs(key, session) && ' · the one you are signed in with'}
                  <br />
                  {key.revokedAt && `Revoked ${exactly(key.revokedAt)}; `}
                  {key.usedAt ? `last used ${exactly(key.usedAt)}` : 'never used'}
                </Item>
              ))}
            </ul>
          )
        }
      </Asked>
      {open?.kind === 'make' && (
        <Make close={close} made={({ id, key }) => setOpen({ kind: 'made', id, secret: key })} />
      )}
      {open?.kind === 'made' && (
        <ShownOnce title={`The key ${open.id} is made`} label="API key" secret={open.secret} close={close} />
      )}
      {open?.kind === 'revoke' && (
        <Ask
          title={`Revoke the key ${open.key.id}?`}
          does="Revoke it"
          danger="yes"
          about={`From now on it opens nothing, and nobody can take that back: whatever uses it (${open.key.name}) has to be given another. ${isOurs(open.key, session) ? 'You are signed in with it yourself, and will be out.' : ''}`}
          changes="keys"
          act={() => api.POST('/v1/keys/{id}/revocation', { params: { path: { id: open.key.id } } })}
          done={() => tell({ text: `The key ${open.key.id} is revoked.`, tone: 'good' })}
          close={close}
        />
      )}
    </Part>
  )
}

function isOurs(key: Key, session: Session): boolean {
  return session.kind === 'key' && session.id === key.id
}

function Make({ close, made }: { close: () => void; made: (key: { id: string; key: string }) => void }) {
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState('staff')
  return (
    <Ask
      title="Make a key"
      does="Make it"
      changes="keys"
      act={() => api.POST('/v1/keys', { body: { id, name, role: role as Role } })} // one of the field's
      done={made}
      close={close}
    >
      <Stack>
        <TextInput
          label="Id"
          description="Letters, digits and hyphens. It stands in the audit trail, and never comes again."
          required
          withAsterisk={false}
          pattern="[A-Za-z0-9-]{1,40}"
          data-autofocus
          value={id}
          onChange={event => setId(event.currentTarget.value)}
        />
        <TextInput
          label="Whose it is"
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <RoleField value={role} change={setRole} />
      </Stack>
    </Ask>
  )
}
