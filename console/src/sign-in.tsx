import { Anchor, Button, Center, Code, Divider, Loader, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { answered, api, type Schemas, signIn } from './api.ts'
import { Trouble } from './empty.tsx'
import { outbox } from './outbox.ts'

/** The door: one's own name at the company's provider where there is one, and a key. */
export function SignIn() {
  const ways = useQuery({ queryKey: ['sign-in'], queryFn: () => answered(api.GET('/v1/sign-in')) })
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w="100%" maw={420}>
        <Stack>
          <Title order={1} size="h3">
            Sendback
          </Title>
          <Text c="dimmed">Returns, from approval to the last cent.</Text>
          {ways.isPending && <Loader aria-label="Loading" />}
          {ways.isError && <Trouble error={ways.error} again={() => ways.refetch()} />}
          {ways.data && <Ways ways={ways.data} />}
        </Stack>
      </Paper>
    </Center>
  )
}

/** In the sandbox one is somebody else every minute, so keys come first there. */
function Ways({ ways: { provider, surroundings } }: { ways: Schemas['WaysIn'] }) {
  if (!provider)
    return <WithKey first="yes">{surroundings === 'sandbox' ? IN_THE_SANDBOX : 'An admin makes you one.'}</WithKey>
  if (surroundings === 'sandbox')
    return (
      <>
        <WithKey first="yes">{IN_THE_SANDBOX}</WithKey>
        <Divider label="or" c="dimmed" />
        <WithName provider={provider} variant="default" />
        <Text size="sm" c="dimmed">
          As one of the sandbox’s sample people: there is one for each role, and one without any.
        </Text>
      </>
    )
  return (
    <>
      <WithName provider={provider} variant="filled" />
      <details>
        <summary>Sign in with an API key</summary>
        <Stack mt="sm">
          <WithKey>For when {provider} is down: an admin makes keys in the settings.</WithKey>
        </Stack>
      </details>
    </>
  )
}

const IN_THE_SANDBOX = (
  <>
    One key per role is in <Code>.sandbox/keys.json</Code>.
  </>
)

/** The way leads over a page of the provider's, and back to the one that was wanted. */
function WithName({ provider, variant }: { provider: string; variant: 'filled' | 'default' }) {
  const { pathname, search } = window.location
  const to = new URLSearchParams({ to: `${pathname}${search}` })
  return (
    <Button
      component="a"
      href={`/sign-in?${to}`}
      variant={variant}
      autoFocus={variant === 'filled'}
      onClick={() => outbox.leadsBack()}
    >
      Sign in with {provider}
    </Button>
  )
}

function WithKey({ first, children }: { first?: 'yes'; children: ReactNode }) {
  const client = useQueryClient()
  const [key, setKey] = useState('')
  const entering = useMutation({ mutationFn: () => signIn(client, key.trim()) })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        entering.mutate()
      }}
    >
      <Stack>
        <PasswordInput
          label="API key"
          description="It begins with sbk_"
          autoComplete="current-password"
          autoFocus={first === 'yes'}
          required
          withAsterisk={false}
          value={key}
          onChange={event => setKey(event.currentTarget.value)}
          error={entering.isError ? entering.error.message : undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the key' }}
        />
        <Button
          type="submit"
          variant={first ? 'filled' : 'default'}
          loading={entering.isPending}
          disabled={key.trim() === ''}
        >
          Sign in
        </Button>
        <Text size="sm" c="dimmed">
          {children} The{' '}
          <Anchor href="/docs" c="var(--link)" underline="always">
            API
          </Anchor>{' '}
          takes the same keys.
        </Text>
      </Stack>
    </form>
  )
}
