import assert from 'node:assert/strict'
import { CHOICES } from '../../api/choices.ts'
import { ACCESS } from '../../api/roles.ts'
import { TELLABLE } from '../../api/tellable.ts'
import { ACTS } from '../../console/src/acts.ts'
import { MANY } from '../../console/src/many-acts.ts'

/** Routes of a case that have no form on its page, and where they are instead. */
const ELSEWHERE: Record<string, string> = {
  'device-received': 'the dock, which the page leads to',
}

describe('The page of a case', () => {
  it('offers every decision and every fact that the API takes of a case', () => {
    const routes = Object.keys(ACCESS).flatMap(route => route.match(/^POST \/v1\/cases\/:rma\/([\w-]+)$/)?.[1] ?? [])
    const offered = [...Object.values(ACTS).map(act => act.path), ...Object.keys(ELSEWHERE)]
    assert.deepEqual(offered.sort(), routes.sort())
  })

  it('has a form for whatever the outlook of a case says can be done', () => {
    const sayable = [...Object.keys(CHOICES), ...Object.keys(TELLABLE)].filter(act => !(act in ELSEWHERE))
    assert.deepEqual(Object.keys(ACTS).sort(), sayable.sort())
  })

  it('asks again before whatever may move money or end a case', () => {
    const atOnce = Object.entries(ACTS).flatMap(([act, { sent }]) => (sent === 'after-a-moment' ? [] : [act]))
    for (const act of [
      'keepOriginal',
      'resolveException',
      'inspect',
      'answerQuote',
      'settleByHand',
      'cancel',
      'finish',
    ])
      assert.ok(atOnce.includes(act), act)
    for (const act of ['extend', 'enterVendorRma', 'replacement-shipped', 'carrier-scan'])
      assert.ok(!atOnce.includes(act), act)
  })
})

describe('What is done about many cases at once', () => {
  it('is offered to whom the API lets do it, case by case', () => {
    const access = ACCESS as Record<string, unknown>
    for (const { route, roles } of Object.values(MANY))
      assert.deepEqual([...roles].sort(), [...(access[route] as string[])].sort(), route)
  })
})
