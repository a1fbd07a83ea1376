import type { StandardUnitTerms } from '../../../../domain/standard-terms.ts'
import type { LetterOrder } from '../../../../domain/step.ts'
import { count } from '../../../spoken.ts'
import type { Letter } from '../letter.ts'
import { Note, P, Points } from '../letterhead.tsx'
import { amount, day, failedUnits, lastDay, verb } from '../phrases.tsx'
import type * as english from '../standard.tsx'
import { lapsesAt, type StandardSubject, serialsOf, termsOf, unitsOf } from '../standard.tsx'
import { named } from './phrases.tsx'

export const sendingIn: typeof english.sendingIn = {
  approval: (order, about) => ({
    subject: 'Su devolución está aprobada: envíenosla',
    body: (
      <>
        <P>
          Puede enviarnos {named(failedUnits(order, about))}. Primero{' '}
          {verb(failedUnits(order, about), 'su unidad viene', 'sus unidades vienen')} a nosotros;{' '}
          {whatFollows(order, about)}
        </P>
        <WayToUs order={order} about={about} />
        <P>
          Esta autorización de devolución es válida hasta el final del {lastDay(lapsesAt(about), about)}. Si para
          entonces no nos ha llegado nada, caduca; antes de eso le escribimos.
        </P>
        <Costs order={order} about={about} />
      </>
    ),
  }),

  'lapse-notice': (order, about) => ({
    subject: 'Su autorización de devolución termina pronto',
    body: (
      <>
        <P>
          Hasta donde sabemos, {named(failedUnits(order, about))} no{' '}
          {verb(failedUnits(order, about), 'nos ha llegado', 'nos han llegado')}.{' '}
          {order.dueAt
            ? `La autorización de devolución es válida hasta el final del ${lastDay(order.dueAt, about)}, y después caduca.`
            : ''}
        </P>
        <WayToUs order={order} about={about} />
        <P>¿Ya viene en camino? Díganos el número de rastreo. En ningún caso se cobra nada.</P>
      </>
    ),
  }),

  'rma-lapsed': (order, about) => ({
    subject: 'Su autorización de devolución caducó',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} no {verb(failedUnits(order, about), 'nos llegó', 'nos llegaron')} a tiempo,
          así que la autorización de devolución caducó. No se cobra nada, y usted no nos debe nada. No envíe nada sin
          preguntar.
        </P>
        <P>
          ¿Todavía la necesita? Responda a esta carta
          {order.when ? ` a más tardar el ${lastDay(order.when, about)}` : ''}: una persona puede reabrirla. Después,
          pida una nueva.
        </P>
      </>
    ),
  }),

  reopened: (order, about) => ({
    subject: 'Su autorización de devolución está abierta de nuevo',
    body: (
      <>
        <P>
          Ahora sí puede enviarnos {named(failedUnits(order, about))}.{' '}
          {order.when
            ? `La autorización de devolución es válida ${count(about.terms.lapse.days, 'día')} más, hasta el final del ${lastDay(lapsesAt(about, order.when), about)}.`
            : ''}
        </P>
        <WayToUs order={order} about={about} />
      </>
    ),
  }),

  received: (order, about) => ({
    subject: 'Tenemos su devolución',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'nos llegó', 'nos llegaron')}
          {order.when ? ` el ${day(order.when, about)}` : ''}. Gracias.
        </P>
        <P>
          {about.terms.vendorStartsAt === 'approval'
            ? 'De aquí va a su fabricante o distribuidor. Le escribimos con lo que den por ello.'
            : 'Ahora lo revisamos, y le escribimos con lo que encontramos y lo que sigue.'}
        </P>
      </>
    ),
  }),

  exception: (order, about) => ({
    subject: 'Una pregunta sobre su devolución',
    body: (
      <>
        <P>
          Nos llegó un paquete de esta devolución, y algo no está como debería.{' '}
          {WHAT_WE_FOUND[order.variant ?? ''] ?? ''}
        </P>
        <P>
          Una persona lo revisa ahora, y hasta que se aclare el plazo de su devolución no corre. Se trata de{' '}
          {named(unitsOf(about))}. Si sabe qué pasó, responda a esta carta.
        </P>
      </>
    ),
  }),

  'exception-resolved': (order, about) => ({
    subject: 'La pregunta sobre su devolución quedó aclarada',
    body: (
      <P>
        Revisamos el paquete de {named(unitsOf(about))}. {HOW_IT_WAS_SETTLED[order.variant ?? ''] ?? ''}
      </P>
    ),
  }),

  cancelled: (order, about) => ({
    subject: 'Su devolución está cancelada',
    body: (
      <P>
        La devolución de {named(failedUnits(order, about))} está cancelada, y usted no nos debe nada por ella.{' '}
        {order.variant === 'goes-back'
          ? 'Lo que nos llegó vuelve a usted tal como vino, con el envío por su cuenta; le escribimos cuando salga. Lo que se facturó por ello se acredita.'
          : 'No tiene que enviar nada.'}
      </P>
    ),
  }),

  closed: closing,
}

function whatFollows(order: LetterOrder, about: StandardSubject): string {
  const units = failedUnits(order, about)
  if (about.terms.vendorStartsAt === 'approval')
    return `de aquí ${verb(units, 'va', 'van')} a su fabricante o distribuidor, y usted recibe lo que den a cambio.`
  return `aquí ${verb(units, 'la examinamos', 'las examinamos')}, y después ${verb(units, 'se repara o se reemplaza', 'se reparan o se reemplazan')}.`
}

/** Where to, in what, and at whose cost, unit by unit where that differs. */
function WayToUs({ order, about }: { order: LetterOrder; about: StandardSubject }) {
  const { returnAddress, helpAddress } = about.company
  const units = termsOf(order, about)
  const withLabel = units.filter(unit => unit.label === 'granted')
  const inBox = units.filter(unit => unit.treatment.packaging === 'original')
  return (
    <>
      <P>
        {returnAddress ? `Envíe el paquete a ${returnAddress}, o entréguelo allí. ` : ''}
        Escriba {about.rma} en el paquete. {whoPays(units)}
      </P>
      {withLabel.length > 0 && (
        <P>
          Le damos una etiqueta de envío para {serialsOf(withLabel)}: escriba a {helpAddress} y mencione {about.rma}.
        </P>
      )}
      {inBox.length > 0 && (
        <P>Use el empaque original para {serialsOf(inBox)}: para una unidad tan nueva, un reemplazo lo exige.</P>
      )}
    </>
  )
}

function whoPays(units: StandardUnitTerms[]): string {
  const ours = units.filter(unit => unit.treatment.freight.toUs.payer === 'us')
  if (ours.length === units.length) return 'Nosotros pagamos el envío terrestre hasta aquí.'
  if (ours.length === 0) return 'El envío hacia nosotros corre por su cuenta; guarde el número de rastreo.'
  return `Nosotros pagamos el envío terrestre hasta aquí de ${serialsOf(ours)}; el resto corre por su cuenta.`
}

/** What each unit may cost, and why; nothing is invoiced before repair or replacement is approved. */
function Costs({ order, about }: { order: LetterOrder; about: StandardSubject }) {
  return (
    <Points>
      {termsOf(order, about).map(unit => (
        <li key={unit.serial}>
          {unit.model}, número de serie {unit.serial}: {costOf(unit, about)}
        </li>
      ))}
    </Points>
  )
}

function costOf({ treatment }: StandardUnitTerms, about: StandardSubject): string {
  const { done, deductible, freight } = treatment
  const back =
    freight.toClient.payer === 'us'
      ? 'Nosotros pagamos el envío de vuelta a usted.'
      : 'El envío de vuelta corre por su cuenta.'
  switch (done) {
    case 'partner-team':
      return 'su garantía terminó. Nuestro Partner Team la revisa e indica un precio; no se hace nada antes de que usted lo acepte.'
    case 'person-decides':
      return 'una persona averigua si todavía está en garantía. No se hace nada con costo antes de que usted lo acepte.'
    case 'replace':
    case 'repair-or-replace':
      return deductible > 0
        ? `un deducible de ${amount(deductible, about)}, porque tiene más de 30 días y está en garantía. Se factura cuando se aprueba su reparación o reemplazo, y no si no encontramos ninguna falla. ${back}`
        : `sin cargo. ${back}`
  }
}

const WHAT_WE_FOUND: Record<string, string> = {
  'wrong-item': 'Lo que contenía no es la unidad que esperábamos.',
  'wrong-serial': 'Su número de serie no es el de una unidad que esperábamos.',
  'empty-box': 'La caja estaba vacía cuando nos llegó.',
}

const HOW_IT_WAS_SETTLED: Record<string, string> = {
  accept: 'Aceptamos lo que envió como su devolución, y seguimos con ella. Gracias por su paciencia.',
  'send-back': 'Le enviamos de vuelta lo que envió, y seguimos esperando la unidad que debía venir.',
  refuse: 'No podemos aceptar lo que envió como su devolución, y seguimos esperando la unidad que debía venir.',
}

const HOW_IT_ENDED: Record<string, string> = {
  replaced: 'Usted tiene su reemplazo.',
  repaired: 'Usted tiene de vuelta su unidad reparada.',
  'sent-back': 'Usted tiene su unidad de vuelta.',
  'disposed-of': 'La unidad se desechó, como usted aceptó.',
  'settled-by-staff': 'Lo arreglamos junto con usted.',
}

function closing(order: LetterOrder, about: StandardSubject): Letter {
  return {
    subject: 'Su devolución está cerrada',
    body: (
      <>
        <P>
          La devolución de {named(unitsOf(about))} está cerrada.{' '}
          {HOW_IT_ENDED[order.variant ?? ''] ?? 'No queda nada por hacer.'}
        </P>
        <Note>Si algo no funciona, responda a esta carta, y la lee una persona. Guárdela como comprobante.</Note>
      </>
    ),
  }
}
