/**
 * `RMA-1001`, or `<profile>-<number>` when the ticketing system brings its own; a vendor's leg goes by the client's
 * number and the unit's, `RMA-1001/vendor/C1`. Also the workflow's id.
 */
export type RmaNumber = string & { readonly __brand: 'RmaNumber' }

/** A serial number, normalised: capitals, without spaces and dashes. Known per brand. */
export type SerialNumber = string & { readonly __brand: 'SerialNumber' }

/** The number that a client's case is given. Throws a RangeError unless 3 to 64 letters, digits, dots or dashes. */
export function rmaNumber(value: string): RmaNumber {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/.test(value))
    throw new RangeError(`An RMA number is 3 to 64 letters, digits, dots and dashes, as in RMA-1001; got "${value}".`)
  return value as RmaNumber // proven just above
}

/** For looking a case up: a client's number, or that of one of its vendor's legs. Throws a RangeError otherwise. */
export function caseNumber(value: string): RmaNumber {
  const [, of, serial] = /^(.+?)\/vendor\/(.+)$/.exec(value) ?? []
  return of && serial ? vendorLegNumber(rmaNumber(of), serialNumber(serial)) : rmaNumber(value)
}

/** A vendor's leg belongs to one unit of one client's case. */
export function vendorLegNumber(of: RmaNumber, serial: SerialNumber): RmaNumber {
  return `${of}/vendor/${serial}` as RmaNumber // both parts have been read by their parsers
}

/** `serialNumber(' ab-12 34 ')` is `AB1234`. Throws a RangeError when nothing readable is left. */
export function serialNumber(value: string): SerialNumber {
  const normalised = value.toUpperCase().replace(/[\s-]/g, '')
  if (!/^[A-Z0-9._/:]{1,40}$/.test(normalised))
    throw new RangeError(`A serial number is 1 to 40 letters and digits; got "${value}".`)
  return normalised as SerialNumber // proven just above
}
