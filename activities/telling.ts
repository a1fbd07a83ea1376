import { isForClient } from '../counterparts/mail/letters/letter.ts'
import { renderLetter } from '../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../counterparts/mail/letters/subject.ts'
import { messageIdOf, threadOf } from '../counterparts/mail/message-id.ts'
import { ownPageToken } from '../counterparts/mail/own-page.ts'
import { markerOf } from '../counterparts/tickets/marker.ts'
import { wordComment } from '../counterparts/tickets/wording.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { CommentOrder, LetterOrder, Step, TaskOrder, Told } from '../domain/step.ts'
import { successors } from '../policies/successors.ts'
import { addStepLines } from '../records/audit.ts'
import { changeCase, findCase, lockCase } from '../records/cases.ts'
import { keepDevice } from '../records/devices.ts'
import { isConfirmed } from '../records/effects.ts'
import { makeLink } from '../records/keys.ts'
import { post } from '../records/ledger.ts'
import { findLetter, keepComment, keepLetter, markComment, markLetter } from '../records/letters.ts'
import { freeze } from '../records/obligations.ts'
import { openTask, settleTasks } from '../records/tasks.ts'
import { arrangedUnder } from './arrangements.ts'
import { type CaseSubject, caseSubject } from './case-subject.ts'
import { carryOut, failureAmong, inTurn } from './effect.ts'
import { KEPT_BACK, type LinkInLetter, linkIn, PAGE_KEPT_BACK, withLinks } from './link-in.ts'
import { withChanges } from './what-changed.ts'
import type { World } from './world.ts'

/**
 * Writes one step of a case's story down, then tries once to tell whom it concerns. Throws only while the records are
 * away; what could not be said is handed back, for `retell`.
 */
export async function tell(world: World, { rma, step }: { rma: RmaNumber; step: Step }): Promise<Told> {
  const subject = await caseSubject(world, rma)
  await writeDown(world, subject, step)
  const said = await sayAll(world, subject, step)
  return { bounced: said.bounced, unsaid: said.unsaid }
}

/** What a step left unsaid. Throws while some of it still is; asked again, it does only what is not confirmed. */
export async function retell(
  world: World,
  { rma, words }: { rma: RmaNumber; words: Words },
): Promise<{ bounced: string[] }> {
  const said = await sayAll(world, await caseSubject(world, rma), words)
  if (said.failure !== undefined) throw said.failure
  return { bounced: said.bounced }
}

/** Nobody could be told for three days: a person must. */
export async function giveUpTelling(world: World, { rma, words }: { rma: RmaNumber; words: Words }): Promise<void> {
  const unsaid = [
    ...(words.letters ?? []).map(order => ({ kind: 'letter-undelivered', key: letterKey(rma, order), order }) as const),
    ...(words.comments ?? []).map(
      order => ({ kind: 'comment-undelivered', key: commentKey(rma, order), order }) as const,
    ),
  ]
  for (const { kind, key, order } of unsaid)
    if (!(await isConfirmed(world.records, key)))
      await openTask(world.records, {
        rma,
        kind,
        occasion: nameOf(order),
        role: 'staff',
        detail: { ...order },
        at: words.at,
      })
}

export type Words = Pick<Step, 'at' | 'letters' | 'comments'>

async function sayAll(world: World, subject: CaseSubject, words: Words) {
  const letters = words.letters ?? []
  const comments = words.comments ?? []
  const sent = await inTurn(letters, order => sendLetter(world, subject, words, order))
  const written = await inTurn(comments, order => writeComment(world, subject, words, order))
  const failure = failureAmong([...sent, ...written])
  if (failure) world.log.warn({ rma: subject.rma, error: String(failure.reason) }, 'Something could not be said yet.')
  return {
    bounced: letters.filter((_, n) => isBounced(sent[n])).map(nameOf),
    unsaid: {
      letters: letters.filter((_, n) => sent[n]?.status === 'rejected'),
      comments: comments.filter((_, n) => written[n]?.status === 'rejected'),
    },
    failure: failure?.reason as unknown,
  }
}

function isBounced(result: PromiseSettledResult<'accepted' | 'bounced'> | undefined): boolean {
  return result?.status === 'fulfilled' && result.value === 'bounced'
}

function nameOf(order: LetterOrder | CommentOrder): string {
  return `${order.kind}/${order.occasion}`
}

function letterKey(rma: RmaNumber, order: LetterOrder): string {
  return `${rma}/letter/${nameOf(order)}`
}

function commentKey(rma: RmaNumber, order: CommentOrder): string {
  return `${rma}/comment/${nameOf(order)}`
}

/** Once per step: a later try must not show again what a later step has changed since. */
async function writeDown({ records }: World, { rma, terms }: CaseSubject, step: Step): Promise<void> {
  const policy = `${terms.policy}@${terms.policyVersion}`
  await records.transaction().execute(async trx => {
    await lockCase(trx, rma)
    const lines = await withChanges(trx, rma, step)
    if (!(await addStepLines(trx, { rma, n: step.n, at: step.at, policy, lines }))) return
    if (step.now) await changeCase(trx, rma, step.at, step.now)
    await settleTasks(trx, rma, step.settles ?? [], step.at)
    for (const task of step.tasks ?? []) await openTask(trx, taskRow(rma, step, task))
    const joined = (step.replaced ?? []).flatMap(successors)
    for (const device of [...(step.devices ?? []), ...joined]) await keepDevice(trx, device, rma)
    if (step.freezes) await freeze(trx, { rma, at: step.at, lines: step.freezes })
    if (step.losses) {
      const lines = step.losses.map(line => ({ kind: 'dispute-lost', ...line }) as const)
      await post(trx, { rma, at: step.at, currency: terms.currency, effectKey: `${rma}/step/${step.n}`, lines })
    }
  })
}

function taskRow(rma: RmaNumber, step: Step, { kind, occasion, role, ...detail }: TaskOrder) {
  return { rma, kind, occasion, role, detail, at: step.at }
}

/**
 * One logical letter for each kind, occasion and address, with the same words and Message-ID on every try; only the
 * client's link is made anew for each.
 */
async function sendLetter(
  world: World,
  subject: CaseSubject,
  { at }: Words,
  order: LetterOrder,
): Promise<'accepted' | 'bounced'> {
  const { rma } = subject
  const to = addressee(subject, order)
  const { address } = to
  const name = nameOf(order)
  const messageId = messageIdOf({ rma, kind: order.kind, occasion: order.occasion, address, domain: world.mailDomain })
  const link = linkIn(order, subject.terms, at)
  const letter =
    (await findLetter(world.records, messageId)) ??
    (await keepLetter(world.records, {
      messageId,
      rma,
      kind: order.kind,
      occasion: order.occasion,
      recipient: address,
      at,
      ...(await renderLetter(order, await letterSubject(world, subject, order, link))),
    }))
  const sent = await carryOut(
    world,
    { key: letterKey(rma, order), rma, kind: 'letter', request: { messageId } },
    async () => {
      const tokens = {
        link: link && (await makeLink(world.records, { rma, ...link })),
        page: ownPageToken(rma, world.pageSecrets),
      }
      return world.mail.send({
        messageId,
        to,
        rma,
        replyTo: subject.helpAddress,
        subject: letter.subject,
        html: withLinks(letter.html, tokens),
        text: withLinks(letter.text, tokens),
        thread: threadOf(rma, world.mailDomain),
      })
    },
    async (trx, answer) => {
      await markLetter(trx, messageId, answer.kind === 'accepted' ? 'sent' : 'bounced')
      if (answer.kind === 'bounced')
        await openTask(trx, {
          rma,
          kind: 'letter-undelivered',
          occasion: name,
          role: 'staff',
          detail: { letter: name, why: answer.why },
          at,
        })
    },
  )
  return sent.kind
}

function addressee(subject: CaseSubject, { kind }: LetterOrder): { name: string; address: string } {
  const { customer, management, clientops } = subject
  if (kind === 'management-notice') return { name: 'Management', address: management }
  if (kind === 'clientops-notice') return { name: 'Client operations', address: clientops }
  return { name: customer.name, address: customer.email }
}

async function letterSubject(
  world: World,
  subject: CaseSubject,
  order: LetterOrder,
  link: LinkInLetter | undefined,
): Promise<LetterSubject> {
  const arranged = order.about ? await arrangedUnder(world, subject.rma, order.about) : {}
  // What goes to management or to client operations opens nothing in the client's name.
  const hasPage = isForClient(order.kind) && ownPageToken(subject.rma, world.pageSecrets) !== undefined
  return {
    ...subject.forLetters,
    ...arranged,
    ...(link && { link: `${world.publicUrl}/authorize/${KEPT_BACK}` }),
    ...(hasPage && { statusUrl: `${world.publicUrl}/r/${PAGE_KEPT_BACK}` }),
  }
}

async function writeComment(world: World, subject: CaseSubject, { at }: Words, order: CommentOrder): Promise<void> {
  const { rma, ticket } = subject
  if (!ticket) return
  const marker = markerOf({ rma, kind: order.kind, occasion: order.occasion })
  const comment = await keepComment(world.records, {
    marker,
    rma,
    ticket,
    kind: order.kind,
    body: wordComment(order, { ...subject.forComments, ticket }),
    at,
  })
  await carryOut(
    world,
    { key: commentKey(rma, order), rma, kind: 'comment', request: { ticket, marker } },
    async () => {
      // Where it stands when the comment gets through, not when it was worded.
      const stage = (await findCase(world.records, rma))?.stage
      const asked = { ticket, marker, body: comment.body, ...(stage && { stage }) }
      return { answer: await world.tickets.comment(asked) }
    },
    async (trx, { answer }) => {
      await markComment(trx, marker, answer === 'ticket-gone' ? 'ticket-gone' : 'written')
      if (answer === 'ticket-gone')
        await openTask(trx, {
          rma,
          kind: 'comment-undelivered',
          occasion: marker,
          role: 'staff',
          detail: { ticket, body: comment.body },
          at,
        })
    },
  )
}
