import type { StandardTerms } from '../../../../domain/standard-terms.ts'
import type { LetterOrder } from '../../../../domain/step.ts'
import { count } from '../../../spoken.ts'
import type { Letter } from '../letter.ts'
import { Note, P } from '../letterhead.tsx'
import type * as english from '../mending.tsx'
import { amount, day, failedUnits, lastDay, verb } from '../phrases.tsx'
import type { LetterSubject } from '../subject.ts'
import { named, Parcels } from './phrases.tsx'

type StandardSubject = LetterSubject<StandardTerms>

export const mending: typeof english.mending = {
  remedy: (order, about) => ({
    subject: REMEDIES[order.variant ?? '']?.subject ?? 'Qué hacemos con su unidad',
    body: (
      <>
        <P>
          {order.variant === 'as-quoted'
            ? `El trabajo en ${named(failedUnits(order, about))} sigue adelante, según la cotización.`
            : `Encontramos la falla en ${named(failedUnits(order, about))}. ${REMEDIES[order.variant ?? '']?.says ?? ''}`}{' '}
          Le escribimos cuando salga el paquete.
        </P>
        <P>{whatItCosts(order, about)}</P>
      </>
    ),
  }),

  'no-trouble': (order, about) => ({
    subject: 'No encontramos ninguna falla: ¿quiere su unidad de vuelta?',
    body: (
      <>
        <P>Examinamos {named(failedUnits(order, about))} y no encontramos ninguna falla.</P>
        <WouldYouLikeItBack about={about} />
        <P>
          {order.amount
            ? `Por la revisión se factura ${amount(order.amount, about)}.`
            : 'La revisión no le cuesta nada; no se factura ningún deducible.'}{' '}
          Si en unos días no sabemos de usted, se lo recordamos, y después de{' '}
          {count(about.terms.noTrouble.taskAfterDays, 'día')} una persona le llama.
        </P>
      </>
    ),
  }),

  'no-trouble-reminder': (order, about) => ({
    subject: 'Un recordatorio: ¿quiere su unidad de vuelta?',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'sigue', 'siguen')} con nosotros. No
          encontramos ninguna falla, y no hemos sabido de usted.
        </P>
        <WouldYouLikeItBack about={about} />
        {order.when && (
          <P>Si no sabemos de usted a más tardar el {lastDay(order.when, about)}, una persona se comunica con usted.</P>
        )}
      </>
    ),
  }),

  'rush-unpaid': (order, about) => ({
    subject: 'Su unidad sale por envío urgente en cuanto el envío esté pagado',
    body: (
      <P>
        Usted quiere {named(failedUnits(order, about))} de vuelta por envío urgente. Ese envío corre por su cuenta:
        recibe una factura, y enviamos en cuanto esté pagada. ¿Prefiere el envío terrestre, que pagamos nosotros?
        Responda a esta carta en cualquier momento antes de eso.
      </P>
    ),
  }),

  'partner-team': (order, about) => ({
    subject: 'Su unidad se revisa para una cotización',
    body: (
      <>
        <P>
          {order.variant === 'damage'
            ? `Revisamos ${named(failedUnits(order, about))} y encontramos daños que la garantía no cubre.`
            : `La garantía ya no cubre ${named(failedUnits(order, about))}, así que nuestro Partner Team se ocupa.`}{' '}
          Averiguamos cuánto costaría la reparación o el reemplazo, y le enviamos una cotización.
        </P>
        <P>No se hace nada ni se cobra nada antes de que usted la acepte.</P>
      </>
    ),
  }),

  quote: (order, about) => ({
    subject: `Una cotización para ${verb(failedUnits(order, about), 'su unidad', 'sus unidades')}${order.amount === undefined ? '' : `: ${amount(order.amount, about)}`}`,
    body: (
      <>
        <P>
          {order.amount === undefined
            ? 'Podemos reparar o reemplazar'
            : `Por ${amount(order.amount, about)} reparamos o reemplazamos`}{' '}
          {named(failedUnits(order, about))}, que la garantía no cubre. El envío de vuelta a usted está incluido en ese
          precio.
        </P>
        <P>
          Responda a esta carta con un sí o un no{order.when ? `, a más tardar el ${lastDay(order.when, about)}` : ''}.
          Se factura solo si usted acepta.
        </P>
        <P>
          Con un no, o sin respuesta, vuelve a usted tal como está, con el envío por su cuenta. Solo se desecha si usted
          lo dice por escrito.
        </P>
      </>
    ),
  }),

  'quote-lapsed': (order, about) => ({
    subject: 'La cotización para su unidad caducó',
    body: (
      <P>
        No recibimos respuesta a nuestra cotización
        {order.amount === undefined ? '' : ` de ${amount(order.amount, about)}`} para {named(failedUnits(order, about))}
        , y caducó. No se factura nada. La unidad vuelve a usted tal como está, con el envío por su cuenta; le
        escribimos cuando salga. Solo se desecha si usted lo dice por escrito.
      </P>
    ),
  }),

  shipped: (order, about) => ({
    subject: SHIPPED[order.variant ?? '']?.subject ?? 'Su paquete está en camino',
    body: (
      <>
        <P>
          {(SHIPPED[order.variant ?? '']?.what ?? parcelFor)(named(failedUnits(order, about)))} salió de aquí
          {order.when ? ` el ${day(order.when, about)}` : ''}
          {about.replacementTo ? `, con destino a ${about.replacementTo}` : ''}.
        </P>
        <Parcels about={about} />
        <P>Con su entrega termina la devolución. No tiene que enviar nada más.</P>
      </>
    ),
  }),

  'shipment-failed': shipmentFailed,

  'disposed-of': (order, about) => ({
    subject: 'Su unidad se desecha, como usted quiso',
    body: (
      <P>
        Como nos dijo, no quiere {named(failedUnits(order, about))} de vuelta. Lo desechamos como residuo electrónico.
        No le cuesta nada.
      </P>
    ),
  }),
}

const REMEDIES: Record<string, { subject: string; says: string }> = {
  repair: { subject: 'Su unidad se repara', says: 'La reparamos y vuelve a usted.' },
  replace: { subject: 'Su unidad se reemplaza', says: 'Usted recibe un reemplazo.' },
  'as-quoted': { subject: 'El trabajo de su cotización se hace', says: '' },
}

function whatItCosts({ variant, amount: value }: LetterOrder, about: StandardSubject): string {
  if (!value) return 'No le cuesta nada, y nosotros pagamos el envío de vuelta a usted.'
  if (variant === 'as-quoted')
    return `Se factura a su cuenta ${amount(value, about)}, con el envío de vuelta a usted incluido.`
  const waits =
    about.terms.shippingWaits === 'for-deductible'
      ? ' Enviamos en cuanto esté pagado.'
      : ' El envío no espera a que se pague.'
  return `El deducible de ${amount(value, about)} por esta unidad se factura ahora: se debe por cada unidad que se repara o reemplaza cuando tiene más de 30 días y está en garantía. Nosotros pagamos el envío de vuelta a usted.${waits}`
}

function WouldYouLikeItBack({ about }: { about: StandardSubject }) {
  return (
    <>
      <P>
        ¿Quiere su unidad de vuelta? Responda a esta carta, o escriba a {about.company.helpAddress}, con una de estas
        respuestas:
      </P>
      <Note>
        Sí: va por envío terrestre, y lo pagamos nosotros. Urgente: va por envío urgente en cuanto usted haya pagado ese
        envío. No: la desechamos.
      </Note>
    </>
  )
}

const SHIPPED: Record<string, { subject: string; what(units: string): string }> = {
  replaced: { subject: 'Su reemplazo está en camino', what: units => `El reemplazo para ${units}` },
  repaired: {
    subject: 'Su unidad reparada está en camino',
    what: units => `El paquete con su equipo reparado, ${units},`,
  },
  'as-it-came': {
    subject: 'Su unidad está en camino de vuelta',
    what: units => `El paquete con ${units}, tal como nos llegó,`,
  },
}

function parcelFor(units: string): string {
  return `Su paquete para ${units}`
}

/** What became of a parcel to the client, of these letters and of a virtual return's. */
export const WHAT_HAPPENED: Record<string, string> = {
  lost: 'El transportista lo perdió.',
  refused: 'Se rechazó en la puerta.',
  'returned-to-sender': 'Volvió a nosotros, o el transportista nos lo trae de vuelta.',
  dead: 'Usted nos dijo que no funciona, y lo sentimos.',
}

function shipmentFailed(order: LetterOrder, about: StandardSubject): Letter {
  return {
    subject: 'Su paquete no le llegó como debía',
    body: (
      <>
        <P>
          Lo que le enviamos por {named(failedUnits(order, about))} no le llegó como debía.{' '}
          {WHAT_HAPPENED[order.variant ?? ''] ?? ''}
        </P>
        <P>
          Una persona lo revisa ahora, y después lo enviamos de nuevo a nuestro cargo, o hablamos con usted. No se cobra
          nada más.
        </P>
      </>
    ),
  }
}
