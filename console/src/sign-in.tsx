import { Anchor, Button, Center, Code, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { signIn } from './api.ts'

/** The door: a key, which the browser then keeps where no script can read it. */
export function SignIn() {
  const client = useQueryClient()
  const [key, setKey] = useState('')
  const entering = useMutation({ mutationFn: () => signIn(client, key.trim()) })
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper
        component="form"
        withBorder
        p="xl"
        w="100%"
        maw={420}
        onSubmit={event => {
          event.preventDefault()
          entering.mutate()
        }}
      >
        <Stack>
          <Title order={1} size="h3">
            Sendback
          </Title>
          <Text c="dimmed">Returns, from approval to the last cent. Sign in with your API key.</Text>
          <PasswordInput
            label="API key"
            description="It begins with sbk_"
            autoComplete="current-password"
            autoFocus
            required
            withAsterisk={false}
            value={key}
            onChange={event => setKey(event.currentTarget.value)}
            error={entering.isError ? entering.error.message : undefined}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the key' }}
          />
          <Button type="submit" loading={entering.isPending} disabled={key.trim() === ''}>
            Sign in
          </Button>
          <Text size="sm" c="dimmed">
            In the sandbox, one key per role is in <Code>.sandbox/keys.json</Code>. Elsewhere an admin makes you one.
            The{' '}
            <Anchor href="/docs" c="var(--link)" underline="always">
              API
            </Anchor>{' '}
            takes the same keys.
          </Text>
        </Stack>
      </Paper>
    </Center>
  )
}
