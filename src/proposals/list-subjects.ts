import { sql } from 'kysely'
import type { ProposalChoiceView } from '../../templates/pages/proposal-choice.page.ts'
import { listAgreements } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { plainText } from '../kernel/plain-text.ts'
import { readTexts } from '../log/index.ts'
import { findAddressees, findTitles, MOST_OFFERED } from '../search/index.ts'

/**
 * What a proposal can be about now, withdrawn recommendations left out: everything of a small record, of a large one what the text
 * names. Throws Forbidden.
 */
export async function listSubjects(ctx: Context, text: string): Promise<ProposalChoiceView> {
  requireActor(ctx, 'propose')
  const addressees = await findAddressees(ctx, text)
  const titles = await findTitles(ctx, text)
  const recommendations = await withIds(ctx, titles.items)
  const agreements = await namedAgreements(ctx, text)
  return {
    search: text,
    whole: addressees.whole && titles.whole && agreements.whole,
    more: addressees.more || titles.more || agreements.more,
    addressees: addressees.items,
    recommendations,
    indicators: await indicatorsOf(
      ctx,
      recommendations.map(({ id }) => id),
    ),
    agreements: agreements.items,
  }
}

async function withIds(ctx: Context, titles: readonly { readonly code: string; readonly title: Record<string, string> }[]) {
  const rows = await ctx.db
    .selectFrom('recommendations')
    .select(['id', 'code'])
    .where(sql<boolean>`code = any(${titles.map(({ code }) => code)}::text[])`)
    .execute()
  const ids = new Map(rows.map(({ id, code }) => [code, id]))
  return titles.flatMap((title) => {
    const id = ids.get(title.code)
    return id === undefined ? [] : { ...title, id }
  })
}

async function indicatorsOf(ctx: Context, recommendationIds: readonly string[]): Promise<ProposalChoiceView['indicators']> {
  const indicators = await ctx.db
    .selectFrom('indicators')
    .select(['id', 'code', 'title'])
    .where(sql<boolean>`recommendation_id = any(${recommendationIds}::uuid[])`)
    .execute()
  const texts = await readTexts(
    ctx.db,
    indicators.map((row) => row.id),
  )
  return indicators
    .map((row) => ({ id: row.id, code: row.code, title: row.title ?? texts.get(row.id)?.['title'] ?? {} }))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
}

async function namedAgreements(ctx: Context, text: string) {
  const all = await listAgreements(ctx, {}, null)
  if (all.length <= MOST_OFFERED) return { whole: true, items: all, more: false }
  const words = plainText(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = all.filter(
    ({ title }) => words.length > 0 && words.every((word) => plainText(Object.values(title).join(' ')).includes(word)),
  )
  return { whole: false, items: found.slice(0, MOST_OFFERED), more: found.length > MOST_OFFERED }
}
