import { count } from '../../../spoken.ts'
import { endOf, lastDate, received } from '../cancelling.tsx'
import { finalBillOf } from '../final-bill.tsx'
import type { Translated } from '../letter.ts'
import { Note, P } from '../letterhead.tsx'
import { lastDay } from '../phrases.tsx'
import type * as english from '../subscription.tsx'
import { cancelling, HowToTakeItBack, nameOf, yours } from './cancelling.tsx'
import { FinalBillLines } from './final-bill.tsx'

export const subscription: Translated<typeof english.subscription> = {
  ...cancelling,

  'in-notice': (order, about) => ({
    subject: `Cancelado: ${nameOf(about)} termina al final del ${lastDate(endOf(order, about), about)}`,
    body: (
      <>
        <P>
          {order.variant === 'earlier-mail'
            ? `Apareció un correo suyo anterior, y cuenta el primero: ${yours(about)} termina antes de lo que le escribimos. Nos llegó el ${received(order, about)}.`
            : `Recibimos su correo el ${received(order, about)} y hemos cancelado ${yours(about)}.`}
        </P>
        <Note>
          Sigue en servicio hasta el final del {lastDay(endOf(order, about), about)}:{' '}
          {count(about.terms.noticeDays, 'día')} después del día en que nos llegó el correo.
        </Note>
        <FinalBillLines bill={order.bill ?? finalBillOf(about.terms)} about={about} />
        <HowToTakeItBack end={endOf(order, about)} about={about} />
      </>
    ),
  }),

  ended: (order, about) => ({
    subject: `Terminó ${nameOf(about)}`,
    body: (
      <>
        <P>
          Como usted pidió, {yours(about)} terminó. Estuvo en servicio hasta el final del{' '}
          {lastDay(endOf(order, about), about)}.
        </P>
        <FinalBillLines bill={order.bill ?? finalBillOf(about.terms)} about={about} />
        <P>No tiene que hacer nada más que pagar lo que venza. Guarde esta carta como comprobante.</P>
      </>
    ),
  }),
}
