import { spokenBillLine } from '../counterparts/spoken-bill.ts'
import type { LinkWords } from './customer-page-words.ts'

export const SPANISH: LinkWords = {
  unit: ({ brand, model, serial }) => `${brand} ${model}, número de serie ${serial}`,
  worksUntil: 'Esta página funciona hasta el',
  hold: {
    title: rma => `Una retención en su tarjeta para la devolución ${rma}`,
    why: ({ company, amount, days }) => (
      <>
        {company} le envía un reemplazo antes de recibir su unidad defectuosa. Para ello pedimos una retención de{' '}
        <strong>{amount}</strong> en su tarjeta. <strong>No se le cobra</strong> a su tarjeta salvo que la unidad
        defectuosa no se devuelva dentro de {days} días desde el día en que reciba el reemplazo.
      </>
    ),
    comesBack: 'Lo que vuelve a nosotros',
    held: 'Lo que se retiene',
    mayExceed: amount =>
      `${amount}: el precio de lo que vuelve, sin descuentos. Puede ser más de lo que pagó. Liberamos la retención en cuanto la unidad vuelva.`,
    consent: ({ amount, latest }) =>
      `Acepto que mi tarjeta se guarde para esta devolución, que la retención se renueve mientras la unidad esté conmigo y que se cobre como máximo ${amount} si la unidad no se devuelve a tiempo, a más tardar el ${latest}. Sin esto pedimos solo la retención y, en lugar de volver a usar la tarjeta, enviamos una factura.`,
    button: 'Continuar a la página de la tarjeta',
  },
  payment: {
    title: rma => `Un pago por la devolución ${rma}`,
    why: ({ company, amount }) => (
      <>
        La unidad defectuosa no volvió a {company} a tiempo, y su banco quiere que usted mismo confirme el pago. A su
        tarjeta <strong>se le cobra ahora</strong> <strong>{amount}</strong>. No guardamos la tarjeta que use aquí.
      </>
    ),
    paidFor: 'Lo que paga',
    button: amount => `Continuar y pagar ${amount}`,
  },
  acceptance: {
    title: rma => `Su devolución ${rma}`,
    terms: ({ company, amount, days }) => (
      <>
        La unidad defectuosa debe estar con {company} dentro de {days} días desde el día en que reciba el reemplazo. Si
        no lo está, facturamos <strong>{amount}</strong> a su cuenta.
      </>
    ),
    button: 'Acepto la fecha y el importe',
  },

  maintenance: contract => `el contrato de mantenimiento ${contract}`,
  confirmation: {
    title: name => `¿Desea cancelar ${name}?`,
    why: ({ company, name, received }) => (
      <>
        Un correo en su nombre llegó a {company} el {received}. Nos pide cancelar <strong>{name}</strong>. No se cancela
        nada hasta que usted lo confirme aquí.
      </>
    ),
    ends: 'Cuándo termina',
    endsOn: {
      'in-notice': lastDay => `Sigue hasta el final del ${lastDay}.`,
      ended: lastDay => `Siguió hasta el final del ${lastDay}.`,
    },
    costs: 'Cuánto cuesta',
    regularBills: through =>
      `Sus facturas normales cubren el tiempo hasta el ${through} incluido y vencen como siempre.`,
    line: (line, currency) => `Además de ellas, ${spokenBillLine(line, currency, 'es')}.`,
    finalBill: amount => `La factura final: ${amount}.`,
    nothingElse: 'Además de ellas no se factura nada.',
    atMost: amount => `Aunque después se sepa algo más, como máximo ${amount}.`,
    free: 'No se factura nada por ello. No se acredita ninguna parte del período, y no se renueva.',
    wayBack: 'Si puede arrepentirse',
    backUntil: {
      'in-notice': 'Hasta el final de ese día puede retirar la cancelación. Después ya no.',
      ended: 'Ese día ya pasó: una vez confirmada, la cancelación no se puede retirar.',
    },
    notReinstated: 'Un mantenimiento que terminó normalmente no se puede restablecer.',
    worksThrough: 'Esta página funciona hasta',
    button: 'Confirmo la cancelación',
  },
  acknowledgement: {
    title: name => `Termina ${name}`,
    ends: ({ company, name, lastDay }) =>
      `Usted canceló ${name} con ${company}. Sigue vigente hasta el final del ${lastDay}, con esta confirmación o sin ella.`,
    notReinstated: (
      <>
        Un mantenimiento que terminó <strong>normalmente no se puede restablecer</strong>.
      </>
    ),
    button: 'He tomado nota',
  },

  thanks: {
    title: 'Gracias',
    hold: 'Le escribimos en cuanto la retención esté hecha. Puede cerrar esta página.',
    payment: 'Le escribimos en cuanto el pago se haya hecho. Puede cerrar esta página.',
    acceptance: 'Hemos anotado que acepta la fecha y el importe.',
    confirmation: 'La cancelación es válida. Le enviamos una carta con la fecha y lo que cuesta.',
    acknowledgement: 'Hemos anotado que lo sabe.',
  },
  turnedBack: {
    title: 'Usted volvió atrás',
    text: 'No se retuvo ni se cobró nada. El enlace de nuestra carta sigue funcionando, por si desea continuar.',
  },
  gone: {
    title: 'Esta página ya no está abierta',
    why: {
      expired: 'El enlace caducó. Responda a nuestra carta y le enviamos uno nuevo.',
      held: 'La retención ya está hecha. No queda nada por hacer.',
      accepted: 'Usted ya aceptó la fecha y el importe. No queda nada por hacer.',
      'nothing-owed': 'Ya no se debe nada. No queda nada por hacer.',
      'nothing-left': 'No queda nada por hacer.',
      confirmed: 'Usted ya confirmó la cancelación. Nuestra carta indica la fecha; no queda nada por hacer.',
      acknowledged: 'Usted ya nos dijo que tomó nota. No queda nada por hacer.',
      counts: 'La cancelación ya es válida; nuestra carta indica la fecha. No queda nada por hacer.',
      unconfirmed: 'El enlace caducó, así que no se canceló nada. Para cancelar, escríbanos de nuevo.',
      'maintenance-over': 'El mantenimiento terminó. No queda nada por hacer.',
      lapsed: 'El enlace no se usó a tiempo, así que no se canceló nada. Para cancelar, escríbanos de nuevo.',
      withdrawn: 'La cancelación se retiró y el servicio sigue. No queda nada por hacer.',
      'called-off': 'La cancelación se anuló y el servicio sigue. No queda nada por hacer.',
      ended: 'La cancelación ya surtió efecto. No queda nada por hacer.',
    },
  },
  noPage: { title: 'Esta página no existe', text: 'Use el enlace de nuestra última carta, completo.' },
  inTheWay: {
    often: { title: 'Demasiadas solicitudes', text: 'Espere un minuto y abra de nuevo el enlace de nuestra carta.' },
    away: {
      title: 'En este momento no es posible',
      text: 'Ahora no podemos mostrar esta página. Inténtelo de nuevo en unos minutos; no pierde nada.',
    },
    broken: {
      title: 'Algo falló de nuestro lado',
      text: 'Inténtelo de nuevo. Si vuelve a ocurrir, responda a nuestra carta y le ayudamos.',
    },
    unread: {
      title: 'No pudimos leer eso',
      text: 'Abra de nuevo el enlace de nuestra carta y use el botón de su página.',
    },
  },
}
