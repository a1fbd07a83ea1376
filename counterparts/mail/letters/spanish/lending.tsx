import type { LetterOrder } from '../../../../domain/step.ts'
import { count } from '../../../spoken.ts'
import type * as english from '../lending.tsx'
import { bookPrice } from '../lending.tsx'
import { Note, P } from '../letterhead.tsx'
import { day, lastDay, loaners } from '../phrases.tsx'
import type { ExchangeSubject } from '../subject.ts'
import { named, WayBack } from './phrases.tsx'

export const lending: typeof english.lending = {
  'loaner-window-opened': (order, about) => ({
    subject: 'Devuélvanos el equipo prestado',
    body: (
      <>
        <P>
          Usted ya tiene su propia unidad{order.when ? ` desde el ${day(order.when, about)}` : ''}, así que el equipo
          prestado puede volver: {named(loaners(order, about))}.
        </P>
        <LoanersDates order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'loaner-reminder': (order, about) => ({
    subject:
      order.variant === 'late' ? 'El equipo prestado está atrasado: envíelo ya' : 'Un recordatorio: el equipo prestado',
    body: (
      <>
        <P>
          {order.variant === 'late'
            ? 'El equipo prestado está atrasado:'
            : 'Un recordatorio amable: esperamos el equipo prestado:'}{' '}
          {named(loaners(order, about))}.
        </P>
        <LoanersDates order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'loaner-billed': (order, about) => ({
    subject: `Facturado: ${bookPrice(order, about)} por el equipo prestado`,
    body: (
      <>
        <P>
          El equipo prestado no volvió a tiempo: {named(loaners(order, about))}. Facturamos a su cuenta su valor en
          libros, {bookPrice(order, about)}
          {order.when ? `, el ${day(order.when, about)}` : ''}; la factura llega aparte.
        </P>
        <Note>
          Envíelo dentro de {count(about.terms.lateReturn.days, 'día')} desde el cobro y, después de revisarlo, le
          devolvemos el dinero.
        </Note>
      </>
    ),
  }),
}

function LoanersDates({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const { dueAt, billAt } = order
  const { dueDays, billAfterDays } = about.terms.loanerWindow
  return (
    <>
      <P>
        Tiene que estar de vuelta con nosotros{' '}
        {dueAt
          ? `a más tardar el ${lastDay(dueAt, about)}`
          : `en un plazo de ${count(dueDays, 'día')} a partir de la entrega de su propia unidad`}
        .
      </P>
      <P>
        Si no está aquí{' '}
        {billAt
          ? `a más tardar el ${lastDay(billAt, about)}`
          : `en un plazo de ${count(billAfterDays, 'día')} a partir de esa entrega`}
        , facturamos a su cuenta su valor en libros de {bookPrice(order, about)}.
      </P>
    </>
  )
}
