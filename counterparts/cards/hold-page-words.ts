import type { Language } from '../../domain/language.ts'
import type { RmaNumber } from '../../domain/names.ts'
import type { HoldPageOrder } from './port.ts'

/** What the client reads on the gateway's page beside its own words. */
interface HoldPageWords {
  what: Record<HoldPageOrder['purpose'], (rma: RmaNumber) => string>
  /** SP-6, SP-7, and what makes a later renewal or charge legitimate. */
  holdMandate: Record<HoldPageOrder['consent'], string>
  paymentMandate: string
}

export const HOLD_PAGE_WORDS: Record<Language, HoldPageWords> = {
  en: {
    what: { hold: rma => `Card hold for return ${rma}`, payment: rma => `Not returned: ${rma}` },
    holdMandate: {
      agreed:
        'Your card is not charged now: the amount above is only held, and it may be more than you paid for the unit. You ' +
        'agree that we keep this card, renew the hold while the unit is with you, and charge at most this amount if the ' +
        'unit is not returned by the date in our letter. We let the hold go as soon as the unit is back.',
      withheld:
        'Your card is not charged now: the amount above is only held, and it may be more than you paid for the unit. We do ' +
        'not keep this card. We charge at most this amount if the unit is not returned by the date in our letter, and let ' +
        'the hold go as soon as the unit is back.',
    },
    paymentMandate:
      'Your card is charged now with the amount above, for what was not returned. We do not keep this card.',
  },
  es: {
    what: { hold: rma => `Retención en la tarjeta para la devolución ${rma}`, payment: rma => `No devuelto: ${rma}` },
    holdMandate: {
      agreed:
        'Ahora no se le cobra a su tarjeta: el importe de arriba solo se retiene, y puede ser más de lo que pagó por la ' +
        'unidad. Usted acepta que guardemos esta tarjeta, que renovemos la retención mientras la unidad esté con usted y ' +
        'que cobremos como máximo este importe si la unidad no se devuelve a más tardar en la fecha de nuestra carta. ' +
        'Liberamos la retención en cuanto la unidad vuelva.',
      withheld:
        'Ahora no se le cobra a su tarjeta: el importe de arriba solo se retiene, y puede ser más de lo que pagó por la ' +
        'unidad. No guardamos esta tarjeta. Cobramos como máximo este importe si la unidad no se devuelve a más tardar en ' +
        'la fecha de nuestra carta, y liberamos la retención en cuanto la unidad vuelva.',
    },
    paymentMandate:
      'A su tarjeta se le cobra ahora el importe de arriba, por lo que no se devolvió. No guardamos esta tarjeta.',
  },
}
