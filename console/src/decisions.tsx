import { Button, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { Acting } from './acting.tsx'
import { ACTS, type Act, aboutCase, isFact } from './acts.ts'
import type { Schemas } from './api.ts'
import { useKeptFocus } from './keyboard.tsx'

type Outlook = Schemas['CaseOutlook']

interface Offered {
  act: Act
  whyNot: string | null
}

/** What can be decided, and told, stands first; what cannot stands below, each with its reason. */
export function Decisions({ about, seen }: { about: Schemas['Case']; seen: Outlook }) {
  const [open, setOpen] = useState<Act | undefined>()
  const all = useRef<HTMLDivElement>(null)
  const decisions = seen.choices.map(({ decision, whyNot }): Offered => ({ act: decision, whyNot }))
  const facts = seen.facts.flatMap(({ fact, whyNot }): Offered[] => (isFact(fact) ? [{ act: fact, whyNot }] : []))
  useKeptFocus(all, [...decisions, ...facts].map(({ act, whyNot }) => `${act} ${whyNot}`).join())
  // What a return of this kind never has comes last.
  const isForeign = ({ whyNot }: Offered) => Number(whyNot?.endsWith('in this kind of return.'))
  const barred = [...decisions, ...facts]
    .filter(({ whyNot }) => whyNot !== null)
    .sort((one, other) => isForeign(one) - isForeign(other))
  return (
    <Stack ref={all} gap="sm" align="start" tabIndex={-1} aria-label="What can be done">
      {decisions.length === 0 ? (
        <Text c="dimmed">The case has closed; nothing is decided any more.</Text>
      ) : (
        <Possible
          offered={decisions}
          none="Nothing can be decided by you just now."
          label="To decide"
          choose={setOpen}
        />
      )}
      <Text component="h3" fw={600} size="sm" m={0}>
        Tell what has happened
      </Text>
      <Possible offered={facts} none="Nothing is to be told by you just now." label="To tell" choose={setOpen} />
      {barred.length > 0 && (
        <details>
          <summary>{barred.length} more, which are not possible now</summary>
          <ul className="barred">
            {barred.map(({ act, whyNot }) => (
              <li key={act}>
                <Button variant="default" size="compact-sm" disabled aria-describedby={`why-${act}`}>
                  {ACTS[act].title}
                </Button>{' '}
                <span id={`why-${act}`}>{whyNot}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {open && <Acting key={open} act={open} about={aboutCase(about, seen)} close={() => setOpen(undefined)} />}
    </Stack>
  )
}

function Possible({
  offered,
  none,
  label,
  choose,
}: {
  offered: Offered[]
  none: string
  label: string
  choose: (act: Act) => void
}) {
  const possible = offered.filter(({ whyNot }) => whyNot === null)
  if (possible.length === 0) return <Text c="dimmed">{none}</Text>
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons beside each other are no fields of a form
    <div className="choices" role="group" aria-label={label}>
      {possible.map(({ act }) => (
        <Button key={act} variant="default" onClick={() => choose(act)}>
          {ACTS[act].title}
        </Button>
      ))}
    </div>
  )
}
