import type { LetterOrder } from '../../../../domain/step.ts'
import type { VirtualTerms } from '../../../../domain/virtual-terms.ts'
import type { Letter } from '../letter.ts'
import { Note, P } from '../letterhead.tsx'
import { day, failedUnits, verb } from '../phrases.tsx'
import type { LetterSubject } from '../subject.ts'
import type * as english from '../virtual.tsx'
import { WHAT_HAPPENED } from './mending.tsx'
import { named, Parcels, theFailed } from './phrases.tsx'

type VirtualSubject = LetterSubject<VirtualTerms>

export const virtual: typeof english.virtual = {
  approval: (order, about) => ({
    subject: 'Su reemplazo está aprobado',
    body: (
      <>
        <P>
          Buenas noticias: reemplazamos {named(failedUnits(order, about))}, sin costo para usted. No tiene que hacer
          nada; lo siguiente es que enviamos el reemplazo{about.replacementTo ? ` a ${about.replacementTo}` : ''}, y le
          escribimos cuando el paquete esté en camino.
        </P>
        <NothingBack order={order} about={about} />
      </>
    ),
  }),

  declined: (order, about) => ({
    subject: 'Sobre su solicitud de un reemplazo',
    body: (
      <>
        <P>
          Una persona revisó su solicitud para {named(failedUnits(order, about))}. Un reemplazo sin que nada vuelva a
          nosotros se aprueba caso por caso, y este no lo podemos aprobar. No se envía nada y no se cobra nada.
        </P>
        <P>
          Su garantía no cambia por ello. Puede haber otro camino, como enviar primero{' '}
          {theFailed(failedUnits(order, about))}: responda a esta carta, y lo buscamos juntos.
        </P>
      </>
    ),
  }),

  shipped: (order, about) => ({
    subject: 'Su reemplazo está en camino',
    body: (
      <>
        <P>
          El reemplazo para {named(failedUnits(order, about))} salió de aquí
          {order.when ? ` el ${day(order.when, about)}` : ''}
          {about.replacementTo ? `, con destino a ${about.replacementTo}` : ''}.
        </P>
        <Parcels about={about} />
        <NothingBack order={order} about={about} />
      </>
    ),
  }),

  'shipment-failed': shipmentFailed,

  cancelled: (order, about) => ({
    subject: 'Su reemplazo está cancelado',
    body: (
      <P>
        El reemplazo de {named(failedUnits(order, about))} está cancelado. Ya no se envía nada, usted no tiene que
        enviar nada y no nos debe nada.
      </P>
    ),
  }),

  closed: (order, about) => ({
    subject: 'Su reemplazo llegó',
    body: (
      <>
        <P>
          El reemplazo para {named(failedUnits(order, about))} se entregó
          {order.when ? ` el ${day(order.when, about)}` : ''}, y con eso su devolución está cerrada.
        </P>
        <NothingBack order={order} about={about} />
        <P>Si el reemplazo no funciona, díganoslo en sus primeros días. Guarde esta carta como comprobante.</P>
      </>
    ),
  }),
}

/** What the client does with what has failed. */
function NothingBack({ order, about }: { order: LetterOrder; about: VirtualSubject }) {
  const units = failedUnits(order, about)
  return (
    <Note>
      No tiene que devolver nada. Conserve {theFailed(units)}, o {verb(units, 'deséchela', 'deséchelas')} como residuo
      electrónico.
    </Note>
  )
}

function shipmentFailed({ variant = '', ...order }: LetterOrder, about: VirtualSubject): Letter {
  return {
    subject: 'Su reemplazo no le llegó como debía',
    body: (
      <>
        <P>
          El reemplazo para {named(failedUnits(order, about))} no le llegó como debía. {WHAT_HAPPENED[variant] ?? ''}
        </P>
        <P>
          Una persona lo revisa ahora, y después enviamos otro a nuestro cargo, o hablamos con usted. No tiene que
          enviar nada y no nos debe nada.
        </P>
      </>
    ),
  }
}
