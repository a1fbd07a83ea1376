import type { Instant } from '../../domain/time.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { VirtualFile } from './virtual-return.ts'

/** Ships, and ships again where it must, until the replacement is with the client or nobody waits for it any more. */
export async function shipment(file: VirtualFile): Promise<'delivered' | 'cancelled' | 'settled-by-staff'> {
  const { standing } = file
  for (;;) {
    if (standing.ended) return standing.ended
    switch (standing.shipment.kind) {
      case 'delivered':
        return 'delivered'
      case 'none':
        await awaitShipment(file)
        break
      case 'failed':
        // Staff ship again or cancel: they were asked when it failed, and end this wait.
        file.stand('awaiting-shipment')
        await file.news()
        break
      case 'out':
        await awaitDelivery(file, standing.shipment.shippedAt)
        break
      default:
        return unreachable(standing.shipment)
    }
  }
}

/** Staff ship, or cancel: they end this wait. */
async function awaitShipment(file: VirtualFile): Promise<void> {
  const { done, shipments } = file.standing
  const occasion = `shipment-${shipments + 1}`
  if (!done.includes(occasion)) {
    done.push(occasion)
    file.note({
      who: 'policy',
      what: 'replacement may ship',
      because: ['SP-10'],
      comments: [{ kind: 'ship-now', occasion }],
      tasks: [{ kind: 'ship-replacement', occasion, role: 'staff' }],
    })
  }
  file.stand('awaiting-shipment')
  await file.news()
}

/** No scan for some days is a question to staff, whose answer ends this wait: nothing closes on a guess. */
async function awaitDelivery(file: VirtualFile, shippedAt: Instant): Promise<void> {
  const { standing, terms } = file
  file.stand('in-transit')
  const occasion = `confirm-delivery-${standing.shipments}`
  if (standing.done.includes(occasion)) return file.news()
  const days = terms.shipping.confirmDeliveryDays
  const confirmAt = await rulings.confirmDeliveryAt({ shippedAt, zone: terms.zone, days })
  if (now() < confirmAt) return file.news(confirmAt, 'a delivery scan is waited for')
  standing.done.push(occasion)
  file.note({
    who: 'policy',
    what: 'no delivery scan',
    because: ['settled:the-anchor'],
    tasks: [{ kind: 'confirm-delivery', occasion, role: 'staff' }],
  })
}
