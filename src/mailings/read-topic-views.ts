import type { TopicView } from '../../templates/view/topic.ts'
import type { Localized } from '../../templates/view/text.ts'
import { listAgreements } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { listCoded, listInstitutions, listThemes, listTitles } from '../recommendations/index.ts'
import type { CompositionMemory, Shelf } from './composition-memory.ts'

type Stored = Pick<TopicView, 'stream' | 'query'>
type Names = ReadonlyMap<string, Localized>

const NAMES: Shelf<Names> = { name: 'names', cost: ({ size }) => size * 100 }

/** Topics as they are stored, any number of them, with the names of what their filters name; what is no longer on record has none. */
export async function readTopicViews(
  ctx: Context,
  memory: CompositionMemory,
  topics: readonly Stored[],
): Promise<(topic: Stored) => TopicView> {
  const used = new Set(topics.flatMap(({ query }) => [...new URLSearchParams(query).keys()]))
  const names = new Map<string, Names>()
  for (const [filter, read] of Object.entries(READERS)) {
    if (!used.has(filter)) continue
    const known = memory.get(NAMES, filter) ?? (await read(ctx))
    memory.set(NAMES, filter, known)
    names.set(filter, known)
  }
  return ({ stream, query }) => ({
    stream,
    query,
    filters: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value, label: names.get(name)?.get(value) ?? null })),
  })
}

const READERS: Readonly<Record<string, (ctx: Context) => Promise<Names>>> = {
  theme: async (ctx) => new Map((await listThemes(ctx)).map(({ slug, name }) => [slug, name])),
  institution: async (ctx) => new Map((await listInstitutions(ctx)).map(({ slug, name }) => [slug, name])),
  concern: async (ctx) => new Map((await listCoded(ctx, 'concern')).map(({ code, title }) => [code, title])),
  standard: async (ctx) => new Map((await listCoded(ctx, 'standard')).map(({ code, title }) => [code, title])),
  agreement_type: async (ctx) => new Map((await listCoded(ctx, 'agreement_type')).map(({ code, title }) => [code, title])),
  recommendation: async (ctx) => new Map((await listTitles(ctx, { withdrawn: true })).map(({ code, title }) => [code, title])),
  agreement: async (ctx) => new Map((await listAgreements(ctx, {}, null)).map(({ slug, title }) => [slug, title])),
}
