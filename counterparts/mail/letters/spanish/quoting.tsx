import { count } from '../../../spoken.ts'
import { Button, P } from '../letterhead.tsx'
import { amount, failedUnits, time } from '../phrases.tsx'
import type * as english from '../quoting.tsx'
import { named } from './phrases.tsx'

export const quoting: typeof english.quoting = {
  quote: (order, about) => ({
    subject: 'Una cotización por su reemplazo',
    body: (
      <>
        <P>
          Revisamos {named(failedUnits(order, about))} y encontramos un daño que la garantía no cubre. Usted cumplió su
          parte al devolverlo; si había un importe retenido por ello, se libera.
        </P>
        <P>
          {order.amount === undefined
            ? 'Por eso el reemplazo que recibió no es gratuito.'
            : `El reemplazo que recibió costaría ${amount(order.amount, about)}.`}{' '}
          Se factura solo si usted lo acepta, o después de que una persona haya hablado con usted.
        </P>
        {about.link && <Button href={about.link}>Ver la cotización y responder</Button>}
        <P>
          {order.when
            ? `La cotización está abierta hasta el ${time(order.when, about)}.`
            : `La cotización está abierta por ${count(about.terms.quoteDays, 'día')}.`}
        </P>
      </>
    ),
  }),

  'quote-lapsed': (order, about) => ({
    subject: 'La cotización por su reemplazo caducó',
    body: (
      <>
        <P>
          No tuvimos respuesta a nuestra cotización
          {order.amount === undefined ? '' : ` de ${amount(order.amount, about)}`} por{' '}
          {named(failedUnits(order, about))}, y caducó. Solo por eso no se factura nada; una persona se comunica con
          usted por el reemplazo.
        </P>
        <P>Lo que nos envió puede volver a usted, a su cargo. Lo desechamos solo si usted lo dice por escrito.</P>
      </>
    ),
  }),
}
