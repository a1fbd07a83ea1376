import { ActionIcon, AppShell, Button, Center, Group, Loader, Menu, Text, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { AT_THE_DOCK, type Session, signOut, useSession } from './api.ts'
import { Broken } from './broken.tsx'
import { Empty, Trouble } from './empty.tsx'
import { Keys, showKeys } from './keyboard.tsx'
import { LivenessContext, useLiveness } from './live.ts'
import { Notices } from './notices.tsx'
import { outbox } from './outbox.ts'
import { QueuePage } from './queue.tsx'
import { SignIn } from './sign-in.tsx'
import { ZONE } from './words.ts'

interface Page {
  at: string
  title: string
  page: ComponentType<{ session: Session }>
  /** Whose work is there. Without it, everybody's. */
  roles?: readonly Session['role'][]
  /** Where it is at all. Without it, everywhere. */
  only?: 'sandbox'
}

/** All but the first are fetched when somebody goes there. */
const PAGES: readonly Page[] = [
  { at: '/queue', title: 'Queue', page: QueuePage },
  {
    at: '/dock',
    title: 'Dock',
    roles: AT_THE_DOCK,
    page: lazy(async () => ({ default: (await import('./dock.tsx')).DockPage })),
  },
  {
    at: '/money',
    title: 'Money',
    page: lazy(async () => ({ default: (await import('./money.tsx')).MoneyPage })),
    roles: ['staff', 'finance', 'manager', 'admin'],
  },
  {
    at: '/reports',
    title: 'Reports',
    page: lazy(async () => ({ default: (await import('./reports.tsx')).ReportsPage })),
    roles: ['staff', 'manager', 'admin', 'finance'],
  },
  {
    at: '/policies',
    title: 'Policies',
    page: lazy(async () => ({ default: (await import('./policies.tsx')).PoliciesPage })),
  },
  {
    at: '/settings',
    title: 'Settings',
    page: lazy(async () => ({ default: (await import('./settings.tsx')).SettingsPage })),
  },
  {
    at: '/sandbox',
    title: 'Sandbox',
    page: lazy(async () => ({ default: (await import('./sandbox.tsx')).SandboxPage })),
    roles: ['staff', 'admin'],
    only: 'sandbox',
  },
]

const CasePage = lazy(async () => ({ default: (await import('./case.tsx')).CasePage }))

/** Whoever is signed in sees the pages; everybody else the door. */
export function Console() {
  const session = useSession()
  if (session.isPending) return <Fetching />
  if (session.isError) return <Trouble error={session.error} again={() => session.refetch()} />
  return session.data ? <Pages session={session.data} /> : <SignIn />
}

function Fetching() {
  return (
    <Center mih="60vh">
      <Loader aria-label="Loading" />
    </Center>
  )
}

function Pages({ session }: { session: Session }) {
  const liveness = useLiveness()
  const [at] = useLocation()
  const pages = PAGES.filter(
    ({ roles, only }) => (!roles || roles.includes(session.role)) && (!only || only === session.surroundings),
  )
  return (
    <LivenessContext.Provider value={liveness}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <AppShell header={{ height: 56 }} padding="md">
        <AppShell.Header>
          <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
            <Group gap="xs" wrap="nowrap">
              <Text component="span" fw={700} visibleFrom="sm">
                Sendback
              </Text>
              <Navigation pages={pages} />
            </Group>
            <Group gap="xs" wrap="nowrap">
              <Text size="sm" c="dimmed" visibleFrom="sm">
                Times in {ZONE}
              </Text>
              <SchemeToggle />
              <Who session={session} />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Main id="main" tabIndex={-1}>
          {liveness === 'looking' && (
            <div className="notice" data-tone="warning" role="status">
              Not told of changes just now: what you see may be some seconds old. Trying again by itself.
            </div>
          )}
          <Broken at={at}>
            <Suspense fallback={<Fetching />}>
              <Switch>
                {pages.map(({ at, page: Page }) => (
                  <Route key={at} path={at}>
                    <Page session={session} />
                  </Route>
                ))}
                <Route path="/cases/:rma">
                  {({ rma }) => <CasePage key={rma} rma={decodeURIComponent(rma)} session={session} />}
                </Route>
                <Route path="/">
                  <Redirect to="/queue" replace />
                </Route>
                <Route>
                  <Empty
                    title="There is no such page"
                    text="The address may be mistyped, or the page is not for your role."
                  >
                    <Button component={Link} href="/queue">
                      To the queue
                    </Button>
                  </Empty>
                </Route>
              </Switch>
            </Suspense>
          </Broken>
          <Text size="sm" c="dimmed" mt="xl" hiddenFrom="sm">
            Times in {ZONE}
          </Text>
        </AppShell.Main>
      </AppShell>
      <Notices session={session} />
      <Keys />
    </LivenessContext.Provider>
  )
}

/** In a row where there is room; on a phone behind one button that names the page one is on. */
function Navigation({ pages }: { pages: readonly Page[] }) {
  const [location] = useLocation()
  const here = pages.find(({ at }) => location.startsWith(at))
  useEffect(() => {
    document.title = here ? `${here.title} · Sendback` : 'Sendback'
  }, [here])
  const current = (page: Page) => page === here && { 'aria-current': 'page' as const }
  return (
    <nav aria-label="Pages">
      <Group className="nav" gap={4} wrap="nowrap" visibleFrom="md">
        {pages.map(page => (
          <Link key={page.at} href={page.at} {...current(page)}>
            {page.title}
          </Link>
        ))}
      </Group>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="sm" hiddenFrom="md" rightSection={<span aria-hidden>▾</span>}>
            {here?.title ?? 'Pages'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {pages.map(page => (
            <Menu.Item key={page.at} component={Link} href={page.at} {...current(page)}>
              {page.title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}

const SCHEMES = {
  auto: ['light', '◐', 'as the system is'],
  light: ['dark', '☀', 'light'],
  dark: ['auto', '☾', 'dark'],
} as const

function SchemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [next, sign, says] = SCHEMES[colorScheme]
  return (
    <ActionIcon
      variant="default"
      size="lg"
      onClick={() => setColorScheme(next)}
      aria-label={`Colours: ${says}. Change to ${SCHEMES[next][2]}`}
      title={`Colours: ${says}`}
    >
      <span aria-hidden>{sign}</span>
    </ActionIcon>
  )
}

function Who({ session }: { session: Session }) {
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: async () => {
      await outbox.flush()
      return signOut(client)
    },
    onSuccess: next => {
      if (next) window.location.assign(next)
    },
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="sm" maw={160}>
          {session.kind === 'person' ? session.name || session.id : session.id}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="dimmed">
          Signed in as {session.role}, {session.kind === 'person' ? `as ${session.id}` : `with key ${session.id}`}
        </Menu.Label>
        <Menu.Item onClick={showKeys}>Keys of this page</Menu.Item>
        <Menu.Item closeMenuOnClick={false} onClick={() => leave.mutate()}>
          Sign out
        </Menu.Item>
        {leave.isError && (
          <Menu.Label role="alert" c="inherit">
            You are still signed in: {leave.error.message}
          </Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
