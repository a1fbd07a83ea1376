import { type Profile, profileSchema } from './profile.ts'
import { focus } from './profiles/focus.ts'
import { speco } from './profiles/speco.ts'
import { voipDesk } from './profiles/voip-desk.ts'

/** Every profile that cases may be opened under, by id. */
export interface PolicyBook {
  profiles: readonly Profile[]
  find(id: string): Profile | undefined
}

/** The three companies' profiles and a company's own. Throws a RangeError when two of them bear one id. */
export function policyBook(own: readonly Profile[] = []): PolicyBook {
  const profiles = [...[focus, voipDesk, speco].map(written => profileSchema.parse(written)), ...own]
  const byId = new Map<string, Profile>()
  for (const profile of profiles) {
    if (byId.has(profile.id))
      throw new RangeError(`Two profiles have the id "${profile.id}". Give the one you added an id of its own.`)
    byId.set(profile.id, profile)
  }
  return { profiles, find: id => byId.get(id) }
}
