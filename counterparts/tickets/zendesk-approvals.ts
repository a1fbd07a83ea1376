import type { FieldSource, TicketFields } from '../../config/ticket-fields.ts'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import type { ApprovedTickets, TicketMistake } from './port.ts'
import { type ZendeskTicket, zendeskDesk } from './zendesk-desk.ts'

/** How Sendback's own comments are told from a colleague's. */
const OURS = /⟦.+⟧\s*$/

/** Tickets in Zendesk that bear the approval's tag, read by the fields that the company has named. */
export function zendeskApprovals(config: { url: string; token: string; fields: TicketFields }): ApprovedTickets {
  const { fields } = config
  const desk = zendeskDesk(config)
  const isApproved = ({ tags, status }: ZendeskTicket) => tags.includes(fields.approvedTag) && status !== 'closed'

  return {
    async read(id) {
      const ticket = await desk.ticket(id)
      if (!ticket || !isApproved(ticket)) return undefined
      const user = ticket.requester_id === null ? undefined : await desk.user(ticket.requester_id)
      const commented = await desk.hasComment(id, one => !one.public && !OURS.test(one.body))
      const told = reading(ticket)
      const unreadable: TicketMistake[] = []
      const price = (name: PriceName) => {
        const text = told(fields[name])
        if (text === undefined) return {}
        const amount = minorUnits(text)
        if (amount === undefined)
          unreadable.push({ pointer: `/units/0/${name}`, detail: `expected a price such as 399.00, found "${text}"` })
        return amount === undefined ? {} : { [name]: amount }
      }
      const one = {
        ...given('brand', told(fields.brand)),
        ...given('model', told(fields.model)),
        ...given('shippedOn', told(fields.shippedOn)),
        ...price('listPrice'),
        ...price('paidPrice'),
        ...price('replacementPrice'),
      }
      const serials = (told(fields.serials) ?? '').split(/[,;\n]+/).flatMap(text => text.trim() || [])
      const units = serials.length > 0 ? serials.map(serial => ({ serial, ...one })) : [one]
      const asked = {
        ticket: id,
        rma: id,
        reportedAt: ticket.created_at,
        ...given('policy', told(fields.policy)),
        ...given('returnType', told(fields.returnType)),
        ...given('clientType', told(fields.clientType)),
        ...given('currency', told(fields.currency)),
        ...given('qualified', told(fields.qualified)),
        ...given('siteAnswer', told(fields.siteAnswer)),
        ...(commented && { internalComment: 'in the ticket' }),
        ...(user && {
          customer: {
            ref: told(fields.customerRef) ?? user.external_id ?? `zendesk-${user.id}`,
            name: user.name,
            ...given('email', user.email ?? undefined),
            ...given('language', languageOf(user.locale)),
            ...given('address', fields.address && addressOf(told, fields.address)),
          },
        }),
        units,
      }
      return { asked, unreadable, started: ticket.tags.includes(fields.startedTag) }
    },

    async markStarted(id) {
      await desk.save(id, async ({ tags }) =>
        tags.includes(fields.startedTag) ? undefined : { additional_tags: [fields.startedTag] },
      )
    },

    async sendBack(id, why) {
      await desk.save(id, async ticket =>
        // The tag goes with the comment: asked once more after a lost answer, nobody is told twice.
        isApproved(ticket)
          ? {
              comment: { body: wordWhy(id, why, fields), public: false },
              remove_tags: [fields.approvedTag, fields.startedTag].filter(tag => ticket.tags.includes(tag)),
            }
          : undefined,
      )
    },

    waiting: () => desk.search(`tags:${fields.approvedTag} -tags:${fields.startedTag} status<closed`),
  }
}

const PRICES = ['listPrice', 'paidPrice', 'replacementPrice'] as const
type PriceName = (typeof PRICES)[number]

type Telling = (source: FieldSource | undefined) => string | undefined

function reading({ custom_fields }: ZendeskTicket): Telling {
  return source => {
    if (source === undefined || typeof source === 'string') return source
    const field = typeof source === 'number' ? source : source.field
    const value = custom_fields.find(one => one.id === field)?.value
    const text = Array.isArray(value) ? value.join(', ') : value == null ? '' : String(value).trim()
    if (text === '') return undefined
    return typeof source === 'number' ? text : (source.values[text] ?? text)
  }
}

function addressOf(told: Telling, address: NonNullable<TicketFields['address']>) {
  const lines = Object.entries(address).flatMap(([name, source]) => {
    const text = told(source)
    return text === undefined ? [] : [[name, text] as const]
  })
  return lines.length > 0 ? Object.fromEntries(lines) : undefined
}

/** `es-419` is Spanish; of a language that we do not write, nothing is said. */
function languageOf(locale: string | null | undefined): Language | undefined {
  const [spoken] = locale?.toLowerCase().split(/[-_]/) ?? []
  return LANGUAGES.find(language => language === spoken)
}

/** `399`, `399.5` and `1,399.00` in minor units: by their digits, never as a fraction. */
function minorUnits(text: string): number | undefined {
  const [, whole, part = ''] = /^\$?\s*(\d{1,3}(?:,?\d{3})*|\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return whole === undefined ? undefined : Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'))
}

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return value === undefined ? {} : { [name]: value }
}

function wordWhy(id: string, { reason, mistakes }: Parameters<ApprovedTickets['sendBack']>[1], fields: TicketFields) {
  return [
    `No RMA was opened for ticket ${id}: ${reason}`,
    ...mistakes.map(({ pointer, detail }) => `- ${placeOf(pointer, fields)}: ${detail}`),
    `Put it right, then set the tag ${fields.approvedTag} again (it was taken off).`,
    '',
    '⟦not-opened⟧',
  ].join('\n')
}

/** `/units/0/serial` is what an agent knows as ticket field 360002. */
function placeOf(pointer: string, fields: TicketFields): string {
  const name = pointer.split('/').findLast(step => step !== '' && !/^\d+$/.test(step)) ?? 'the ticket'
  const known: Record<string, unknown> = { ...fields, ...fields.address, serial: fields.serials }
  const source = known[name]
  const field = typeof source === 'number' ? source : isMapped(source) ? source.field : undefined
  return field === undefined ? name : `${name} (ticket field ${field})`
}

function isMapped(source: unknown): source is { field: number } {
  return typeof source === 'object' && source !== null && 'field' in source && typeof source.field === 'number'
}
