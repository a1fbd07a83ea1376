import type { LetterOrder } from '../../../../domain/step.ts'
import { count } from '../../../spoken.ts'
import type { Letter } from '../letter.ts'
import { Note, P } from '../letterhead.tsx'
import { amount, day, failedUnits, lastDay, owed, time, verb } from '../phrases.tsx'
import type * as english from '../returning.tsx'
import { daysToNextMark } from '../returning.tsx'
import type { ExchangeSubject } from '../subject.ts'
import { Deadlines, ifNotReturned, named, theFailed, WayBack } from './phrases.tsx'

export const returning: typeof english.returning = {
  'window-opened': (order, about) => ({
    subject: `Su reemplazo llegó: devuélvanos ${theFailed(failedUnits(order, about))}`,
    body: (
      <>
        <P>
          Su reemplazo se entregó{order.when ? ` el ${day(order.when, about)}` : ''}. Ahora es el turno de{' '}
          {named(failedUnits(order, about))}:
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'window-moved': (order, about) => ({
    subject: 'Nuevas fechas para su devolución',
    body: (
      <>
        <P>
          Cambiaron las fechas para {named(failedUnits(order, about))}
          {order.when ? `, porque ahora sabemos que el reemplazo se entregó el ${day(order.when, about)}` : ''}. Estas
          son las que valen:
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  reminder: (order, about) => (order.variant === 'late' ? lateReminder(order, about) : friendlyReminder(order, about)),

  overdue: (order, about) => ({
    subject: 'Su devolución está atrasada',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {wereDue(order, about)} y {haveNotArrived(order, about)}. No se ha cobrado
          nada.
        </P>
        <WhatFollows order={order} about={about} />
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }),

  'final-notice': (order, about) => ({
    subject: 'Último aviso antes de cobrarle por su devolución',
    body: (
      <>
        <P>
          Esta es nuestra última carta antes de que se mueva dinero. {named(failedUnits(order, about))}{' '}
          {haveNotArrived(order, about)}.
        </P>
        <WhatFollows order={order} about={about} />
        {order.moneyAt && <P>No se mueve dinero antes del {time(order.moneyAt, about)}.</P>}
        <P>
          ¿No alcanza a enviarlo, o se perdió? Díganoslo ahora: una persona puede darle más tiempo, y a nadie se le
          cobra lo que un transportista perdió con nuestra etiqueta.
        </P>
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }),

  extended: (order, about) => ({
    subject: 'Tiene más tiempo para su devolución',
    body: (
      <>
        <P>Le dimos más tiempo para {named(failedUnits(order, about))}. Estas son las nuevas fechas:</P>
        <Deadlines order={order} about={about} />
        {about.terms.collateral === 'card-hold' && (
          <P>La retención en su tarjeta se renueva para cubrir ese tiempo. No es un cobro.</P>
        )}
        <WayBack about={about} />
      </>
    ),
  }),
}

function friendlyReminder(order: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: `Un recordatorio: ${theFailed(failedUnits(order, about))}`,
    body: (
      <>
        <P>
          Un recordatorio amable: esperamos {named(failedUnits(order, about))}. {daysLeft(order, about)}
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }
}

function lateReminder(order: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'Su devolución está atrasada: envíela ya',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {wereDue(order, about)} y {haveNotArrived(order, about)}.{' '}
          {daysLeft(order, about)}
        </P>
        <WhatFollows order={order} about={about} />
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }
}

function daysLeft(order: LetterOrder, about: ExchangeSubject): string {
  const left = daysToNextMark(order, about)
  if (!left) return ''
  const { from, days } = left
  return `Al ${day(from, about)}, ${days === 0 ? 'es el último día' : `${days === 1 ? 'queda' : 'quedan'} ${count(days, 'día')}`}.`
}

function wereDue(order: LetterOrder, about: ExchangeSubject): string {
  const units = failedUnits(order, about)
  if (!order.dueAt) return `${verb(units, 'tiene', 'tienen')} que volver`
  return `${verb(units, 'tenía', 'tenían')} que volver a más tardar el ${lastDay(order.dueAt, about)}`
}

function haveNotArrived(order: LetterOrder, about: ExchangeSubject): string {
  const units = failedUnits(order, about)
  if (order.when) return `todavía no nos ${verb(units, 'había llegado', 'habían llegado')} al ${day(order.when, about)}`
  return `no nos ${verb(units, 'ha llegado', 'han llegado')}`
}

function WhatFollows({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const units = failedUnits(order, about)
  return (
    <Note>
      {order.billAt
        ? `El último día es el ${lastDay(order.billAt, about)}. Si para entonces no ${verb(units, 'está', 'están')} aquí, `
        : `Si no ${verb(units, 'vuelve', 'vuelven')}, `}
      {ifNotReturned(order, about)}. {amount(owed(order, about), about)} es lo que se fijó cuando se aprobó el cambio.
    </Note>
  )
}

function AlreadySent() {
  return (
    <P>¿Ya está en camino? Gracias; entonces no tiene que hacer nada. El número de rastreo nos ayuda a encontrarlo.</P>
  )
}
