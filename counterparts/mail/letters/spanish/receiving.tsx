import type { LetterOrder } from '../../../../domain/step.ts'
import type { Letter } from '../letter.ts'
import { P } from '../letterhead.tsx'
import { day, failedUnits, verb } from '../phrases.tsx'
import type * as english from '../receiving.tsx'
import { isStillOwed } from '../receiving.tsx'
import type { ExchangeSubject } from '../subject.ts'
import { Deadlines, named } from './phrases.tsx'

export const receiving: typeof english.receiving = {
  received: (order, about) => ({
    subject: 'Tenemos su devolución',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'nos llegó', 'nos llegaron')}
          {order.when ? ` el ${day(order.when, about)}` : ''}. Gracias.
        </P>
        <P>{afterReceipt(order, about)}</P>
      </>
    ),
  }),

  exception,

  'exception-resolved': exceptionResolved,
}

function afterReceipt({ variant }: LetterOrder, { terms }: ExchangeSubject): string {
  if (variant === 'late')
    return 'Ya se había cobrado. Ahora lo revisamos; después recibe el dinero de vuelta y le escribimos al respecto.'
  return terms.collateral === 'card-hold'
    ? 'Ahora lo revisamos. En cuanto haya vuelto todo lo que se debía, se libera la retención en su tarjeta y le escribimos al respecto.'
    : 'Ahora lo revisamos. Por lo que volvió no se cobra nada.'
}

const WHAT_WE_FOUND: Record<string, string> = {
  'wrong-item': 'Lo que contenía no es la unidad que esperábamos.',
  'wrong-serial': 'Su número de serie no es el de la unidad que esperábamos.',
  'empty-box': 'La caja estaba vacía cuando nos llegó.',
  'client-damage': 'La unidad muestra un daño que la garantía no cubre.',
}

function exception({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'Una pregunta sobre su devolución',
    body: (
      <>
        <P>
          Recibimos un paquete para {named(failedUnits(order, about))}
          {order.when ? ` el ${day(order.when, about)}` : ''}, y algo no está como debería.{' '}
          {WHAT_WE_FOUND[variant] ?? ''}
        </P>
        <P>
          Una persona lo revisa ahora. Hasta que se aclare, el plazo de su devolución no corre y no se cobra nada. Si
          sabe qué pasó, responda a esta carta.
        </P>
      </>
    ),
  }
}

const HOW_IT_WAS_SETTLED: Record<string, string> = {
  accept: 'Aceptamos lo que envió como su devolución. Gracias por su paciencia.',
  'send-back': 'Le enviamos de vuelta lo que nos envió, y seguimos esperando la unidad que se debía.',
  refuse: 'No podemos aceptar lo que envió como su devolución, y seguimos esperando la unidad que se debía.',
  bill: 'Una persona habló con usted; lo que falta se cobra como se acordó.',
  forgive: 'No tiene que enviar nada más.',
}

function exceptionResolved({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'La pregunta sobre su devolución quedó aclarada',
    body: (
      <>
        <P>
          Revisamos la devolución de {named(failedUnits(order, about))}. {HOW_IT_WAS_SETTLED[variant] ?? ''}
        </P>
        {isStillOwed(variant) && (order.dueAt || order.billAt) && (
          <>
            <P>El plazo continúa con los días que quedaban:</P>
            <Deadlines order={order} about={about} />
          </>
        )}
      </>
    ),
  }
}
