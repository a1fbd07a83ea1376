import type { Command } from 'commander'
import type { z } from 'zod'
import type { Policy, PolicyVersion } from '../api/policy-routes.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { wholeNumber } from './said.ts'
import { CommandError, type Json, printJson, printRows, type Terminal, withJson } from './terminal.ts'

type Known = z.output<typeof Policy>

/** The policies of a running API, each in all its versions. */
export function policiesAtApi(group: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const all = async (command: Command) => (await desk(command).get<{ data: Known[] }>('/v1/policies')).data

  withJson(group.command('list'))
    .description('list the policies that cases may be opened under, as the API has them')
    .addHelpText('after', examples('sendback policy list'))
    .action(async ({ json }: { json?: Json }, command: Command) => {
      const data = await all(command)
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['id', 'version', 'company', 'currency', 'returns'],
        data.map(one => [one.id, one.version, one.company, one.currency, one.returns.join(',')]),
      )
    })

  withJson(group.command('view <id>'))
    .description('print what a policy says, all its settings told, as JSON')
    .option('--version <number>', 'as it was in this version; as it is now otherwise', wholeNumber)
    .addHelpText('after', examples('sendback policy view speco', 'sendback policy view speco --version 1'))
    .action(async (id: string, { version, json }: { version?: number; json?: Json }, command: Command) => {
      const asked = version ?? (await all(command)).find(one => one.id === id)?.version
      if (asked === undefined)
        throw new CommandError(`The API has no policy "${id}". sendback policy list has those there are.`)
      const path = `/v1/policies/${encodeURIComponent(id)}/versions/${asked}`
      printJson(terminal, await desk(command).get<z.output<typeof PolicyVersion>>(path), json)
    })
}
