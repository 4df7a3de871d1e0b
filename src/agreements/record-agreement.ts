import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { evidenceLeaf, makeEvidencePublic } from '../evidence/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Credit } from '../kernel/credit.ts'
import { appendEvent, sealTexts, textDigests, writeTexts } from '../log/index.ts'
import type { AgreementContent } from './agreement-content.ts'
import { lockAgreement } from './lock-agreement.ts'
import { resolveAgreement, type AgreementLinks } from './resolve-agreement.ts'

export interface NewAgreementVersion {
  /** Null: an agreement that is not on the record yet. */
  readonly agreementId: string | null
  readonly content: AgreementContent
  readonly evidenceIds: readonly string[]
  /** Address of a new one that had it elsewhere before; one is made when it is absent. Free: for the caller to have checked. */
  readonly slug?: string
}

/**
 * The one writer of agreements: a new one, or a further version of one, as an event. Versions never change. Who may call it, and
 * that the version which the author saw is still the current one, is for the caller to have checked. Throws Invalid, NotFound.
 */
export async function recordAgreement(
  ctx: Context & { readonly db: Transaction },
  credit: Credit,
  { agreementId, content, evidenceIds, slug: brought }: NewAgreementVersion,
): Promise<{ readonly seq: number; readonly occurredAt: Date; readonly slug: string }> {
  const trx = ctx.db
  const links = await resolveAgreement(trx, content)
  const { slug, version } =
    agreementId === null ? { slug: brought ?? (await freeSlug(trx, content)), version: 0 } : await lockAgreement(trx, agreementId)
  const ids = { agreement: agreementId ?? randomUUIDv7(), version: randomUUIDv7() }
  const parties = content.parties.map((party, index) => [`party_${index}`, party] as const)
  await writeTexts(trx, ids.version, { title: content.title, summary: content.summary, ...Object.fromEntries(parties) })
  const event = await appendEvent(ctx, credit.publisher, {
    kind: agreementId === null ? 'agreement_recorded' : 'agreement_changed',
    subjects: { agreement_id: ids.agreement },
    singlePerson: credit.singlePerson,
    leaf: {
      agreement: slug,
      version: version + 1,
      agreement_type: content.type,
      legal_form: content.legalForm === '' ? null : content.legalForm,
      disclosure: content.disclosure,
      signed_on: content.signedOn,
      in_force_on: content.inForceOn,
      ended_on: content.endedOn,
      recommendations: content.recommendations.toSorted(),
      author: credit.author,
      texts: await textDigests(trx, ids.version),
      ...(await evidenceLeaf(trx, evidenceIds)),
    },
  })
  const { seq, occurredAt } = event
  if (agreementId === null) {
    await trx.insertInto('agreements').values({ id: ids.agreement, slug, recorded_at: occurredAt, event_seq: seq }).execute()
  }
  await insertVersion(trx, { ids, version: version + 1, content, links, evidenceIds, seq, occurredAt })
  await sealTexts(trx, [ids.version], occurredAt)
  await makeEvidencePublic(trx, evidenceIds, seq, occurredAt)
  return { ...event, slug }
}

interface VersionRow {
  readonly ids: { readonly agreement: string; readonly version: string }
  readonly version: number
  readonly content: AgreementContent
  readonly links: AgreementLinks
  readonly evidenceIds: readonly string[]
  readonly seq: number
  readonly occurredAt: Date
}

async function insertVersion(trx: Transaction, row: VersionRow): Promise<void> {
  await trx
    .insertInto('agreement_versions')
    .values({
      id: row.ids.version,
      agreement_id: row.ids.agreement,
      version: row.version,
      agreement_type_id: row.links.typeId,
      legal_form_id: row.links.legalFormId,
      parties: row.content.parties.length,
      signed_on: row.content.signedOn,
      in_force_on: row.content.inForceOn,
      ended_on: row.content.endedOn,
      disclosure: row.content.disclosure,
      evidence_ids: [...row.evidenceIds],
      recommendation_ids: [...row.links.recommendationIds],
      recorded_at: row.occurredAt,
      event_seq: row.seq,
    })
    .execute()
}

/** An address from codes and a year alone, since the leaf keeps it for ever and a title may be redacted. */
async function freeSlug(trx: Transaction, content: AgreementContent): Promise<string> {
  await trx.selectFrom('agreement_types').select('id').where('code', '=', content.type).forUpdate().execute()
  const base = [content.type.toLowerCase(), content.signedOn?.slice(0, 4)].filter((part) => part !== undefined).join('-')
  const taken = await trx.selectFrom('agreements').select('slug').where('slug', 'like', `${base}%`).execute()
  const slugs = new Set(taken.map((row) => row.slug))
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!slugs.has(slug)) return slug
  }
}
