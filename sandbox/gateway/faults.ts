/** `500-before`: nothing happened, `500-after`: it did; either way the 500 is what its key answers for a day. */
export const FAULTS = ['drop-before', 'drop-after', '500-before', '500-after', '429', '409'] as const
export const FAULT_ROUTES = [
  'create',
  'confirm',
  'capture',
  'cancel',
  'refund',
  'customer',
  'page',
  'close-page',
] as const

interface Fault {
  route: (typeof FAULT_ROUTES)[number]
  fault: (typeof FAULTS)[number]
  /** How many requests it spoils. The official client repeats a broken connection once by itself: that is two. */
  times: number
  /** Only requests for this case. */
  rma?: string
}

/** What is going to go wrong. It lasts for one run: a restart mends everything. */
export class Faults {
  #coming: Fault[] = []

  add(fault: Fault): void {
    this.#coming.push(fault)
  }

  /** What befalls a request on its way, to us or back, used up once. */
  onTheWay(route: string, rma: string | undefined): Fault['fault'] | undefined {
    return this.#take(route, rma, fault => !fault.startsWith('500'))
  }

  /** What befalls a request while it is carried out: an answer from memory is not. */
  atWork(route: string, rma: string | undefined): Fault['fault'] | undefined {
    return this.#take(route, rma, fault => fault.startsWith('500'))
  }

  #take(route: string, rma: string | undefined, fits: (fault: Fault['fault']) => boolean): Fault['fault'] | undefined {
    const next = this.#coming.find(fault => fault.route === route && (fault.rma === undefined || fault.rma === rma))
    if (!next || !fits(next.fault)) return undefined
    next.times -= 1
    this.#coming = this.#coming.filter(fault => fault.times > 0)
    return next.fault
  }
}
