import type { QueueName, Trouble } from '../../templates/view/operation.ts'
import { SILENT_SECONDS } from './list-processes.ts'
import type { Facts } from './open-watch.ts'

const HOUR = 3_600
/** A job that is due for so long, in seconds, waits too long. */
const OLD_JOB = 600
/** A dump is made every night. */
const OLD_DUMP = 36 * HOUR
/** Milliseconds that a process may be late before readers notice. */
const LATE = 200

/** What is not well and asks for somebody, the gravest first. `now`: as the data counts. */
export function findTroubles({ service, checkpoint }: Facts, now: Date): readonly Trouble[] {
  const signing: readonly Trouble[] = checkpoint?.refused === true ? [trouble('log_refused', 1)] : []
  if (service === null) return [trouble('database', 1), ...signing]
  const { editions, mails, queues, webhooks, hubs, imports, reportRequests, lastDump, processes } = service
  const seconds = now.getTime() / 1000
  const living = processes.filter(({ silentSeconds }) => silentSeconds < SILENT_SECONDS)
  const versions = new Set(living.map(({ version }) => version))
  const old = queues.filter(({ oldestSeconds }) => oldestSeconds > OLD_JOB)
  const lost = queues.filter(({ failed }) => failed > 0)
  const most = (values: readonly number[]) => Math.max(0, ...values)
  const names = (of: readonly { readonly name: QueueName }[]) => of.map(({ name }) => name)
  const dumpAge = lastDump === null ? 0 : seconds - lastDump
  const found: readonly (Trouble & { readonly when: boolean })[] = [
    { when: !living.some(({ mode }) => mode !== 'web'), ...trouble('nobody_works', 1) },
    { when: living.length < processes.length, ...trouble('process_silent', processes.length - living.length) },
    { when: versions.size > 1, ...trouble('versions', versions.size) },
    { when: editions.alerting > 0, ...trouble('editions', editions.alerting, editions.oldestSeconds) },
    { when: mails.pausedSince > 0, ...trouble('mail_paused', 1, seconds - mails.pausedSince) },
    { when: mails.pausedSince === 0 && mails.oldestSeconds > HOUR, ...trouble('mail_old', 1, mails.oldestSeconds) },
    { when: old.length > 0, ...trouble('queue_old', old.length, most(old.map(({ oldestSeconds }) => oldestSeconds)), names(old)) },
    {
      when: lost.length > 0,
      ...trouble(
        'queue_failed',
        lost.reduce((sum, { failed }) => sum + failed, 0),
        0,
        names(lost),
      ),
    },
    { when: reportRequests.failed > 0, ...trouble('reports_failed', reportRequests.failed) },
    { when: webhooks.disabled > 0, ...trouble('webhooks_disabled', webhooks.disabled) },
    { when: webhooks.failing === 0 && webhooks.oldestSeconds > HOUR, ...trouble('webhooks_old', 1, webhooks.oldestSeconds) },
    { when: hubs.failing > 0, ...trouble('hubs', hubs.failing) },
    { when: imports.oldestSeconds > HOUR, ...trouble('import_stuck', 1, imports.oldestSeconds) },
    { when: imports.failed > 0, ...trouble('imports_failed', imports.failed) },
    { when: dumpAge > OLD_DUMP, ...trouble('dump_old', 1, dumpAge) },
    {
      when: living.some(({ poolWaiting }) => poolWaiting > 0),
      ...trouble('pool', living.filter(({ poolWaiting }) => poolWaiting > 0).length),
    },
    {
      when: living.some(({ loopDelayMilliseconds }) => loopDelayMilliseconds > LATE),
      ...trouble('late', living.filter(({ loopDelayMilliseconds }) => loopDelayMilliseconds > LATE).length),
    },
  ]
  return [...signing, ...found.filter(({ when }) => when).map(({ when: _, ...each }) => each)]
}

function trouble(kind: Trouble['kind'], n: number, seconds = 0, queues: readonly QueueName[] = []): Trouble {
  return { kind, n, seconds: Math.max(0, seconds), queues }
}
