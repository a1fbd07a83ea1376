import type { MaintenanceTerms } from '../../../../domain/maintenance-terms.ts'
import { endOf, lastDate, received } from '../cancelling.tsx'
import type { Translated } from '../letter.ts'
import { Button, Note, P } from '../letterhead.tsx'
import type * as english from '../maintenance.tsx'
import { lastDay } from '../phrases.tsx'
import type { LetterSubject } from '../subject.ts'
import { cancelling, HowToTakeItBack, nameOf, yours } from './cancelling.tsx'

export const maintenance: Translated<typeof english.maintenance> = {
  ...cancelling,

  'in-notice': (order, about) => ({
    subject: `Cancelado: ${nameOf(about)} termina al final del ${lastDate(endOf(order, about), about)}`,
    body: (
      <>
        <P>
          Recibimos su correo el {received(order, about)} y hemos cancelado {yours(about)}.
        </P>
        <Note>
          Sigue vigente hasta el final del {lastDay(endOf(order, about), about)}, el último día de su período. El
          mantenimiento nunca termina a mitad de un período, así que no se acredita ninguna parte de él. No se renueva,
          y no se factura nada por ello.
        </Note>
        {order.variant === 'acknowledged' ? (
          <P>Usted nos confirmó que sabe que normalmente no se puede restablecer. Gracias.</P>
        ) : (
          <Acknowledgement about={about} />
        )}
        <HowToTakeItBack end={endOf(order, about)} about={about} />
      </>
    ),
  }),

  'acknowledgement-reminder': (order, about) => ({
    subject: `Un recordatorio: díganos que sabe que termina ${nameOf(about)}`,
    body: (
      <>
        <P>
          Usted canceló {yours(about)}. Sigue vigente hasta el final del {lastDay(endOf(order, about), about)}, y
          después termina, con su confirmación o sin ella.
        </P>
        <Acknowledgement about={about} />
      </>
    ),
  }),

  ended: (order, about) => ({
    subject: `Terminó ${nameOf(about)}`,
    body: (
      <>
        <P>
          Como usted pidió, {yours(about)} terminó con su período, que duró hasta el final del{' '}
          {lastDay(endOf(order, about), about)}. No se renovó, no se acredita nada y no se factura nada.
        </P>
        <P>
          Un mantenimiento que terminó normalmente no se puede restablecer. Si después de todo lo necesita, pregúntenos.
        </P>
      </>
    ),
  }),
}

/** FO-14: they are told, and say that they know. */
function Acknowledgement({ about }: { about: LetterSubject<MaintenanceTerms> }) {
  return (
    <>
      <P>
        Tenga en cuenta que un mantenimiento que terminó <strong>normalmente no se puede restablecer</strong>. Le
        pedimos que nos diga que lo sabe{about.link ? '' : ', respondiendo a esta carta'}.
      </P>
      {about.link && <Button href={about.link}>He tomado nota</Button>}
    </>
  )
}
