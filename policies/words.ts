import type { RuleId } from '../domain/decision.ts'

/** Every rule that a decision may name, in one sentence of our own: what a client or a colleague reads beside the id. */
const WORDS = {
  'FO-1': 'A replacement or a loaner goes out first; the client owes us the failed unit, brought in person or shipped.',
  'FO-2': 'The failed unit must be with us within 10 days of the delivery of its replacement.',
  'FO-3': 'Whoever inspects a returned unit records what caused its failure.',
  'FO-4': 'A client gets a shipping label or a pick-up for the failed unit by writing to the help mailbox.',
  'FO-5': 'What was ordered but not needed is refunded in full when it is back within 30 days of its delivery.',
  'FO-6': 'What was opened, installed or used is refunded less 25 % for repackaging and restocking.',
  'FO-7': 'Only physical equipment may come back as not needed: no licences, no services, no complete systems.',
  'FO-8': 'The client pays for sending back what was not needed; no label and no pick-up is offered.',
  'FO-9': 'Software bought once is neither taken back nor credited.',
  'FO-10': 'A subscription ends 30 days after the day on which the request reached the clientops mailbox.',
  'FO-11': 'A part of a month may be billed when a subscription ends.',
  'FO-12': 'Under contract, the remaining months and whatever is past due remain to be paid.',
  'FO-13': 'Maintenance ends with its term, whenever in the term it is asked for.',
  'FO-14': 'Maintenance that has ended can usually not be taken up again, and the client acknowledges that.',
  'VD-1': 'Support diagnoses first; a device without a fault gets no RMA.',
  'VD-2': 'A device that qualifies has its warranty checked next.',
  'VD-3': "For an agent or direct client, the vendor's RMA starts once our bench has confirmed a fault in warranty.",
  'VD-4': "For a reseller or service provider in warranty, the vendor's RMA starts without our bench.",
  'VD-5': 'The vendor takes back the faulty unit and gives a credit or a replacement.',
  'VD-6': "A vendor's replacement is tested here before it goes to the agent or client.",
  'VD-7': 'Age counts from the original ship date: up to 30 days, then to the end of the warranty, then after it.',
  'VD-8': 'Within 30 days of shipping a phone is replaced, and comes back in its original packaging.',
  'VD-9': 'Within 30 days, a direct client is asked why the device failed on site although it was tested here.',
  'VD-10': "Within 30 days, management is told, with the ticket's number and full details in its internal comments.",
  'VD-11':
    'Within 30 days, a direct client is offered an advance replacement, tracked by ticket; we pay both ways, and bill the replacement when the original is not back within 30 days.',
  'VD-12': 'Within 30 days, a reseller lends out a spare and gets no advance replacement; they pay ground to us.',
  'VD-13': 'From 31 days to the end of the warranty there is no advance replacement, and each phone costs $45.',
  'VD-14': 'After its warranty a device goes to the Partner Team for action and quote.',
  'VD-15': "A replacement inherits the original's warranty, unless the original was dead within its first 30 days.",
  'VD-16': 'Each brand has its years of warranty, with one replacement at most.',
  'VD-17': "No unit goes to a vendor without the vendor's RMA number.",
  'VD-18': 'Where no trouble is found we ask first whether the unit is wanted back; rush only if they pay for it.',
  'VD-19': 'What was repaired or replaced goes back rush within 30 days of shipping, and ground after that.',
  'SP-1': 'In a standard return the client sends in first, and repair or replacement ships after that.',
  'SP-2': "Over the counter, the distributor's own policy governs, and it may take time.",
  'SP-3': 'In an advanced return the replacement ships before the failed unit comes back.',
  'SP-4': "An advance replacement needs the failed unit's serial number.",
  'SP-5': 'Before shipping, the client authorises a card hold for the non-discounted price of the item to come back.',
  'SP-6': 'The client is told that the hold may be more than they paid.',
  'SP-7': 'The card is charged only if the unit is not back within 30 days of the delivery of its replacement.',
  'SP-8': 'A person approves each virtual return.',
  'SP-9': 'A virtual return is for cameras only, at most three, and for no PTZ or specialty camera.',
  'SP-10': 'A virtual return needs the serial number, ships at once, and expects nothing back.',

  'settled:a-day':
    'A day is a calendar day in the zone of the policy, and a window is open through the end of its last.',
  'settled:two-marks': 'At the due mark a return is late; at the bill mark it falls due in money.',
  'settled:when-money-moves': 'Money moves on a business day after the mark, and never without a final notice in time.',
  'settled:reminders': 'Reminders go out on fixed days of the window, and none once the unit is back.',
  'settled:the-anchor': 'The window starts on the day on which the last parcel of the replacement was delivered.',
  'settled:corrected-delivery': 'When a delivery date is corrected, every deadline is computed again.',
  'settled:what-counts-as-back':
    "What is at our dock or handed to us is back; a carrier's scan by the last day holds the charge for some days.",
  'settled:extension': 'Staff may move both marks by the same days, with a reason; beyond the limit a manager may.',
  'settled:pause': 'While an exception is open the clock of the case stands.',
  'settled:collateral':
    'Each policy chooses what secures the replacement: a hold, a stored card, an account, or nothing.',
  'settled:amount': 'What a unit may cost is frozen when the RMA is approved.',
  'settled:consent': 'A card is stored, renewed and charged later only as far as the client agreed at the link.',
  'settled:one-hold-is-not-enough': 'A hold lives shorter than a window, so it is renewed with a day to spare.',
  'settled:hold-link':
    'The link for the hold is good for some days; then the RMA lapses and a standard return is offered.',
  'settled:some-units-back': 'At the mark one capture takes the units still missing, and lets the rest of the hold go.',
  'settled:capture-fails': 'A soft decline is tried again on fixed days, a hard one never; then one invoice ends it.',
  'settled:back-after-billing': 'A unit that comes back within the days after its charge is inspected and refunded.',
  'settled:dispute': 'While a charge is disputed, and once it is lost, nothing is charged or refunded without finance.',
  'settled:the-client-keeps-it': 'A client who keeps or has lost the unit is billed early, on their recorded consent.',
  'settled:loaner': 'A loaner has an obligation, reminders and a bill of its own.',
  'settled:replacement-lost':
    'A replacement that never arrived starts no window: it ships again, or the case is cancelled.',
  'settled:failed-unit-first':
    'A failed unit that arrives first meets the obligation; a later delivery starts nothing.',
  'settled:replacement-sent-back': 'A client who sends back the replacement has undone the exchange.',
  'settled:replacement-fails':
    'A replacement that fails within its first days is swapped in the same case, at our freight.',
  'settled:wrong-item': 'A wrong serial, a wrong item or an empty box is no return; a person decides.',
  'settled:damage': 'Damage by the client meets the obligation to return; the replacement is quoted.',
  'settled:no-trouble-found': 'Where an advance replacement went out and no trouble is found, the swap stands.',
  'settled:cancelled': 'Before shipping a cancellation ends the case; after it, the obligation stands.',
  'settled:packaging-missing': 'Missing packaging is recorded and shown to a manager, and the case goes on.',
  'settled:serial-numbers': 'A unit is known by brand and serial, and has one open RMA at a time.',
  'settled:age': "Age counts to the client's report or to the unit's arrival, as the policy says.",
  'settled:warrantys-end':
    'A warranty ends with its anniversary; of a brand without one, a person decides after 30 days.',
  'settled:quote': 'A quote is open for some days; then it lapses.',
  'settled:doa':
    'A unit that was dead within its first 30 days starts a new warranty with its replacement, and no third one.',
  'settled:maximum-reached':
    'What has been replaced already is repaired or goes to the Partner Team; a manager may replace it once more.',
  'settled:replace-or-repair': 'Within its first 30 days a unit is repaired only if the client agrees.',
  'settled:bench': "The bench gates the vendor's RMA of agents and direct clients, and no advance replacement.",
  'settled:photos': 'Support may want photos of a fault before it approves.',
  'settled:the-45': 'The deductible is for each unit, and falls due when its repair or replacement is approved.',
  'settled:no-answer': 'A client who does not say whether a unit is wanted back is reminded; then staff decide.',
  'settled:vendors-answer': "The vendor's answer never holds up a client; its credit is told to finance.",
  'settled:nothing-arrives': 'A standard return lapses when nothing arrives within some days, with a notice before.',
  'settled:virtuals-3':
    'Only so many units go to one customer as virtual returns within some months, in however many RMAs.',
  'settled:over-the-counter':
    "A return over the counter has no window and no hold, and ends with the distributor's return or by staff.",
  'settled:fo-5s-30-days':
    'By the 30th day from the delivery of a line its RMA is open, and the goods are with a carrier or handed to us.',
  'settled:complete-system': 'What was sold as a system, alone or with its whole order, hands that on to its parts.',
  'settled:restocking': 'A restocking fee is reckoned from the price paid for a unit, before tax and shipping.',
  'settled:labels': 'A label goes to the address of its own case only, one for each unit.',
  'settled:fo-10s-30th-day':
    'Service runs through the last day of the notice, counted from the first mail; until then it may be withdrawn.',
  'settled:fo-11':
    'The part of a month is billed by its days in service, in full or not at all, as the policy says; each day once.',
  'settled:fo-12':
    'Whole billing periods after the end are billed to the end of the contract, with what is past due, and none that is prepaid.',
  'settled:fo-13-fo-14':
    'What reaches us by the last day of a term ends with it; later it counts for the next, acknowledged or not.',
  'settled:inbound-mail':
    "A cancellation counts once a link or the sender's domain confirms it, and then from the day of the first mail.",
} as const satisfies Record<RuleId, string>

/** For listing them all. */
export const RULE_IDS = Object.keys(WORDS)

/** A rule's sentence; a rule that a company has named itself speaks by its id. */
export function wordsOf(rule: string): string {
  // `Object.hasOwn` has just found the rule among the keys.
  return Object.hasOwn(WORDS, rule) ? WORDS[rule as keyof typeof WORDS] : rule
}
