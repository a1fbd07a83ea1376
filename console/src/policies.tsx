import { Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useAddress } from './address.ts'
import type { Schemas, Session } from './api.ts'
import { Empty, Trouble } from './empty.tsx'
import { LoadingList } from './listing.tsx'
import { usePolicies } from './policies-known.ts'
import { TryPolicy } from './policies-try.tsx'
import { PolicyWords } from './policies-words.tsx'

type Policy = Schemas['Policy']

const PARTS = { words: 'What it grants', try: 'What would be granted' } as const

/** Each company's policy: what it says, version by version, and what it would answer. */
export function PoliciesPage({ session }: { session: Session }) {
  const { get } = useAddress()
  const policies = usePolicies()
  const part = get('part') === 'try' ? 'try' : 'words'
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        Policies
      </Title>
      {policies.isPending ? (
        <LoadingList what="the policies" />
      ) : policies.isError ? (
        <Trouble error={policies.error} again={() => policies.refetch()} />
      ) : (
        <OfCompany policies={policies.data} asked={get('policy')} part={part} session={session} />
      )}
    </Stack>
  )
}

function OfCompany({
  policies,
  asked,
  part,
  session,
}: {
  policies: Policy[]
  asked: string
  part: keyof typeof PARTS
  session: Session
}) {
  const policy = asked === '' ? policies[0] : policies.find(({ id }) => id === asked)
  const to = (changes: { policy?: string; part?: string }) =>
    `/policies?${new URLSearchParams({ policy: policy?.id ?? '', part, ...changes })}`
  return (
    <>
      <nav className="tabs" aria-label="Companies">
        {policies.map(({ id, company }) => (
          <Link key={id} href={to({ policy: id })} {...(id === policy?.id && { 'aria-current': 'page' as const })}>
            {policies.some(other => other.id !== id && other.company === company) ? `${company} (${id})` : company}
          </Link>
        ))}
      </nav>
      {policy ? (
        <>
          <Text size="sm" c="dimmed">
            Cases are granted under version {policy.version} now. Amounts in {policy.currency}, days in {policy.zone}.
          </Text>
          <nav className="tabs" aria-label={`${policy.company}’s policy`}>
            {Object.entries(PARTS).map(([id, title]) => (
              <Link key={id} href={to({ part: id })} {...(id === part && { 'aria-current': 'page' as const })}>
                {title}
              </Link>
            ))}
          </nav>
          {part === 'try' ? (
            <TryPolicy key={policy.id} policy={policy} session={session} />
          ) : (
            <PolicyWords key={policy.id} policy={policy} />
          )}
        </>
      ) : (
        <Empty title={`There is no policy “${asked}”`} text="The address may be mistyped; choose a company above." />
      )}
    </>
  )
}
