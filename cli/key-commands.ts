import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { Key } from '../api/documents.ts'
import type { MadeKey } from '../api/key-routes.ts'
import { readRelayConfig } from '../config/config.ts'
import { ROLES, type Role } from '../domain/staff-decision.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { CommandError, confirm, type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'

/** `sendback key …`: who may use the API. */
export function keyCommands(sendback: Command, terminal: Terminal): void {
  const group = sendback
    .command('key')
    .description('API keys: made, listed and revoked, with an admin’s key')
    .addHelpText('after', examples('sendback key list', 'sendback key revoke ana --yes'))
  const desk = (command: Command) => desksFor(terminal)(command, 'admin')

  withJson(group.command('create <id>'))
    .description('make a key, and print it: it is shown this once')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .requiredOption('--name <name>', 'whose it is, for people')
    .addHelpText('after', examples('sendback key create ana --role staff --name "Ana at the desk"'))
    .action(async (id: string, { role, name, json }: { role: Role; name: string; json?: Json }, command: Command) => {
      const made = await desk(command).post<z.output<typeof MadeKey>>('/v1/keys', { id, role, name })
      if (json) printJson(terminal, made, json)
      else show(terminal, made)
    })
  withJson(group.command('list'))
    .description('list the keys in force')
    .option('--all', 'those that were revoked too')
    .addHelpText('after', examples('sendback key list --all'))
    .action(async ({ all, json }: { all?: true; json?: Json }, command: Command) => {
      const { data } = await desk(command).get<{ data: z.output<typeof Key>[] }>(`/v1/keys${all ? '?state=all' : ''}`)
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['id', 'role', 'name', 'revoked'],
        data.map(one => [one.id, one.role, one.name, one.revokedAt]),
      )
    })
  withJson(group.command('revoke <id>'))
    .description('revoke a key: from now on it opens nothing')
    .option('--yes', 'do not ask')
    .addHelpText('after', examples('sendback key revoke ana --yes'))
    .action(async (id: string, { yes, json }: { yes?: true; json?: Json }, command: Command) => {
      if (!yes) await confirm(terminal, `Revoke the key ${id} for good?`)
      const path = `/v1/keys/${encodeURIComponent(id)}/revocation`
      const revoked = await desk(command).post<z.output<typeof Key>>(path, {})
      if (json) printJson(terminal, revoked, json)
      else terminal.stdout.write(`${revoked.revokedAt}\n`)
    })
  group
    .command('bootstrap')
    .description('make the first admin key of fresh records, in the database itself (DATABASE_URL)')
    .option('--id <id>', 'what it is called', 'admin')
    .addHelpText('after', examples('sendback key bootstrap', 'sendback key bootstrap --id ana-admin'))
    .action(async ({ id }: { id: string }) => show(terminal, await bootstrap(terminal, id)))
}

async function bootstrap(terminal: Terminal, id: string): Promise<{ key: string }> {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(id)) throw new CommandError('--id is letters, digits and hyphens, 40 at most.')
  const { database } = readRelayConfig(terminal.env)
  // Read for this alone: every other command goes through the API.
  const { migrate, openRecords } = await import('../records/database.ts')
  const { addFirstAdmin } = await import('../records/keys.ts')
  const records = openRecords({ url: database.url.reveal(), connections: 1 })
  try {
    await migrate(records)
    const made = await addFirstAdmin(records, { id, name: 'The first admin' })
    if (made === 'taken') throw new CommandError(`A revoked key was called ${id}: say another --id.`)
    if ('admin' in made)
      throw new CommandError(
        `There is an admin key already, ${made.admin}. Make others with it: sendback key create. If nobody has it any more, set its revoked_at in the table keys, and come again.`,
      )
    return made
  } catch (error) {
    if (error instanceof CommandError) throw error
    const said = error instanceof Error ? error.message : String(error)
    throw new CommandError(`The records could not be reached: ${said}. sendback doctor says more.`)
  } finally {
    await records.destroy()
  }
}

function show(terminal: Terminal, { key }: { key: string }): void {
  terminal.stdout.write(`${key}\n`)
  say(terminal, 'It is shown this once; only its hash is kept.')
}
