import type { LetterOrder } from '../../../../domain/step.ts'
import type * as english from '../approving.tsx'
import type { Letter } from '../letter.ts'
import { Button, Note, P } from '../letterhead.tsx'
import { amount, failedUnits, owed, verb } from '../phrases.tsx'
import type { ExchangeSubject } from '../subject.ts'
import { Deadlines, named, theFailed, UnitAmounts, WayBack } from './phrases.tsx'

export const approving: typeof english.approving = {
  approval: (order, about) => ({
    subject: 'Su cambio está aprobado',
    body: (
      <>
        <P>
          Buenas noticias: reemplazamos {named(failedUnits(order, about))} antes de que usted devuelva nada.{' '}
          {whatComesNext(about)}
        </P>
        <P>
          A cambio, {theFailed(failedUnits(order, about))} {verb(failedUnits(order, about), 'tiene', 'tienen')} que
          volver a nosotros:
        </P>
        <Deadlines order={order} about={about} />
        <P>Estos son los importes, fijados hoy; solo cuentan para lo que no vuelva:</P>
        <UnitAmounts about={about} />
        {about.terms.billingOnAccount === 'awaited' && (
          <Acceptance about={about} total={amount(owed(order, about), about)} />
        )}
        <WayBack about={about} />
      </>
    ),
  }),

  cancelled: (order, about) => ({
    subject: 'Su devolución está cancelada',
    body: (
      <>
        <P>
          El cambio de {named(failedUnits(order, about))} está cancelado. No se envía ningún reemplazo y usted no nos
          debe nada.
        </P>
        {about.terms.collateral === 'card-hold' && (
          <P>
            Si había un importe retenido en su tarjeta, ya lo liberamos. Su banco puede tardar unos días en mostrarlo.
          </P>
        )}
      </>
    ),
  }),

  'cancelled-after-shipping': (order, about) => ({
    subject: 'Su cancelación: devuélvanos una de las dos unidades',
    body: (
      <>
        <P>
          Usted nos pidió cancelar, y el reemplazo ya había salido. Por eso todavía necesitamos una de las dos cosas de
          vuelta: {theFailed(failedUnits(order, about))}, o el reemplazo sin usar. Usted decide cuál. Se trata de{' '}
          {named(failedUnits(order, about))}.
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  closed: closing,
}

function whatComesNext({ terms }: ExchangeSubject): string {
  switch (terms.collateral) {
    case 'card-hold':
      return 'Primero le pedimos una retención en una tarjeta; el enlace llega en una carta aparte. Enviamos en cuanto la retención esté autorizada.'
    case 'saved-card':
      return 'La tarjeta que guardó con nosotros responde por ello. No tiene que hacer nada; lo siguiente es que enviamos el reemplazo.'
    case 'invoice':
    case 'none':
      return 'Por ahora no tiene que hacer nada; enviamos el reemplazo y le escribimos cuando el paquete esté en camino.'
  }
}

function Acceptance({ about, total }: { about: ExchangeSubject; total: string }) {
  return (
    <>
      <Note>
        Facturamos {total}, en la fecha de arriba, solo si usted lo acepta. Sin su sí, nada se factura por sí solo:
        antes hablamos con usted.
      </Note>
      {about.link && <Button href={about.link}>Aceptar la fecha y el importe</Button>}
    </>
  )
}

const HOW_IT_ENDED: Record<string, string> = {
  returned: 'Todo volvió a tiempo. Gracias.',
  'returned-late': 'Todo volvió, y lo que se había cobrado por ello quedó arreglado.',
  billed: 'Se cobró lo que no volvió, y terminó el plazo en que todavía podía volver.',
  undone: 'El reemplazo volvió a nosotros y el cambio quedó sin efecto.',
  kept: 'Usted se quedó con la unidad defectuosa, como acordamos, y se cobró.',
  lapsed: 'La autorización de devolución no se usó y caducó. Puede pedir una nueva en cualquier momento.',
  cancelled: 'La devolución está cancelada.',
  refused: 'La devolución no se pudo aprobar.',
  'settled-by-staff': 'Lo arreglamos junto con usted.',
}

function closing({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'Su devolución está cerrada',
    body: (
      <>
        <P>
          La devolución de {named(failedUnits(order, about))} está cerrada.{' '}
          {HOW_IT_ENDED[variant] ?? 'No queda nada por hacer.'}
        </P>
        <P>No tiene que hacer nada más. Guarde esta carta como comprobante.</P>
      </>
    ),
  }
}
