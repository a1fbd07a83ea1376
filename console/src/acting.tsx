import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type About, ACTS, type Act, atFirst, bodyOf, type Field, optionsOf, type Told } from './acts.ts'
import { Dialog } from './dialog.tsx'
import { outbox } from './outbox.ts'
import { digitsOf, spoken } from './words.ts'

interface Acting {
  act: Act
  about: About
  /** As it was filled in before. */
  before?: Told
  close: () => void
}

/** One decision about a case, or one thing told of it. */
export function Acting({ act, about, before, close }: Acting) {
  const asked = ACTS[act]
  const { path, title, fields, sent, reason } = asked
  const [told, setTold] = useState<Told>(() => before ?? atFirst(fields, about))
  const [step, setStep] = useState<'filling-in' | 'confirming'>('filling-in')
  const url = `/v1/cases/${encodeURIComponent(about.rma)}/${path}`
  const name = `${title}: ${about.rma}`
  const send = () => {
    outbox.add({
      title: name,
      errands: [{ about: about.rma, rma: about.rma, url, body: bodyOf(asked, told, about) }],
      sent: sent === 'after-a-moment' ? sent : 'now',
      again: close => <Acting act={act} about={about} before={told} close={close} />,
    })
    close()
  }
  const set = (field: string) => (value: string | number | null) => {
    setTold(before => ({ ...before, [field]: String(value ?? '') }))
  }
  if (step === 'confirming' && sent !== 'after-a-moment')
    return (
      <Dialog title={name} close={close}>
        <Confirm
          says={sent.onceConfirmed}
          yes={`Yes: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
          confirm={send}
          back={() => setStep('filling-in')}
        />
      </Dialog>
    )
  return (
    <Dialog title={name} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (sent === 'after-a-moment') send()
          else setStep('confirming')
        }}
      >
        <Stack>
          {fields.map(field => (
            <Input key={field.name} field={field} about={about} value={told[field.name] ?? ''} set={set(field.name)} />
          ))}
          {reason === 'wanted' && (
            <Textarea
              label="Reason"
              description="Stands in the audit trail. Nothing about persons, please."
              required
              autosize
              minRows={2}
              value={told.reason ?? ''}
              onChange={event => set('reason')(event.currentTarget.value)}
            />
          )}
          <Button type="submit">{title}</Button>
          <Text size="sm" c="dimmed">
            {sent === 'after-a-moment'
              ? 'It goes out some seconds later; until then it can be undone.'
              : sent.onceConfirmed}
          </Text>
        </Stack>
      </form>
    </Dialog>
  )
}

/** What is not undone by a press is asked once more; the way back is the nearest. */
export function Confirm({
  says,
  yes,
  confirm,
  back,
}: {
  says: string
  yes: string
  confirm: () => void
  back: () => void
}) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <Stack>
      <Text>{says}</Text>
      <Group>
        <Button ref={first} variant="default" onClick={back}>
          Back
        </Button>
        <Button onClick={confirm}>{yes}</Button>
      </Group>
    </Stack>
  )
}

interface Shown {
  field: Field
  about: About
  value: string
  set: (value: string | number | null) => void
}

function Input({ field, about, value, set }: Shown) {
  const required = !('optional' in field)
  const typed = {
    required,
    value,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
  }
  switch (field.as) {
    case 'days':
      return (
        <NumberInput label={field.label} required min={1} max={365} allowDecimal={false} value={value} onChange={set} />
      )
    case 'amount':
    case 'price':
      return (
        <NumberInput
          label={`${field.label} in ${about.currency}`}
          required={required}
          min={0}
          decimalScale={digitsOf(about.currency)}
          value={value}
          onChange={set}
        />
      )
    case 'moment':
      return (
        <TextInput
          type="datetime-local"
          label={field.label}
          description={required ? 'In your own time zone' : 'In your own time zone; left empty, it is now'}
          {...typed}
        />
      )
    case 'day':
      return <TextInput type="date" label={field.label} {...typed} />
    case 'addresses':
      return <Textarea label={field.label} description="One a line" autosize {...typed} />
    case 'words':
      return <TextInput label={field.label} autoComplete="off" {...typed} />
    case 'units':
      return <Several label="Units" values={optionsOf(field, about)} {...{ value, set }} />
    case 'replacements':
      return <Replacements about={about} {...{ value, set }} />
    case 'one-of':
      return (
        <Choose
          label={field.label}
          options={field.values.map(one => ({ value: one, label: spoken(one) }))}
          {...{ required, value, set }}
        />
      )
    case 'exception':
      return (
        <Choose
          label="Exception"
          options={(about.exceptions ?? []).map(({ id, kind }) => ({ value: id, label: `${spoken(kind)} (${id})` }))}
          {...{ required, value, set }}
        />
      )
    case 'unit':
    case 'replacement':
    case 'order':
      return <Choose label={LABELS[field.as]} options={optionsOf(field, about)} {...{ required, value, set }} />
  }
}

const LABELS = { unit: 'Unit', replacement: 'Replacement', order: 'Order that was refused' } as const

function Choose({
  label,
  options,
  required,
  value,
  set,
}: {
  label: string
  options: string[] | { value: string; label: string }[]
  required: boolean
  value: string
  set: (value: string | null) => void
}) {
  return (
    <Select
      label={label}
      required={required}
      clearable={!required}
      data={options}
      value={value || null}
      onChange={set}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

function Several({
  label,
  values,
  value,
  set,
}: {
  label: string
  values: string[]
  value: string
  set: (value: string) => void
}) {
  return (
    <Checkbox.Group
      label={label}
      required
      value={value.split('\n').filter(Boolean)}
      onChange={all => set(all.join('\n'))}
    >
      <Stack gap="xs" mt={4}>
        {values.map(one => (
          <Checkbox key={one} value={one} label={one} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

/** `C1=R1`, a line each. */
function Replacements({ about, value, set }: { about: About; value: string; set: (value: string) => void }) {
  const known = new Map(
    value.split('\n').map((line): [string, string] => {
      const [serial = '', by = ''] = line.split('=')
      return [serial, by]
    }),
  )
  return about.units
    .filter(unit => unit.role === 'failed')
    .map(({ serial }) => (
      <TextInput
        key={serial}
        label={`Serial number of what replaces ${serial}`}
        description="Left empty for what is not in this shipment"
        autoComplete="off"
        value={known.get(serial) ?? ''}
        onChange={event => {
          const all = new Map(known).set(serial, event.currentTarget.value.replace(/[\s=]/g, ''))
          set([...all].flatMap(([one, by]) => (one && by ? [`${one}=${by}`] : [])).join('\n'))
        }}
      />
    ))
}
