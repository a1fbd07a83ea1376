import type { FinalBill } from '../../../../domain/final-bill.ts'
import { spokenDate } from '../../../spoken.ts'
import { spokenBillLine } from '../../../spoken-bill.ts'
import { P, Points } from '../letterhead.tsx'
import { amount } from '../phrases.tsx'
import type { LetterSubject } from '../subject.ts'

export function FinalBillLines({ bill, about }: { bill: FinalBill; about: LetterSubject }) {
  const { lines, net, regularThrough } = bill
  return (
    <>
      <P>
        Sus facturas normales cubren el tiempo hasta el {spokenDate(regularThrough, 'es')} incluido, y vencen como
        siempre.
      </P>
      {net === 0 ? (
        <P>Además de ellas no se factura nada.</P>
      ) : (
        <>
          <P>Además de ellas, la factura final tiene:</P>
          <Points>
            {lines.map(line => (
              <li key={line.kind}>{spokenBillLine(line, about.currency, 'es')}</li>
            ))}
          </Points>
          <P>En total {amount(net, about)}, a su cuenta, una vez terminado el servicio.</P>
        </>
      )}
    </>
  )
}
