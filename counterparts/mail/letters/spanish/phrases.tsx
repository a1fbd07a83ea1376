import type { LetterOrder } from '../../../../domain/step.ts'
import type { Instant } from '../../../../domain/time.ts'
import { count, listed } from '../../../spoken.ts'
import { P, Points } from '../letterhead.tsx'
import { amount, failedUnits, lastDay, owed, time, verb } from '../phrases.tsx'
import type { ExchangeSubject, LetterSubject, LetterUnit } from '../subject.ts'

/** `Yealink T54W (número de serie 1234)` and so on, in one sentence. */
export function named(units: readonly LetterUnit[]): string {
  return units.length === 0 ? 'su equipo' : listed(units.map(nameOf), 'es')
}

export function theFailed(units: readonly LetterUnit[]): string {
  return units.length > 1 ? 'las unidades defectuosas' : 'la unidad defectuosa'
}

export function UnitAmounts({ about }: { about: LetterSubject }) {
  return (
    <Points>
      {about.terms.units.map(unit => (
        <li key={unit.serial}>
          {nameOf(unit)}: {amount(unit.amount, about)}
        </li>
      ))}
    </Points>
  )
}

export function Parcels({ about: { parcels = [] } }: { about: LetterSubject }) {
  if (parcels.length === 0) return null
  return (
    <Points>
      {parcels.map(({ carrier, tracking }) => (
        <li key={tracking}>
          {carrier}, número de rastreo {tracking}
        </li>
      ))}
    </Points>
  )
}

export function Deadlines({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const { dueDays, billAfterDays } = about.terms.window
  const { dueAt, billAt, moneyAt } = order
  const units = failedUnits(order, about)
  const areBack = verb(
    units,
    'La unidad defectuosa tiene que estar de vuelta con nosotros',
    'Las unidades defectuosas tienen que estar de vuelta con nosotros',
  )
  const by = (at: Instant | undefined, number: number) =>
    at ? `a más tardar el ${lastDay(at, about)}` : `en un plazo de ${fromDelivery(number)}`
  const longest = billAt ? `termina el ${lastDay(billAt, about)}` : `es de ${fromDelivery(billAfterDays)}`
  const twoMarks = dueDays < billAfterDays
  return (
    <Points>
      {twoMarks && (
        <li>
          {areBack} {by(dueAt, dueDays)}. Después, su devolución está atrasada.
        </li>
      )}
      <li>
        {twoMarks ? `El plazo máximo ${longest}` : `${areBack} ${by(billAt, billAfterDays)}`}. Si para entonces no{' '}
        {verb(units, 'está', 'están')} aquí, {ifNotReturned(order, about)}.
      </li>
      {moneyAt && <li>No se mueve dinero antes del {time(moneyAt, about)}.</li>}
    </Points>
  )
}

export function WayBack({ about }: { about: ExchangeSubject }) {
  const { shipping } = about.terms
  const { helpAddress, returnAddress } = about.company
  return (
    <>
      <P>
        {returnAddress ? `Envíe el paquete a ${returnAddress}, o entréguelo allí. ` : ''}
        Escriba {about.rma} en el paquete.{' '}
        {shipping.inbound === 'we-pay-ground'
          ? 'Nosotros pagamos el envío terrestre hasta aquí.'
          : 'El envío hacia nosotros corre por su cuenta; guarde el número de rastreo.'}
      </P>
      {shipping.label === 'granted' && (
        <P>
          ¿Necesita una etiqueta de envío, o que pasen a recoger el paquete? Escriba a {helpAddress} y mencione{' '}
          {about.rma}.
        </P>
      )}
      {shipping.originalPackaging === 'required' && (
        <P>Use el empaque original: para una unidad tan nueva, el cambio lo exige.</P>
      )}
    </>
  )
}

export function ifNotReturned(order: LetterOrder, about: ExchangeSubject): string {
  const { terms } = about
  const inAll = amount(owed(order, about), about)
  const value = failedUnits(order, about).length > 1 ? `${inAll} en total, o menos si volvió una parte` : inAll
  switch (about.hold === 'waived' ? 'invoice' : terms.collateral) {
    case 'card-hold':
      return `se cobra a su tarjeta, del importe retenido en ella, ${value}`
    case 'saved-card':
      return `se cobra a su tarjeta guardada ${inAll}`
    case 'invoice':
      return terms.billingOnAccount === 'awaited'
        ? `nos comunicamos con usted por ${inAll}, el precio de lo que falte`
        : `facturamos a su cuenta ${value}`
    case 'none':
      return 'nos comunicamos con usted para saber qué pasó; nada se cobra por sí solo'
  }
}

function fromDelivery(number: number): string {
  return `${count(number, 'día')} a partir de la entrega del reemplazo`
}

function nameOf(unit: { brand: string; model: string; serial: string }): string {
  return `${unit.brand} ${unit.model} (número de serie ${unit.serial})`
}
