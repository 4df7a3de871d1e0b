import type { PgBoss } from 'pg-boss'
import type { Context } from '../src/kernel/context.ts'
import { storedOrigin, withOrigin } from '../src/kernel/origin.ts'
import type { JobName } from '../src/kernel/queue.ts'
import type { Tracer } from '../src/kernel/tracer.ts'
import { answerSubscriptionRequestsJob } from './answer-subscription-requests.job.ts'
import { captureLinkJob } from './capture-link.job.ts'
import { issueBaselineJob } from './issue-baseline.job.ts'
import { issueEditionJob } from './issue-edition.job.ts'
import { makeDumpJob } from './make-dump.job.ts'
import { purgeCachesJob } from './purge-caches.job.ts'
import { makeReportRequestJob } from './make-report-request.job.ts'
import { deliverMailsJob } from './deliver-mails.job.ts'
import { pingHubsJob } from './ping-hubs.job.ts'
import { deliverWebhookNoticeJob } from './deliver-webhook-notice.job.ts'
import { deliverWebhooksJob } from './deliver-webhooks.job.ts'
import { runImportJob } from './run-import.job.ts'
import { sendSecurityMailJob } from './send-security-mail.job.ts'
import { sendSignInLinkJob } from './send-sign-in-link.job.ts'
import { tellFollowersJob } from './tell-followers.job.ts'

const HANDLERS: Readonly<Record<JobName, (ctx: Context, payload: unknown) => Promise<void>>> = {
  'issue-baseline': issueBaselineJob,
  'issue-edition': issueEditionJob,
  'make-report-request': makeReportRequestJob,
  'capture-link': captureLinkJob,
  'send-sign-in-link': sendSignInLinkJob,
  'send-security-mail': sendSecurityMailJob,
  'tell-followers': tellFollowersJob,
  'deliver-mails': deliverMailsJob,
  'deliver-webhooks': deliverWebhooksJob,
  'deliver-webhook-notice': deliverWebhookNoticeJob,
  'answer-subscription-requests': answerSubscriptionRequestsJob,
  'ping-hubs': pingHubsJob,
  'run-import': runImportJob,
  'make-dump': makeDumpJob,
  'purge-caches': purgeCachesJob,
}

interface StoredJob {
  readonly id: string
  readonly data: { readonly origin?: unknown } | null
}
type TellFailure = (name: JobName, error: unknown, seconds: number) => void
type TellSuccess = (name: JobName, seconds: number) => void

/**
 * Starts to work on every queue, one job of a kind at a time. A job that throws is reported and retried by the queue. What it logs, and
 * whatever it enqueues, goes back to the request that it came from.
 */
export async function startWorker(boss: PgBoss, ctx: Context, onError: TellFailure, onDone?: TellSuccess, tracer?: Tracer): Promise<void> {
  const work = async (name: JobName, run: () => Promise<void>) => {
    const started = performance.now()
    const seconds = () => (performance.now() - started) / 1000
    try {
      await (tracer === undefined ? run() : tracer.span(name, 'consumer', run))
    } catch (error) {
      onError(name, error, seconds())
      throw error
    }
    onDone?.(name, seconds())
  }
  for (const [name, handler] of Object.entries(HANDLERS) as [JobName, (typeof HANDLERS)[JobName]][]) {
    await boss.work(name, { pollingIntervalSeconds: 1 }, async (batch: readonly StoredJob[]) => {
      for (const job of batch) {
        const { origin, ...payload } = job.data ?? {}
        await withOrigin({ ...storedOrigin(origin), jobId: job.id }, () => work(name, () => handler(ctx, payload)))
      }
    })
  }
}
