import type { LetterOrder } from '../../../../domain/step.ts'
import { count } from '../../../spoken.ts'
import { Button, Note, P, Points } from '../letterhead.tsx'
import { amount, day, failedUnits, owed, time, verb } from '../phrases.tsx'
import type * as english from '../securing.tsx'
import type { ExchangeSubject } from '../subject.ts'
import { named, theFailed } from './phrases.tsx'

export const securing: typeof english.securing = {
  'hold-link': (order, about) => ({
    subject: 'Autorice una retención y enviamos su reemplazo',
    body: (
      <>
        <P>
          Antes de enviar el reemplazo para {named(failedUnits(order, about))}, le pedimos que autorice una retención de{' '}
          {held(order, about)} en una tarjeta.
        </P>
        <WhatTheHoldIs order={order} about={about} />
        <OpenThePage order={order} about={about} />
      </>
    ),
  }),

  'hold-link-reminder': (order, about) => ({
    subject: 'Su reemplazo espera la retención en su tarjeta',
    body: (
      <>
        <P>
          El reemplazo para {named(failedUnits(order, about))} está listo para salir, y espera su retención de{' '}
          {held(order, about)}.
        </P>
        <WhatTheHoldIs order={order} about={about} />
        <OpenThePage order={order} about={about} />
      </>
    ),
  }),

  'card-declined': (order, about) => ({
    subject: 'La retención en su tarjeta no funcionó',
    body: (
      <>
        <P>
          {whyDeclined(order.variant)} Por eso todavía no existe la retención de {held(order, about)}, y no se ha
          cobrado nada. Enviamos el reemplazo en cuanto la retención esté autorizada.
        </P>
        <OpenThePage order={order} about={about} />
      </>
    ),
  }),

  'rma-lapsed': (order, about) => ({
    subject: 'Su autorización de devolución caducó',
    body: (
      <>
        <P>
          El enlace para la retención no se usó dentro de {count(about.terms.hold.linkDays, 'día')}, así que la
          autorización de devolución de {named(failedUnits(order, about))} caducó
          {order.when ? ` el ${day(order.when, about)}` : ''}. No se retuvo nada, no se cobró nada y no se envió nada.
        </P>
        <P>
          Aun así queremos ayudarle. Con una devolución estándar usted nos envía primero{' '}
          {theFailed(failedUnits(order, about))}, no hace falta ninguna retención, y la reparación o el reemplazo sale
          en cuanto el envío haya llegado. Responda a esta carta si así lo desea.
        </P>
      </>
    ),
  }),

  'hold-placed': (order, about) => ({
    subject: 'Gracias, la retención está hecha',
    body: (
      <>
        <P>
          Ahora hay {held(order, about)} retenidos en su tarjeta. No es un cobro. Lo siguiente es que enviamos el
          reemplazo para {named(failedUnits(order, about))}, y le escribimos cuando esté en camino.
        </P>
        <P>
          Una retención dura solo unos días. Mientras {theFailed(failedUnits(order, about))}{' '}
          {verb(failedUnits(order, about), 'siga', 'sigan')} fuera la renovamos, así que su banco puede mostrar de vez
          en cuando una nueva, a más tardar hasta el {day(about.terms.hold.latestAt, about)}.
        </P>
      </>
    ),
  }),

  'hold-waived': (order, about) => ({
    subject: 'Su reemplazo sale sin retención',
    body: (
      <>
        <P>
          Enviamos el reemplazo para {named(failedUnits(order, about))} sin una retención en su tarjeta. Aun así,{' '}
          {theFailed(failedUnits(order, about))} {verb(failedUnits(order, about), 'tiene', 'tienen')} que volver dentro
          de {count(about.terms.window.billAfterDays, 'día')} desde la entrega del reemplazo; si no, le enviamos una
          factura de {held(order, about)}.
        </P>
      </>
    ),
  }),

  'new-card-needed': (order, about) => ({
    subject: 'Necesitamos una tarjeta suya para renovar la retención',
    body: (
      <>
        <P>
          {whyDeclined(order.variant)} Por eso no pudimos renovar la retención de {held(order, about)} que responde por{' '}
          {named(failedUnits(order, about))}. No se ha cobrado nada.
        </P>
        <OpenThePage order={order} about={about} />
        <P>
          Las fechas en que {theFailed(failedUnits(order, about))} {verb(failedUnits(order, about), 'tiene', 'tienen')}{' '}
          que estar de vuelta no cambian. Si lo envía todo ahora, el asunto también queda terminado.
        </P>
      </>
    ),
  }),

  'double-hold': (order, about) => ({
    subject: 'Su banco puede mostrar dos retenciones por poco tiempo',
    body: (
      <>
        <P>
          Renovamos la retención de {held(order, about)}, y no pudimos liberar la anterior enseguida. Por poco tiempo su
          banco puede mostrar las dos. Seguimos intentándolo hasta que la anterior desaparezca.
        </P>
        <P>
          Ninguna es un cobro, y no se pueden cobrar más de {held(order, about)} por {named(failedUnits(order, about))}.
        </P>
      </>
    ),
  }),

  released: (order, about) => ({
    subject: 'Se liberó la retención en su tarjeta',
    body: (
      <>
        <P>
          Liberamos {order.amount === undefined ? 'la retención' : `la retención de ${amount(order.amount, about)}`} en
          su tarjeta
          {order.when ? ` el ${day(order.when, about)}` : ''}. No se cobró nada de ella.
        </P>
        <P>Su banco puede tardar unos días en mostrarlo; esa parte depende de él.</P>
      </>
    ),
  }),
}

function WhatTheHoldIs({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const { hold, window } = about.terms
  const units = failedUnits(order, about)
  return (
    <>
      <Points>
        <li>
          La retención es por el precio completo, sin descuentos, de {verb(units, 'la unidad', 'las unidades')} que
          devuelve. Puede ser más de lo que pagó.
        </li>
        <li>
          No se le cobra a su tarjeta, salvo que {theFailed(units)} no {verb(units, 'esté', 'estén')} de vuelta con
          nosotros dentro de {count(window.billAfterDays, 'día')} desde la entrega del reemplazo.
        </li>
        <li>En cuanto todo haya vuelto, liberamos la retención.</li>
      </Points>
      <P>Al autorizar, si además marca la casilla para ello, usted acepta que hasta que todo haya vuelto podamos</P>
      <Points>
        <li>guardar la tarjeta con nuestro proveedor de pagos,</li>
        <li>renovar la retención cuando el banco la deje vencer, y</li>
        <li>cobrar lo que no se devuelva.</li>
      </Points>
      <Note>
        Nunca después del {day(hold.latestAt, about)}, y nunca más de {amount(hold.highestAmount, about)}. Sin su
        consentimiento no guardamos la tarjeta; lo que no se devuelva se factura. La retención que ahora pedimos es de{' '}
        {held(order, about)}.
      </Note>
    </>
  )
}

function OpenThePage({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  return (
    <>
      {about.link && <Button href={about.link}>Abrir la página de la tarjeta</Button>}
      {order.when && <P>La página está abierta para usted hasta el {time(order.when, about)}.</P>}
    </>
  )
}

function held(order: LetterOrder, about: ExchangeSubject): string {
  return amount(owed(order, about), about)
}

function whyDeclined(variant: string | undefined): string {
  switch (variant) {
    case 'insufficient-funds':
      return 'Su banco no aceptó el importe.'
    case 'authentication-needed':
      return 'Su banco quiere que lo confirme usted.'
    case 'no-card':
      return 'No tenemos guardada ninguna tarjeta suya.'
    default:
      return 'Su banco no aceptó esta tarjeta. El banco puede decirle por qué; otra tarjeta servirá.'
  }
}
