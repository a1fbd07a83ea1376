import type { Role } from '../../domain/staff-decision.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { Desk } from '../desk.ts'
import { sharedWorld } from '../world.ts'
import { buildConsole, openBrowser, type Scheme, type Size, type Visit, visit } from './browser.ts'

/** The console as it is built, before a sandbox whose cases run. */
export interface Staffed {
  box: RunningSandbox
  desk: Desk
  open(path: string, as?: { role?: Role; size?: Size; scheme?: Scheme }): Promise<Visit>
  close(): Promise<void>
}

/** `undefined` on a machine without a browser: there its pages are not tried. */
export async function staffed(): Promise<Staffed | undefined> {
  const browser = await openBrowser()
  if (!browser) return undefined
  buildConsole()
  const box = await sharedWorld()
  return {
    box,
    desk: new Desk(box),
    open: (path, as) => visit(browser, box, path, as),
    close: () => browser.close(),
  }
}
