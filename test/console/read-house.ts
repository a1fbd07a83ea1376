import type { Role } from '../../domain/staff-decision.ts'
import { type TestHouse, testHouse } from '../api/house.ts'
import { buildConsole, openBrowser, type Scheme, type Size, type Visit, visit } from './browser.ts'

/** The console before an API on records that a test has written, without anything that runs behind it. */
export interface ReadHouse extends TestHouse {
  url: string
  open(path: string, as?: { role?: Role; size?: Size; scheme?: Scheme }): Promise<Visit>
}

/** `undefined` where there is no browser. */
export async function readHouse(): Promise<ReadHouse | undefined> {
  const browser = await openBrowser()
  if (!browser) return sayThereIsNone()
  buildConsole()
  const desk = await testHouse()
  const url = await desk.api.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...desk,
    url,
    open: (path, as = {}) => visit(browser, { apiUrl: url, keys: desk.keys }, path, { role: 'manager', ...as }),
    async close() {
      await browser.close()
      await desk.close()
    },
  }
}

function sayThereIsNone(): undefined {
  console.log('    No Chromium on this machine (apt-get install chromium): its pages are not tried.')
}
