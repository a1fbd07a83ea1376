import type { TaskKind, TaskOrder } from './step.ts'

/** What a kind of task asks of people. Names of decisions, facts and commands stand between backticks. */
export interface TaskWords {
  /** Whose it may be. */
  for: readonly TaskOrder['role'][]
  /** Why there is such a task. */
  why: string
  /** What to do about it, which is what ends it. */
  todo: string
}

/** Read beside each task, and in the table of docs/operations.md, which is made from it. */
export const TASK_WORDS: Record<TaskKind, TaskWords> = {
  diagnose: {
    for: ['staff'],
    why: "a case waits for support's diagnosis (VD-1)",
    todo: 'find out what is wrong, then `approval`: `qualified` or `resolved-remotely`',
  },
  'approve-return': {
    for: ['staff', 'manager'],
    why: 'a virtual return is granted case by case (SP-8); manager: nobody has answered by the last reminder, or it was told past the API that the replacement has left already',
    todo: 'look at it, then `approval`: `approved` or `declined`',
  },
  'ask-distributor': {
    for: ['staff'],
    why: 'no word of a return over the counter for sixty days',
    todo: 'ask the distributor; then `distributor-return`, or `finish`',
  },
  'unexpected-unit': {
    for: ['staff'],
    why: 'a unit came in for a return that expects none here',
    todo: 'find out what the client wants done with it; the case itself goes on',
  },
  'ship-replacement': {
    for: ['staff'],
    why: 'secured: the replacement may ship',
    todo: 'ship it and say so: `replacement-shipped`',
  },
  'stock-unanswered': {
    for: ['staff'],
    why: 'the replacement is out of stock, and the client was asked to wait, take a substitute or cancel',
    todo: 'ask; then `stock-answer`, or ship',
  },
  'reship-or-cancel': {
    for: ['staff'],
    why: 'the replacement was lost, refused or sent back to us',
    todo: 'ship again, or cancel',
  },
  'confirm-delivery': {
    for: ['staff'],
    why: 'no delivery scan ten days after shipping',
    todo: 'ask the client or the carrier, then `delivery-correction`. The window starts on no guess',
  },
  'shipped-unsecured': {
    for: ['manager'],
    why: 'it was told past the API that a replacement left without a live hold',
    todo: 'find out why; get a card, or call the parcel back',
  },
  'return-overdue': {
    for: ['staff'],
    why: 'the due mark has passed',
    todo: 'ask the client; extend, if that is right',
  },
  'hold-lost': {
    for: ['manager'],
    why: 'the hold ran out, or no new card came in time',
    todo: 'decide how far to go on without; the marks do not move',
  },
  'new-card': {
    for: ['staff'],
    why: 'a renewal failed, and the client was asked for a card',
    todo: 'help the client with the link',
  },
  'hold-beyond-limit': {
    for: ['manager'],
    why: 'the hold has been renewed for sixty days after shipping',
    todo: '`hold-renewal` for thirty days more, or let it run out',
  },
  'still-in-transit': {
    for: ['staff'],
    why: 'a return is still with the carrier after the grace, or lost on its way',
    todo: 'find the parcel, then `exception-resolution`: accept, or (finance, manager) bill or forgive; of goods that are not needed, accept (refund them all the same) or refuse',
  },
  'carrier-claim': {
    for: ['staff'],
    why: 'a return, or a unit on its way to its vendor under our label, was lost; or a label or pick-up could not be had',
    todo: 'claim it from the carrier; under our label the client owes nothing any more. Of a unit on its way to its vendor: the vendor owes nothing, so call its leg off once that is settled',
  },
  'carrier-silent': {
    for: ['staff'],
    why: 'a return was judged, or charged, without the carrier’s word: it could not be asked for six hours, or refused a code; the task says why',
    todo: 'look the parcels up at the carrier; put right what was charged wrongly',
  },
  'denied-goods': {
    for: ['staff'],
    why: 'what was not needed came too late, and is here',
    todo: 'hear the client, then `exception-resolution`: send back, or on their written word dispose; a manager may take it back all the same (`late-return`)',
  },
  'refund-shipping': {
    for: ['finance'],
    why: 'the policy refunds what the client paid for the way out',
    todo: 'look it up in the order, and give it back',
  },
  'resolve-exception': {
    for: ['staff'],
    why: 'a wrong serial, a wrong item or an empty box came; the clock stands',
    todo: 'look at it, then `exception-resolution`: accept, send back or refuse',
  },
  'missing-packaging': {
    for: ['manager'],
    why: 'the original packaging is missing (VD-8)',
    todo: 'note it; the case goes on',
  },
  inspect: {
    for: ['staff'],
    why: 'a unit is here',
    todo: 'inspect it, then `inspection`, with the cause where the policy wants it',
  },
  'inspection-overdue': {
    for: ['manager'],
    why: 'a unit has lain here uninspected for some days',
    todo: 'have it inspected',
  },
  'choose-remedy': {
    for: ['staff'],
    why: 'a fault was found; the task names what the policy leaves open',
    todo: "`remedy`: repair, replace (from stock, or the vendor's), or the Partner Team. A repair of a unit in its first days needs the client's yes; a second replacement, a manager",
  },
  'quote-needed': {
    for: ['staff'],
    why: 'out of warranty, or damaged by the client',
    todo: 'have the Partner Team or the bench name a price, then `quote`',
  },
  'no-trouble-unanswered': {
    for: ['staff'],
    why: 'three reminders, and the client does not say whether they want a unit back that has no trouble',
    todo: 'call them, then `no-trouble-answer`; or `finish`',
  },
  'collect-payment': {
    for: ['finance'],
    why: 'rush freight, or a deductible that shipping waits for',
    todo: 'invoice it where it is not yet, and say when it is paid: `payment`',
  },
  'repair-unit': {
    for: ['staff'],
    why: 'repair is approved, or a quote accepted',
    todo: 'repair it, ship it and say so: `replacement-shipped`, with its own serial number. The task names service and freight',
  },
  'return-unit': {
    for: ['staff'],
    why: 'a unit goes back to its client as it came',
    todo: 'ship it and say so: `replacement-shipped`, with its own serial number. The task names service and freight',
  },
  'dispose-unit': { for: ['staff'], why: 'the client does not want it back', todo: 'dispose of it' },
  'shipped-early': {
    for: ['manager'],
    why: 'something left for the client before its unit was here, or before anybody had decided so',
    todo: 'find out why; the case goes on',
  },
  'approve-charge': {
    for: ['finance'],
    why: 'the policy, or a dispute, leaves this charge to people',
    todo: '`exception-resolution`: bill, or forgive',
  },
  'collect-invoice': {
    for: ['finance'],
    why: 'no card could be charged; an invoice was asked for',
    todo: 'collect it',
  },
  dispute: {
    for: ['finance'],
    why: 'the client disputes a charge, or a refund is due under dispute',
    todo: 'answer the bank; nothing moves by itself until then',
  },
  'late-return-after-limit': {
    for: ['manager'],
    why: 'a billed unit came after the days for late returns',
    todo: 'decide on a refund',
  },
  'late-fact': {
    for: ['staff'],
    why: 'something was told about a closed case, or about none',
    todo: 'look whether somebody has to act',
  },
  quarantine: {
    for: ['staff'],
    why: 'a unit came for a case that was cancelled or lapsed',
    todo: 'find out whose it is; put it aside',
  },
  'unidentified-parcel': {
    for: ['staff'],
    why: 'a unit came that no open case knows',
    todo: 'find its case, then link it: `unidentified-parcels/{id}/link`. The day it came in stands',
  },
  'malformed-fact': {
    for: ['staff'],
    why: 'a signal could not be read',
    todo: 'read it in the task, and tell it again rightly',
  },
  'letter-undelivered': {
    for: ['staff'],
    why: 'a letter bounced, or could not be sent for three days',
    todo: 'mend the address, call the client',
  },
  'comment-undelivered': {
    for: ['staff'],
    why: 'the ticket is gone, or took no comment for three days',
    todo: 'put the comment, as the task has it, where it belongs',
  },
  'trigger-undelivered': {
    for: ['finance'],
    why: "an endpoint of finance's took no trigger for three days",
    todo: 'mend the receiver, then `sendback delivery resend ID`; or book it by hand, as docs/connect/finance.md says',
  },
  'endpoint-disabled': {
    for: ['finance'],
    why: 'a receiver answered 410 Gone, and is told nothing any more',
    todo: 'what is for it is held: mend it and `sendback endpoint enable ID`, which sends all of that',
  },
  'reconciliation-mismatch': {
    for: ['finance'],
    why: 'gateway, ledger and triggers do not add up; the task says where',
    todo: 'compare them; it goes away by itself once they do',
  },
  'money-stuck': {
    for: ['finance'],
    why: 'a movement of money has no outcome for fifteen minutes or a day, or was refused',
    todo: 'look at the gateway; it is asked again by itself. What was refused for good, and the gateway will not do, settle elsewhere and say so with its key and where it is booked: `settlement-by-hand`; then nothing is charged, refunded or told to finance here. A `LedgerBreach` is a defect: report it',
  },
  'management-notice': {
    for: ['manager', 'staff'],
    why: 'management is to acknowledge an approval or a bill; staff, when it did not',
    todo: '`acknowledgement`; staff: speak to them',
  },
  'quote-unanswered': {
    for: ['staff'],
    why: 'damage, or work outside the warranty, was quoted to the client',
    todo: 'ask; then `quote-answer`',
  },
  'case-without-workflow': {
    for: ['staff'],
    why: 'an open case whose workflow has ended or is gone',
    todo: 'look at its events; open a new case if need be',
  },
  'offer-standard-return': {
    for: ['staff'],
    why: 'the hold link was never used; the RMA lapsed',
    todo: 'offer a standard return',
  },
  'more-time': {
    for: ['staff'],
    why: 'the client asked on their page for more time',
    todo: 'give it, or tell them why not and mark the task done',
  },
  'swap-parcel': {
    for: ['staff'],
    why: 'the replacement failed',
    todo: 'within its days: ship another, the case goes on; later: talk to the client',
  },
  'loaner-outstanding': {
    for: ['staff'],
    why: 'the exchange ended before the replacement was ever delivered, and a loaner is still with the client',
    todo: 'ask for it back; there is no clock that would bill it',
  },
  'switch-off-service': {
    for: ['staff'],
    why: 'a cancelled subscription has run through its last day',
    todo: 'switch the service off; what it still costs has gone to finance',
  },
  'prevent-renewal': {
    for: ['staff'],
    why: 'cancelled maintenance ends with its term, and must not renew by itself',
    todo: 'take the renewal off the contract before the day in the task',
  },
  'acknowledgement-missing': {
    for: ['staff'],
    why: 'the client has not acknowledged that maintenance can usually not be taken up again (FO-14)',
    todo: 'speak to them, then `no-reinstatement-acknowledgement`. It ends with its term all the same',
  },
  'vendor-rma': {
    for: ['staff', 'manager'],
    why: "a vendor's leg needs the vendor's RMA number; the manager, once staff were reminded of it three times",
    todo: 'get it from whoever gives it for the brand, then `vendor-rma`. Nothing ships to a vendor without it (VD-17)',
  },
  'vendor-dispatch': {
    for: ['staff'],
    why: 'the number is there',
    todo: 'send the unit to the vendor and say so: `vendor-dispatch`',
  },
  'vendor-answer': {
    for: ['staff'],
    why: 'the vendor says nothing, or something against what is known; or a carrier lost the unit under the vendor’s own label, at its risk',
    todo: 'ask the vendor, then `vendor-answer`',
  },
  'vendor-replacement': {
    for: ['staff'],
    why: 'the replacement that the vendor promised has not come',
    todo: 'ask the vendor where it is; `vendor-replacement` when it comes',
  },
  'vendor-test': {
    for: ['staff'],
    why: "the vendor's replacement is here",
    todo: 'test it, then `vendor-test`. What fails goes back under a number of its own',
  },
  'vendor-gave-nothing': {
    for: ['staff'],
    why: 'the vendor gives nothing, or its leg was called off while a client waits',
    todo: "decide in the client's case how they are helped",
  },
  'unmatched-mail': {
    for: ['staff'],
    why: 'a mail came that fits no case, asks for nothing we understand or for what the policy refuses, or whose sender sends too many',
    todo: '`sendback mail list`; then link it to its case, open a case from it, or put it aside. The day it came in stands',
  },
  'mailbox-unread': {
    for: ['staff'],
    why: 'a mailbox could not be read for an hour',
    todo: "`sendback doctor`, and the API's log, say why; it is tried again all the time",
  },
}
