import { Button, Group, Modal, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** Over the page, with its title; Escape and a button close it. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  return (
    <Modal.Root opened onClose={close} size="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body pt="md">
          <Group justify="space-between" mb="md" wrap="nowrap">
            <Title order={2} size="h4">
              {title}
            </Title>
            <Button variant="default" size="compact-md" onClick={close}>
              Close
            </Button>
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
