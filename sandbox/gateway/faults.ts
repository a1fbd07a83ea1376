export const FAULTS = ['drop-before', 'drop-after', '500-after', '429', '409'] as const
export const FAULT_ROUTES = ['create', 'confirm', 'capture', 'cancel', 'refund'] as const

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

  /** The next fault for this request, used up once. */
  take(route: string, rma: string | undefined): Fault['fault'] | undefined {
    const next = this.#coming.find(fault => fault.route === route && (fault.rma === undefined || fault.rma === rma))
    if (!next) return undefined
    next.times -= 1
    this.#coming = this.#coming.filter(fault => fault.times > 0)
    return next.fault
  }
}
