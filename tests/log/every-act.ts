import { inTransaction } from '../../db/transaction.ts'
import { recordCitation, withdrawActivities, withdrawActivityCitation } from '../../src/activities/index.ts'
import { recordAgreement } from '../../src/agreements/index.ts'
import { addEvidence, storeEvidenceFile } from '../../src/evidence/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { Credit } from '../../src/kernel/credit.ts'
import {
  addIndicator,
  addStatusUpdate,
  listAddressees,
  recordReading,
  rewordRecommendation,
  setDueDate,
  setMilestone,
  statePosition,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { inviteReply, lapseReplies, publishReply } from '../../src/replies/index.ts'
import { issueBaseline, supersedeEdition } from '../../src/reports/index.ts'
import { bringSample } from '../activities/sample-file.ts'
import { talkativePhoto } from '../support/sample-files.ts'
import { publishUpdate, sampleEvidence, sampleUpdate, type TestRecord } from '../support/record.ts'

const STATEMENT = { es: 'El Gobierno responde en su comunicado.', en: '' }
const REASON = { es: 'La fuente se retractó de todo.', en: '' }

/** One act of every public kind on a record that stands on 2 November 2026; ends seven weeks later. */
export async function everyAct(record: TestRecord): Promise<void> {
  const addressee = await record.addressee('REC-02')
  const first = await publishUpdate(record, addressee, { status: 'partial' })
  await publishUpdate(record, addressee, { status: 'not_started', effectiveOn: '2025-02-01' })
  await publishUpdate(record, addressee, { corrects: first, status: 'committed' })
  const gone = await publishUpdate(record, await record.addressee('REC-03'), { status: 'implemented' })
  await withdrawStatusUpdate(record.editor, { id: gone, reason: REASON })
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2026-12-31' })
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2027-03-31' })
  for (const [statedOn, position] of [
    ['2026-10-01', 'accepted'],
    ['2026-09-01', 'rejected'],
  ] as const)
    await statePosition(record.system, { addresseeId: addressee, position, statedOn, statement: STATEMENT, evidence: sampleEvidence() })
  await files(record, addressee)
  await measures(record)
  await rewordRecommendation(record.administrator, {
    code: 'REC-04',
    title: { es: 'Otro título', en: '' },
    statement: { es: 'Otra redacción', en: '' },
  })
  await agreements(record)
  await activities(record)
  await replies(record)
  await redactText(record.editor, {
    ownerId: gone,
    texts: [{ field: 'reason', language: 'en' }],
    file: false,
    ground: 'safety',
    reason: REASON,
  })
  await withdrawRecommendation(record.editor, { code: 'REC-13', reason: REASON })
  await addStatusUpdate(record.contributor, sampleUpdate(addressee))
  await issueBaseline(record.system)
  await supersedeEdition(record.administrator, { slug: 'baseline', note: { es: 'Faltaba un destinatario.', en: '' } })
}

/** Two updates that rest on a picture each; the second picture is destroyed afterwards. */
async function files(record: TestRecord, addressee: string): Promise<void> {
  for (const [index, format] of (['jpeg', 'png'] as const).entries()) {
    const { id: fileId } = await storeEvidenceFile(record.contributor, { name: 'foto', content: await talkativePhoto('Juana', format) })
    const newEvidence = [{ ...sampleEvidence({ fileId }), announcementOnly: false }]
    const update = await publishUpdate(record, addressee, { effectiveOn: `2024-0${index + 1}-01`, newEvidence })
    if (index === 0) continue
    const { evidence_id: ownerId } = await record.db
      .selectFrom('status_update_evidence')
      .select('evidence_id')
      .where('status_update_id', '=', update)
      .executeTakeFirstOrThrow()
    await redactText(record.editor, { ownerId, texts: [], file: true, ground: 'personal_data', reason: REASON })
  }
}

async function measures(record: TestRecord): Promise<void> {
  const { id: recommendationId } = await record.db
    .selectFrom('recommendations')
    .select('id')
    .where('code', '=', 'REC-04')
    .executeTakeFirstOrThrow()
  const title = { es: 'Textos publicados', en: 'Published texts' }
  await onRecord(record, (ctx, credit) =>
    addIndicator(ctx, credit, { recommendationId, title, unit: { es: 'textos', en: 'texts' }, direction: 'up' }),
  )
  const { id: indicatorId } = await record.db
    .selectFrom('indicators')
    .select('id')
    .where('event_seq', 'is not', null)
    .executeTakeFirstOrThrow()
  await onRecord(record, (ctx, credit) =>
    setMilestone(ctx, credit, { indicatorId, dueOn: '2027-12-31', target: { es: 'siete', en: 'seven' } }),
  )
  const evidenceId = await addEvidence(record.contributor, sampleEvidence())
  const note = { es: 'Según el portal', en: '' }
  await onRecord(record, (ctx, credit) => recordReading(ctx, credit, { indicatorId, evidenceId, readOn: '2026-10-01', value: '3', note }))
}

async function agreements(record: TestRecord): Promise<void> {
  const { code: type } = await record.db.selectFrom('agreement_types').select('code').orderBy('code').limit(1).executeTakeFirstOrThrow()
  const evidenceIds = [await addEvidence(record.contributor, sampleEvidence({ title: 'Texto del acuerdo' }))]
  const name = { es: 'Acuerdo de apoyo logístico', en: 'Logistic support agreement' }
  const content = {
    title: name,
    summary: { es: 'Bases y combustible.', en: 'Bases and fuel.' },
    type,
    legalForm: '',
    parties: [{ es: 'Perú', en: 'Peru' }],
    signedOn: '2026',
    inForceOn: null,
    endedOn: null,
    disclosure: 'extract' as const,
    recommendations: ['REC-03', 'REC-02'],
  }
  await onRecord(record, (ctx, credit) => recordAgreement(ctx, credit, { agreementId: null, content, evidenceIds }))
  const { agreement_id } = await record.db.selectFrom('agreement_versions').select('agreement_id').executeTakeFirstOrThrow()
  const changed = { ...content, disclosure: 'full_text' as const }
  await onRecord(record, (ctx, credit) => recordAgreement(ctx, credit, { agreementId: agreement_id, content: changed, evidenceIds }))
}

async function replies(record: TestRecord): Promise<void> {
  const [answered, silent] = [await record.addressee('REC-05'), await record.addressee('REC-06')]
  const [view] = await listAddressees(record.reader, { addresseeId: answered }, null)
  const representative = await record.join('institution', 'Cancillería', view?.institution.slug ?? '')
  const update = await publishUpdate(record, answered, { status: 'committed' })
  const { invitationId } = await inviteReply(record.editor, { updateId: update })
  await publishReply(representative, { invitationId, text: { es: 'Lo publicará en marzo.', en: '' } })
  await inviteReply(record.editor, { updateId: await publishUpdate(record, silent, { status: 'reversed' }) })
  record.clock.set('2026-12-20T15:00:00Z')
  await lapseReplies(record.system)
}

async function activities(record: TestRecord): Promise<void> {
  const { batchId } = await bringSample(record.administrator)
  const bears = { es: 'Estas capacitaciones se hicieron con la unidad nombrada.', en: '' }
  const { id: recommendation } = await record.db
    .selectFrom('recommendations')
    .select('id')
    .where('code', '=', 'REC-05')
    .executeTakeFirstOrThrow()
  const { id: agreement } = await record.db.selectFrom('agreements').select('id').orderBy('slug').limit(1).executeTakeFirstOrThrow()
  const { id: evidence } = await record.db
    .selectFrom('evidence')
    .select('id')
    .where('public_at', 'is not', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  const { id: picked } = await record.db.selectFrom('activities').select('id').where('row_number', '=', 5).executeTakeFirstOrThrow()
  for (const subjectId of [recommendation, agreement, evidence, await record.addressee('REC-02')]) {
    const what = subjectId === agreement ? { activities: [picked], query: '' } : { activities: [], query: 'country=peru' }
    await onRecord(record, (ctx, credit) => recordCitation(ctx, credit, { ...what, reason: bears, subjectId }))
  }
  for (const { id } of await record.db.selectFrom('activity_citations').select('id').where('recommendation_id', 'is', null).execute())
    await withdrawActivityCitation(record.editor, { id, reason: REASON })
  await withdrawActivities(record.administrator, { batchId, reason: REASON })
}

/** What a verb does with the writers of the record once a second person has looked. */
async function onRecord(
  record: TestRecord,
  write: (ctx: Parameters<typeof addIndicator>[0], credit: Credit) => Promise<unknown>,
): Promise<void> {
  const publisher = record.editor.actor
  if (publisher === null) throw new Error('nobody')
  const ctx: Context = record.editor
  await inTransaction(ctx.db, (trx) => write({ ...ctx, db: trx }, { publisher, author: 'Rosa Quispe', singlePerson: false }))
}
