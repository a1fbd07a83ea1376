import type { Connection } from '@temporalio/client'
import { defineSearchAttributeKey } from '@temporalio/common'
import type { temporal } from '@temporalio/proto'

/**
 * What a case can be found by in Temporal's list: `RmaStage = 'overdue' AND RmaPolicy = 'focus'`. They are stored in
 * the clear, codec or not, so they carry ids and dates and never anything about a person.
 */
export const RMA_STAGE = defineSearchAttributeKey('RmaStage', 'KEYWORD')
export const RMA_RETURN_TYPE = defineSearchAttributeKey('RmaReturnType', 'KEYWORD')
export const RMA_POLICY = defineSearchAttributeKey('RmaPolicy', 'KEYWORD')
export const RMA_CUSTOMER = defineSearchAttributeKey('RmaCustomer', 'KEYWORD')
export const RMA_TICKET = defineSearchAttributeKey('RmaTicket', 'KEYWORD')
const RMA_DUE_AT = defineSearchAttributeKey('RmaDueAt', 'DATETIME')
const RMA_BILL_AT = defineSearchAttributeKey('RmaBillAt', 'DATETIME')

export const SEARCH_ATTRIBUTES = [
  RMA_STAGE,
  RMA_RETURN_TYPE,
  RMA_POLICY,
  RMA_CUSTOMER,
  RMA_TICKET,
  RMA_DUE_AT,
  RMA_BILL_AT,
]

/**
 * Adds to the namespace whatever it lacks of `SEARCH_ATTRIBUTES`, and waits until the server accepts them; asking
 * again changes nothing. Throws an Error when a name is taken by another type, and the server's own when we may not
 * (Temporal Cloud: add them in the Cloud console, or with `tcld`).
 */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const missing = await missingAttributes(connection, namespace)
  if (missing.length === 0) return
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(key => [key.name, VALUE_TYPE[key.type]])),
  })
  // The frontend answers from a cache that is refreshed in the background.
  for (const end = Date.now() + 30_000; (await missingAttributes(connection, namespace)).length > 0; ) {
    if (Date.now() > end) throw new Error('The server took the search attributes but does not list them after 30 s.')
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

async function missingAttributes(connection: Connection, namespace: string) {
  const { missing, ofAnotherType } = await searchAttributesOf(connection, namespace)
  for (const { name, type } of ofAnotherType)
    throw new Error(`Search attribute ${name} has to be ${type}; namespace ${namespace} has another type.`)
  return missing
}

/** Which of `SEARCH_ATTRIBUTES` the namespace lacks, and which it has as something else. */
export async function searchAttributesOf(connection: Connection, namespace: string) {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const known = SEARCH_ATTRIBUTES.filter(({ name }) => customAttributes[name] !== undefined)
  return {
    missing: SEARCH_ATTRIBUTES.filter(key => !known.includes(key)),
    ofAnotherType: known.filter(({ name, type }) => customAttributes[name] !== VALUE_TYPE[type]),
  }
}

type IndexedValueType = temporal.api.enums.v1.IndexedValueType

/** The wire's numbers (temporal/api/enums/v1/common.proto, IndexedValueType). */
const VALUE_TYPE = { KEYWORD: 2 as IndexedValueType, DATETIME: 6 as IndexedValueType }
