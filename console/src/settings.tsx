import { Stack, Table, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import { Link, useSearch } from 'wouter'
import { answered, api, type Session } from './api.ts'
import { Empty } from './empty.tsx'
import { FinancePart } from './settings-finance.tsx'
import { KeysPart } from './settings-keys.tsx'
import { Asked, Part, type Role } from './settings-parts.tsx'
import { PeoplePart } from './settings-people.tsx'
import { exactly, type Tone } from './words.ts'

interface Tab {
  title: string
  part: ComponentType<{ session: Session }>
  /** Without it, everybody's. */
  roles?: readonly Role[]
}

const TABS: Record<string, Tab> = {
  people: { title: 'People', part: PeoplePart, roles: ['admin'] },
  keys: { title: 'Keys', part: KeysPart, roles: ['admin'] },
  finance: { title: 'Finance’s endpoints', part: FinancePart, roles: ['finance', 'admin'] },
  surroundings: { title: 'This Sendback', part: SurroundingsPart },
}

/** What is set up once and seldom changed: each role sees its own. */
export function SettingsPage({ session }: { session: Session }) {
  const asked = new URLSearchParams(useSearch()).get('tab')
  const mine = Object.entries(TABS).filter(([, tab]) => isFor(tab, session))
  const at = asked ?? mine[0]?.[0] ?? ''
  const tab = Object.hasOwn(TABS, at) ? TABS[at] : undefined
  return (
    <Stack maw="60rem" mx="auto">
      <Title order={1} size="h2">
        Settings
      </Title>
      <nav className="tabs" aria-label="Settings">
        {mine.map(([id, { title }]) => (
          <Link key={id} href={`/settings?tab=${id}`} {...(id === at && { 'aria-current': 'page' as const })}>
            {title}
          </Link>
        ))}
      </nav>
      <Chosen tab={tab} session={session} />
    </Stack>
  )
}

function isFor({ roles }: Tab, { role }: Session): boolean {
  return !roles || roles.includes(role)
}

function Chosen({ tab, session }: { tab: Tab | undefined; session: Session }) {
  if (!tab) return <Empty title="There is no such setting" text="The address may be mistyped: choose one above." />
  if (!isFor(tab, session))
    return (
      <Empty
        title={`${tab.title}: not for ${session.role}`}
        text={`This is for ${tab.roles?.join(' and ')}. Ask one of them, or have an admin give you that role.`}
      />
    )
  const { part: Its } = tab
  return <Its session={session} />
}

const CHECKS = {
  database: 'Records (PostgreSQL)',
  migrations: 'Migrations',
  temporal: 'Running cases (Temporal)',
  signIn: 'Sign-in',
} as const

const STANDING: Record<'ok' | 'pending' | 'away' | 'none', { says: string; tone: Tone }> = {
  ok: { says: 'well', tone: 'calm' },
  pending: { says: 'not run yet', tone: 'warning' },
  away: { says: 'does not answer', tone: 'warning' },
  none: { says: 'API keys only', tone: 'done' },
}

function SurroundingsPart() {
  const around = useQuery({
    queryKey: ['surroundings'],
    queryFn: () => answered(api.GET('/v1/surroundings')),
    refetchInterval: 15_000,
  })
  return (
    <Part
      title="This Sendback"
      about="What it runs on, and whether what it needs answers just now. sendback doctor looks at every connection, and says how to mend one."
      told={undefined}
      tell={() => {}}
    >
      <Asked of={around}>
        {({ surroundings, version, node, publicUrl, provider, temporalUi, checks, at }) => (
          <Table className="about">
            <Table.Tbody>
              <Row title="Surroundings">
                {surroundings === 'sandbox'
                  ? 'Sandbox: each case has a clock of its own, and no money moves'
                  : 'Production'}
              </Row>
              <Row title="Version">
                {version}, on Node {node}
              </Row>
              <Row title="Clients reach it at">{publicUrl}</Row>
              {Object.entries(CHECKS).map(([check, title]) => {
                const { says, tone } = STANDING[checks[check as keyof typeof CHECKS]] // one of the table's
                return (
                  <Row key={check} title={title}>
                    <span className="stage" data-tone={tone}>
                      {says}
                    </span>
                    {check === 'signIn' && provider && ` ${provider}`}
                    {check === 'temporal' && temporalUi && (
                      <>
                        {' '}
                        <a className="plain" href={temporalUi}>
                          its own pages
                        </a>
                      </>
                    )}
                  </Row>
                )
              })}
              <Row title="Looked at">{exactly(at)}</Row>
            </Table.Tbody>
          </Table>
        )}
      </Asked>
    </Part>
  )
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{title}</Table.Th>
      <Table.Td className="breaks">{children}</Table.Td>
    </Table.Tr>
  )
}
