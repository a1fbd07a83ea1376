import { Button, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, type Problem, type Schemas } from './api.ts'
import { Dialog } from './dialog.tsx'
import { spoken } from './words.ts'

type Case = Schemas['Case']
type Choice = Schemas['CaseOutlook']['choices'][number]
type Name = Choice['decision']

type Field =
  | { as: 'days'; name: string; label: string }
  | { as: 'moment'; name: string; label: string }
  | { as: 'amount'; name: string; label: string }
  | { as: 'words'; name: string; label: string; optional?: 'yes' }
  | { as: 'one-of'; name: string; label: string; values: readonly string[]; optional?: 'yes' }
  | { as: 'unit'; name: string; optional?: 'yes' }
  | { as: 'units'; name: string }
  | { as: 'exception'; name: string }

/** Each decision's address, what it does, and what it wants to know besides the reason. */
const DECISIONS: Record<Name, { path: string; title: string; fields: readonly Field[] }> = {
  extend: { path: 'extension', title: 'Give more time', fields: [{ as: 'days', name: 'days', label: 'Days' }] },
  correctDelivery: {
    path: 'delivery-correction',
    title: 'Correct the delivery',
    fields: [{ as: 'moment', name: 'deliveredAt', label: 'Delivered at' }],
  },
  inspect: {
    path: 'inspection',
    title: 'Enter the inspection',
    fields: [
      { as: 'unit', name: 'serial' },
      { as: 'one-of', name: 'finding', label: 'Found', values: ['fault-found', 'no-trouble-found', 'client-damage'] },
      { as: 'words', name: 'cause', label: 'Why it failed', optional: 'yes' },
      { as: 'one-of', name: 'packaging', label: 'Packaging', values: ['original', 'missing'], optional: 'yes' },
    ],
  },
  resolveException: {
    path: 'exception-resolution',
    title: 'Resolve an exception',
    fields: [
      { as: 'exception', name: 'exception' },
      {
        as: 'one-of',
        name: 'resolution',
        label: 'Resolution',
        values: ['accept', 'send-back', 'refuse', 'dispose', 'bill', 'forgive'],
      },
      { as: 'unit', name: 'serial', optional: 'yes' },
    ],
  },
  keepOriginal: { path: 'kept-original', title: 'Client keeps it', fields: [{ as: 'units', name: 'serials' }] },
  waiveHold: { path: 'hold-waiver', title: 'Waive the hold', fields: [] },
  renewHold: { path: 'hold-renewal', title: 'Renew the hold further', fields: [] },
  approve: {
    path: 'approval',
    title: 'Approve or decline',
    fields: [
      {
        as: 'one-of',
        name: 'verdict',
        label: 'Verdict',
        values: ['qualified', 'resolved-remotely', 'approved', 'declined'],
      },
      { as: 'words', name: 'siteAnswer', label: 'Why it failed on site', optional: 'yes' },
      { as: 'words', name: 'internalComment', label: 'Internal comment', optional: 'yes' },
    ],
  },
  remedy: {
    path: 'remedy',
    title: 'Choose the remedy',
    fields: [
      { as: 'unit', name: 'serial' },
      { as: 'one-of', name: 'remedy', label: 'Remedy', values: ['repair', 'replace', 'partner-team'] },
      { as: 'one-of', name: 'client', label: 'The client was asked', values: ['agreed'], optional: 'yes' },
      { as: 'one-of', name: 'from', label: 'Replacement from', values: ['stock', 'vendor'], optional: 'yes' },
    ],
  },
  quote: {
    path: 'quote',
    title: 'Quote a unit',
    fields: [
      { as: 'unit', name: 'serial' },
      { as: 'amount', name: 'amount', label: 'Amount' },
    ],
  },
  answerQuote: {
    path: 'quote-answer',
    title: 'Answer to the quote',
    fields: [
      { as: 'one-of', name: 'answer', label: 'Answer', values: ['accepted', 'declined', 'invoice'] },
      { as: 'unit', name: 'serial', optional: 'yes' },
    ],
  },
  answerNoTrouble: {
    path: 'no-trouble-answer',
    title: 'Wants it back?',
    fields: [
      { as: 'unit', name: 'serial' },
      { as: 'one-of', name: 'answer', label: 'Answer', values: ['yes', 'rush', 'no'] },
    ],
  },
  outOfStock: { path: 'out-of-stock', title: 'Out of stock', fields: [] },
  answerStock: {
    path: 'stock-answer',
    title: 'Client’s answer on stock',
    fields: [{ as: 'one-of', name: 'answer', label: 'Answer', values: ['wait', 'substitute', 'cancel'] }],
  },
  reopen: { path: 'reopening', title: 'Reopen', fields: [] },
  allowLate: { path: 'late-return', title: 'Allow a late return', fields: [{ as: 'units', name: 'serials' }] },
  withdraw: { path: 'withdrawal', title: 'Client withdraws', fields: [] },
  finish: { path: 'finish', title: 'Finish', fields: [] },
  cancel: { path: 'cancellation', title: 'Cancel the RMA', fields: [] },
}

/** What can be decided stands first; what cannot stands below, each with its reason. */
export function Decisions({ about, choices }: { about: Case; choices: Choice[] }) {
  const [open, setOpen] = useState<Name | undefined>()
  const possible = choices.filter(choice => choice.whyNot === null)
  const barred = choices.filter(choice => choice.whyNot !== null)
  if (choices.length === 0) return <Text c="dimmed">The case has closed; nothing is decided any more.</Text>
  return (
    <Stack gap="sm" align="start">
      <div className="choices">
        {possible.map(({ decision }) => (
          <Button key={decision} variant="default" onClick={() => setOpen(decision)}>
            {DECISIONS[decision].title}
          </Button>
        ))}
        {possible.length === 0 && <Text c="dimmed">Nothing can be decided by you just now.</Text>}
      </div>
      <details>
        <summary>{barred.length} more, which are not possible now</summary>
        <ul className="barred">
          {barred.map(({ decision, whyNot }) => (
            <li key={decision}>
              <Button variant="default" size="compact-sm" disabled aria-describedby={`why-${decision}`}>
                {DECISIONS[decision].title}
              </Button>{' '}
              <span id={`why-${decision}`}>{whyNot}</span>
            </li>
          ))}
        </ul>
      </details>
      {open && <Deciding key={open} name={open} about={about} close={() => setOpen(undefined)} />}
    </Stack>
  )
}

function Deciding({ name, about, close }: { name: Name; about: Case; close: () => void }) {
  const { path, title, fields } = DECISIONS[name]
  const client = useQueryClient()
  // The same press twice is one decision.
  const [key] = useState(() => `console-${Date.now()}-${Math.random().toString(36).slice(2)}`)
  const [told, setTold] = useState<Record<string, string>>(() => initial(fields, about))
  const deciding = useMutation({
    mutationFn: () =>
      answered(post(`/v1/cases/${encodeURIComponent(about.rma)}/${path}`, bodyOf(fields, told, about), key)),
    onSuccess: () => {
      close()
      return client.invalidateQueries({ queryKey: ['case', about.rma] })
    },
  })
  const set = (field: string) => (value: string | number | null) =>
    setTold(before => ({ ...before, [field]: String(value ?? '') }))
  return (
    <Dialog title={`${title}: ${about.rma}`} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault()
          deciding.mutate()
        }}
      >
        <Stack>
          {fields.map(field => (
            <Input key={field.name} field={field} about={about} value={told[field.name] ?? ''} set={set(field.name)} />
          ))}
          <Textarea
            label="Reason"
            description="Stands in the audit trail. Nothing about persons, please."
            required
            autosize
            minRows={2}
            value={told.reason ?? ''}
            onChange={event => set('reason')(event.currentTarget.value)}
          />
          {deciding.isError && (
            <div className="notice" data-tone="warning" role="alert">
              {deciding.error.message}
            </div>
          )}
          <Button type="submit" loading={deciding.isPending}>
            {title}
          </Button>
        </Stack>
      </form>
    </Dialog>
  )
}

function Input(input: { field: Field; about: Case; value: string; set: (value: string | number | null) => void }) {
  const { field, about, value, set } = input
  const required = !('optional' in field)
  switch (field.as) {
    case 'days':
      return (
        <NumberInput label={field.label} required min={1} max={365} allowDecimal={false} value={value} onChange={set} />
      )
    case 'amount':
      return (
        <NumberInput
          label={`${field.label} in ${about.currency}`}
          required
          min={0}
          decimalScale={2}
          value={value}
          onChange={set}
        />
      )
    case 'moment':
      return (
        <TextInput
          type="datetime-local"
          label={field.label}
          description="In your own time zone"
          required
          value={value}
          onChange={event => set(event.currentTarget.value)}
        />
      )
    case 'words':
      return (
        <TextInput
          label={field.label}
          required={required}
          value={value}
          onChange={event => set(event.currentTarget.value)}
        />
      )
    case 'one-of':
      return <Choose label={field.label} values={field.values} {...{ required, value, set }} />
    case 'unit':
    case 'units':
      return (
        <Choose
          label="Unit"
          values={about.units.map(unit => unit.serial)}
          as="they-are"
          {...{ required, value, set }}
        />
      )
    case 'exception':
      return (
        <Choose
          label="Exception"
          values={(about.exceptions ?? []).map(({ id }) => id)}
          as="they-are"
          {...{ required, value, set }}
        />
      )
  }
}

function Choose(choice: {
  label: string
  values: readonly string[]
  as?: 'they-are'
  required: boolean
  value: string
  set: (value: string | null) => void
}) {
  const { label, values, as, required, value, set } = choice
  return (
    <Select
      label={label}
      required={required}
      clearable={!required}
      data={values.map(one => ({ value: one, label: as ? one : spoken(one) }))}
      value={value || null}
      onChange={set}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** Where there is no choice, it is made. */
function initial(fields: readonly Field[], { units, exceptions }: Case): Record<string, string> {
  const only = (values: string[]) => (values.length === 1 ? (values[0] ?? '') : '')
  return Object.fromEntries(
    fields.map(field => {
      if ((field.as === 'unit' && !field.optional) || field.as === 'units')
        return [field.name, only(units.map(unit => unit.serial))]
      return [field.name, field.as === 'exception' ? only((exceptions ?? []).map(({ id }) => id)) : '']
    }),
  )
}

function bodyOf(fields: readonly Field[], told: Record<string, string>, { currency }: Case): Record<string, unknown> {
  const body: Record<string, unknown> = { reason: told.reason }
  for (const { as, name } of fields) {
    const value = told[name] ?? ''
    if (value === '') continue
    if (as === 'days') body[name] = Number(value)
    else if (as === 'amount') body[name] = { amount: Math.round(Number(value) * 100), currency }
    else if (as === 'moment') body[name] = new Date(value).toISOString()
    else if (as === 'units') body[name] = [value]
    else body[name] = value
  }
  return body
}

async function post(url: string, body: unknown, key: string): Promise<{ data?: unknown; error?: Problem }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sendback-console': '1', 'idempotency-key': key },
    body: JSON.stringify(body),
  })
  const said: unknown = await answer.json()
  return answer.ok ? { data: said } : { error: said as Problem } // every error of the API is a problem document
}
