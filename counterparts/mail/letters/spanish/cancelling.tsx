import type { ReactNode } from 'react'
import type { LetterOrder } from '../../../../domain/step.ts'
import type { Instant } from '../../../../domain/time.ts'
import { unreachable } from '../../../../domain/unreachable.ts'
import { count } from '../../../spoken.ts'
import type * as english from '../cancelling.tsx'
import type { CancellationSubject } from '../cancelling.tsx'
import { finalBillOf } from '../final-bill.tsx'
import type { Translated } from '../letter.ts'
import { Button, Note, P } from '../letterhead.tsx'
import { lastDay, time } from '../phrases.tsx'
import { FinalBillLines } from './final-bill.tsx'

export const cancelling: Translated<typeof english.cancelling> = {
  'confirmation-asked': (order, about) => ({
    subject: `Confirme, por favor: ¿desea cancelar ${nameOf(about)}?`,
    body: askToConfirm(
      order,
      about,
      <P>
        Un correo en su nombre nos llegó el {time(about.terms.mail.receivedAt, about)}. Nos pide cancelar {yours(about)}
        . Un remitente se falsifica con facilidad; por eso solo cuenta cuando usted lo haya confirmado.
      </P>,
    ),
  }),

  'confirmation-reminder': (order, about) => ({
    subject: `Un recordatorio: ¿desea cancelar ${nameOf(about)}?`,
    body: askToConfirm(
      order,
      about,
      <P>
        Todavía no nos ha dicho si cancela {yours(about)}, como pide un correo en su nombre del{' '}
        {time(about.terms.mail.receivedAt, about)}.
      </P>,
    ),
  }),

  'confirmation-lapsed': (_, about) => ({
    subject: `No se canceló nada: ${nameOf(about)} sigue`,
    body: (
      <>
        <P>
          Un correo en su nombre del {time(about.terms.mail.receivedAt, about)} nos pidió cancelar {yours(about)}. Nadie
          lo confirmó a tiempo, así que no se canceló nada, y no se factura nada por ello.
        </P>
        <P>
          ¿Sí desea cancelar? Escriba de nuevo a {about.company.helpAddress}. Cuenta entonces a partir del día en que
          nos llegue ese correo.
        </P>
      </>
    ),
  }),

  withdrawn: (_, about) => ({
    subject: `Cancelación retirada: ${nameOf(about)} sigue`,
    body: (
      <>
        <P>
          La cancelación de {yours(about)} se retiró. Todo sigue como si no se hubiera pedido nada, y no se factura nada
          por la cancelación.
        </P>
        <P>
          Para cancelar más adelante, escriba a {about.company.helpAddress}. Cuenta entonces a partir del día en que nos
          llegue ese correo.
        </P>
      </>
    ),
  }),
}

/** `FocusCloud`, `el contrato de mantenimiento M-77`. */
export function nameOf({ terms }: CancellationSubject): string {
  switch (terms.returnType) {
    case 'subscriptionCancellation':
      return terms.subscription.service
    case 'maintenanceCancellation':
      return `el contrato de mantenimiento ${terms.maintenance.contract}`
    default:
      return unreachable(terms)
  }
}

export function yours({ terms }: CancellationSubject): string {
  switch (terms.returnType) {
    case 'subscriptionCancellation':
      return `su suscripción a ${terms.subscription.service}`
    case 'maintenanceCancellation':
      return `su contrato de mantenimiento ${terms.maintenance.contract}`
    default:
      return unreachable(terms)
  }
}

export function HowToTakeItBack({ end, about }: { end: Instant; about: CancellationSubject }) {
  return (
    <P>
      ¿Cambió de opinión? Responda a esta carta: una cancelación se puede retirar hasta el final del{' '}
      {lastDay(end, about)}. Después de ese día ya no.
    </P>
  )
}

function askToConfirm(order: LetterOrder, about: CancellationSubject, opening: ReactNode): ReactNode {
  const { terms, link } = about
  return (
    <>
      {opening}
      <P>Si lo confirma, ocurre lo siguiente:</P>
      <WhatItMeans about={about} />
      {link && <Button href={link}>Verlo y confirmar</Button>}
      <P>
        {order.when ? `El enlace funciona hasta el final del ${lastDay(order.when, about)}. ` : ''}Sin su confirmación
        no se cancela nada.
      </P>
      <P>
        ¿No fue usted? Entonces no haga nada, y díganoslo.{' '}
        {terms.returnType === 'subscriptionCancellation' ? 'El servicio sigue.' : 'El mantenimiento sigue.'}
      </P>
    </>
  )
}

function WhatItMeans({ about }: { about: CancellationSubject }) {
  const { terms } = about
  const through = lastDay(terms.effectiveAt, about)
  switch (terms.returnType) {
    case 'subscriptionCancellation':
      return (
        <>
          <Note>
            Sigue en servicio hasta el final del {through}: {count(terms.noticeDays, 'día')} después del día del correo.
            Hasta el final de ese día puede retirar la cancelación; después ya no.
          </Note>
          <FinalBillLines bill={finalBillOf(terms)} about={about} />
        </>
      )
    case 'maintenanceCancellation':
      return (
        <Note>
          Sigue vigente hasta el final del {through}, el último día de su período. No se acredita ninguna parte del
          período, y no se renueva. Un mantenimiento que terminó normalmente no se puede restablecer.
        </Note>
      )
    default:
      return unreachable(terms)
  }
}
