import './heap.ts'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import type { Logger } from 'pino'
import { type CaseClock, virtualClock, wallClock } from '../client/case-clock.ts'
import { caseClient } from '../client/cases.ts'
import { connectionSettings, connectTemporal, dataConverter } from '../client/connection.ts'
import { deliveryClient } from '../client/deliveries.ts'
import { readWorkerConfig, type Surroundings, type WorkerConfig } from '../config/config.ts'
import { withDotEnv } from '../config/dot-env.ts'
import { makeLogger } from '../config/logger.ts'
import { readPolicyFiles } from '../config/policy-files.ts'
import { stripeBooks } from '../counterparts/cards/books.ts'
import { stripeCards } from '../counterparts/cards/stripe.ts'
import { easypostLabels } from '../counterparts/carriers/easypost-labels.ts'
import type { Carriers } from '../counterparts/carriers/port.ts'
import { parcelTracking } from '../counterparts/carriers/tracking.ts'
import { network } from '../counterparts/finance/safe-address.ts'
import { secretBox } from '../counterparts/finance/secret-box.ts'
import { webhookFinance } from '../counterparts/finance/standard-webhooks.ts'
import { smtpMail } from '../counterparts/mail/smtp.ts'
import { jsonTickets } from '../counterparts/tickets/json-tickets.ts'
import type { Tickets } from '../counterparts/tickets/port.ts'
import { zendeskTickets } from '../counterparts/tickets/zendesk.ts'
import { policyBook } from '../policies/book.ts'
import { migrate, openRecords } from '../records/database.ts'
import { keepConfiguredEndpoint } from '../records/endpoints.ts'
import { keepPolicyVersions } from '../records/policy-versions.ts'
import { noFault, strikesFile, struckOnce } from './fault.ts'
import { makeWorker, RECORDS_CONNECTIONS } from './worker.ts'

/** Runs a worker until it is asked to end; what it has begun it finishes first. */
async function main(): Promise<void> {
  const config = readWorkerConfig(withDotEnv(process.env, process.cwd()))
  const log = makeLogger({ name: 'worker', level: config.logLevel })
  speakToTemporal(config, log)
  const policies = policyBook(readPolicyFiles(config.policyDir))
  const records = openRecords({ url: config.database.url.reveal(), connections: RECORDS_CONNECTIONS })
  await migrate(records)
  await keepPolicyVersions(records, policies.profiles)
  await keepConfiguredEndpoint(records, config.finance.url)
  const client = await connectTemporal(config.temporal, config.codecKeys)
  const { connectionOptions, namespace } = connectionSettings(config.temporal)
  const connection = await NativeConnection.connect(connectionOptions)
  const { url, from, replySecrets, dkim } = config.mail
  const mail = smtpMail({
    url: url.reveal(),
    from,
    replySecrets: replySecrets.map(secret => secret.reveal()),
    ...(dkim && { dkim: { ...dkim, key: dkim.key.reveal() } }),
  })
  const caseNow: CaseClock = config.surroundings.kind === 'sandbox' ? virtualClock(client) : wallClock
  const worker = await makeWorker(
    {
      records,
      policies,
      cards: stripeCards({ ...config.cards, apiKey: config.cards.apiKey.reveal() }),
      cardBooks: stripeBooks({ ...config.cards, apiKey: config.cards.apiKey.reveal() }),
      mail,
      tickets: ticketsOf(config),
      carriers: carriersOf(config, caseNow),
      finance: webhookFinance({ allowed: config.privateNetworks.map(network) }),
      financeSecrets: {
        configured: config.finance.secrets.map(secret => secret.reveal()),
        box: secretBox(config.codecKeys),
      },
      deliveries: deliveryClient(client),
      cases: caseClient(client),
      time: config.surroundings.kind === 'sandbox' ? 'virtual' : 'wall',
      dock: config.dock,
      publicUrl: config.publicUrl,
      pageSecrets: config.pageSecrets.map(secret => secret.reveal()),
      mailDomain: config.mail.domain,
      faults: faultsIn(config.surroundings),
      log,
    },
    {
      connection,
      namespace,
      dataConverter: dataConverter(config.codecKeys),
      maxCachedWorkflows: config.maxCachedCases,
      ...(config.workflowBundle && { bundle: { codePath: config.workflowBundle } }),
    },
  )
  log.info('The worker is ready.')
  await worker.run()
  mail.close()
  await connection.close()
  await client.connection.close()
  await records.destroy()
}

function carriersOf({ carriers, dock }: WorkerConfig, caseNow: CaseClock): Carriers {
  const apiKey = carriers.easypost.apiKey.reveal()
  return { ...parcelTracking(carriers), ...easypostLabels({ ...carriers.easypost, apiKey, dock, caseNow }) }
}

function ticketsOf({ tickets: { kind, url, token, fields } }: WorkerConfig): Tickets {
  if (kind === 'json') return jsonTickets({ url, secret: token.reveal() })
  return zendeskTickets({ url, token: token.reveal(), ...(fields && { whenClosed: fields.whenClosed }) })
}

function faultsIn(surroundings: Surroundings) {
  if (surroundings.kind === 'production' || !surroundings.faults) return noFault
  return struckOnce(surroundings.faults, strikesFile(surroundings.url))
}

/** Temporal's own lines go to our log, and its numbers to the worker's metrics. */
function speakToTemporal(config: WorkerConfig, log: Logger): void {
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      log[LEVELS[level]]({ temporal: { ...meta, error: String(meta?.error ?? '') } }, message),
    ),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} },
      ...(config.metrics.port > 0 && {
        metrics: { prometheus: { bindAddress: `${config.metrics.host}:${config.metrics.port}` } },
      }),
    },
    shutdownSignals: ['SIGTERM', 'SIGINT'],
  })
}

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const

main().catch(error => {
  makeLogger({ name: 'worker', level: 'error' }).fatal({ err: error }, 'The worker could not start.')
  // Set, not called: what is still being written is written first.
  process.exitCode = 1
})
