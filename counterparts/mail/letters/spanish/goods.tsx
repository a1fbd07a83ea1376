import type { GoodsSubject } from '../goods.tsx'
import { P } from '../letterhead.tsx'

export function WhatGoesBack({ about: { terms } }: { about: GoodsSubject }) {
  const { percent, taxOnFee } = terms.restocking
  return (
    <P>
      Lo que vuelve sellado se reembolsa completo: su precio y su impuesto. De lo que se abrió, se instaló o se usó
      retenemos el {percent} % del precio pagado, por reempaque y reposición;{' '}
      {taxOnFee === 'full' ? 'su impuesto se devuelve completo.' : 'el impuesto se devuelve sobre el resto.'}{' '}
      {terms.outboundShipping === 'kept' ? 'Lo que pagó por el envío hasta usted no se reembolsa.' : ''}
    </P>
  )
}

export function WayToUs({ about }: { about: GoodsSubject }) {
  const { helpAddress, returnAddress } = about.company
  const { label, inbound } = about.terms.shipping
  return (
    <P>
      {returnAddress ? `Envíelo a ${returnAddress}, o entréguelo allí. ` : ''}Escriba {about.rma} en el paquete.{' '}
      {inbound === 'client-pays'
        ? 'Usted elige el transportista, y el envío hacia nosotros corre por su cuenta'
        : 'Nosotros pagamos el envío terrestre'}
      {label === 'refused'
        ? ': no enviamos etiqueta ni conductor.'
        : `. Para una etiqueta o una recolección, escriba a ${helpAddress} y mencione ${about.rma}.`}{' '}
      Guarde el número de rastreo.
    </P>
  )
}
