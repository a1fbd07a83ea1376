import type { Page } from 'playwright-core'

/** Milliseconds of the longest task of the page's own thread, during each; those under 50 do not count. */
export interface LongestTasks {
  rows: number
  showingMore: number
  scrolling: number
  typing: number
  /** The found take the place of all that were listed. */
  finding: number
}

/** Shows so many pages more of the queue, scrolls through it from end to end, and types a search, as somebody would. */
export async function workThroughList(
  page: Page,
  { pages, search }: { pages: number; search: string },
): Promise<LongestTasks> {
  await page.goto('/console/queue')
  const rows = page.locator('[data-rma]')
  await rows.first().waitFor()
  await page.evaluate(WATCH)
  for (let shown = 1; shown <= pages; shown++) {
    await page.getByRole('button', { name: 'Show more' }).click()
    await rows.nth(shown * PAGE).waitFor({ state: 'attached' })
  }
  const showingMore = await longest(page)
  for (let step = 0; step < 40; step++) {
    await page.mouse.wheel(0, step < 20 ? 1_500 : -1_500)
    await page.waitForTimeout(20)
  }
  const scrolling = await longest(page)
  const count = await rows.count()
  await page.keyboard.press('/')
  await page.keyboard.type(search, { delay: 60 })
  const typing = await longest(page)
  await page.waitForURL(url => url.searchParams.get('q') === search)
  await rows.nth(PAGE).waitFor({ state: 'detached' })
  const finding = await longest(page)
  return { rows: count, showingMore, scrolling, typing, finding }
}

const PAGE = 50
const WATCH = `
  globalThis.longTasks = [0]
  new PerformanceObserver(list => longTasks.push(...list.getEntries().map(task => task.duration)))
    .observe({ type: 'longtask' })`

/** Since it was last asked. */
async function longest(page: Page): Promise<number> {
  // An observer is told of a task some time after it.
  await page.waitForTimeout(200)
  return Math.round(await page.evaluate<number>('Math.max(...longTasks.splice(0), 0)'))
}
