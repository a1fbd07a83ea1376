import type { LetterOrder } from '../../../../domain/step.ts'
import type { GoodsSubject } from '../goods.tsx'
import type { Letter } from '../letter.ts'
import { Note, P } from '../letterhead.tsx'
import { day, failedUnits, lastDay, time, verb } from '../phrases.tsx'
import type * as english from '../too-late.tsx'
import { WayToUs } from './goods.tsx'
import { named } from './phrases.tsx'

export const tooLate: typeof english.tooLate = {
  'rma-lapsed': (order, about) => ({
    subject: 'El plazo de su devolución terminó',
    body: (
      <>
        <P>
          Hasta donde sabemos, {named(failedUnits(order, about))} no{' '}
          {verb(failedUnits(order, about), 'se entregó', 'se entregaron')} a un transportista, o a nosotros,{' '}
          {order.dueAt ? `a más tardar el ${lastDay(order.dueAt, about)}` : 'a tiempo'}. Por eso no se reembolsa, y
          usted se queda con lo que tiene.
        </P>
        <P>
          ¿Un transportista lo tenía para entonces? Díganos su número de rastreo
          {order.when ? ` a más tardar el ${lastDay(order.when, about)}` : ' pronto'}: cuenta el registro del propio
          transportista, no el día en que lo sepamos. De lo contrario, ya no lo envíe.
        </P>
      </>
    ),
  }),

  denied: (order, about) => ({
    subject: 'Su devolución llegó demasiado tarde',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'se entregó', 'se entregaron')}
          {order.when ? ` el ${time(order.when, about)}` : ' demasiado tarde'}. {lastDays(order, about)} Según nuestras
          condiciones, después no se reembolsa nada.
        </P>
        {order.variant === 'here' ? (
          <Note>
            Está aquí con nosotros. Responda a esta carta y díganos qué hacer: se lo enviamos de vuelta por su cuenta o,
            si lo acepta por escrito, lo desechamos. Hasta entonces lo guardamos.
          </Note>
        ) : (
          <P>
            Viene en camino hacia nosotros. Cuando esté aquí le escribimos de nuevo, y usted nos dice qué hacer. Hasta
            entonces no tiene que hacer nada.
          </P>
        )}
        <P>¿Un transportista lo recibió antes? Envíenos su comprobante: cuenta la hora que indica.</P>
      </>
    ),
  }),

  'late-allowed': lateAllowed,

  exception: ({ variant = '', ...order }, about) => ({
    subject: 'Una pregunta sobre su devolución',
    body: (
      <>
        <P>
          Recibimos un paquete de su devolución{order.when ? ` el ${day(order.when, about)}` : ''}, y algo no está como
          debería. {WHAT_WE_FOUND[variant] ?? ''}
        </P>
        <P>
          Una persona lo revisa ahora. Hasta que se aclare, el plazo de su devolución no corre. Si sabe qué pasó,
          responda a esta carta.
        </P>
      </>
    ),
  }),

  'exception-resolved': (order, about) => ({
    subject: 'La pregunta sobre su devolución quedó aclarada',
    body: (
      <>
        <P>
          Revisamos su devolución del pedido {about.terms.order}. {HOW_IT_WAS_SETTLED[order.variant ?? ''] ?? ''}
        </P>
        {order.dueAt && order.variant !== 'accept' && (
          <>
            <P>
              Lo que todavía falta debe tenerlo un transportista, o nosotros, a más tardar el{' '}
              {lastDay(order.dueAt, about)}.
            </P>
            <WayToUs about={about} />
          </>
        )}
      </>
    ),
  }),
}

/** What had been said against it is taken back: by a manager's word, or because it had been in time. */
function lateAllowed(order: LetterOrder, about: GoodsSubject): Letter {
  const units = failedUnits(order, about)
  const wasInTime = order.variant === 'in-time' || order.variant === 'here-in-time'
  const isHere = order.variant === 'here' || order.variant === 'here-in-time'
  return {
    subject: wasInTime ? 'Su devolución sí estaba a tiempo' : 'Aceptamos su devolución de todos modos',
    body: (
      <>
        <P>
          {wasInTime
            ? `Ahora sabemos que ${named(units)} ${verb(units, 'se entregó', 'se entregaron')} a tiempo. Lo que escribimos antes ya no vale.`
            : `${named(units)} ${verb(units, 'llegó', 'llegaron')} demasiado tarde según nuestras condiciones; una persona decidió aceptarlo de todos modos.`}
        </P>
        {isHere ? (
          <P>Está aquí. Ahora lo revisamos, y después le escribimos con lo que se reembolsa.</P>
        ) : (
          <P>
            {order.dueAt
              ? `Entréguelo a un transportista, o a nosotros, a más tardar el ${lastDay(order.dueAt, about)}. `
              : 'No tiene que hacer nada: lo esperamos. '}
            Cuando esté aquí lo revisamos, y le escribimos con lo que se reembolsa.
          </P>
        )}
        {order.dueAt && !isHere && <WayToUs about={about} />}
      </>
    ),
  }
}

/** The rule, with each unit's own last day. */
function lastDays(order: LetterOrder, about: GoodsSubject): string {
  return about.terms.units
    .filter(unit => !order.serials || order.serials.includes(unit.serial))
    .map(
      unit =>
        `Usted lo recibió el ${day(unit.deliveredAt, about)} y podía entregarlo a más tardar el ${lastDay(unit.handOverBy, about)}.`,
    )
    .join(' ')
}

const WHAT_WE_FOUND: Record<string, string> = {
  'wrong-item': 'Lo que contenía no es lo que debía volver.',
  'wrong-serial': 'Su número de serie no es uno de los que debían volver.',
  'empty-box': 'La caja estaba vacía cuando nos llegó.',
}

const HOW_IT_WAS_SETTLED: Record<string, string> = {
  accept: 'Aceptamos lo que envió como la devolución. Gracias por su paciencia.',
  'send-back': 'Se lo enviamos de vuelta, por su cuenta. No tiene que hacer nada.',
  refuse: 'No lo podemos aceptar como la devolución; no se reembolsa nada por ello.',
  dispose: 'Como usted aceptó por escrito, lo desechamos. No queda nada más por hacer.',
}
