import type { ErrorKey } from '../../kernel/errors.ts'
import { Invalid } from '../../kernel/errors.ts'
import { addRecommendation, addSource, rewordRecommendation, setDueDate } from '../../recommendations/index.ts'
import { slugOf } from '../fold.ts'
import type { RowValues } from '../row-values.ts'
import type { Applied, ApplyContext } from './apply-context.ts'
import { differingFields } from './differing-fields.ts'
import { findInstitution, findTheme } from './find-institution.ts'

const WORDING = ['title_es', 'title_en', 'statement_es', 'statement_en']
const FIXED = [
  'slug',
  'kind',
  'theme',
  'addressees',
  'addressee_bases',
  'addressee_due_dates',
  'source_addressees_es',
  'source_addressees_en',
  'sources',
  'locators',
  'quotes',
  'would_show_es',
  'would_show_en',
  'concerns',
  'standards',
  'agreement_types',
  'agreement_type_bases',
  'impacts',
  'claims',
  'groups',
]

/**
 * Adds a recommendation with its source, or gives one that is there its next wording; what else differs is left as the record has it,
 * and said. Throws what the verbs throw, under the names of fields.
 */
export async function applyRecommendation(context: ApplyContext, values: RowValues): Promise<Applied> {
  const ctx = context.publisher ?? context.author
  const code = values.text('code')
  const there = await ctx.db.selectFrom('recommendations').select('id').where('code', '=', code).executeTakeFirst()
  if (there) return changeThere(context, values, there.id)
  const addressees = await institutionsOf(context, values)
  const theme = await findTheme(context, values.text('theme'))
  if (theme === null) throw new Invalid({ theme: { key: 'errors.not_on_record', values: { value: values.text('theme').slice(0, 120) } } })
  await ensureSource(ctx, values)
  const bases = values.list('addressee_bases')
  const id = await addRecommendation(
    ctx,
    {
      code,
      slug: values.text('slug') || slugOf(code),
      title: values.localized('title'),
      statement: values.localized('statement'),
      theme,
      kind: values.text('kind') as 'explicit',
      sourceAddressees: values.localized('source_addressees'),
      addressees: addressees.map((institution, place) => ({
        institution,
        basis: side(bases, place, 'addressee_bases', addressees.length) as 'source',
      })),
      quotes: quotesOf(values),
      wouldShow: wouldShowOf(values),
      concerns: [...values.list('concerns')],
      standards: [...values.list('standards')],
      agreementTypes: [...values.list('agreement_types')],
      agreementTypeBases: [...values.list('agreement_type_bases')] as 'source'[],
      impacts: [...values.list('impacts')],
      claims: [...values.list('claims')],
    },
    context.singlePerson,
  )
  await setDueDates(ctx, values, id)
  const groups = values.list('groups')
  if (groups.length > 0) context.later.push(() => group(ctx, id, groups))
  return { outcome: 'added', subjectKind: 'recommendation', subjectId: id, label: code, said: [] }
}

async function changeThere(context: ApplyContext, values: RowValues, id: string): Promise<Applied> {
  const ctx = context.publisher ?? context.author
  const code = values.text('code')
  const differing = (await differingFields(ctx, 'recommendations', code, values, [...WORDING, ...FIXED])) ?? []
  const said = differing
    .filter((field) => FIXED.includes(field))
    .map((field) => ({ field, severity: 'note' as const, key: 'imports.problem.kept', values: { value: values.text(field).slice(0, 80) } }))
  const subject = { subjectKind: 'recommendation', subjectId: id, label: code }
  if (!differing.some((field) => WORDING.includes(field))) return { outcome: 'unchanged', ...subject, said }
  const now = await ctx.db
    .selectFrom('recommendation_wordings')
    .select(['title', 'statement', 'version'])
    .where('recommendation_id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow()
  const merged = (name: 'title' | 'statement') => {
    const brought = values.localized(name)
    return { es: brought.es || (now[name]['es'] ?? ''), en: brought.en || (now[name]['en'] ?? '') }
  }
  const version = await rewordRecommendation(
    ctx,
    { code, title: merged('title'), statement: merged('statement'), follows: now.version },
    context.singlePerson,
  )
  return { outcome: 'changed', ...subject, label: `${code} v${version}`, said }
}

async function institutionsOf(context: ApplyContext, values: RowValues): Promise<readonly string[]> {
  const slugs: string[] = []
  for (const name of values.list('addressees')) {
    const slug = await findInstitution(context, name)
    if (slug === null) throw new Invalid({ addressees: { key: 'errors.not_on_record', values: { value: name.slice(0, 120) } } })
    slugs.push(slug)
  }
  return slugs
}

/** Adds the source that the row describes when it is not there; what its own fields are called in the file stands in the faults. */
async function ensureSource(ctx: ApplyContext['author'], values: RowValues): Promise<void> {
  if (values.text('source_title') === '') return
  const codes = values.list('sources')
  const known = await ctx.db.selectFrom('sources').select('code').where('code', 'in', codes).execute()
  const [missing] = codes.filter((code) => !known.some((row) => row.code === code))
  if (missing === undefined) return
  const language = values.text('source_language') || 'es'
  const title = values.text('source_title')
  await addSource(ctx, {
    code: missing,
    kind: values.text('source_kind') || 'document',
    title: language.startsWith('en') ? { es: '', en: title } : { es: title, en: '' },
    publisher: values.text('source_publisher'),
    date: values.text('source_date'),
    language,
    address: values.text('source_address'),
  }).catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(
      Object.fromEntries(Object.entries(error.fields).map(([field, fault]) => [`source_${field.replace(/\..*/, '')}`, fault])),
    )
  })
}

function quotesOf(values: RowValues) {
  const sources = values.list('sources')
  const [quotes, locators] = [values.list('quotes'), values.list('locators')]
  return sources.map((source, place) => ({
    source,
    quote: side(quotes, place, 'quotes', sources.length),
    locator: locators.length === 0 ? null : side(locators, place, 'locators', sources.length) || null,
  }))
}

function wouldShowOf(values: RowValues) {
  const [es, en] = [values.list('would_show_es'), values.list('would_show_en')]
  return Array.from({ length: Math.max(es.length, en.length) }, (_, place) => ({ es: es[place] ?? '', en: en[place] ?? '' }))
}

/** The item beside another one; one for all where there is one only. Throws Invalid when the lists do not run side by side. */
function side(items: readonly string[], place: number, field: string, others: number): string {
  if (items.length === 0) return field === 'addressee_bases' ? 'source' : ''
  if (items.length !== 1 && items.length !== others) {
    throw new Invalid({ [field]: { key: 'errors.import_sides' satisfies ErrorKey, values: { items: items.length, others } } })
  }
  return (items.length === 1 ? items[0] : items[place]) ?? ''
}

async function setDueDates(ctx: ApplyContext['author'], values: RowValues, id: string): Promise<void> {
  const dates = values.list('addressee_due_dates')
  if (dates.length === 0) return
  const addressees = await ctx.db.selectFrom('addressees').select('id').where('recommendation_id', '=', id).orderBy('position').execute()
  for (const [place, addressee] of addressees.entries()) {
    const dueOn = side(dates, place, 'addressee_due_dates', addressees.length)
    if (dueOn !== '') await setDueDate(ctx, { addresseeId: addressee.id, dueOn })
  }
}

/** Which recommendations this one takes together; those that are not there yet by then are left out of nothing: the step fails. */
async function group(ctx: ApplyContext['author'], id: string, codes: readonly string[]): Promise<void> {
  const members = await ctx.db.selectFrom('recommendations').select('id').where('code', 'in', codes).execute()
  if (members.length < codes.length) throw new Invalid({ groups: { key: 'errors.not_on_record', values: { value: codes.join(', ') } } })
  await ctx.db
    .insertInto('recommendation_groups')
    .values(members.map((member) => ({ umbrella_id: id, member_id: member.id })))
    .execute()
}
