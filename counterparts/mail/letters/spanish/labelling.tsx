import { listed, spokenDate } from '../../../spoken.ts'
import type * as english from '../labelling.tsx'
import { arrangedIn, pickUpsIn } from '../labelling.tsx'
import { Button, P } from '../letterhead.tsx'
import { failedUnits } from '../phrases.tsx'
import type { LetterSubject } from '../subject.ts'
import { named } from './phrases.tsx'

export const labelling: typeof english.labelling = {
  label: (order, about) => {
    const several = arrangedIn(about).length > 1
    return {
      subject: several ? 'Sus etiquetas de envío' : 'Su etiqueta de envío',
      body: (
        <>
          <P>
            Aquí {several ? 'están las etiquetas' : 'está la etiqueta'} para {named(failedUnits(order, about))}.{' '}
            {several ? 'Están pagadas: cada unidad tiene la suya. Imprímalas' : 'Está pagada. Imprímala'},{' '}
            {several ? 'ponga cada una en su paquete y entregue los paquetes' : 'póngala en el paquete y entréguelo'} al
            transportista.
          </P>
          <Labels about={about} />
          <AskedAgain about={about} />
        </>
      ),
    }
  },

  'pick-up': (order, about) => ({
    subject: 'Un conductor recoge su devolución',
    body: (
      <>
        <P>
          Un conductor pasa por {named(failedUnits(order, about))}
          {whenPickedUp(about)}. Está pagado. Tenga cada paquete cerrado y con su etiqueta.
        </P>
        <Labels about={about} />
        <AskedAgain about={about} />
      </>
    ),
  }),
}

function Labels({ about }: { about: LetterSubject }) {
  const arranged = arrangedIn(about)
  return (
    <>
      {arranged.map(({ serial, parcel, labelUrl }) => (
        <div key={serial}>
          <P>
            Número de serie {serial}: {parcel.carrier} {parcel.tracking}
          </P>
          <Button href={labelUrl}>
            {arranged.length > 1 ? `Abrir la etiqueta de ${serial}` : 'Abrir la etiqueta'}
          </Button>
        </div>
      ))}
    </>
  )
}

function AskedAgain({ about }: { about: LetterSubject }) {
  return (
    <P>
      {arrangedIn(about).length > 1
        ? 'Si las pide otra vez, recibe las mismas etiquetas; cada una sirve'
        : 'Si la pide otra vez, recibe la misma etiqueta; sirve'}{' '}
      para un solo paquete, enviado desde su dirección a la nuestra.
    </P>
  )
}

function whenPickedUp(about: LetterSubject): string {
  const { days, numbers } = pickUpsIn(about)
  if (days.length === 0) return ''
  const on = days.map(day => spokenDate(day, 'es'))
  return ` el ${listed(on, 'es')}; ${numbers.length > 1 ? 'los números de confirmación son' : 'el número de confirmación es'} ${listed(numbers, 'es')}`
}
