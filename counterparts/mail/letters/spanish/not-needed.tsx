import { cents } from '../../../../domain/money.ts'
import type { LetterOrder } from '../../../../domain/step.ts'
import type { GoodsSubject } from '../goods.tsx'
import { P, Points } from '../letterhead.tsx'
import type * as english from '../not-needed.tsx'
import { amount, day, failedUnits, lastDay, verb } from '../phrases.tsx'
import { WayToUs, WhatGoesBack } from './goods.tsx'
import { named } from './phrases.tsx'
import { tooLate } from './too-late.tsx'

export const notNeeded: typeof english.notNeeded = {
  approval: (order, about) => ({
    subject: 'Su devolución está aprobada',
    body: (
      <>
        <P>
          Puede devolver lo que no necesita del pedido {about.terms.order}: {named(failedUnits(order, about))}. Un
          transportista o nosotros debemos tenerlo a más tardar en su último día:
        </P>
        <Points>
          {about.terms.units.map(unit => (
            <li key={unit.serial}>
              {unit.model}, número de serie {unit.serial}: a más tardar el {lastDay(unit.handOverBy, about)}; precio
              pagado {amount(unit.amount, about)}, impuesto {amount(unit.tax, about)}
            </li>
          ))}
        </Points>
        <P>Lo que un transportista reciba para entonces está a tiempo, aunque nos llegue unos días después.</P>
        <WhatGoesBack about={about} />
        <WayToUs about={about} />
        <P>Cuando esté aquí lo revisamos, avisamos a finanzas y le escribimos con el importe.</P>
      </>
    ),
  }),

  reminder: (order, about) => ({
    subject: 'Un recordatorio: lo que quería devolver',
    body: (
      <>
        <P>
          Un recordatorio amable: hasta donde sabemos, {named(failedUnits(order, about))} no{' '}
          {verb(failedUnits(order, about), 'está', 'están')} en camino hacia nosotros.
          {order.dueAt
            ? ` Entréguelo a un transportista, o a nosotros, a más tardar el ${lastDay(order.dueAt, about)}.`
            : ''}{' '}
          Después ya no lo podemos reembolsar.
        </P>
        <WayToUs about={about} />
        <P>
          ¿Ya viene en camino? Díganos su número de rastreo, y lo seguimos. ¿Prefiere quedárselo? Entonces no tiene que
          hacer nada: la devolución caduca por sí sola.
        </P>
      </>
    ),
  }),

  received: (order, about) => ({
    subject: 'Tenemos su devolución',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'nos llegó', 'nos llegaron')}
          {order.when ? ` el ${day(order.when, about)}` : ''}, y se entregó a tiempo. Gracias.
        </P>
        <P>Ahora lo revisamos, y después le escribimos con lo que se reembolsa. No tiene que hacer nada.</P>
        <WhatGoesBack about={about} />
      </>
    ),
  }),

  refunded: (order, about) => ({
    subject: `Reembolso: ${amount(order.amount ?? cents(0), about)}`,
    body: (
      <>
        <P>
          Revisamos {named(failedUnits(order, about))}. {FOUND[order.variant ?? ''] ?? 'Lo aceptamos de vuelta.'} Esto
          es lo que se le devuelve:
        </P>
        <Sum order={order} about={about} />
        <P>
          Ya avisamos a finanzas, que lo devuelve por el mismo medio con que usted pagó
          {about.terms.outboundShipping === 'by-finance' ? ', junto con lo que pagó por el envío hasta usted' : ''}. No
          tiene que hacer nada más por esta unidad.
        </P>
      </>
    ),
  }),

  cancelled: (order, about) => ({
    subject: 'Su devolución está cancelada',
    body: (
      <P>
        La devolución de {named(failedUnits(order, about))} está cancelada: usted se queda con lo que tiene, de ello no
        se reembolsa nada, y no nos debe nada. Lo que nos haya llegado antes se revisa y se reembolsa de todos modos.
      </P>
    ),
  }),

  ...tooLate,
}

const FOUND: Record<string, string> = {
  sealed: 'Volvió sellado.',
  opened: 'Se había abierto.',
  installed: 'Se había instalado.',
  used: 'Se había usado.',
}

/** Net and tax come back, and a fee is kept: each apart. */
function Sum({ order, about }: { order: LetterOrder; about: GoodsSubject }) {
  const { amount: total = cents(0), tax = cents(0), fee = cents(0) } = order
  return (
    <Points>
      <li>del precio: {amount(cents(total - tax), about)}</li>
      <li>del impuesto: {amount(tax, about)}</li>
      {fee > 0 && (
        <li>
          retenido por reempaque y reposición: {amount(fee, about)}, el {about.terms.restocking.percent} % del precio
          que pagó
        </li>
      )}
      <li>en total: {amount(total, about)}</li>
    </Points>
  )
}
