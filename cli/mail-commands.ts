import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { Mail as MailDocument } from '../api/documents.ts'
import { MAIL_STATES } from '../records/tables.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { harmless, type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'

type Mail = z.output<typeof MailDocument>

/** `sendback mail …`: what came in that no rule could place. */
export function mailCommands(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const at = (id: string) => `/v1/mails/${encodeURIComponent(id)}`
  const group = sendback
    .command('mail')
    .description('mails that came in, and whom they concern')
    .addHelpText('after', examples('sendback mail list', 'sendback mail link 17 RMA-1001 --asks label'))

  withJson(group.command('list'))
    .description('list mails that wait for a person, newest first')
    .addOption(new Option('--state <state>', 'those in another state').choices(MAIL_STATES))
    .addHelpText('after', examples('sendback mail list', 'sendback mail list --state automatic'))
    .action(async ({ state = 'waiting', json }: { state?: string; json?: Json }, command: Command) => {
      const { data } = await desk(command).get<{ data: Mail[] }>(`/v1/mails?state=${state}`)
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['id', 'received', 'from', 'asks for', 'subject', 'why'],
        data.map(one => [one.id, one.receivedAt, one.sender, one.asks, one.subject, one.why]),
      )
    })

  withJson(group.command('view <id>').alias('show'))
    .description('show a mail in its sender’s own words')
    .addHelpText('after', examples('sendback mail view 17'))
    .action(async (id: string, { json }: { json?: Json }, command: Command) => {
      const mail = await desk(command).get<Mail>(at(id))
      if (json) return printJson(terminal, mail, json)
      const { sender, receivedAt, dmarc, subject, words } = mail
      terminal.stdout.write(`${harmless(`${sender ?? 'nobody'} (${dmarc}), ${receivedAt}\n${subject}\n\n${words}`)}\n`)
    })

  withJson(group.command('link <id> <rma>'))
    .description('say which case a mail is about; it counts there from the day it came in')
    .addOption(
      new Option('--asks <what>', 'what it asks for, where it does not say so plainly').choices([
        'label',
        'pick-up',
        'cancellation',
      ]),
    )
    .option('--known-sender', 'we know that the client wrote it: a cancellation then needs no link')
    .addHelpText('after', examples('sendback mail link 17 RMA-1001 --asks label'))
    .action(
      async (
        id: string,
        rma: string,
        options: { asks?: string; knownSender?: true; json?: Json },
        command: Command,
      ) => {
        const { asks, knownSender, json } = options
        const body = { rma, ...(asks && { asks }), ...(knownSender && { sender: 'known-to-staff' }) }
        const mail = await desk(command).post<Mail>(`${at(id)}/link`, body)
        if (json) printJson(terminal, mail, json)
        else terminal.stdout.write(`${mail.rma}\n`)
      },
    )

  withJson(group.command('set-aside <id>'))
    .description('say that nothing is to be done about a mail')
    .addHelpText('after', examples('sendback mail set-aside 17'))
    .action(async (id: string, { json }: { json?: Json }, command: Command) => {
      const mail = await desk(command).post<Mail>(`${at(id)}/set-aside`, {})
      if (json) return printJson(terminal, mail, json)
      say(terminal, `Mail ${mail.id} is ${mail.state}.`)
    })
}
