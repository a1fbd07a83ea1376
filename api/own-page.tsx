import { daysUntilLastDay, spokenAmount, spokenDate, spokenLastDay, spokenTime } from '../counterparts/spoken.ts'
import type { Language } from '../domain/language.ts'
import { techTicketId } from '../domain/over-the-counter-terms.ts'
import type { Instant } from '../domain/time.ts'
import { ms } from '../domain/time.ts'
import { Barcode } from './barcode.tsx'
import { MORE_TIME_REASONS } from './own-page-asks.ts'
import { COUNTDOWN } from './own-page-countdown.ts'
import { moneyLines } from './own-page-money.ts'
import type { OwnPage, PageMark, PageUnit } from './own-page-view.ts'
import { PAGE_WORDS, type PageWords } from './own-page-words.ts'
import { framed, LanguageSwitch } from './page-frame.tsx'
import { allowedAs, PAGE_STYLE } from './page-style.ts'

/** Nothing from anywhere else; the countdown is the one script, and the page is whole without it. */
export const OWN_PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${allowedAs(PAGE_STYLE)}`,
  `script-src ${allowedAs(COUNTDOWN)}`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** A page with what it says, and a word on what the client has just done. */
interface Shown {
  view: OwnPage
  language: Language
  said?: string | undefined
}

export function ownPageHtml({ view, language, said }: Shown): string {
  const words = PAGE_WORDS[language]
  const isCancellation = view.type === 'subscriptionCancellation' || view.type === 'maintenanceCancellation'
  const title = isCancellation ? words.titleOfCancellation(view.rma) : words.title(view.rma)
  const of = { view, words, language }
  return framed(
    { language, title, script: COUNTDOWN },
    <>
      <a className="skip" href="#next">
        {words.skip}
      </a>
      <header>
        <span>{view.company}</span>
        <LanguageSwitch language={language} />
      </header>
      <main>
        <h1>{title}</h1>
        {said && (
          <p className="said" role="status">
            {said}
          </p>
        )}
        <div className="columns">
          <div>
            <Next {...of} />
            <ByWhen {...of} />
            <Units {...of} />
            <WhereTo {...of} />
            <Money {...of} />
          </div>
          <div>
            <Steps {...of} />
            <MoreTime {...of} />
            <Help {...of} />
          </div>
        </div>
      </main>
    </>,
  )
}

/** A page that opens nothing: it looks the same whatever the case, and whether there is one. */
export function noOwnPage(kind: 'noPage' | 'expired', language: Language): string {
  const { title, text } = PAGE_WORDS[language][kind]
  return framed(
    { language, title },
    <main className="narrow">
      <h1>{title}</h1>
      <p>{text}</p>
    </main>,
  )
}

interface Of {
  view: OwnPage
  words: PageWords
  language: Language
}

function Next({ view, words }: Of) {
  const standing = words.standing[view.type]
  const text =
    view.stage === 'closed'
      ? ((view.outcome && words.closed[view.outcome]) ?? words.closed.otherwise)
      : (standing[view.stage] ?? standing.otherwise)
  const isLate = view.stage === 'overdue' || view.stage === 'collecting'
  return (
    <section id="next" className={isLate ? 'sheet next late' : 'sheet next'} tabIndex={-1} aria-labelledby="next-title">
      <h2 id="next-title">{words.whatIsNext}</h2>
      <p>{text}</p>
      {view.type === 'overTheCounterReturn' && <p className="mark">{techTicketId(view.rma)}</p>}
      {view.asked.map(purpose => (
        <form key={purpose} method="post">
          <p>{words.asked[purpose].text}</p>
          <input type="hidden" name="ask" value="open" />
          <input type="hidden" name="purpose" value={purpose} />
          <button type="submit">{words.asked[purpose].button}</button>
        </form>
      ))}
    </section>
  )
}

function ByWhen({ view, words, language }: Of) {
  const { terms, marks, stage } = view
  const days = terms?.returnType === 'advanceReplacement' && BEFORE.includes(stage) ? terms.window : undefined
  if (marks.length === 0 && !days) return null
  const next = marks.find(mark => mark.at > view.now)
  return (
    <section className="sheet" aria-labelledby="by-title">
      <h2 id="by-title">{words.byWhen}</h2>
      {days && marks.length === 0 && <p>{words.fromDelivery(days.dueDays)}</p>}
      {marks.length > 0 && (
        <dl>
          {marks.map(mark => (
            <Mark key={mark.kind} mark={mark} isNext={mark === next} view={view} words={words} language={language} />
          ))}
        </dl>
      )}
    </section>
  )
}

const BEFORE: OwnPage['stage'][] = ['approved', 'awaiting-hold', 'awaiting-shipment', 'in-transit']

function Mark({ mark, isNext, view, words, language }: Of & { mark: PageMark; isNext: boolean }) {
  const { zone, readerZone, now } = view
  return (
    <>
      <dt>{words.marks[mark.kind].title}</dt>
      <dd>
        <time className="by" dateTime={mark.at}>
          {spokenLastDay(mark.at, zone, readerZone, language)}
        </time>
        <br />
        {(isNext || mark.at <= now) && (
          <>
            <span className="left">{isNext ? words.left(daysUntilLastDay(now, mark.at, zone)) : words.isOver}</span>{' '}
            {isNext && (
              <span
                role="timer"
                aria-label={words.countdown.label}
                hidden
                data-end={ms(mark.at)}
                data-now={ms(now)}
                data-units={[words.countdown.days, words.countdown.hours, words.countdown.minutes].join()}
              />
            )}
            <br />
          </>
        )}
        {words.marks[mark.kind].text}
      </dd>
    </>
  )
}

function Units({ view, words }: Of) {
  const { terms } = view
  if (terms?.returnType === 'subscriptionCancellation' || terms?.returnType === 'maintenanceCancellation')
    return (
      <section className="sheet" aria-labelledby="units-title">
        <h2 id="units-title">{words.units[terms.returnType]}</h2>
        <p>
          {terms.returnType === 'subscriptionCancellation' ? terms.subscription.service : terms.maintenance.contract}
        </p>
      </section>
    )
  return (
    <section className="sheet" aria-labelledby="units-title">
      <h2 id="units-title">{words.units[view.type]}</h2>
      <ul>
        {view.units.map(unit => (
          <li key={`${unit.role} ${unit.serial}`}>
            <Unit unit={unit} words={words} />
          </li>
        ))}
      </ul>
      {view.parcels.length > 0 && (
        <>
          <h2>{words.weSent}</h2>
          <ul>
            {view.parcels.map(({ carrier, tracking }) => (
              <li key={tracking}>{words.tracking(carrier, tracking)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Unit({ unit, words }: { unit: PageUnit; words: PageWords }) {
  return (
    <>
      <b>
        {unit.brand} {unit.model}
      </b>
      {unit.role === 'loaner' && ` (${words.loaner})`}
      <br />
      {words.serial} <b>{unit.serial}</b>
      {unit.state !== 'not-expected' && `: ${words.unitStates[unit.state]}`}
      {unit.replacement && (
        <>
          <br />
          <span className="small">{words.replacedBy(unit.replacement)}</span>
        </>
      )}
    </>
  )
}

function WhereTo({ view, words, language }: Of) {
  const { sendTo, terms } = view
  if (!sendTo) return null
  return (
    <section className="sheet" aria-labelledby="where-title">
      <h2 id="where-title">{words.whereTo}</h2>
      <p>{words.sendTo(sendTo)}</p>
      <p>{words.mark}</p>
      <p className="mark">{view.rma}</p>
      <figure>
        <Barcode text={view.rma} name={words.barcode(view.rma)} />
        <figcaption className="small">{words.scanned}</figcaption>
      </figure>
      <p>{whoPays(view) === 'us' ? words.inbound.ours : words.inbound.yours}</p>
      {terms?.returnType === 'advanceReplacement' && terms.shipping.originalPackaging === 'required' && (
        <p>{words.originalPackaging}</p>
      )}
      <Labels view={view} words={words} language={language} />
    </section>
  )
}

function whoPays({ terms }: OwnPage): 'us' | 'client' {
  switch (terms?.returnType) {
    case 'advanceReplacement':
    case 'orderedNotNeededReturn':
      return terms.shipping.inbound === 'we-pay-ground' ? 'us' : 'client'
    case 'standardReturn':
      return terms.units.every(unit => unit.treatment.freight.toUs.payer === 'us') ? 'us' : 'client'
    default:
      return 'client'
  }
}

function Labels({ view, words, language }: Of) {
  if (view.labels === 'refused') return <p>{words.noLabels}</p>
  const hasAll = view.units.every(
    unit => unit.state !== 'owed' || view.arranged.some(({ serial }) => serial === unit.serial),
  )
  return (
    <>
      <h2 className={view.arranged.length === 0 ? 'unprinted' : undefined}>{words.labels}</h2>
      {view.arranged.map(({ serial, parcel, labelUrl, pickUp }) => (
        <p key={serial}>
          <a href={labelUrl} rel="noreferrer">
            {words.labelFor(serial)}
          </a>
          <br />
          {words.tracking(parcel.carrier, parcel.tracking)}
          {pickUp && (
            <>
              <br />
              {words.pickUpOn(spokenDate(pickUp.on, language), pickUp.confirmation)}
            </>
          )}
        </p>
      ))}
      <div className="row">
        {!hasAll && <Ask ask="label" text={words.askLabel} />}
        {!view.arranged.some(({ pickUp }) => pickUp) && <Ask ask="pick-up" text={words.askPickUp} />}
      </div>
      {!hasAll && <p className="small unprinted">{words.labelsWhere}</p>}
    </>
  )
}

function Ask({ ask, text }: { ask: 'label' | 'pick-up'; text: string }) {
  return (
    <form method="post">
      <input type="hidden" name="ask" value={ask} />
      <button type="submit" className="quiet">
        {text}
      </button>
    </form>
  )
}

function Money({ view, words, language }: Of) {
  const said = {
    amount: (amount: typeof view.taken) => spokenAmount(amount, view.currency, language),
    date: (day: Parameters<typeof spokenDate>[0]) => spokenDate(day, language),
    time: (at: Instant) => spokenTime(at, view.readerZone, language),
  }
  const lines = moneyLines(view, words, said)
  return lines.length === 0 ? null : (
    <section className="sheet" aria-labelledby="money-title">
      <h2 id="money-title">{words.money}</h2>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}

function Steps({ view, words, language }: Of) {
  return (
    <section className="sheet" aria-labelledby="status-title">
      <h2 id="status-title">{words.status}</h2>
      <ol className="steps">
        {view.steps.map(({ kind, state, at }) => (
          <li key={kind} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <b>{words.stepsOf[view.type]?.[kind] ?? words.steps[kind]}</b>{' '}
            <span className="small">({words.stepStates[state]})</span>
            {at && (
              <>
                <br />
                <time className="small" dateTime={at}>
                  {spokenTime(at, view.readerZone, language)}
                </time>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function MoreTime({ view, words }: Of) {
  const { moreTime } = view
  if (moreTime.kind === 'unavailable') return null
  return (
    <section className="sheet unprinted" aria-labelledby="more-title">
      <h2 id="more-title">{words.moreTime}</h2>
      {moreTime.kind === 'asked' ? (
        <p>{words.moreTimeAsked}</p>
      ) : (
        <>
          <p>{words.moreTimeText}</p>
          <form method="post">
            <input type="hidden" name="ask" value="more-time" />
            <label className="field">
              {words.byDays}
              <select name="days">
                {moreTime.days.map(days => (
                  <option key={days} value={days}>
                    {words.days(days)}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              {words.why}
              <select name="reason">
                {MORE_TIME_REASONS.map(reason => (
                  <option key={reason} value={reason}>
                    {words.reasons[reason]}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="quiet">
              {words.askMoreTime}
            </button>
          </form>
        </>
      )}
    </section>
  )
}

function Help({ view, words }: Of) {
  const [before = '', behind = ''] = words.helpText('\n', view.rma).split('\n')
  return (
    <section className="sheet" aria-labelledby="help-title">
      <h2 id="help-title">{words.help}</h2>
      <p>
        {before}
        <a href={`mailto:${view.help}`}>{view.help}</a>
        {behind}
      </p>
    </section>
  )
}
