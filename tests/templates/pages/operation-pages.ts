import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { operationPage } from '../../../templates/pages/operation.page.ts'
import { QUEUES, TROUBLES, type OperationView } from '../../../templates/view/operation.ts'

type Pages = Readonly<Record<string, { readonly path: string; readonly workspace?: true; render(page: PageContext): Html }>>

/** The status page with everything wrong, and with the database away. */
export function operationPages(): Pages {
  const view: OperationView = {
    troubles: TROUBLES.map((kind, place) => ({
      kind,
      n: place % 3,
      seconds: 40 * 30 ** (place % 4),
      queues: kind.startsWith('queue') ? QUEUES.slice(0, 3) : [],
    })),
    figures: {
      reports: {
        outstanding: 2,
        oldestSeconds: 7_200,
        late: 12,
        held: 1,
        lastIssued: '2026-11-01T05:00:00.000Z',
        requestsWaiting: 20,
        requestsFailed: 1,
      },
      mails: { waiting: 1_200, oldestSeconds: 100_000, sent: 1_000_000, refused: 3, dropped: 0, pausedSince: '2026-11-20T12:00:00.000Z' },
      outside: {
        webhooksOn: 40,
        webhooksFailing: 2,
        webhooksDisabled: 1,
        deliveriesWaiting: 1_234,
        deliveriesFailed: 5,
        pingsWaiting: 6,
        hubsFailing: 1,
      },
      record: {
        entries: 10_000_000,
        signed: null,
        lastDump: null,
        importsRunning: 1,
        importsWaiting: 2,
        importsFailed: 3,
        storedBytes: 123_456_789_012,
      },
    },
    queues: QUEUES.map((name, place) => ({ name, waiting: place * 1_000, active: 1, failed: place % 2, oldestSeconds: place * 1_000 })),
    processes: (['all', 'web', 'worker'] as const).map((mode, place) => ({
      mode,
      version: '1.2.3-rc.1',
      host: 'servidor-con-un-nombre-<muy>-largo.interno.example',
      pid: 123_456 + place,
      startedAt: '2026-11-01T05:00:00.000Z',
      silentSeconds: place * 50,
      missed: place === 2,
      workedAt: mode === 'web' ? null : '2026-11-20T12:00:00.000Z',
      poolOpen: 10,
      poolWaiting: place * 7,
      loopDelayMilliseconds: place * 300.4,
      memoryBytes: 512_345_678,
    })),
  }
  return {
    operation: { path: '/workspace/operation', workspace: true, render: (page) => operationPage(view, page) },
    'operation-away': {
      path: '/workspace/operation',
      workspace: true,
      render: (page) =>
        operationPage({ troubles: [{ kind: 'database', n: 1, seconds: 0, queues: [] }], figures: null, queues: [], processes: [] }, page),
    },
    'operation-well': {
      path: '/workspace/operation',
      workspace: true,
      render: (page) => operationPage({ ...view, troubles: [] }, page),
    },
  }
}
