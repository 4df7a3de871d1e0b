import { createHash, randomUUIDv7 } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Transaction } from '../../db/schema.ts'
import { addEvidence, evidenceLeaf, makeEvidencePublic } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { catalogueFile } from './catalogue-files.ts'
import { requireId, type Ids } from './load-references.ts'

/** Loads the catalogue's facts as public evidence that bears on recommendations, then the agreements they show. Returns ids plus `evidence/CODE`. */
export async function loadEvidence(ctx: Context & { readonly db: Transaction }, actor: Actor, ids: Ids): Promise<Ids> {
  const known = new Map(ids)
  for (const { code, bears_on, address, provenance, note, ...fact } of catalogueFile('evidence')) {
    const id = await addEvidence(ctx, {
      ...fact,
      code,
      address: address ?? '',
      provenance: provenance ?? '',
      note: { es: note['es'] ?? '', en: note['en'] ?? '' },
      sensitivity: 'public',
    })
    known.set(`evidence/${code}`, id)
    const { seq, occurredAt } = await appendEvent(ctx, actor, {
      kind: 'evidence_published',
      subjects: { evidence_id: id },
      leaf: { code, bears_on, ...(await evidenceLeaf(ctx.db, [id])) },
    })
    await makeEvidencePublic(ctx.db, [id], seq, occurredAt)
    await ctx.db
      .insertInto('evidence_bearings')
      .values(
        bears_on.map((recommendation) => ({ evidence_id: id, recommendation_id: requireId(known, 'recommendation', recommendation) })),
      )
      .execute()
  }
  for (const agreement of catalogueFile('agreements')) await loadAgreement(ctx, actor, known, agreement)
  return known
}

async function loadAgreement(
  ctx: Context & { readonly db: Transaction },
  actor: Actor,
  ids: Ids,
  seed: ReturnType<typeof catalogueFile<'agreements'>>[number],
): Promise<void> {
  const id = randomUUIDv7()
  const { seq, occurredAt } = await appendEvent(ctx, actor, {
    kind: 'agreement_recorded',
    subjects: { agreement_id: id },
    leaf: {
      agreement: seed.slug,
      agreement_type: seed.type,
      disclosure: seed.disclosure,
      signed_on: seed.signed_on,
      in_force_on: seed.in_force_on,
      ended_on: seed.ended_on,
      evidence_codes: seed.evidence,
      legal_form: seed.legal_form,
      recommendations: seed.recommendations.toSorted(),
      content_sha256: createHash('sha256')
        .update(canonicalize({ title: seed.title, summary: seed.summary, parties: seed.parties }) ?? '', 'utf8')
        .digest('hex'),
    },
  })
  await ctx.db
    .insertInto('agreements')
    .values({
      id,
      slug: seed.slug,
      title: seed.title,
      summary: seed.summary,
      agreement_type_id: requireId(ids, 'agreement type', seed.type),
      legal_form_id: seed.legal_form === null ? null : requireId(ids, 'legal form', seed.legal_form),
      signed_on: seed.signed_on,
      in_force_on: seed.in_force_on,
      ended_on: seed.ended_on,
      disclosure: seed.disclosure,
      recorded_at: occurredAt,
      event_seq: seq,
    })
    .execute()
  await ctx.db
    .insertInto('agreement_parties')
    .values(seed.parties.map((name, position) => ({ agreement_id: id, position, name })))
    .execute()
  await ctx.db
    .insertInto('agreement_evidence')
    .values(seed.evidence.map((code) => ({ agreement_id: id, evidence_id: requireId(ids, 'evidence', code) })))
    .execute()
  await ctx.db
    .insertInto('agreement_recommendations')
    .values(seed.recommendations.map((code) => ({ agreement_id: id, recommendation_id: requireId(ids, 'recommendation', code) })))
    .execute()
}
