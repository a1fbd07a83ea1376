import { Button, Checkbox, Group, NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Confirm } from './acting.tsx'
import type { QueueEntry, Session } from './api.ts'
import { Dialog } from './dialog.tsx'
import { MANY, type Many, partsOf } from './many-acts.ts'
import { outbox } from './outbox.ts'
import type { Picked } from './picked.ts'

/** What is done about all that are picked; each case answers for itself. */
export function WithAll({ picked, session }: { picked: Picked; session: Session }) {
  const [open, setOpen] = useState<Many | undefined>()
  const cases = [...picked.cases.values()]
  const n = cases.length
  return (
    <section className="picked" aria-label="What is selected" hidden={n === 0}>
      <Text fw={600} role="status">
        {n === 0 ? '' : `${n} selected`}
      </Text>
      <Group gap="xs">
        {(Object.keys(MANY) as Many[]) // the keys of that table
          .map(many => {
            const { title, roles } = MANY[many]
            const isMine = roles.includes(session.role)
            return (
              <Button
                key={many}
                size="compact-md"
                variant="default"
                disabled={!isMine}
                title={isMine ? undefined : `Your role does not do this: ${roles.join(', ')}.`}
                onClick={() => setOpen(many)}
              >
                {title}
              </Button>
            )
          })}
        <Button size="compact-md" variant="subtle" color="var(--mantine-color-text)" onClick={picked.clear}>
          Select none
        </Button>
      </Group>
      {open && <ForMany many={open} cases={cases} sent={picked.clear} close={() => setOpen(undefined)} />}
    </section>
  )
}

interface Filled {
  days: string
  reason: string
  /** Keys of the parts that are meant. */
  meant: string[]
}

interface Form {
  many: Many
  cases: QueueEntry[]
  before?: Filled
  sent?: () => void
  close: () => void
}

function ForMany({ many, cases, before, sent, close }: Form) {
  const { title, of, asks, confirm } = MANY[many]
  const parts = partsOf(many, cases)
  const [filled, setFilled] = useState<Filled>(
    () => before ?? { days: '', reason: '', meant: parts.filter(({ at }) => at === 'meant').map(({ key }) => key) },
  )
  const [step, setStep] = useState<'filling-in' | 'confirming'>('filling-in')
  const meant = parts.filter(({ key }) => filled.meant.includes(key))
  const name = `${title}: ${meant.length} ${of[meant.length === 1 ? 0 : 1]}`
  const send = () => {
    outbox.add({
      title: name,
      errands: meant.map(({ about, rma, url, body }) => ({ about, rma, url, body: body(filled) })),
      sent: confirm ? 'now' : 'after-a-moment',
      again: close => <ForMany many={many} cases={cases} before={filled} close={close} />,
    })
    sent?.()
    close()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (confirm) setStep('confirming')
    else send()
  }
  if (step === 'confirming' && confirm)
    return (
      <Dialog title={name} close={close}>
        <Confirm
          says={confirm}
          yes={`Yes: ${title.toLowerCase().replace('rma', 'RMA')} (${meant.length})`}
          confirm={send}
          back={() => setStep('filling-in')}
        />
      </Dialog>
    )
  return (
    <Dialog title={name} close={close}>
      <form onSubmit={submit}>
        <Stack>
          {asks.includes('days') && (
            <NumberInput
              label="Days"
              required
              min={1}
              max={365}
              allowDecimal={false}
              value={filled.days}
              onChange={days => setFilled({ ...filled, days: String(days) })}
            />
          )}
          {asks.includes('reason') && (
            <Textarea
              label="Reason"
              description="Stands in the audit trail of each. Nothing about persons, please."
              required
              autosize
              minRows={2}
              value={filled.reason}
              onChange={event => setFilled({ ...filled, reason: event.currentTarget.value })}
            />
          )}
          {parts.length === 0 ? (
            <Text>None of what is selected has anything of the kind.</Text>
          ) : (
            <Checkbox.Group
              label="Which of them"
              value={filled.meant}
              onChange={meant => setFilled({ ...filled, meant })}
            >
              <div className="parts">
                {parts.map(({ key, about, more }) => (
                  <Checkbox key={key} value={key} label={more ? `${about}: ${more}` : about} />
                ))}
              </div>
            </Checkbox.Group>
          )}
          <Button type="submit" disabled={meant.length === 0}>
            {title} ({meant.length})
          </Button>
          <Text size="sm" c="dimmed">
            Each case answers for itself: what one refuses holds up none of the others.
            {!confirm && ' They go out some seconds later; until then they can be undone.'}
          </Text>
        </Stack>
      </form>
    </Dialog>
  )
}
