import { sql } from 'kysely'
import { lastDay } from '../recommendations/index.ts'
import { cellsOf, column, localized, textOrNull } from './columns.ts'
import type { Dataset } from './dataset.ts'
import { makeDataset } from './make-dataset.ts'

/** The controlled lists of the catalogue: a few dozen rows each, so one page holds all. They carry no history. */
export const REFERENCE_DATASETS: readonly Dataset[] = [
  makeDataset<never>({
    name: 'themes',
    key: 'slug',
    columns: [column('slug', 'text'), ...localized('name'), column('order', 'integer'), column('id', 'text')],
    async page({ db }, { filter }) {
      const found = await db
        .selectFrom('themes')
        .selectAll()
        .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`slug = any(${filter.keys ?? []}::text[])`))
        .orderBy('position')
        .orderBy('id')
        .execute()
      return { rows: found.map(({ id, slug, name, position }) => ({ slug, ...cellsOf('name', name), order: position, id })), next: null }
    },
  }),
  makeDataset<never>({
    name: 'concerns',
    key: 'code',
    columns: [column('code', 'text'), ...localized('title'), column('rank', 'text'), column('id', 'text')],
    async page({ db }, { filter }) {
      const found = await db
        .selectFrom('concerns')
        .selectAll()
        .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`code = any(${filter.keys ?? []}::text[])`))
        .orderBy(sql`code collate "C"`)
        .execute()
      return { rows: found.map(({ id, code, title, rank }) => ({ code, ...cellsOf('title', title), rank, id })), next: null }
    },
  }),
  makeDataset<never>({
    name: 'standards',
    key: 'code',
    columns: [
      column('code', 'text'),
      column('jurisdiction', 'text'),
      ...localized('title'),
      ...localized('says'),
      ...localized('reference'),
      column('source', 'text', { meaning: 'standard_source' }),
      column('id', 'text'),
    ],
    async page(ctx, { filter, asOf }) {
      const today = lastDay(ctx, asOf)
      const found = await ctx.db
        .selectFrom('standards as s')
        .leftJoin('standard_references as f', (join) =>
          join
            .onRef('f.standard_id', '=', 's.id')
            .on(
              sql<boolean>`(f.valid_from is null or f.valid_from::text <= ${today}) and (f.valid_until is null or f.valid_until::text >= ${today})`,
            ),
        )
        .selectAll('s')
        .select('f.reference')
        .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`s.code = any(${filter.keys ?? []}::text[])`))
        .distinctOn(sql`s.code collate "C"`)
        .orderBy(sql`s.code collate "C"`)
        .orderBy('f.position')
        .execute()
      return {
        rows: found.map((row) => {
          const texts = { ...cellsOf('title', row.title), ...cellsOf('says', row.says), ...cellsOf('reference', row.reference) }
          return { code: row.code, jurisdiction: row.jurisdiction, ...texts, source: textOrNull(row.source), id: row.id }
        }),
        next: null,
      }
    },
  }),
  makeDataset<never>({
    name: 'sources',
    key: 'code',
    columns: [
      column('code', 'text', { portable: true }),
      column('kind', 'text', { portable: true }),
      ...localized('title', { portable: true }),
      column('publisher', 'text', { meaning: 'document_publisher', portable: true }),
      column('dated_on', 'partial_date', { portable: true }),
      column('language', 'text', { portable: true }),
      column('address', 'text', { portable: true }),
      ...localized('note', { portable: true }),
      column('id', 'text'),
    ],
    async page({ db }, { filter }) {
      const found = await db
        .selectFrom('sources')
        .selectAll()
        .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`code = any(${filter.keys ?? []}::text[])`))
        .orderBy(sql`code collate "C"`)
        .execute()
      return {
        rows: found.map((row) => {
          const { id, code, kind, publisher, dated_on, language, address } = row
          return { code, kind, ...cellsOf('title', row.title), publisher, dated_on, language, address, ...cellsOf('note', row.note), id }
        }),
        next: null,
      }
    },
  }),
  makeDataset<never>({
    name: 'agreement_types',
    key: 'code',
    columns: [column('code', 'text'), ...localized('title'), ...localized('note'), column('id', 'text')],
    async page({ db }, { filter }) {
      const found = await db
        .selectFrom('agreement_types')
        .selectAll()
        .$if(filter.keys !== undefined, (query) => query.where(sql<boolean>`code = any(${filter.keys ?? []}::text[])`))
        .orderBy(sql`code collate "C"`)
        .execute()
      return {
        rows: found.map((row) => ({ code: row.code, ...cellsOf('title', row.title), ...cellsOf('note', row.note), id: row.id })),
        next: null,
      }
    },
  }),
]
