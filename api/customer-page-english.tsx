import { spokenBillLine } from '../counterparts/spoken-bill.ts'
import type { LinkWords } from './customer-page-words.ts'

export const ENGLISH: LinkWords = {
  unit: ({ brand, model, serial }) => `${brand} ${model}, serial number ${serial}`,
  worksUntil: 'This page works until',
  hold: {
    title: rma => `A card hold for return ${rma}`,
    why: ({ company, amount, days }) => (
      <>
        {company} sends you a replacement before your failed unit is back. For that we ask for a hold of{' '}
        <strong>{amount}</strong> on your card. Your card is <strong>not charged</strong> unless the failed unit is not
        returned within {days} days of the day on which you receive the replacement.
      </>
    ),
    comesBack: 'What comes back to us',
    held: 'What is held',
    mayExceed: amount =>
      `${amount}: the price of what comes back, without discounts. This may be more than you paid for it. We let the hold go as soon as the unit is back.`,
    consent: ({ amount, latest }) =>
      `I agree that my card is stored for this return, that the hold is renewed while the unit is with me, and that at most ${amount} is charged if the unit is not returned in time, at the latest on ${latest}. Without this we ask for the hold only, and send an invoice instead of using the card again.`,
    button: 'Go on to the card page',
  },
  payment: {
    title: rma => `A payment for return ${rma}`,
    why: ({ company, amount }) => (
      <>
        The failed unit did not come back to {company} in time, and your bank wants you to confirm the payment yourself.
        Your card <strong>is charged now</strong> with <strong>{amount}</strong>. We do not keep the card that you use
        here.
      </>
    ),
    paidFor: 'What you pay for',
    button: amount => `Go on and pay ${amount}`,
  },
  acceptance: {
    title: rma => `Your return ${rma}`,
    terms: ({ company, amount, days }) => (
      <>
        The failed unit is to be with {company} within {days} days of the day on which you receive the replacement. If
        it is not, we bill <strong>{amount}</strong> to your account.
      </>
    ),
    button: 'I accept the date and the amount',
  },

  maintenance: contract => `maintenance contract ${contract}`,
  confirmation: {
    title: name => `Do you cancel ${name}?`,
    why: ({ company, name, received }) => (
      <>
        A mail in your name reached {company} on {received}. It asks us to cancel <strong>{name}</strong>. Nothing is
        cancelled until you confirm it here.
      </>
    ),
    ends: 'When it ends',
    endsOn: {
      'in-notice': lastDay => `It runs through ${lastDay}.`,
      ended: lastDay => `It has run through ${lastDay}.`,
    },
    costs: 'What it costs',
    regularBills: through => `Your regular bills cover the time through ${through}, and are due as always.`,
    line: (line, currency) => `Beyond them ${spokenBillLine(line, currency)}.`,
    finalBill: amount => `The final bill: ${amount}.`,
    nothingElse: 'Beyond them nothing is billed.',
    atMost: amount => `Whatever becomes known later, at most ${amount}.`,
    free: 'Nothing is billed for it. No part of the term is credited, and it does not renew.',
    wayBack: 'Whether you can go back',
    backUntil: {
      'in-notice': 'Until the end of that day you can take the cancellation back. After it you cannot.',
      ended: 'That day is over: once confirmed, the cancellation cannot be taken back.',
    },
    notReinstated: 'Maintenance that has ended can usually not be reinstated.',
    worksThrough: 'This page works through',
    button: 'I confirm the cancellation',
  },
  acknowledgement: {
    title: name => `The end of ${name}`,
    ends: ({ company, name, lastDay }) =>
      `You have cancelled ${name} with ${company}. It is active through ${lastDay}, with this acknowledgement or without it.`,
    notReinstated: (
      <>
        Maintenance that has ended can <strong>usually not be reinstated</strong>.
      </>
    ),
    button: 'I have taken note of it',
  },

  thanks: {
    title: 'Thank you',
    hold: 'We write to you as soon as the hold is in place. You may close this page.',
    payment: 'We write to you as soon as the payment is through. You may close this page.',
    acceptance: 'We have noted that you accept the date and the amount.',
    confirmation: 'The cancellation counts. A letter with its date, and what it costs, is on its way to you.',
    acknowledgement: 'We have noted that you know.',
  },
  turnedBack: {
    title: 'You have turned back',
    text: 'Nothing was held and nothing was charged. The link in our letter still works, should you want to go on.',
  },
  gone: {
    title: 'This page is no longer open',
    why: {
      expired: 'The link has expired. Answer our letter, and we send you a new one.',
      held: 'The hold is in place already. There is nothing left to do.',
      accepted: 'You have accepted the date and the amount already. There is nothing left to do.',
      'nothing-owed': 'Nothing is owed any more. There is nothing left to do.',
      'nothing-left': 'There is nothing left to do.',
      confirmed: 'You have confirmed the cancellation already. Our letter has its date; there is nothing left to do.',
      acknowledged: 'You have told us already that you have taken note. There is nothing left to do.',
      counts: 'The cancellation counts already; our letter has its date. There is nothing left to do.',
      unconfirmed: 'The link has expired, so nothing was cancelled. To cancel, write to us again.',
      'maintenance-over': 'Maintenance has ended. There is nothing left to do.',
      lapsed: 'The link was not used in time, so nothing was cancelled. To cancel, write to us again.',
      withdrawn: 'The cancellation was taken back, and service goes on. There is nothing left to do.',
      'called-off': 'The cancellation was called off, and service goes on. There is nothing left to do.',
      ended: 'The cancellation has taken effect. There is nothing left to do.',
    },
  },
  noPage: { title: 'No such page', text: 'Use the link in our last letter, whole.' },
  inTheWay: {
    often: { title: 'Too many requests', text: 'Wait a minute, then open the link in our letter again.' },
    away: {
      title: 'Not at the moment',
      text: 'We cannot show this page just now. Please try again in a few minutes; you lose nothing.',
    },
    broken: {
      title: 'Something broke on our side',
      text: 'Please try again. If it happens again, answer our letter, and we help you.',
    },
    unread: {
      title: 'We could not read that',
      text: 'Open the link in our letter again, and use the button on its page.',
    },
  },
}
