import {
  changeReading,
  discardImport,
  readImport,
  receiveImport,
  resumeImport,
  startApply,
  startCheck,
  startUndo,
} from '../../src/imports/index.ts'
import { approveEdition, enqueueDueEditions, issuePeriod, supersedeEdition, tryEditionNow } from '../../src/reports/index.ts'
import { changeSchedule, createSchedule, endSchedule, resumeSchedule } from '../../src/schedules/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  endOldSecret,
  listDeliveries,
  replayDelivery,
  replayFailed,
  rotateWebhookSecret,
  switchWebhook,
  tellWebhooks,
  testWebhook,
} from '../../src/webhooks/index.ts'
import { apply, check, receive } from '../imports/import-journal.ts'
import { sampleSchedule } from '../schedules/sample-schedule.ts'
import { publishUpdate } from '../support/record.ts'
import type { Act } from './acts.ts'
import type { Stage } from './stage.ts'

const INSTITUTIONS = 'slug,country,kind,name_es,name_en\nun-ministerio,PE,executive,Un ministerio,A ministry\n'
const HOOK = { address: 'https://receiver.example.org/hook', topics: ['changes'], description: '', language: 'es' as const }
let files = 0

/** Another file each time, so that none repeats the one before. */
const received = ({ record }: Stage) => {
  files += 1
  return receive(record.administrator, 'i.csv', INSTITUTIONS.replaceAll('un-ministerio', `un-ministerio-${files}`), 'institutions')
}
const checked = async (stage: Stage) => check(stage.record.administrator, await received(stage))
const applied = async (stage: Stage) => apply(stage.record.administrator, await checked(stage), stage.second)
const schedule = async ({ record }: Stage, slug: string) => createSchedule(record.administrator, sampleSchedule({ slug }))
const hook = async ({ record }: Stage) => (await addWebhook(record.editor, HOOK)).id
const told = async (stage: Stage) => {
  const id = await hook(stage)
  await publishUpdate(stage.record, await stage.addressee())
  await noteEvents(stage.record.system)
  await tellWebhooks(stage.record.system)
  return id
}

export const ACTS_OF_THE_SERVICE: readonly Act[] = [
  [
    'receiveImport',
    'import_received',
    async ({ record }) => [
      record.administrator,
      (ctx) => receiveImport(ctx, { path: import.meta.filename, name: 'some.csv', kind: 'updates' }),
    ],
  ],
  [
    'changeReading',
    'import_reread',
    async (stage) => {
      const { id, version } = await received(stage)
      return [stage.record.administrator, (ctx) => changeReading(ctx, { id, version, kind: 'sources', hints: {} })]
    },
  ],
  [
    'startCheck',
    'import_check_started',
    async (stage) => {
      const { id, version, mapping } = await received(stage)
      return [stage.record.administrator, (ctx) => startCheck(ctx, { id, version, mapping, mode: 'published' })]
    },
  ],
  [
    'discardImport',
    'import_discarded',
    async (stage) => {
      const batch = await checked(stage)
      return [stage.record.administrator, (ctx) => discardImport(ctx, batch)]
    },
  ],
  [
    'startApply',
    'import_submitted',
    async (stage) => {
      const batch = await checked(stage)
      return [stage.record.administrator, (ctx) => startApply(ctx, batch)]
    },
  ],
  [
    'startUndo',
    'import_undone',
    async (stage) => {
      const batch = await applied(stage)
      return [stage.second, (ctx) => startUndo(ctx, batch)]
    },
  ],
  [
    'resumeImport',
    'import_resumed',
    async (stage) => {
      const { id } = await applied(stage)
      await stage.record.db.updateTable('import_batches').set({ state: 'failed', failed_in: 'applying' }).where('id', '=', id).execute()
      const { version } = await readImport(stage.second, id)
      return [stage.second, (ctx) => resumeImport(ctx, { id, version })]
    },
  ],
  [
    'createSchedule',
    'schedule_created',
    async ({ record }) => [record.administrator, (ctx) => createSchedule(ctx, sampleSchedule({ slug: 'created' }))],
  ],
  [
    'changeSchedule',
    'schedule_changed',
    async (stage) => {
      const slug = await schedule(stage, 'changed')
      const input = { ...sampleSchedule({ slug, length: 'brief' }), version: 1 }
      return [stage.record.administrator, (ctx) => changeSchedule(ctx, input)]
    },
  ],
  [
    'endSchedule',
    'schedule_ended',
    async (stage) => {
      const slug = await schedule(stage, 'ended')
      return [stage.record.administrator, (ctx) => endSchedule(ctx, { slug, version: 1 })]
    },
  ],
  [
    'resumeSchedule',
    'schedule_resumed',
    async (stage) => {
      const slug = await schedule(stage, 'resumed')
      await endSchedule(stage.record.administrator, { slug, version: 1 })
      return [stage.record.administrator, (ctx) => resumeSchedule(ctx, { slug, version: 2 })]
    },
  ],
  ['addWebhook', 'webhook_added', async ({ record }) => [record.editor, (ctx) => addWebhook(ctx, HOOK)]],
  [
    'changeWebhook',
    'webhook_changed',
    async (stage) => {
      const id = await hook(stage)
      return [stage.record.editor, (ctx) => changeWebhook(ctx, { ...HOOK, description: 'Canal', id, version: 1 })]
    },
  ],
  [
    'deleteWebhook',
    'webhook_deleted',
    async (stage) => {
      const id = await hook(stage)
      return [stage.record.editor, (ctx) => deleteWebhook(ctx, { id })]
    },
  ],
  [
    'rotateWebhookSecret',
    'webhook_secret_rotated',
    async (stage) => {
      const id = await hook(stage)
      return [stage.record.editor, (ctx) => rotateWebhookSecret(ctx, { id })]
    },
  ],
  [
    'endOldSecret',
    'webhook_old_secret_ended',
    async (stage) => {
      const id = await hook(stage)
      await rotateWebhookSecret(stage.record.editor, { id })
      return [stage.record.editor, (ctx) => endOldSecret(ctx, { id })]
    },
  ],
  [
    'switchWebhook',
    'webhook_turned_off',
    async (stage) => {
      const id = await hook(stage)
      return [stage.record.editor, (ctx) => switchWebhook(ctx, { id, on: false })]
    },
  ],
  [
    'testWebhook',
    'webhook_tested',
    async (stage) => {
      const id = await hook(stage)
      return [stage.record.editor, (ctx) => testWebhook(ctx, { id })]
    },
  ],
  [
    'replayDelivery',
    'webhook_replayed',
    async (stage) => {
      const id = await told(stage)
      const deliveryId = (await listDeliveries(stage.record.editor, id)).deliveries[0]?.id ?? ''
      return [stage.record.editor, (ctx) => replayDelivery(ctx, { id, deliveryId })]
    },
  ],
  [
    'replayFailed',
    'webhook_replayed',
    async (stage) => {
      const id = await told(stage)
      for (const on of [false, true]) await switchWebhook(stage.record.editor, { id, on })
      return [stage.record.editor, (ctx) => replayFailed(ctx, { id, since: new Date(0) })]
    },
  ],
  ['tryEditionNow', 'baseline_hastened', async ({ record }) => [record.administrator, (ctx) => tryEditionNow(ctx, null)]],
  [
    'tryEditionNow, of a schedule',
    'edition_hastened',
    async ({ record }) => {
      record.clock.set('2026-12-01T15:00:00Z')
      await enqueueDueEditions(record.system)
      const { id } = await record.db.selectFrom('report_schedules').select('id').where('slug', '=', 'brief').executeTakeFirstOrThrow()
      return [record.administrator, (ctx) => tryEditionNow(ctx, { scheduleId: id, periodStart: '2026-11-01' })]
    },
  ],
  [
    'approveEdition',
    'edition_approved',
    async ({ record }) => [record.editor, (ctx) => approveEdition(ctx, { schedule: 'held', period: '2026-11' })],
  ],
  [
    'issuePeriod',
    'edition_issued',
    async ({ record }) => [record.system, (ctx) => issuePeriod(ctx, { schedule: 'brief', period: '2026-11' })],
  ],
  [
    'supersedeEdition',
    'edition_issued',
    async ({ record }) => [
      record.administrator,
      (ctx) => supersedeEdition(ctx, { slug: 'brief-2026-11', note: { es: 'Contaba dos veces.', en: '' } }),
    ],
  ],
]
