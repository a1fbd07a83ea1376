import './listing.css'
import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'

export interface Column<Item> {
  title: string
  cell: (item: Item) => ReactNode
  /** Amounts stand at the right, one under another. */
  as?: 'amount'
  /** On a card, at the right of its heading. */
  onCard?: 'beside-heading'
}

/** There is none: on a card it is left out. */
export const NONE = '–'

/** A table where there is room; on a phone a card for each item, headed by its first column. */
export function Listing<Item>({
  label,
  items,
  keyOf,
  columns,
}: {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string | number
  columns: readonly Column<Item>[]
}) {
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false })
  const [first, ...others] = columns
  if (!isWide)
    return (
      <ul className="cards" aria-label={label}>
        {items.map(item => (
          <li key={keyOf(item)}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              {first?.cell(item)}
              {others.flatMap(({ title, cell, onCard }) => (onCard ? [<span key={title}>{cell(item)}</span>] : []))}
            </Group>
            <PairList
              pairs={others.flatMap(({ title, cell, onCard }) => {
                const shown = cell(item)
                return onCard || shown === NONE ? [] : [[title, shown] as const]
              })}
            />
          </li>
        ))}
      </ul>
    )
  return (
    <Table highlightOnHover className="rows" aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ title, as }) => (
            <Table.Th key={title} scope="col" {...(as && { ta: 'right' })}>
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(item => (
          <Table.Tr key={keyOf(item)}>
            {columns.map(({ title, cell, as }) => (
              <Table.Td key={title} {...(as && { ta: 'right', className: 'when' })}>
                {cell(item)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Names with their values, close together. */
export function PairList({ pairs }: { pairs: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="pairs">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="breaks">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What a list asks for more with; nothing when it is at its end. */
export function ShowMore({
  list,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
}) {
  if (!list.hasNextPage) return null
  return (
    <Group justify="center">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        Show more
      </Button>
    </Group>
  )
}

export function LoadingList({ what }: { what: string }) {
  return (
    <Stack aria-busy="true" gap="xs">
      <Text size="sm" c="dimmed" role="status">
        Loading {what} …
      </Text>
      {['a', 'b', 'c', 'd', 'e'].map(one => (
        <Skeleton key={one} h={36} />
      ))}
    </Stack>
  )
}
