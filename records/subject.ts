import type { CaseRequest, VendorRequest } from '../domain/case.ts'

/**
 * What a cancellation is about. A client has one open cancellation for each, so that a second mail is the same case:
 * spaces and capitals make no other service of it. `null` for returns, which are told apart by their units.
 */
export function subjectOf(request: CaseRequest | VendorRequest): string | null {
  switch (request.returnType) {
    case 'subscriptionCancellation':
      return `subscription/${spelled(request.subscription.service)}`
    case 'maintenanceCancellation':
      return `maintenance/${spelled(request.maintenance.contract)}`
    default:
      return null
  }
}

function spelled(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '')
}
