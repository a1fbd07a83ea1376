import type { Outcome } from '../../domain/case.ts'
import type { VirtualFile } from './virtual-return.ts'

/** The client has the replacement: it joins the warranty chain of what it replaces, and the case ends (SP-10). */
export async function replaced(file: VirtualFile): Promise<Outcome> {
  const { standing, terms } = file
  if (standing.shipment.kind !== 'delivered') return file.close('delivered')
  const { shippedAt, at } = standing.shipment
  return file.close('delivered', {
    because: ['SP-10'],
    replaced: [{ units: standing.units, shippedAt, zone: terms.zone }],
    letters: [{ kind: 'closed', occasion: 'end', variant: 'delivered', when: at }],
  })
}
