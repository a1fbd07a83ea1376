import { Button, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Refused } from './api.ts'

interface Said {
  title: string
  text: ReactNode
  /** 1 where it stands in place of the whole page. */
  level?: 1 | 2
  children?: ReactNode
}

/** What there is not, why, and one thing to do about it. */
export function Empty({ title, text, level = 2, children }: Said) {
  return (
    <Stack align="center" gap="sm" py="xl" px="md" ta="center">
      <Title order={level} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw="34rem">
        {text}
      </Text>
      {children}
    </Stack>
  )
}

export function Trouble({ error, again }: { error: Error; again: () => void }) {
  const title = error instanceof Refused ? (error.problem.title ?? 'That did not work') : 'Something broke on this page'
  return (
    <div role="alert">
      <Empty title={title} text={error.message}>
        <Button onClick={again}>Try again</Button>
      </Empty>
    </div>
  )
}
