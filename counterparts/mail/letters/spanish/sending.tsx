import type { LetterOrder } from '../../../../domain/step.ts'
import type { Letter } from '../letter.ts'
import { P, Points } from '../letterhead.tsx'
import { day, failedUnits } from '../phrases.tsx'
import type * as english from '../sending.tsx'
import type { ExchangeSubject } from '../subject.ts'
import { Deadlines, named, Parcels, theFailed, WayBack } from './phrases.tsx'

export const sending: typeof english.sending = {
  'out-of-stock': (order, about) => ({
    subject: 'Su reemplazo está agotado: ¿qué prefiere?',
    body: (
      <>
        <P>En este momento no tenemos el reemplazo para {named(failedUnits(order, about))}. Díganos qué prefiere:</P>
        <Points>
          <li>esperar hasta que lo tengamos de nuevo;</li>
          <li>recibir un sustituto, que antes le indicamos; no le cuesta nada más;</li>
          <li>cancelar, sin debernos nada.</li>
        </Points>
        {about.terms.collateral === 'card-hold' && (
          <P>
            Si hay una retención en su tarjeta, la renovamos mientras espera solo si usted lo aceptó al autorizarla; de
            lo contrario termina después de unos días, y le pedimos una nueva antes de enviar. Si cancela, la liberamos
            enseguida. No es un cobro.
          </P>
        )}
        <P>Ningún plazo corre para usted antes de que reciba el reemplazo.</P>
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
        <P>
          El plazo para devolver {theFailed(failedUnits(order, about))} empieza cuando se entregue; entonces le
          escribimos. Puede hacer el envío antes.
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'shipment-failed': shipmentFailed,

  swap: (order, about) => ({
    subject: 'Reemplazamos el reemplazo',
    body: (
      <>
        <P>
          El reemplazo para {named(failedUnits(order, about))} falló, y lo sentimos. Otro está en camino, a nuestro
          cargo; no cuenta contra su garantía.
        </P>
        <Parcels about={about} />
        <P>
          Envíenos las dos unidades defectuosas: la primera y el reemplazo que falló. Si ya corría un plazo para la
          devolución, empieza de nuevo cuando se entregue el nuevo paquete.
        </P>
        <WayBack about={about} />
      </>
    ),
  }),

  undone: (order, about) => ({
    subject: 'Su cambio quedó sin efecto',
    body: (
      <>
        <P>
          El reemplazo para {named(failedUnits(order, about))} volvió a nosotros
          {order.when ? ` el ${day(order.when, about)}` : ''}, así que el cambio queda sin efecto. Lo que usted tiene
          sigue siendo suyo; no tiene que enviar nada y no nos debe nada.
        </P>
        {about.terms.collateral === 'card-hold' && (
          <P>Liberamos la retención en su tarjeta. Su banco puede tardar unos días en mostrarlo.</P>
        )}
        <P>Si todavía no funciona, díganoslo y buscamos otra solución.</P>
      </>
    ),
  }),
}

const WHAT_HAPPENED: Record<string, string> = {
  lost: 'El transportista lo perdió.',
  refused: 'Se rechazó en la puerta.',
  'returned-to-sender': 'El transportista nos lo trae de vuelta.',
}

function shipmentFailed({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'Su reemplazo no llegó',
    body: (
      <>
        <P>
          El reemplazo para {named(failedUnits(order, about))} no le llegó. {WHAT_HAPPENED[variant] ?? ''}
        </P>
        <P>
          Ningún plazo corre para usted y no se cobra nada. Una persona lo revisa ahora, y después lo enviamos de nuevo
          o lo cancelamos con usted.
        </P>
      </>
    ),
  }
}
