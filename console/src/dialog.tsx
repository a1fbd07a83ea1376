import { Button, Group, Modal, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

/** Over the page, with its title; Escape and a button close it, and one is back where one was. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const there = before instanceof HTMLElement && before.isConnected ? before : document.getElementById('main')
      // Whoever was led elsewhere by the dialog itself stays there.
      requestAnimationFrame(() => document.activeElement === document.body && there?.focus())
    },
    [before],
  )
  return (
    <Modal.Root opened onClose={close} size="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body pt="md">
          <Group justify="space-between" mb="md" wrap="nowrap">
            <Title order={2} size="h4">
              {title}
            </Title>
            <Button variant="default" size="compact-md" flex="none" onClick={close}>
              Close
            </Button>
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
