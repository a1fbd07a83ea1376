import {
  Button,
  Group,
  Loader,
  Paper,
  Radio,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { answered, api, Refused, type Schemas } from './api.ts'
import { Trouble } from './empty.tsx'
import { showKeys, useKeys } from './keyboard.tsx'
import { isMuted, keepSound, play, readySound, type Sound } from './sounds.ts'
import { Stage } from './stage.tsx'
import { exactly, spoken } from './words.ts'

type Case = Schemas['Case']
type Receipt = Schemas['ReceiptAnswer']

/** What a scan turned out to be. */
type Scanned =
  | { kind: 'case'; found: Case; serial?: string }
  /** More than one case knows it, and none says by itself which one is meant. */
  | { kind: 'several'; serial: string; cases: string[] }
  | { kind: 'unknown'; serial: string }

/** The bench with a scanner: scan, Enter, Enter again for **Device received**; then the box waits for the next. */
export function DockPage() {
  const [params, setParams] = useSearchParams()
  const [scan, setScan] = useState('')
  const [done, setDone] = useState<Receipt | undefined>()
  const box = useRef<HTMLInputElement>(null)
  const [lately, setLately] = useState<readonly Receipt[]>([])
  const looking = useMutation({
    mutationFn: lookUp,
    onMutate: () => setDone(undefined),
    onSuccess: scanned => {
      const sound = soundOf(scanned)
      if (sound) play(sound)
    },
    onError: () => play('look-here'),
  })
  const { mutate: look, reset: leave, isIdle, isPending } = looking
  const isBusy = useIsMutating({ mutationKey: TAKING_IN }) > 0 || isPending
  /** Scanned while the answer to another was awaited. */
  const [waiting, setWaiting] = useState<readonly string[]>([])
  const asked = params.get('rma')

  useEffect(() => {
    if (asked) look(asked)
  }, [asked, look])
  useEffect(() => {
    const [first, ...others] = waiting
    if (!isIdle || first === undefined) return
    look(first)
    setWaiting(others)
  }, [isIdle, waiting, look])

  useKeys(
    useMemo(
      () => [
        { key: '/', says: 'To the box that is scanned into', act: () => box.current?.focus() },
        { key: 'Enter', says: 'Look up what was scanned; then: device received' },
      ],
      [],
    ),
  )
  useEffect(() => {
    // A scanner types wherever one is: what it types belongs in the box, and its Enter must not press a button.
    const listen = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[A-Za-z0-9]$/.test(key)) return
      if (target instanceof Element && target.closest('input, textarea, select, [role="dialog"]')) return
      box.current?.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  const next = (receipt: Receipt) => {
    play(receipt.verdict === 'match' ? 'taken-in' : receipt.verdict === 'mismatch' ? 'look-here' : 'unknown')
    setDone(receipt)
    setLately(before => [receipt, ...before].slice(0, 10))
    leave()
    if (asked) setParams({}, { replace: true })
    box.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    readySound()
    const scanned = scan.trim()
    setScan('')
    if (scanned === '') return
    if (isBusy || waiting.length > 0) setWaiting([...waiting, scanned])
    else look(scanned)
  }
  const hands = scan === '' ? 'free' : 'scanning'
  return (
    <Stack maw={720} mx="auto" gap="lg">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Dock
        </Title>
        <SoundSwitch />
      </Group>
      <form onSubmit={submit}>
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            ref={box}
            data-autofocus
            autoFocus
            flex={1}
            size="lg"
            label="Scan an RMA or serial number"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="search"
            rightSection={isPending && <Loader size="xs" aria-label="Looking it up" />}
            value={scan}
            onChange={event => setScan(event.currentTarget.value)}
            onKeyDown={event => {
              // No number has one in it, and here one is always in the box.
              if (event.key !== '?') return
              event.preventDefault()
              showKeys()
            }}
          />
          <Button type="submit" size="lg" variant="default">
            Look up
          </Button>
        </Group>
        <Group gap="xs" role="status" mt={waiting.length > 0 ? 'xs' : 0}>
          {waiting.length > 0 && <Text>Waits its turn: {waiting.join(', ')}</Text>}
          {waiting.length > 0 && !isBusy && (
            <Button size="compact-md" variant="default" onClick={leave}>
              Leave this one, take the next
            </Button>
          )}
        </Group>
      </form>
      <div aria-live="polite">
        {done && <Verdict receipt={done} look={look} />}
        {looking.isError && <Trouble error={looking.error} again={() => look(looking.variables)} />}
        {looking.data && (
          <Found key={JSON.stringify(looking.variables)} scanned={looking.data} hands={hands} received={next} />
        )}
      </div>
      <Lately receipts={lately} />
      <Parked />
    </Stack>
  )
}

const TAKING_IN = ['taking-in']

/** What is as it should be is quiet until it is taken in. */
function soundOf(scanned: Scanned): Sound | undefined {
  if (scanned.kind === 'unknown') return 'unknown'
  if (scanned.kind === 'several') return 'look-here'
  const { found, serial } = scanned
  const isAwaited = found.units.some(unit => isOwed(unit) && (serial === undefined || unit.serial === serial))
  return isAwaited ? undefined : 'look-here'
}

function isOwed({ state }: Case['units'][number]): boolean {
  return state === 'owed' || state === 'billed'
}

function SoundSwitch() {
  const [sound, setSound] = useState<'on' | 'off'>(() => (isMuted() ? 'off' : 'on'))
  return (
    <Switch
      label="Sound"
      checked={sound === 'on'}
      onChange={event => {
        const now = event.currentTarget.checked ? 'on' : 'off'
        keepSound(now)
        setSound(now)
        readySound()
        if (now === 'on') play('taken-in')
      }}
    />
  )
}

/** What went through one's hands just now, the latest first. */
function Lately({ receipts }: { receipts: readonly Receipt[] }) {
  if (receipts.length === 0) return null
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        Just now
      </Title>
      <ol className="cards">
        {receipts.map(({ fact, rma, verdict, told }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same device may stand here twice, and nothing is re-ordered
          <li key={receipts.length - n}>
            <b>{String(fact.serial ?? '')}</b> {rma ?? 'of nobody’s'}: {VERDICTS[verdict].title.toLowerCase()}
            {told === 'again' && ', known already'}
          </li>
        ))}
      </ol>
    </Stack>
  )
}

async function lookUp(scan: string): Promise<Scanned> {
  for (const rma of new Set([scan, scan.toUpperCase()])) {
    const found = await caseOf(rma)
    if (found) return { kind: 'case', found }
  }
  const serial = scan.toUpperCase().replace(/[\s-]/g, '')
  for (const tab of ['due-next', 'closed'] as const) {
    const { data } = await answered(api.GET('/v1/queue', { params: { query: { tab, q: serial, limit: 20 } } }))
    const knowing = data.filter(entry => entry.serials.includes(serial) && !entry.rma.includes('/vendor/'))
    if (knowing.length > 1) return { kind: 'several', serial, cases: knowing.map(entry => entry.rma) }
    const found = knowing[0] && (await caseOf(knowing[0].rma))
    if (found) return { kind: 'case', found, serial }
  }
  return { kind: 'unknown', serial }
}

async function caseOf(rma: string): Promise<Case | undefined> {
  try {
    return await answered(api.GET('/v1/cases/{rma}', { params: { path: { rma } } }))
  } catch (error) {
    // No such case, or no number at all: then it is a serial number.
    if (error instanceof Refused && ['not-found', 'malformed'].includes(error.problem.code ?? '')) return undefined
    throw error
  }
}

interface Answering {
  /** Of half a number in the box, the Enter that follows belongs to it. */
  hands: 'free' | 'scanning'
  received: (receipt: Receipt) => void
}

function Found({ scanned, ...answering }: Answering & { scanned: Scanned }) {
  switch (scanned.kind) {
    case 'case':
      return <OfCase {...scanned} {...answering} />
    case 'several':
      return (
        <Notice tone="warning" title={`More than one case has had ${scanned.serial}`}>
          <Text>Scan the RMA number on the parcel instead: {scanned.cases.join(', ')}. No label? Park it.</Text>
          <Park serial={scanned.serial} {...answering} />
        </Notice>
      )
    case 'unknown':
      return (
        <Notice tone="warning" title={`Nobody knows ${scanned.serial}`}>
          <Text>
            It is no RMA number and no unit that we wait for. Park it: staff get a task, and its day is on record.
          </Text>
          <Park serial={scanned.serial} {...answering} />
        </Notice>
      )
  }
}

const CONTENTS = [
  { value: 'as-expected', label: 'What the label says' },
  { value: 'wrong-item', label: 'Another item' },
  { value: 'empty-box', label: 'Nothing: the box is empty' },
]
type Contents = 'as-expected' | 'wrong-item' | 'empty-box'
type Packaging = 'original' | 'missing' | 'unknown'

/** The second Enter presses it, unless one is scanning meanwhile. */
function useSecondEnter(hands: Answering['hands']) {
  const button = useRef<HTMLButtonElement>(null)
  const atFirst = useRef(hands)
  useEffect(() => {
    if (atFirst.current === 'free') button.current?.focus()
  }, [])
  return button
}

function OfCase({ found, serial, hands, received }: Answering & { found: Case; serial?: string }) {
  const { rma, units, stage } = found
  const owed = units.filter(isOwed)
  const [unit, setUnit] = useState(serial ?? owed[0]?.serial ?? units[0]?.serial ?? '')
  const [contents, setContents] = useState<Contents>('as-expected')
  const [packaging, setPackaging] = useState<Packaging>('unknown')
  const [photo, setPhoto] = useState('')
  const button = useSecondEnter(hands)
  const receiving = useMutation({
    mutationKey: TAKING_IN,
    mutationFn: () =>
      answered(
        api.POST('/v1/cases/{rma}/device-received', {
          params: { path: { rma } },
          body: {
            serial: unit.trim(),
            contents,
            packaging,
            method: 'carrier',
            identified: 'scanned',
            ...(photo && { photos: [photo] }),
          },
        }),
      ),
    onSuccess: received,
  })
  const known = units.find(one => one.serial === unit.trim().toUpperCase())
  const isHere = known !== undefined && !isOwed(known)
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      className="scanned"
      data-tone={known && !isHere ? 'calm' : 'warning'}
      onSubmit={event => {
        event.preventDefault()
        readySound()
        receiving.mutate()
      }}
    >
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h3">
            <Link className="plain" href={`/cases/${encodeURIComponent(rma)}`}>
              {rma}
            </Link>
          </Title>
          <Stage stage={stage} />
        </Group>
        <Text>
          {known ? (
            <>
              {known.brand} {known.model}, serial <b>{known.serial}</b>: {spoken(known.state).toLowerCase()}
              {found.dueAt && !isHere && <>, due back by {exactly(found.dueAt)}</>}
              {isHere && '. Nothing more is awaited of it; scanned twice, it counts once.'}
            </>
          ) : (
            'This serial number is not one of its units; it will be put aside for staff.'
          )}
        </Text>
        {units.length > 1 && (
          <Radio.Group
            label={`In this RMA: ${units.length} units, ${owed.length} still to come`}
            value={known?.serial ?? ''}
            onChange={setUnit}
          >
            <Group gap="md" mt={4}>
              {units.map(one => (
                <Radio
                  key={one.serial}
                  value={one.serial}
                  label={isOwed(one) ? one.serial : `${one.serial} (${spoken(one.state).toLowerCase()})`}
                />
              ))}
            </Group>
          </Radio.Group>
        )}
        <Button
          ref={button}
          type="submit"
          size="xl"
          fullWidth
          loading={receiving.isPending}
          disabled={unit.trim() === ''}
        >
          Device received
        </Button>
        {receiving.isError && (
          <Notice tone="warning" title="Not taken in yet">
            <Text>{receiving.error.message}</Text>
          </Notice>
        )}
        <TextInput
          label="Serial number on the device"
          autoComplete="off"
          spellCheck={false}
          value={unit}
          onChange={event => setUnit(event.currentTarget.value)}
        />
        <Select
          label="In the box"
          data={CONTENTS}
          value={contents}
          allowDeselect={false}
          onChange={value => setContents((value as Contents | null) ?? 'as-expected')} // one of CONTENTS
        />
        {contents !== 'as-expected' && (
          <TextInput
            required
            type="url"
            label="Address of a photo"
            description="An empty box and a wrong item come with one"
            placeholder="https://"
            value={photo}
            onChange={event => setPhoto(event.currentTarget.value)}
          />
        )}
        <div>
          <Text size="sm" fw={500} id="packaging">
            Original packaging
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="packaging"
            value={packaging}
            onChange={value => setPackaging(value as Packaging)} // one of those below
            data={[
              { value: 'unknown', label: 'Not looked at' },
              { value: 'original', label: 'There' },
              { value: 'missing', label: 'Missing' },
            ]}
          />
        </div>
      </Stack>
    </Paper>
  )
}

function Park({ serial, hands, received }: Answering & { serial: string }) {
  const client = useQueryClient()
  const button = useSecondEnter(hands)
  const parking = useMutation({
    mutationKey: TAKING_IN,
    mutationFn: () =>
      answered(
        api.POST('/v1/device-received', {
          body: { serial, contents: 'as-expected', packaging: 'unknown', method: 'carrier', identified: 'scanned' },
        }),
      ),
    onSuccess: receipt => {
      void client.invalidateQueries({ queryKey: ['parcels'] })
      received(receipt)
    },
  })
  return (
    <>
      <Button ref={button} size="lg" loading={parking.isPending} onClick={() => parking.mutate()}>
        Park this parcel
      </Button>
      {parking.isError && <Text>{parking.error.message}</Text>}
    </>
  )
}

const VERDICTS = {
  match: { tone: 'good', title: 'Device received' },
  mismatch: { tone: 'warning', title: 'Put it aside' },
  unknown: { tone: 'calm', title: 'Parked' },
} as const

function Verdict({ receipt, look }: { receipt: Receipt; look: (scan: string) => void }) {
  const { tone, title } = VERDICTS[receipt.verdict]
  const serial = String(receipt.fact.serial ?? '')
  return (
    <Notice tone={tone} title={receipt.told === 'again' ? `${title}: this was known already` : title}>
      <Text>
        {serial}
        {receipt.rma && ` of ${receipt.rma}`}, {exactly(receipt.fact.at)}. {receipt.note}
      </Text>
      {receipt.rma && receipt.verdict === 'match' && <StillToCome rma={receipt.rma} here={serial} look={look} />}
      {receipt.rma && (
        <Link className="plain" href={`/cases/${encodeURIComponent(receipt.rma)}`}>
          Open {receipt.rma}
        </Link>
      )}
    </Notice>
  )
}

/** The other units of the case: they may be in the same box. */
function StillToCome({ rma, here, look }: { rma: string; here: string; look: (scan: string) => void }) {
  const about = useQuery({
    queryKey: ['case', rma, 'document'],
    queryFn: () => answered(api.GET('/v1/cases/{rma}', { params: { path: { rma } } })),
  })
  const owed = about.data?.units.filter(unit => isOwed(unit) && unit.serial !== here) ?? []
  if (owed.length === 0) return null
  return (
    <Group gap="xs">
      <Text>Still to come of {rma}; in the same box?</Text>
      {owed.map(({ serial }) => (
        <Button
          key={serial}
          size="compact-md"
          variant="default"
          onClick={() => {
            readySound()
            look(serial)
          }}
        >
          {serial}
        </Button>
      ))}
    </Group>
  )
}

function Notice({ tone, title, children }: { tone: 'good' | 'warning' | 'calm'; title: string; children: ReactNode }) {
  return (
    <div className="notice" data-tone={tone}>
      <Stack gap="xs" align="start">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </div>
  )
}

/** Parcels that nobody could place, until somebody says whose they are. */
function Parked() {
  const parcels = useQuery({
    queryKey: ['parcels'],
    queryFn: async () => (await answered(api.GET('/v1/unidentified-parcels'))).data,
  })
  if (parcels.isError) return <Trouble error={parcels.error} again={() => parcels.refetch()} />
  if (!parcels.data || parcels.data.length === 0) return null
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        Parked parcels
      </Title>
      <ul className="cards">
        {parcels.data.map(parcel => (
          <li key={parcel.id}>
            <ParkedParcel parcel={parcel} />
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function ParkedParcel({ parcel }: { parcel: Schemas['Fact'] }) {
  const client = useQueryClient()
  const [rma, setRma] = useState('')
  const serial = String(parcel.serial ?? '')
  const linking = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/unidentified-parcels/{id}/link', {
          params: { path: { id: parcel.id } },
          body: { rma: rma.trim(), serial },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['parcels'] }),
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        linking.mutate()
      }}
    >
      <Group align="end" justify="space-between">
        <Text>
          <b>{serial}</b>
          <br />
          <Text component="span" size="sm" c="dimmed">
            came in {exactly(parcel.at)}, by {parcel.by}
          </Text>
        </Text>
        <Group align="end" gap="xs">
          <TextInput
            label={`RMA number of ${serial}`}
            w={180}
            value={rma}
            onChange={event => setRma(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={linking.isPending} disabled={rma.trim() === ''}>
            It is this one
          </Button>
        </Group>
      </Group>
      {linking.isError && <Text role="alert">{linking.error.message}</Text>}
    </form>
  )
}
