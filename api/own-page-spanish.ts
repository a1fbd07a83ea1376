import type { PageWords } from './own-page-words.ts'

export const SPANISH: PageWords = {
  title: rma => `Su devolución ${rma}`,
  titleOfCancellation: rma => `Su cancelación ${rma}`,
  skip: 'Ir a lo que sigue',
  greeting: name => `Hola, ${name}:`,
  whatIsNext: 'Qué sigue',
  standing: {
    advanceReplacement: {
      submitted: 'Soporte está revisando lo que nos informó. Por ahora no tiene que hacer nada.',
      approved: 'Su cambio está aprobado. Lo estamos poniendo en marcha.',
      'awaiting-hold': 'Antes de enviar el reemplazo necesitamos una retención en una tarjeta. Toma unos minutos.',
      'awaiting-shipment': 'Su reemplazo está por salir. Por ahora no tiene que hacer nada.',
      'in-transit':
        'Su reemplazo está en camino. El plazo para devolver la unidad defectuosa empieza cuando lo reciba.',
      'awaiting-return':
        'Ya tiene su reemplazo. Envíenos la unidad defectuosa a más tardar el día que se indica abajo.',
      overdue: 'La unidad defectuosa está atrasada. Envíela ya: todavía puede hacerlo antes de que se le cobre.',
      paused: 'Estamos aclarando algo de su devolución. Mientras tanto el plazo no corre.',
      collecting:
        'El plazo para devolver la unidad defectuosa terminó y se está cobrando. ¿Ya viene en camino? Avísenos ahora.',
      inspecting: 'La unidad defectuosa ya está con nosotros. No tiene que hacer nada más.',
      quoted: 'Le enviamos una cotización por carta y esperamos su respuesta.',
      billed: 'Se cobró lo que no volvió. Si lo envía ahora, lo revisamos y le reembolsamos lo que se pueda.',
      'awaiting-loaner': 'Devuélvanos el equipo que le prestamos.',
      lapsed: 'Esta devolución no se usó a tiempo y caducó. Escríbanos si todavía la necesita.',
      otherwise: 'Estamos trabajando en su devolución. Por ahora no tiene que hacer nada.',
    },
    standardReturn: {
      submitted: 'Soporte está revisando lo que nos informó. Por ahora no tiene que hacer nada.',
      approved: 'Su devolución está aprobada. Envíenos la unidad.',
      'awaiting-return':
        'Envíenos la unidad a más tardar el día que se indica abajo. La reparamos o reemplazamos y se la enviamos.',
      paused: 'Estamos aclarando algo de su devolución. Mientras tanto el plazo no corre.',
      inspecting: 'La unidad está con nosotros y pronto la revisamos. Por ahora no tiene que hacer nada.',
      'with-vendor': 'La unidad está con el fabricante o su distribuidor. Por ahora no tiene que hacer nada.',
      'asking-client': 'Le preguntamos algo por carta y seguimos en cuanto tengamos su respuesta.',
      quoted: 'Le enviamos una cotización por carta y esperamos su respuesta.',
      repairing: 'La unidad se está reparando o reemplazando. Por ahora no tiene que hacer nada.',
      'awaiting-shipment': 'Lo que recibirá está por salir. Por ahora no tiene que hacer nada.',
      'in-transit': 'Lo que recibirá está en camino.',
      lapsed: 'No llegó nada a tiempo, así que esta devolución caducó. Escríbanos y se puede reabrir.',
      otherwise: 'Estamos trabajando en su devolución. Por ahora no tiene que hacer nada.',
    },
    overTheCounterReturn: {
      'with-distributor': 'Lleve la unidad al distribuidor donde la compró y muestre allí su Tech Ticket ID.',
      otherwise: 'Lleve la unidad al distribuidor donde la compró y muestre allí su Tech Ticket ID.',
    },
    virtualReturn: {
      'awaiting-approval':
        'Una persona revisa su solicitud. Cada una se decide por separado, así que puede tardar uno o dos días.',
      'awaiting-shipment': 'Su reemplazo está aprobado y por salir. No tiene que devolver nada.',
      'in-transit': 'Su reemplazo está en camino. No tiene que devolver nada.',
      otherwise: 'Estamos trabajando en su solicitud. No tiene que devolver nada.',
    },
    orderedNotNeededReturn: {
      'awaiting-return':
        'Entregue el paquete a un transportista, o a nosotros, a más tardar el día que se indica abajo. Lo que el transportista tenga ese día está a tiempo.',
      'in-transit': 'Su paquete viene en camino. No tiene que hacer nada más.',
      inspecting: 'Su paquete está aquí y pronto lo revisamos. Después le escribimos con el importe.',
      lapsed: 'No se entregó nada a tiempo, así que no se puede reembolsar.',
      paused: 'Estamos aclarando algo de su devolución. Por ahora no tiene que hacer nada.',
      otherwise: 'Estamos trabajando en su devolución. Por ahora no tiene que hacer nada.',
    },
    subscriptionCancellation: {
      'awaiting-confirmation': 'Todavía no se ha cancelado nada: confirme que lo desea.',
      'in-notice':
        'La cancelación es válida. El servicio sigue hasta el día que se indica abajo, y hasta entonces puede retirarla.',
      otherwise: 'Estamos trabajando en su cancelación. Por ahora no tiene que hacer nada.',
    },
    maintenanceCancellation: {
      'awaiting-confirmation': 'Todavía no se ha cancelado nada: confirme que lo desea.',
      'in-notice':
        'La cancelación es válida. El mantenimiento sigue hasta el día que se indica abajo, y hasta entonces puede retirarla.',
      otherwise: 'Estamos trabajando en su cancelación. Por ahora no tiene que hacer nada.',
    },
  },
  closed: {
    returned: 'Todo volvió a tiempo. Gracias.',
    'returned-late': 'Todo volvió, y lo que se había cobrado quedó arreglado.',
    billed: 'Se cobró lo que no volvió, y terminó el plazo en que todavía podía volver.',
    undone: 'El reemplazo volvió a nosotros y el cambio quedó sin efecto.',
    kept: 'Se quedó con la unidad, como acordamos, y se cobró.',
    'lost-by-carrier': 'El transportista perdió la unidad con nuestra etiqueta. No nos debe nada.',
    lapsed: 'Esta devolución no se usó a tiempo y caducó. No se debe nada.',
    cancelled: 'Esto se canceló. No queda nada por hacer.',
    refused: 'Esto no se pudo aprobar.',
    'resolved-remotely': 'Soporte lo resolvió con usted y el equipo funciona.',
    declined: 'No pudimos aprobar un reemplazo. Su garantía no cambia; pregúntenos por otras opciones.',
    repaired: 'Su unidad está reparada y de vuelta con usted.',
    replaced: 'Su unidad fue reemplazada.',
    'sent-back': 'Le devolvimos su unidad.',
    'disposed-of': 'Su unidad se desechó, como usted aceptó.',
    delivered: 'Su reemplazo llegó. No tiene que devolver nada.',
    'taken-by-distributor': 'El distribuidor recibió la unidad. Lo que reciba por ella se arregla en su mostrador.',
    refunded: 'Finanzas tiene su reembolso y lo devuelve por el mismo medio con que pagó.',
    denied: 'Lo que volvió no se pudo reembolsar. Nuestra carta dice por qué.',
    withdrawn: 'La cancelación se retiró y el servicio sigue.',
    ended: 'La cancelación ya surtió efecto.',
    otherwise: 'Esto está cerrado. No queda nada por hacer.',
  },

  status: 'En qué va',
  steps: {
    asked: 'Recibimos su solicitud',
    granted: 'Devolución aprobada',
    secured: 'Retención en la tarjeta autorizada',
    shipped: 'Reemplazo enviado',
    delivered: 'Reemplazo entregado',
    'at-distributor': 'Unidad recibida por el distribuidor',
    here: 'Unidad de vuelta con nosotros',
    'looked-at': 'Revisada',
    'sent-back': 'Enviado a usted',
    refunded: 'Reembolso en manos de finanzas',
    confirmed: 'Confirmado por usted',
    ended: 'Servicio terminado',
    closed: 'Cerrado',
  },
  stepStates: { done: 'hecho', now: 'sigue', ahead: 'después' },
  stepsOf: {
    virtualReturn: { granted: 'Aprobado por una persona' },
    orderedNotNeededReturn: { here: 'Paquete con nosotros' },
    maintenanceCancellation: { ended: 'Mantenimiento terminado' },
  },

  byWhen: 'Hasta cuándo',
  marks: {
    due: {
      title: 'Devuélvala a más tardar el',
      text: 'Hasta el final de ese día su devolución está a tiempo. Después está atrasada.',
    },
    bill: {
      title: 'Con nosotros a más tardar el',
      text: 'Qué pasa si no está aquí al final de ese día se explica en «Cuánto cuesta».',
    },
    lapse: {
      title: 'Con nosotros a más tardar el',
      text: 'Si al final de ese día no llegó nada, la devolución caduca.',
    },
    'hand-over': {
      title: 'Entréguelo a más tardar el',
      text: 'Un transportista o nosotros debemos tenerlo al final de ese día. Después no se puede reembolsar.',
    },
    confirm: {
      title: 'Confirme a más tardar el',
      text: 'Si no lo ha hecho al final de ese día, no se cancela nada.',
    },
    end: {
      title: 'Vigente hasta el',
      text: 'Hasta el final de ese día puede retirar la cancelación: escríbanos.',
    },
  },
  left: days => (days === 0 ? 'Hoy es el último día' : days === 1 ? 'Queda 1 día' : `Quedan ${days} días`),
  isOver: 'Este día ya pasó',
  countdown: { label: 'Tiempo que queda', days: 'd', hours: 'h', minutes: 'min' },
  fromDelivery: days => `Tiene ${dias(days)} a partir del día en que se entregue el reemplazo.`,
  noMoneyBefore: time => `No se mueve dinero antes del ${time}.`,

  weSent: 'Lo que le enviamos',
  units: {
    advanceReplacement: 'Lo que necesitamos de vuelta',
    standardReturn: 'Lo que nos envía',
    overTheCounterReturn: 'Lo que entrega',
    virtualReturn: 'Lo que reemplazamos (consérvelo o deséchelo como residuo electrónico)',
    orderedNotNeededReturn: 'Lo que devuelve',
    subscriptionCancellation: 'Lo que cancela',
    maintenanceCancellation: 'Lo que cancela',
  },
  serial: 'Número de serie',
  replacedBy: serial => `Reemplazada por el número de serie ${serial}`,
  loaner: 'prestado a usted',
  unitStates: {
    owed: 'todavía no está con nosotros',
    received: 'con nosotros',
    undone: 'con nosotros: el cambio quedó sin efecto',
    'lost-by-our-carrier': 'perdida con nuestra etiqueta; no debe nada',
    billed: 'cobrada',
    kept: 'se queda con usted, y cobrada',
    forgiven: 'arreglada',
    refunded: 'reembolsada',
    'on-bench': 'con nosotros, en revisión',
    'not-expected': 'nada que devolver',
    repaired: 'reparada',
    replaced: 'reemplazada',
    'sent-back': 'devuelta a usted',
    'disposed-of': 'desechada',
  },
  tracking: (carrier, tracking) => `${carrier}, número de rastreo ${tracking}`,

  whereTo: 'A dónde enviarlo',
  sendTo: address => `Envíe el paquete a ${address}, o entréguelo allí.`,
  mark: 'Escriba este número en el paquete:',
  barcode: rma => `Código de barras de ${rma}`,
  scanned: 'Esta página se puede imprimir. Póngala en la caja: al recibirla leemos estas barras con un escáner.',
  inbound: {
    ours: 'Nosotros pagamos el envío terrestre.',
    yours: 'El envío hacia nosotros corre por su cuenta. Guarde el número de rastreo.',
  },
  originalPackaging: 'Use el empaque original: para una unidad tan nueva, el cambio lo exige.',
  labels: 'Etiqueta de envío y recolección',
  labelFor: serial => `Abrir la etiqueta de ${serial} (PDF)`,
  pickUpOn: (day, confirmation) => `Un conductor pasa el ${day}. Número de confirmación ${confirmation}.`,
  askLabel: 'Pedir una etiqueta de envío',
  askPickUp: 'Pedir una recolección',
  labelsWhere: 'Está pagada. Llega por correo y también aparece aquí, normalmente en un minuto.',
  noLabels: 'Para esta devolución no hay etiqueta ni recolección: usted elige un transportista y lo paga.',

  money: 'Cuánto cuesta',
  holdAsked: amount => `Pedimos una retención de ${amount} en su tarjeta antes de enviar nada.`,
  held: (amount, until) =>
    `Retenido en su tarjeta: ${amount}. Esta retención dura hasta el ${until}; si la unidad sigue fuera, se renueva.`,
  holdExplained: days =>
    `Una retención no es un cobro: su banco aparta el importe. No se le cobra a su tarjeta salvo que la unidad defectuosa no se devuelva dentro de ${dias(days)} desde el día en que reciba el reemplazo.`,
  mayExceed: 'El importe es el precio de lo que vuelve, sin descuentos, así que puede ser más de lo que pagó.',
  holdLetGo: 'Liberamos la retención en cuanto la unidad vuelva. Su banco puede tardar unos días en mostrarlo.',
  invoiced: amount =>
    `No se cobra nada si la unidad defectuosa vuelve a tiempo. Si no vuelve, se le factura como máximo ${amount}.`,
  awaitedBill: amount =>
    `Facturamos ${amount} por lo que no vuelva solo si usted lo aceptó. De lo contrario, hablamos antes con usted.`,
  noCharge: 'Nada se cobra por sí solo. Si la unidad no vuelve, hablamos con usted.',
  atMost: (serial, amount) => `Por ${serial}, como máximo ${amount}, fijado el día en que se aprobó.`,
  deductible: (serial, amount) =>
    `Por ${serial}, un deducible de ${amount}, que se factura cuando se apruebe su reparación o reemplazo.`,
  taken: amount => `Cobrado o facturado hasta ahora: ${amount}.`,
  givenBack: amount => `Devuelto hasta ahora: ${amount}.`,
  refundOf: (serial, paid, tax) => `Por ${serial}: precio pagado ${paid}, impuesto ${tax}.`,
  restocking: percent =>
    `Recibe lo que pagó. Si se abrió, se instaló o se usó, retenemos el ${percent} % del precio por reempaque y reposición.`,
  nothingTaken: 'No se cobró nada.',
  noDeductible: 'Sin deducible. Si algo le costara, antes recibe una cotización.',
  free: 'Nada: es gratis para usted.',
  distributorGoverns:
    'No retenemos ni cobramos nada. La política del distribuidor decide qué recibe y cuándo. Puede tardar: pregunte en el mostrador.',
  techTicket: id => `Su Tech Ticket ID es ${id}.`,
  regularBills: day => `Sus facturas normales cubren el tiempo hasta el ${day} incluido y vencen como siempre.`,
  finalBill: {
    nothing: 'Además de ellas no se factura nada.',
    line: (kind, amount) => `${FINAL_BILL[kind]}: ${amount}.`,
    total: amount => `La factura final: ${amount}.`,
  },
  maintenanceCost: 'No se factura nada por ello. No se acredita ninguna parte del período, y no se renueva.',
  mayNotBeReinstated: 'Un mantenimiento que terminó normalmente no se puede restablecer.',

  asked: {
    hold: { text: 'Necesitamos una cosa de usted: una retención en una tarjeta.', button: 'Autorizar la retención' },
    payment: { text: 'Su banco quiere que usted mismo confirme un pago.', button: 'Continuar al pago' },
    acceptance: { text: 'Díganos si acepta la fecha y el importe.', button: 'Ver la fecha y el importe' },
    confirmation: { text: 'Confirme que desea cancelar.', button: 'Continuar para confirmar' },
    acknowledgement: { text: 'Díganos que sabe lo que termina.', button: 'Leer y tomar nota' },
  },

  moreTime: '¿Necesita más tiempo?',
  moreTimeText: 'Pídalo aquí. Una persona decide y le enviamos una carta. Hasta entonces valen los días de arriba.',
  byDays: 'Cuántos días más',
  days: days => dias(days),
  why: 'Por qué',
  reasons: {
    away: 'No hay nadie que pueda enviarlo',
    'not-installed': 'El reemplazo todavía no está instalado',
    parcel: 'Por el momento no se puede enviar el paquete',
    other: 'Otra cosa',
  },
  askMoreTime: 'Pedir más tiempo',
  moreTimeAsked: 'Usted pidió más tiempo. Una persona decide y le escribe. Hasta entonces valen los días de arriba.',
  moreTimeElse: '¿Necesita más tiempo u otra cosa? Escríbanos.',

  done: {
    label: 'Tenemos su solicitud. La etiqueta llega por correo y aparece aquí.',
    'pick-up': 'Tenemos su solicitud. Le enviamos una carta con el día, y aparece aquí.',
    'more-time': 'Tenemos su solicitud de más tiempo.',
  },
  refused: {
    label: 'Esta devolución no tiene etiqueta ni recolección: usted elige un transportista y lo paga.',
    moreTime: 'Para esta devolución ahora no se puede pedir más tiempo aquí. Escríbanos.',
    gone: 'Esto ya no se le pide. La página muestra qué sigue.',
  },

  help: 'A quién preguntar',
  helpText: (address, rma) =>
    `Responda a cualquiera de nuestras cartas, o escriba a ${address} y mencione ${rma}. Lo lee una persona.`,

  noPage: {
    title: 'No podemos mostrar esta página',
    text: 'El enlace no está completo o ya no es válido. Abra el enlace de nuestra última carta, o responda a esa carta: una persona le ayuda.',
  },
  expired: {
    title: 'Esta página ya no se conserva',
    text: 'La devolución terminó hace un tiempo. Responda a cualquiera de nuestras cartas si necesita saber más: una persona le ayuda.',
  },
}

const FINAL_BILL = {
  'part-month': 'El último mes, hasta donde llega',
  'contract-balance': 'El saldo de su contrato',
  'past-due': 'Lo que está vencido',
} as const

function dias(days: number): string {
  return days === 1 ? '1 día' : `${days} días`
}
