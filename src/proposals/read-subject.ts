import { z } from 'zod'
import type { AgreementFacts, ProposalFacts, ProposalKind, ProposalSubject } from '../../templates/view/proposal.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readAgreementVersions, type AgreementVersion } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readCiter } from './read-citer.ts'
import { listAddressees, listRecommendations, readIndicators } from '../recommendations/index.ts'

export interface SubjectRead {
  readonly subject: ProposalSubject
  /** What the record says now of the same thing; for a reading or a milestone, of the date `on`. Null: nothing yet. */
  now(on: string | null): ProposalFacts | null
  /** The same to begin a change from, without what was redacted; null where a form begins empty. */
  readonly start: ProposalFacts | null
  /** Evidence that it rests on now, by id. */
  readonly evidenceIds: readonly string[]
}

/** What a proposal of a kind would be about, and what is on record of it. Throws NotFound, Forbidden. */
export async function readSubject(ctx: Context, kind: ProposalKind, id: string | null): Promise<SubjectRead> {
  requireActor(ctx, 'seeWorkspace')
  if ((kind === 'agreement' || kind === 'citation') && id === null)
    return { subject: { ...EMPTY, kind, id: null }, now: () => null, start: null, evidenceIds: [] }
  if (!z.guid().safeParse(id).success || id === null) throw new NotFound('subject')
  if (kind === 'agreement') return readAgreementSubject(ctx, id)
  if (kind === 'position') return readAddressee(ctx, id)
  if (kind === 'citation') return { subject: await readCiter(ctx, id), now: () => null, start: null, evidenceIds: [] }
  return readMeasure(ctx, kind, id)
}

const EMPTY = { recommendation: null, institution: null, indicators: [], agreement: null } as const

async function readAddressee(ctx: Context, id: string): Promise<SubjectRead> {
  const [addressee] = await listAddressees(ctx, { addresseeId: id, withdrawn: true }, null)
  if (!addressee) throw new NotFound('addressee')
  const { recommendation, institution, position } = addressee
  const now = position && ({ kind: 'position', ...position } as const)
  return {
    subject: { ...EMPTY, kind: 'position', id, recommendation, institution },
    now: () => now,
    start: null,
    evidenceIds: position?.evidence ? [position.evidence.id] : [],
  }
}

async function readMeasure(ctx: Context, kind: 'reading' | 'milestone' | 'indicator', id: string): Promise<SubjectRead> {
  const found =
    kind === 'indicator'
      ? await ctx.db.selectFrom('recommendations').select(['code as recommendation']).where('id', '=', id).executeTakeFirst()
      : await ctx.db
          .selectFrom('indicators as n')
          .innerJoin('recommendations as r', 'r.id', 'n.recommendation_id')
          .select(['r.code as recommendation', 'n.code'])
          .where('n.id', '=', id)
          .executeTakeFirst()
  const codes = found ? [found.recommendation] : []
  const [item] = await listRecommendations(ctx, { recommendationCodes: codes, withdrawn: true }, null)
  if (!found || !item) throw new NotFound('subject')
  const all = (await readIndicators(ctx.db, codes, null)).get(found.recommendation) ?? []
  const code = 'code' in found ? found.code : null
  const indicators = code === null ? all : all.filter((indicator) => indicator.code === code)
  const [indicator] = indicators
  return {
    subject: { ...EMPTY, kind, id, recommendation: { code: item.code, title: item.title }, indicators },
    now(on) {
      if (kind === 'indicator') return null
      if (kind === 'milestone') {
        const milestone = indicator?.milestones.find((candidate) => candidate.dueOn === on)
        return milestone ? { kind, dueOn: milestone.dueOn, target: milestone.target } : null
      }
      const reading = indicator?.readings.find((candidate) => candidate.readOn === on)
      return reading ? { kind, readOn: reading.readOn, value: reading.value, note: reading.note } : null
    },
    start: null,
    evidenceIds: [],
  }
}

async function readAgreementSubject(ctx: Context, id: string): Promise<SubjectRead> {
  const [current] = await readAgreementVersions(ctx.db, { agreementId: id, latest: true }, null)
  if (!current) throw new NotFound('agreement')
  const { slug, title, version } = current
  const facts = await factsOf(ctx, current)
  return {
    subject: { ...EMPTY, kind: 'agreement', id, agreement: { slug, title, version } },
    now: () => facts,
    start: await withoutRedacted(ctx, facts, current.id),
    evidenceIds: current.evidenceIds,
  }
}

async function factsOf(ctx: Context, current: AgreementVersion): Promise<AgreementFacts> {
  const ids = current.recommendationIds
  const codes = ids.length === 0 ? [] : await ctx.db.selectFrom('recommendations').select('code').where('id', 'in', ids).execute()
  const { title, summary, type, legalForm, parties, signedOn, inForceOn, endedOn, disclosure } = current
  const recommendations = codes.map((row) => row.code).toSorted()
  return { kind: 'agreement', title, summary, type, legalForm, parties, signedOn, inForceOn, endedOn, disclosure, recommendations }
}

/** Blanks what was redacted, so that the sentence which stands in its place is not taken for a text of the agreement. */
async function withoutRedacted(ctx: Context, facts: AgreementFacts, versionId: string): Promise<AgreementFacts> {
  const rows = await ctx.db.selectFrom('texts').select(['field', 'language', 'redacted_at']).where('owner_id', '=', versionId).execute()
  const left = (field: string, text: Localized): Localized => {
    const own = rows.filter((row) => row.field === field)
    if (own.every((row) => row.redacted_at === null)) return text
    const kept = new Set(own.filter((row) => row.redacted_at === null).map((row) => row.language))
    return Object.fromEntries(Object.entries(text).filter(([language]) => kept.has(language)))
  }
  return {
    ...facts,
    title: left('title', facts.title),
    summary: left('summary', facts.summary),
    parties: facts.parties.map((party, index) => left(`party_${index}`, party)),
  }
}
