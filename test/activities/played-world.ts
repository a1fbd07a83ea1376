import { pino } from 'pino'
import type { World } from '../../activities/world.ts'
import type { Records } from '../../records/database.ts'
import { book } from '../policies/granted.ts'

/** What telling asks of the world, on real records: the parties outside are played by whoever tests. */
export function playedWorld(
  records: Records,
  parties: { mail?: Partial<World['mail']>; tickets?: object; cards?: object },
): World {
  return {
    records,
    policies: book,
    dock: { name: 'Dock', street: '1 Dock Street', city: 'Fresno', state: 'CA', postalCode: '93650', country: 'US' },
    publicUrl: 'https://sendback.example',
    pageSecrets: ['a secret of the pages'],
    mailDomain: 'sendback.example',
    log: pino({ level: 'silent' }),
    faults: { reach() {} },
    ...parties,
  } as unknown as World // the rest is asked for by nobody here
}
