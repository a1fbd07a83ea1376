import { techTicketId } from '../../../../domain/over-the-counter-terms.ts'
import { listed } from '../../../spoken.ts'
import { Note, P } from '../letterhead.tsx'
import type * as english from '../over-the-counter.tsx'
import { day, failedUnits } from '../phrases.tsx'
import { named } from './phrases.tsx'

export const overTheCounter: typeof english.overTheCounter = {
  approval: (order, about) => {
    const units = failedUnits(order, about)
    const serials = listed(
      units.map(({ serial }) => serial),
      'es',
    )
    return {
      subject: `Su Tech Ticket ID: ${techTicketId(about.rma)}`,
      body: (
        <>
          <P>Lleve {named(units)} al distribuidor donde lo compró, y muestre allí este Tech Ticket ID:</P>
          <Note>{techTicketId(about.rma)}</Note>
          <P>
            A partir de ahí la política del propio distribuidor decide qué recibe usted, y cuándo. Puede tardar:
            pregunte en el mostrador cuánto. No retenemos nada en su tarjeta, y no cobramos nada.
          </P>
          <P>
            No nos envíe nada: el distribuidor lo recibe y nos avisa
            {serials && ` por su número de serie (${serials})`}. Si no ha sabido nada para el{' '}
            {day(about.terms.nudgeAt, about)}, preguntamos nosotros mismos al distribuidor.
          </P>
        </>
      ),
    }
  },

  cancelled: (order, about) => ({
    subject: 'Su devolución está cancelada',
    body: (
      <P>
        La devolución de {named(failedUnits(order, about))} en el mostrador está cancelada, y el Tech Ticket ID{' '}
        {techTicketId(about.rma)} ya no es válido. Usted no nos debe nada.
      </P>
    ),
  }),

  closed: (order, about) => ({
    subject: 'Su devolución está cerrada',
    body: (
      <>
        <P>
          {order.variant === 'taken-by-distributor'
            ? `El distribuidor nos dijo que recibió ${named(failedUnits(order, about))}${order.when ? ` el ${day(order.when, about)}` : ''}. Lo que usted reciba por ello se arregla en su mostrador, según su política.`
            : `La devolución de ${named(failedUnits(order, about))} en el mostrador está cerrada: ya no habrá nada más de ella.`}
        </P>
        <P>No tiene que hacer nada más con nosotros. Guarde esta carta como comprobante.</P>
      </>
    ),
  }),
}
