import type { OperationFigures, OperationView } from '../../templates/view/operation.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { findTroubles } from './find-troubles.ts'
import { SILENT_SECONDS } from './list-processes.ts'
import type { CheckpointFigures } from './metrics.ts'
import type { Watch } from './open-watch.ts'
import type { ServiceFigures } from './read-service-figures.ts'

/** How the service does, for administrators: the facts of `/metrics`, and what asks for somebody. */
export async function readOperation(ctx: Context, watch: Pick<Watch, 'facts'>): Promise<OperationView> {
  requireActor(ctx, 'seeOperation')
  const facts = await watch.facts()
  const { service, checkpoint } = facts
  return {
    troubles: findTroubles(facts, ctx.clock.now()),
    figures: service === null ? null : figuresOf(service, checkpoint),
    queues: (service?.queues ?? []).map(({ name, created, retry, active, failed, oldestSeconds }) => ({
      name,
      waiting: created + retry,
      active,
      failed,
      oldestSeconds,
    })),
    processes: (service?.processes ?? []).map(({ startedAt, workedAt, poolIdle: _, ...each }) => ({
      ...each,
      startedAt: startedAt.toISOString(),
      workedAt: workedAt?.toISOString() ?? null,
      missed: each.silentSeconds >= SILENT_SECONDS,
    })),
  }
}

function figuresOf(service: ServiceFigures, checkpoint: CheckpointFigures | null): OperationFigures {
  const { editions, reportRequests, mails, webhooks, hubs, imports } = service
  return {
    reports: {
      outstanding: editions.outstanding,
      oldestSeconds: editions.oldestSeconds,
      late: editions.late,
      held: editions.held,
      lastIssued: instantOf(editions.lastIssued),
      requestsWaiting: reportRequests.waiting + reportRequests.working,
      requestsFailed: reportRequests.failed,
    },
    mails: {
      waiting: mails.byState.waiting + mails.byState.sending,
      oldestSeconds: mails.oldestSeconds,
      sent: mails.byState.sent,
      refused: mails.byState.refused,
      dropped: mails.byState.dropped,
      pausedSince: mails.pausedSince === 0 ? null : instantOf(mails.pausedSince),
    },
    outside: {
      webhooksOn: webhooks.on,
      webhooksFailing: webhooks.failing,
      webhooksDisabled: webhooks.disabled,
      deliveriesWaiting: webhooks.waiting,
      deliveriesFailed: webhooks.failed,
      pingsWaiting: hubs.waiting,
      hubsFailing: hubs.failing,
    },
    record: {
      entries: service.logEntries,
      signed: checkpoint?.entries ?? null,
      lastDump: instantOf(service.lastDump),
      importsRunning: imports.running,
      importsWaiting: imports.waiting,
      importsFailed: imports.failed,
      storedBytes: service.storedBytes,
    },
  }
}

function instantOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString()
}
