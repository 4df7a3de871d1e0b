import { ActivityQuery, matchActivities } from '../../activities/index.ts'
import { AgreementQuery, matchAgreements } from '../../agreements/index.ts'
import { datasetNamed, type DatasetName, type Row } from '../../datasets/index.ts'
import type { Context } from '../../kernel/context.ts'
import { parse } from '../../kernel/parse.ts'
import { EvidenceQuery, InstitutionQuery, matchEvidence, matchInstitutions, matchSources, SourceQuery } from '../../overview/index.ts'
import { activeFilters } from '../../recommendations/index.ts'
import { ListQuery, matchRecommendations, type Matched } from '../../search/index.ts'
import { listTopicEvents, topicFilters, type Topic } from '../../topics/index.ts'
import { ChangeQuery, CorrectionQuery } from '../queries.ts'

type Keys = Iterable<readonly string[]> | AsyncIterable<readonly string[]>

interface Narrowed {
  /** Values that narrow the view, as they stand in its address. */
  readonly filters: readonly string[]
  /** Keys of the rows that are left in the order of the data set, some at a time; null: all. */
  readonly keys: Keys | null
}

interface ExportedView {
  /** The public table that its rows are of. */
  readonly dataset: DatasetName
  /** Reads the values as typed. Throws Invalid. */
  readonly narrow: (ctx: Context, typed: Readonly<Record<string, string>>, asOf: Date | null) => Narrowed | Promise<Narrowed>
  /** Its rows may change without an act on the log. */
  readonly volatile?: true
}

const whole = (): Narrowed => ({ filters: [], keys: null })

/** The lists that can be taken away as a file, by the last part of their address. */
export const EXPORTED_VIEWS: Readonly<Record<string, ExportedView>> = {
  recommendations: { dataset: 'recommendations', narrow: listed(({ recommendations }) => chunks(recommendations.map(({ code }) => code))) },
  addressees: { dataset: 'addressees', narrow: listed(idsByRecommendation) },
  matrix: { dataset: 'addressees', narrow: listed(idsByRecommendation) },
  institutions: {
    dataset: 'institutions',
    async narrow(ctx, typed, asOf) {
      const query = parse(InstitutionQuery, typed)
      const filters = texts([query.q, query.country])
      if (filters.length === 0) return whole()
      return { filters, keys: [(await matchInstitutions(ctx, query, asOf)).fitting.map(({ slug }) => slug)] }
    },
  },
  themes: { dataset: 'themes', narrow: whole },
  concerns: { dataset: 'concerns', narrow: whole },
  standards: { dataset: 'standards', narrow: whole },
  sources: {
    dataset: 'sources',
    async narrow(ctx, typed, asOf) {
      const { q } = parse(SourceQuery, typed)
      return q === '' ? whole() : { filters: [q], keys: [(await matchSources(ctx, q, asOf)).codes] }
    },
  },
  agreements: {
    dataset: 'agreements',
    async narrow(ctx, typed, asOf) {
      const query = { ...parse(AgreementQuery, typed), after: undefined }
      const filters = texts([query.type, query.disclosure, query.year])
      return { filters, keys: filters.length === 0 ? null : [await matchAgreements(ctx, query, asOf)] }
    },
  },
  changes: { dataset: 'events', narrow: (ctx, typed) => actsOf(ctx, 'changes', parse(ChangeQuery, typed)) },
  corrections: { dataset: 'events', narrow: (ctx, typed) => actsOf(ctx, 'corrections', parse(CorrectionQuery, typed)) },
  evidence: {
    dataset: 'evidence',
    volatile: true,
    narrow(ctx, typed, asOf) {
      const query = parse(EvidenceQuery, typed)
      const filters = texts([query.q, query.kind, query.recommendation, query.agreement])
      return filters.length === 0 ? whole() : { filters, keys: matchEvidence(ctx, query, asOf) }
    },
  },
  activities: {
    dataset: 'activities',
    volatile: true,
    narrow(ctx, typed, asOf) {
      const { sort: _sort, after: _after, ...filter } = parse(ActivityQuery, typed)
      return { filters: texts(Object.values(filter)), keys: matchActivities(ctx, filter, asOf) }
    },
  },
}

/** Keys that one query is asked for. */
const A_PIECE = 250
const ACTS_A_PIECE = 2_000

/** What narrows a view, by the values as typed, and the rows that it leaves, read as they are taken. Throws Invalid before any is. */
export async function exportedRows(
  ctx: Context,
  name: string,
  typed: Readonly<Record<string, string>>,
  asOf: Date | null,
): Promise<{ readonly filters: readonly string[]; readonly batches: AsyncIterable<readonly Row[]> }> {
  const view = EXPORTED_VIEWS[name]
  const dataset = view && datasetNamed(view.dataset)
  if (view === undefined || dataset === undefined) throw new Error(`no view ${name}`)
  const { filters, keys } = await view.narrow(ctx, typed, asOf)
  return {
    filters,
    batches: keys === null ? dataset.batches(ctx, {}, asOf) : inPieces(keys, (some) => dataset.batches(ctx, { keys: some }, asOf)),
  }
}

/** A view with the filters of the list of recommendations. */
function listed(keysOf: (matched: Matched) => Keys): ExportedView['narrow'] {
  return async (ctx, typed, asOf) => {
    const { sort: _sort, after: _after, ...filter } = parse(ListQuery, typed)
    const filters = activeFilters(filter).map(({ name, value }) => (value === '1' ? name : value))
    return { filters, keys: keysOf(await matchRecommendations(ctx, filter, asOf)) }
  }
}

/** Ids of the addressees that fit, those of some recommendations at a time. */
function idsByRecommendation({ addressees }: Matched): Keys {
  const byCode = Map.groupBy(addressees, ({ code }) => code)
  return chunks([...byCode.values()]).map((some) => some.flat().map(({ addresseeId }) => addresseeId))
}

function actsOf(
  ctx: Context,
  stream: Topic['stream'],
  { before: _, ...filter }: Topic['filter'] & { readonly before?: number | undefined },
): Narrowed {
  const filters = topicFilters(filter).map(({ name, value }) => (value === '1' ? name : value))
  return { filters, keys: seqsOf(ctx, { stream, filter }) }
}

/** Sequence numbers of a topic's acts, oldest first. */
async function* seqsOf(ctx: Context, topic: Topic): AsyncGenerator<readonly string[]> {
  let fromSeq = 0
  for (;;) {
    const seqs = await listTopicEvents(ctx, topic, { fromSeq, limit: ACTS_A_PIECE, order: 'oldest' })
    if (seqs.length > 0) yield seqs.map(String)
    if (seqs.length < ACTS_A_PIECE) return
    fromSeq = (seqs.at(-1) ?? 0) + 1
  }
}

async function* inPieces(pieces: Keys, read: (keys: readonly string[]) => AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for await (const keys of pieces) yield* read(keys)
}

function texts(values: readonly (string | number | boolean | undefined)[]): readonly string[] {
  return values.flatMap((value) => (value === undefined || value === '' || value === false ? [] : [String(value)]))
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / A_PIECE) }, (_, index) => items.slice(index * A_PIECE, (index + 1) * A_PIECE))
}
