import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { CATALOGUE } from '../../counterparts/finance/catalogue.ts'
import { MESSAGE_TYPES } from '../../domain/delivery.ts'
import { at, read, references } from './references.ts'

describe('The references', () => {
  it('say what the code says: npm run docs writes them anew', async () => {
    for (const [page, text] of Object.entries(await references()))
      assert.ok(existsSync(at(page)) && read(page) === text, `${page} is not as the code is: npm run docs`)
  })

  it('know each message that finance may be sent, with an example that fits', () => {
    assert.deepEqual(Object.keys(CATALOGUE).sort(), [...MESSAGE_TYPES].sort())
    for (const { data, like } of Object.values(CATALOGUE)) data.parse(like)
  })
})
