/**
 * Lists of holidays that a profile may name. A fixed date is a holiday on that day only: where it falls on a weekend,
 * no Friday or Monday is taken instead. A company that does so writes its own list.
 */
export const HOLIDAYS = {
  'us-federal': [
    '01-01',
    '01/3Mon',
    '02/3Mon',
    '05/-1Mon',
    '06-19',
    '07-04',
    '09/1Mon',
    '10/2Mon',
    '11-11',
    '11/4Thu',
    '12-25',
  ],
} as const satisfies Record<string, readonly string[]>
