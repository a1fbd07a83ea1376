import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api, type Schemas, type Session } from './api.ts'
import { Empty } from './empty.tsx'
import { Ask, Asked, Item, ItemButton, Part, type Role, RoleField, type Told } from './settings-parts.tsx'
import { exactly, type Tone } from './words.ts'

type Person = Schemas['Person']
type Open = { kind: 'add' } | { kind: 'role' | 'remove'; person: Person }

/** People who may sign in under their own name, and what they may do. */
export function PeoplePart({ session }: { session: Session }) {
  const [open, setOpen] = useState<Open | undefined>()
  const [told, tell] = useState<Told | undefined>()
  const client = useQueryClient()
  const ways = useQuery({ queryKey: ['sign-in'], queryFn: () => answered(api.GET('/v1/sign-in')) })
  const people = useQuery({ queryKey: ['people'], queryFn: () => answered(api.GET('/v1/people')) })
  const close = () => setOpen(undefined)
  const giveBack =
    ({ id, role, roleFrom }: Person) =>
    async () => {
      const before = roleFrom === 'settings' ? role : null
      await answered(api.POST('/v1/people/{id}/role', { params: { path: { id } }, body: { role: before } }))
      await client.invalidateQueries({ queryKey: ['people'] })
    }
  const provider = ways.data?.provider
  return (
    <Part
      title="People"
      about={
        ways.data && !provider
          ? 'People sign in with API keys here. Once a provider of identities is connected (OIDC_ISSUER), they come under their own names.'
          : `Whoever signs in with ${provider ?? 'the provider'} and has a role. A change of it ends their sessions at once.`
      }
      action={<Button onClick={() => setOpen({ kind: 'add' })}>Add somebody</Button>}
      told={told}
      tell={tell}
    >
      <Asked of={people}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty
              title="Nobody yet"
              text="Add people by their mail address before they come; or they stand here once they have tried to."
            />
          ) : (
            <ul className="cards">
              {data.map(person => (
                <Item
                  key={person.id}
                  title={person.name || person.who}
                  state={standing(person)}
                  actions={
                    <>
                      <ItemButton
                        does={person.role ? 'Change role' : 'Give a role'}
                        to={person.who}
                        act={() => setOpen({ kind: 'role', person })}
                      />
                      {person.state !== 'removed' && (
                        <ItemButton does="Remove" to={person.who} act={() => setOpen({ kind: 'remove', person })} />
                      )}
                    </>
                  }
                >
                  {[person.name && person.who, isOurs(person, session) && 'you'].filter(Boolean).join(' · ')}
                  {(person.name || isOurs(person, session)) && <br />}
                  {history(person)}
                </Item>
              ))}
            </ul>
          )
        }
      </Asked>
      {open?.kind === 'add' && <Add close={close} done={text => tell({ text, tone: 'good' })} />}
      {open?.kind === 'role' && (
        <ChangeRole
          person={open.person}
          ours={isOurs(open.person, session) ? 'yes' : undefined}
          close={close}
          done={text => {
            const { state } = open.person
            const undo = state === 'removed' ? undefined : giveBack(open.person)
            tell({ text, tone: 'good', ...(undo && { undo }) })
          }}
        />
      )}
      {open?.kind === 'remove' && (
        <Ask
          title={`Remove ${open.person.who}?`}
          does="Remove them"
          danger="yes"
          about={`They are out at once, whatever they are doing, and cannot come in again until somebody gives them a role here.${isOurs(open.person, session) ? ' That is you.' : ''}`}
          changes="people"
          act={() => api.POST('/v1/people/{id}/removal', { params: { path: { id: open.person.id } } })}
          done={() => tell({ text: `${open.person.who} is removed.`, tone: 'good', undo: giveBack(open.person) })}
          close={close}
        />
      )}
    </Part>
  )
}

function isOurs({ who }: Person, session: Session): boolean {
  return session.kind === 'person' && session.id === who
}

function standing({ state, role }: Person): { says: string; tone: Tone } {
  if (state === 'removed') return { says: 'removed', tone: 'done' }
  return role ? { says: role, tone: state === 'invited' ? 'waiting' : 'calm' } : { says: 'no role', tone: 'warning' }
}

function history({ state, roleFrom, signedInAt, addedAt }: Person): string {
  const came = signedInAt ? `last signed in ${exactly(signedInAt)}` : `added ${exactly(addedAt)}, has not come yet`
  if (state === 'removed') return `Out since an admin removed them; ${came}`
  if (state === 'without-role')
    return `Came ${signedInAt ? exactly(signedInAt) : ''} and was not let in: nobody gave them a role`
  return `${roleFrom === 'settings' ? 'Role given here' : 'Role from the provider, or the configuration'}; ${came}`
}

function Add({ close, done }: { close: () => void; done: (text: string) => void }) {
  const [whom, setWhom] = useState('')
  const [role, setRole] = useState('staff')
  const key = whom.includes('@') ? 'email' : 'subject'
  return (
    <Ask
      title="Add somebody"
      does="Add them"
      changes="people"
      act={() => api.POST('/v1/people', { body: { [key]: whom.trim(), role: role as Role } })} // one of the field's
      done={({ who, role }) => done(`${who} may come in, as ${role}.`)}
      close={close}
    >
      <TextInput
        label="Mail address, or subject"
        description="As the company’s own sign-in has it. They get no letter from us: tell them."
        required
        withAsterisk={false}
        data-autofocus
        value={whom}
        onChange={event => setWhom(event.currentTarget.value)}
      />
      <RoleField value={role} change={setRole} />
    </Ask>
  )
}

function ChangeRole(props: {
  person: Person
  ours: 'yes' | undefined
  close: () => void
  done: (text: string) => void
}) {
  const { person, ours, close, done } = props
  const [role, setRole] = useState<string>(
    person.roleFrom === 'settings' ? (person.role ?? 'staff') : person.role ? '' : 'staff',
  )
  return (
    <Ask
      title={`The role of ${person.who}`}
      does={person.role ? 'Change it' : 'Give it'}
      about={`It counts from now on: whatever they have open is shut, and they sign in anew.${ours ? ' That is you.' : ''}`}
      changes="people"
      act={() =>
        api.POST('/v1/people/{id}/role', {
          params: { path: { id: person.id } },
          body: { role: role === '' ? null : (role as Role) }, // one of the field's
        })
      }
      done={({ who, role }) => done(`${who} ${role ? `is ${role} now` : 'has no role now: the provider says none'}.`)}
      close={close}
    >
      <RoleField value={role} change={setRole} otherwise="As the provider says" />
    </Ask>
  )
}
