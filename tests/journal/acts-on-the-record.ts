import { withdrawActivityCitation } from '../../src/activities/index.ts'
import { setOwners } from '../../src/desk/index.ts'
import { addEvidence, readEvidenceFile, releaseEvidence, storeEvidenceFile } from '../../src/evidence/index.ts'
import { changeProposal, discardProposal, propose, publishProposal, returnProposal } from '../../src/proposals/index.ts'
import {
  addStatusUpdate,
  addStatusUpdates,
  deleteDraft,
  editStatusUpdate,
  publishStatusUpdate,
  publishStatusUpdates,
  returnStatusUpdate,
  setDueDate,
  setDueDates,
  submitStatusUpdate,
  submitStatusUpdates,
  withdrawRecommendation,
  withdrawStatusUpdate,
} from '../../src/recommendations/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { inviteReply, linkRepresentative, publishReply } from '../../src/replies/index.ts'
import { publishCitation, recommendationId } from '../activities/sample-citation.ts'
import { bringSample } from '../activities/sample-file.ts'
import { sampleContent, sampleSubject } from '../proposals/sample-proposals.ts'
import { publishUpdate, sampleEvidence, sampleUpdate } from '../support/record.ts'
import { talkativePdf } from '../support/sample-files.ts'
import type { Act } from './acts.ts'
import type { Stage } from './stage.ts'

const REASON = { es: 'Era un error.', en: '' }
const draft = async ({ record, addressee }: Stage, submit: boolean) =>
  addStatusUpdate(record.contributor, sampleUpdate(await addressee(), { submit }))
const several = async ({ addressee }: Stage, submit: boolean) => {
  const { addresseeId: _, ...content } = sampleUpdate('', { submit })
  return { ...content, addresseeIds: [await addressee(), await addressee()] }
}
const milestone = async ({ record }: Stage) => ({
  kind: 'milestone' as const,
  subjectId: await sampleSubject(record, 'milestone'),
  content: sampleContent('milestone'),
})
const proposed = async (stage: Stage) => propose(stage.record.contributor, await milestone(stage))

export const ACTS_ON_THE_RECORD: readonly Act[] = [
  [
    'addStatusUpdate',
    'update_drafted',
    async ({ record, addressee }) => {
      const id = await addressee()
      return [record.contributor, (ctx) => addStatusUpdate(ctx, sampleUpdate(id))]
    },
  ],
  [
    'addStatusUpdates',
    'update_drafted',
    async (stage) => {
      const input = await several(stage, true)
      return [stage.record.contributor, (ctx) => addStatusUpdates(ctx, input)]
    },
  ],
  [
    'editStatusUpdate',
    'update_edited',
    async (stage) => {
      const id = await draft(stage, false)
      const input = { ...sampleUpdate(await stage.addressee(), { submit: false }), id, version: 1 }
      return [stage.record.contributor, (ctx) => editStatusUpdate(ctx, input)]
    },
  ],
  [
    'deleteDraft',
    'update_deleted',
    async (stage) => {
      const id = await draft(stage, false)
      return [stage.record.contributor, (ctx) => deleteDraft(ctx, { id, version: 1 })]
    },
  ],
  [
    'submitStatusUpdate',
    'update_submitted',
    async (stage) => {
      const id = await draft(stage, false)
      return [stage.record.contributor, (ctx) => submitStatusUpdate(ctx, { id })]
    },
  ],
  [
    'submitStatusUpdates',
    'update_submitted',
    async (stage) => {
      const { batchId } = await addStatusUpdates(stage.record.contributor, await several(stage, false))
      return [stage.record.contributor, (ctx) => submitStatusUpdates(ctx, { batchId })]
    },
  ],
  [
    'publishStatusUpdate',
    'update_published',
    async (stage) => {
      const id = await draft(stage, true)
      return [stage.record.editor, (ctx) => publishStatusUpdate(ctx, { id, version: 2 })]
    },
  ],
  [
    'publishStatusUpdates',
    'update_published',
    async (stage) => {
      const id = await draft(stage, true)
      return [stage.record.editor, (ctx) => publishStatusUpdates(ctx, [{ id, version: 2 }])]
    },
  ],
  [
    'returnStatusUpdate',
    'update_returned',
    async (stage) => {
      const id = await draft(stage, true)
      return [stage.record.editor, (ctx) => returnStatusUpdate(ctx, { id, version: 2, comment: 'Falta la fecha.' })]
    },
  ],
  [
    'withdrawStatusUpdate',
    'update_withdrawn',
    async ({ record, addressee }) => {
      const id = await publishUpdate(record, await addressee())
      return [record.editor, (ctx) => withdrawStatusUpdate(ctx, { id, reason: REASON })]
    },
  ],
  [
    'withdrawRecommendation',
    'recommendation_withdrawn',
    async ({ record }) => [record.editor, (ctx) => withdrawRecommendation(ctx, { code: 'REC-13', reason: REASON })],
  ],
  [
    'setDueDate',
    'due_date_set',
    async ({ record, addressee }) => {
      const addresseeId = await addressee()
      return [record.editor, (ctx) => setDueDate(ctx, { addresseeId, dueOn: '2027-01-01' })]
    },
  ],
  [
    'setDueDates',
    'due_date_set',
    async ({ record, addressee }) => {
      const addresseeIds = [await addressee(), await addressee()]
      return [record.editor, (ctx) => setDueDates(ctx, { addresseeIds, dueOn: '2027-01-02' })]
    },
  ],
  [
    'setOwners',
    'owner_set',
    async ({ record, addressee }) => {
      const input = { addresseeIds: [await addressee()], ownerId: record.contributor.actor?.accountId ?? null }
      return [record.editor, (ctx) => setOwners(ctx, input)]
    },
  ],
  ['addEvidence', 'evidence_added', async ({ record }) => [record.contributor, (ctx) => addEvidence(ctx, sampleEvidence())]],
  [
    'storeEvidenceFile',
    'file_stored',
    async ({ record }) => {
      const content = await talkativePdf('Rosa')
      return [record.contributor, (ctx) => storeEvidenceFile(ctx, { name: 'acta.pdf', content })]
    },
  ],
  [
    'readEvidenceFile',
    'original_read',
    async ({ record }) => {
      const file = await storeEvidenceFile(record.contributor, { name: 'acta.pdf', content: await talkativePdf('Nilda') })
      const id = await addEvidence(record.contributor, sampleEvidence({ fileId: file.id }))
      return [record.editor, (ctx) => readEvidenceFile(ctx, id, 'original')]
    },
  ],
  [
    'releaseEvidence',
    'embargo_ended',
    async ({ record }) => {
      const id = await addEvidence(record.contributor, sampleEvidence({ sensitivity: 'embargoed', embargoUntil: '2027-06-01' }))
      return [record.editor, (ctx) => releaseEvidence(ctx, { id })]
    },
  ],
  [
    'propose',
    'proposal_submitted',
    async (stage) => {
      const input = await milestone(stage)
      return [stage.record.contributor, (ctx) => propose(ctx, input)]
    },
  ],
  [
    'changeProposal',
    'proposal_changed',
    async (stage) => {
      const id = await proposed(stage)
      return [stage.record.contributor, (ctx) => changeProposal(ctx, { id, version: 1, content: sampleContent('milestone') })]
    },
  ],
  [
    'discardProposal',
    'proposal_discarded',
    async (stage) => {
      const id = await proposed(stage)
      return [stage.record.contributor, (ctx) => discardProposal(ctx, { id, version: 1 })]
    },
  ],
  [
    'returnProposal',
    'proposal_returned',
    async (stage) => {
      const id = await proposed(stage)
      return [stage.record.editor, (ctx) => returnProposal(ctx, { id, version: 1, comment: 'Falta la fuente.' })]
    },
  ],
  [
    'publishProposal',
    'milestone_set',
    async (stage) => {
      const id = await proposed(stage)
      return [stage.record.editor, (ctx) => publishProposal(ctx, { id, version: 1 })]
    },
  ],
  [
    'withdrawActivityCitation',
    'activities_uncited',
    async ({ record }) => {
      await bringSample(record.administrator)
      const id = await publishCitation(record, await recommendationId(record, 'REC-01'), { query: 'country=colombia' })
      return [record.editor, (ctx) => withdrawActivityCitation(ctx, { id, reason: REASON })]
    },
  ],
  [
    'redactText',
    'text_redacted',
    async ({ record, addressee }) => {
      const ownerId = await publishUpdate(record, await addressee())
      const texts = [{ field: 'reason', language: 'es' }]
      const input = { ownerId, texts, file: false, ground: 'safety' as const, reason: { es: 'Nombraba a una testigo.', en: '' } }
      return [record.editor, (ctx) => redactText(ctx, input)]
    },
  ],
  [
    'inviteReply',
    'reply_invited',
    async ({ record, addressee }) => {
      const updateId = await publishUpdate(record, await addressee())
      return [record.editor, (ctx) => inviteReply(ctx, { updateId })]
    },
  ],
  [
    'linkRepresentative',
    'account_invited',
    async ({ record, addressee }) => {
      const { invitationId } = await inviteReply(record.editor, { updateId: await publishUpdate(record, await addressee()) })
      return [record.editor, (ctx) => linkRepresentative(ctx, { invitationId })]
    },
  ],
  [
    'publishReply',
    'reply_published',
    async ({ record, addressee }) => {
      const addresseeId = await addressee()
      const { invitationId } = await inviteReply(record.editor, { updateId: await publishUpdate(record, addresseeId) })
      const { slug } = await record.db
        .selectFrom('addressees as a')
        .innerJoin('institutions as i', 'i.id', 'a.institution_id')
        .select('i.slug')
        .where('a.id', '=', addresseeId)
        .executeTakeFirstOrThrow()
      const institution = await record.join('institution', 'Portavoz', slug)
      return [institution, (ctx) => publishReply(ctx, { invitationId, text: { es: 'Ya se publicó.', en: '' } })]
    },
  ],
]
