import type { LetterOrder } from '../../../../domain/step.ts'
import { count } from '../../../spoken.ts'
import type * as english from '../billing.tsx'
import { Button, Note, P } from '../letterhead.tsx'
import { amount, day, failedUnits, owed, time, verb } from '../phrases.tsx'
import type { ExchangeSubject } from '../subject.ts'
import { named } from './phrases.tsx'

export const billing: typeof english.billing = {
  billed: (order, about) => ({
    subject: `Cobrado: ${value(order, about)} por lo que ${order.cause === 'kept' ? 'conserva' : 'no se devolvió'}`,
    body: (
      <>
        <P>
          {order.cause === 'kept'
            ? `Usted conserva ${named(failedUnits(order, about))}, como nos dijo`
            : `${named(failedUnits(order, about))} no ${verb(failedUnits(order, about), 'volvió', 'volvieron')} a tiempo`}
          , así que{order.when ? ` el ${day(order.when, about)},` : ''} {howBilled(order, about)}. Es el importe fijado
          cuando se aprobó el cambio.
        </P>
        {order.cause !== 'kept' && <Note>{howToGetItBack(about)}</Note>}
      </>
    ),
  }),

  'payment-link': (order, about) => ({
    subject: `Pague ${value(order, about)} por su devolución`,
    body: (
      <>
        <P>
          Se deben {value(order, about)} por {named(failedUnits(order, about))}, que no{' '}
          {verb(failedUnits(order, about), 'volvió', 'volvieron')} a nosotros. Su banco no nos dejó cobrar a la tarjeta
          sin usted.
        </P>
        {about.link && <Button href={about.link}>Abrir la página de pago</Button>}
        {order.when && (
          <P>La página está abierta para usted hasta el {time(order.when, about)}. Después le enviamos una factura.</P>
        )}
        <Note>{howToGetItBack(about)}</Note>
      </>
    ),
  }),

  refunded: (order, about) => ({
    subject: `Reembolsado: ${value(order, about)}`,
    body: (
      <>
        <P>
          {order.cause === 'reopened'
            ? `Se corrigió la fecha de entrega del reemplazo y el plazo para ${named(failedUnits(order, about))} corre de nuevo`
            : `${named(failedUnits(order, about))} ${verb(failedUnits(order, about), 'volvió y se revisó', 'volvieron y se revisaron')}`}
          , así que{order.when ? ` el ${day(order.when, about)},` : ''} le devolvimos {value(order, about)}
          {wayBackOfMoney(order)}.
        </P>
        {order.cause !== 'reopened' && about.terms.lateReturn.fee > 0 && (
          <P>Se retiene un cargo por retraso de {amount(about.terms.lateReturn.fee, about)}, como se acordó.</P>
        )}
        <P>{whereItShows(order)}</P>
      </>
    ),
  }),

  reversed: (order, about) => ({
    subject: `${order.cause === 'lost' ? 'Se perdió en camino a nosotros' : 'Error nuestro'}: le devolvemos ${value(order, about)}`,
    body: (
      <>
        <P>
          {order.cause === 'lost'
            ? `${named(failedUnits(order, about))} se ${verb(failedUnits(order, about), 'perdió', 'perdieron')} en camino a nosotros, con nuestra etiqueta`
            : `${named(failedUnits(order, about))} ${verb(failedUnits(order, about), 'estaba', 'estaban')} aquí a tiempo, y lo registramos demasiado tarde`}
          . Lo sentimos. Lo que se cobró por ello, {value(order, about)}, se {order.when ? 'devolvió' : 'devuelve'} por
          completo
          {wayBackOfMoney(order)}
          {order.when ? `, el ${day(order.when, about)}` : ''}.
        </P>
        <P>{whereItShows(order)}</P>
      </>
    ),
  }),
}

function value(order: LetterOrder, about: ExchangeSubject): string {
  return amount(owed(order, about), about)
}

function howBilled(order: LetterOrder, about: ExchangeSubject): string {
  switch (order.variant) {
    case 'hold':
      return `cobramos ${value(order, about)} a su tarjeta, del importe retenido; el resto, si lo hay, se libera`
    case 'card':
      return `cobramos ${value(order, about)} a su tarjeta guardada`
    case 'account':
      return `facturamos ${value(order, about)} a su cuenta; la factura llega aparte`
    default:
      return `facturamos ${value(order, about)}`
  }
}

function wayBackOfMoney({ variant }: LetterOrder): string {
  if (variant === 'account') return ' a su cuenta'
  return variant === 'hold' || variant === 'card' ? ' a su tarjeta' : ''
}

function whereItShows({ variant }: LetterOrder): string {
  return variant === 'account' ? 'Aparece en su cuenta.' : 'Su banco puede tardar unos días en mostrarlo.'
}

function howToGetItBack({ terms, ...about }: ExchangeSubject): string {
  const { days, fee } = terms.lateReturn
  const less = fee > 0 ? `, menos un cargo por retraso de ${amount(fee, { terms, ...about })}` : ''
  return `Todavía puede recuperar el dinero: lo que nos llegue dentro de ${count(days, 'día')} desde el cobro se revisa y se reembolsa${less}.`
}
