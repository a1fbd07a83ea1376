import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { Person } from '../api/people-routes.ts'
import { ROLES } from '../domain/staff-decision.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { confirm, type Json, printJson, printRows, type Terminal, withJson } from './terminal.ts'

type Known = z.output<typeof Person>

/** Takes back what an admin has said of a role: the provider's claim counts then. */
const AS_CLAIMED = 'as-claimed'

/** `sendback person …`: who may sign in by the provider of identities. */
export function peopleCommands(sendback: Command, terminal: Terminal): void {
  const desk = (command: Command) => desksFor(terminal)(command, 'admin')
  const at = (id: string) => `/v1/people/${encodeURIComponent(id)}`
  const group = sendback
    .command('person')
    .description('people who sign in by the provider of identities, with an admin’s key')
    .addHelpText('after', examples('sendback person list', 'sendback person add ana@example.com --role staff'))
  const role = (choices: readonly string[]) =>
    new Option('--role <role>', 'what they may do').choices(choices).makeOptionMandatory()

  withJson(group.command('list'))
    .description('list who may sign in, or tried to')
    .addHelpText('after', examples('sendback person list'))
    .action(async ({ json }: { json?: Json }, command: Command) => {
      const { data } = await desk(command).get<{ data: Known[] }>('/v1/people')
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['id', 'who', 'name', 'role', 'by', 'state', 'signed in'],
        data.map(one => [one.id, one.who, one.name, one.role, one.roleFrom, one.state, one.signedInAt]),
      )
    })
  withJson(group.command('add <email>'))
    .description('give a role to somebody who may never have been here')
    .addOption(role(ROLES))
    .addHelpText('after', examples('sendback person add ana@example.com --role staff'))
    .action(async (email: string, { role, json }: { role: string; json?: Json }, command: Command) => {
      const added = await desk(command).post<Known>('/v1/people', { email, role })
      if (json) printJson(terminal, added, json)
      else terminal.stdout.write(`${added.id}\n`)
    })
  withJson(group.command('role <id>'))
    .description(`give somebody another role, or ${AS_CLAIMED}: whatever the provider says; they sign in anew`)
    .addOption(role([...ROLES, AS_CLAIMED]))
    .addHelpText(
      'after',
      examples('sendback person role ana --role manager', `sendback person role ana --role ${AS_CLAIMED}`),
    )
    .action(async (id: string, { role, json }: { role: string; json?: Json }, command: Command) => {
      const wanted = { role: role === AS_CLAIMED ? null : role }
      const changed = await desk(command).post<Known>(`${at(id)}/role`, wanted)
      if (json) printJson(terminal, changed, json)
      else terminal.stdout.write(`${changed.state}\n`)
    })
  withJson(group.command('remove <id>'))
    .description('remove somebody: they are out at once')
    .option('--yes', 'do not ask')
    .addHelpText('after', examples('sendback person remove ana --yes'))
    .action(async (id: string, { yes, json }: { yes?: true; json?: Json }, command: Command) => {
      if (!yes) await confirm(terminal, `Remove ${id}, who is out at once then?`)
      const removed = await desk(command).post<Known>(`${at(id)}/removal`, {})
      if (json) printJson(terminal, removed, json)
      else terminal.stdout.write(`${removed.state}\n`)
    })
}
