import { z } from 'zod'
import { CASE_CHECKS } from './case-checks.ts'
import { type Check, checking, sameList } from './check.ts'
import { details, text, texts } from './forms.ts'
import { Look } from './look.ts'
import { MONEY_CHECKS } from './money-checks.ts'
import { WORD_CHECKS } from './word-checks.ts'

/** A leg is a case of its own: all that is asked of a case may be asked of it. */
const OF_LEG = { ...CASE_CHECKS, ...MONEY_CHECKS, ...WORD_CHECKS } satisfies Record<string, z.ZodType<Check>>

const Leg = details({
  serial: z.exactOptional(text),
  ...Object.fromEntries(Object.entries(OF_LEG).map(([name, check]) => [name, z.exactOptional(check)])),
})

/** The vendor's own RMA, beside the client's case that it belongs to. */
export const VENDOR_CHECKS = {
  "vendor's legs": checking(texts, async (wanted, look, play) =>
    sameList(
      wanted,
      (await look.legs()).map(leg => play.aliases.inFile(leg.split('/vendor/')[1] ?? leg)),
    ),
  ),

  "vendor's leg": checking(Leg, async ({ serial, ...checks }, look, play) => {
    const unit = play.aliases.inWorld(serial ?? play.units[0]?.serial ?? '')
    const leg = (await look.legs()).find(number => number.endsWith(`/vendor/${unit}`))
    if (leg === undefined)
      return [{ expected: `a vendor's leg for ${play.aliases.inFile(unit)}`, found: 'there is none' }]
    const ofLeg = new Look(play, leg)
    // The form has read each of these as a check, under a name of the table above.
    const asked = Object.values(checks) as Check[]
    return (await Promise.all(asked.map(check => check(ofLeg, play)))).flat()
  }),
}
