import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { useAddress } from './address.ts'
import { answered, api, type Schemas } from './api.ts'
import { Trouble } from './empty.tsx'
import { LoadingList } from './listing.tsx'
import { RETURNS, useRules } from './policies-known.ts'
import { Section } from './section.tsx'
import { exactly } from './words.ts'

type Policy = Schemas['Policy']
type Version = Schemas['PolicyVersion']
type Said = NonNullable<Version['words']>[number]

/** What one version of a policy grants, sentence by sentence, each with its rules. */
export function PolicyWords({ policy }: { policy: Policy }) {
  const { get } = useAddress()
  const version = Number(get('version') || policy.version)
  const one = useQuery({
    queryKey: ['policies', policy.id, version],
    staleTime: 300_000,
    queryFn: () =>
      answered(api.GET('/v1/policies/{id}/versions/{version}', { params: { path: { id: policy.id, version } } })),
  })
  return (
    <Stack>
      <Group gap="xs">
        <Text size="sm" fw={600} id="versions">
          Versions
        </Text>
        <nav className="tabs" aria-labelledby="versions">
          {policy.versions.toReversed().map(({ version: each, firstSeenAt }) => (
            <Link
              key={each}
              href={`/policies?${new URLSearchParams({ policy: policy.id, version: String(each) })}`}
              {...(each === version && { 'aria-current': 'page' as const })}
            >
              {each} <span>since {exactly(firstSeenAt)}</span>
            </Link>
          ))}
        </nav>
      </Group>
      {one.isPending ? (
        <LoadingList what="the policy" />
      ) : one.isError ? (
        <Trouble error={one.error} again={() => one.refetch()} />
      ) : (
        <Words one={one.data} policy={policy} />
      )}
    </Stack>
  )
}

function Words({ one, policy }: { one: Version; policy: Policy }) {
  return (
    <>
      {one.version !== policy.version && (
        <div className="notice" data-tone="calm">
          Not what new cases are granted under: that is version {policy.version}. Cases that were granted under this one
          keep it.
        </div>
      )}
      {one.words === null ? (
        <div className="notice" data-tone="warning">
          This version was written in a form that is not read any more; its settings stand below as they were kept.
        </div>
      ) : (
        <div className="sections">
          {one.words.map(said => (
            <About key={said.about} said={said} />
          ))}
        </div>
      )}
      <details>
        <summary>All its settings</summary>
        <pre className="raw">{JSON.stringify(one.body, null, 2)}</pre>
      </details>
    </>
  )
}

function About({ said: { about, clauses } }: { said: Said }) {
  const ids = [...new Set(clauses.flatMap(({ because }) => because))]
  return (
    <Section title={about === 'every-return' ? 'Every return' : RETURNS[about]}>
      <ul className="clauses">
        {clauses.map(({ words, because }) => (
          <li key={words}>
            {words}
            {because.map(id => (
              <Fragment key={id}>
                {' '}
                <small>{id}</small>
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
      <details>
        <summary>The rules in words</summary>
        <RuleList ids={ids} />
      </details>
    </Section>
  )
}

function RuleList({ ids }: { ids: readonly string[] }) {
  const rules = useRules()
  return (
    <ul className="rules">
      {ids.map(id => (
        <li key={id}>
          <b>{id}</b> {rules.data?.[id] ?? ''}
        </li>
      ))}
    </ul>
  )
}
