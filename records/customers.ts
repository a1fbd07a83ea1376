import type { Language } from '../domain/language.ts'
import type { Records, RecordsTransaction } from './database.ts'
import { json } from './database.ts'

/** The only place where a person's name and addresses are kept (decision 13). */
export interface Customer {
  ref: string
  name: string
  email: string
  address?: unknown
  /** An IANA zone, for showing deadlines in the client's own time as well. */
  zone?: string
  /** In which language they read their letters and their page; English where nobody has said. */
  language?: Language
  /** The gateway's ids of a card stored earlier, for a profile whose collateral is `saved-card`. */
  savedCard?: { gatewayCustomer: string; card: string }
}

/** What is left out stays as it was known: an open case may need it. */
export async function saveCustomer(db: Records | RecordsTransaction, customer: Customer): Promise<void> {
  const { ref, name, email, address, zone, language, savedCard } = customer
  const told = {
    name,
    email,
    ...(address !== undefined && { address: json(address) }),
    ...(zone !== undefined && { zone }),
    ...(language !== undefined && { language }),
    ...(savedCard && { gateway_customer: savedCard.gatewayCustomer, card: savedCard.card }),
  }
  await db
    .insertInto('customers')
    .values({ ref, address: null, zone: null, language: null, gateway_customer: null, card: null, ...told })
    .onConflict(conflict => conflict.column('ref').doUpdateSet(told))
    .execute()
}

export async function findCustomer(db: Records | RecordsTransaction, ref: string) {
  return db.selectFrom('customers').selectAll().where('ref', '=', ref).executeTakeFirst()
}

export async function rememberGatewayCustomer(db: Records, ref: string, gatewayCustomer: string): Promise<void> {
  await db.updateTable('customers').set({ gateway_customer: gatewayCustomer }).where('ref', '=', ref).execute()
}
