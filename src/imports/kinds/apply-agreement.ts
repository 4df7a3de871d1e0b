import { sql } from 'kysely'
import { AgreementContent, recordAgreement } from '../../agreements/index.ts'
import { datasetNamed } from '../../datasets/index.ts'
import { Invalid } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { propose } from '../../proposals/index.ts'
import { creditOf } from '../credit-of.ts'
import { fold } from '../fold.ts'
import type { RowValues } from '../row-values.ts'
import type { Applied, ApplyContext } from './apply-context.ts'
import { differingFields } from './differing-fields.ts'
import { evidenceOfRow, registerEvidence } from './evidence-of-row.ts'

const FIELDS = [
  'title_es',
  'title_en',
  'summary_es',
  'summary_en',
  'agreement_type',
  'legal_form',
  'parties_es',
  'parties_en',
  'signed_on',
  'in_force_on',
  'ended_on',
  'disclosure',
  'recommendations',
  'evidence_kind',
  'evidence_title',
  'evidence_publisher',
  'evidence_date',
  'evidence_language',
  'evidence_address',
  'evidence_note_es',
  'evidence_note_en',
  'evidence_provenance',
]

/** Records an agreement, or a further version of one that is there, or proposes either. What says the same changes nothing. Throws Invalid. */
export async function applyAgreement(context: ApplyContext, values: RowValues): Promise<Applied> {
  const { author, publisher } = context
  const trx = author.db
  const title = values.localized('title')
  const asked = values.text('slug')
  const slug = asked || ((await slugsByTitle(context)).get(fold(title.es || title.en)) ?? '')
  if (asked !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(asked)) throw new Invalid({ slug: { key: 'errors.unknown_value' } })
  const there = await trx.selectFrom('agreements').select('id').where('slug', '=', slug).executeTakeFirst()
  const subject = { subjectKind: 'agreement', subjectId: there?.id ?? null, label: slug }
  const differing = there ? await differingFields(author, 'agreements', slug, values, FIELDS) : null
  if (differing?.length === 0) return { outcome: 'unchanged', ...subject, said: [] }
  const content = parse(AgreementContent, contentOf(values))
  const evidence = evidenceOfRow(values)
  if (publisher === null) {
    const waiting = await trx
      .selectFrom('proposals')
      .select('id')
      .where('kind', '=', 'agreement')
      .where('state', 'in', ['submitted', 'returned'])
      .where(sql<boolean>`content->'title' = ${JSON.stringify(content.title)}::jsonb`)
      .executeTakeFirst()
    if (waiting) return { outcome: 'unchanged', ...subject, subjectId: waiting.id, said: [] }
    const id = await propose(author, {
      kind: 'agreement',
      subjectId: there?.id ?? null,
      content: {
        ...content,
        agreementVersion: there ? await versionOf(context, there.id) : null,
        evidence: [],
        newEvidence: evidence.map((item) => item.evidence),
      },
    })
    const said =
      asked !== '' && !there
        ? [{ field: 'slug', severity: 'note' as const, key: 'imports.problem.slug_later', values: { value: asked } }]
        : []
    return { outcome: 'draft', subjectKind: 'proposal', subjectId: id, label: asked || title.es || title.en, said }
  }
  if (evidence.length === 0) throw new Invalid({ evidence_title: { key: 'errors.evidence_missing' } })
  const evidenceIds: string[] = []
  for (const item of evidence) evidenceIds.push(await registerEvidence(context, item.evidence))
  const recorded = await recordAgreement(publisher, creditOf(context), {
    agreementId: there?.id ?? null,
    content,
    evidenceIds: [...new Set(evidenceIds)],
    ...(there || asked === '' ? {} : { slug: asked }),
  })
  context.memory.agreements = null
  const id = there?.id ?? (await trx.selectFrom('agreements').select('id').where('slug', '=', recorded.slug).executeTakeFirstOrThrow()).id
  return { outcome: there ? 'changed' : 'added', subjectKind: 'agreement', subjectId: id, label: recorded.slug, said: [] }
}

function contentOf(values: RowValues): unknown {
  const [es, en] = [values.list('parties_es'), values.list('parties_en')]
  const parties = Array.from({ length: Math.max(es.length, en.length) }, (_, place) => ({ es: es[place] ?? '', en: en[place] ?? '' }))
  return {
    title: values.localized('title'),
    summary: values.localized('summary'),
    type: values.text('agreement_type'),
    legalForm: values.text('legal_form'),
    parties,
    signedOn: values.text('signed_on'),
    inForceOn: values.text('in_force_on'),
    endedOn: values.text('ended_on'),
    disclosure: values.text('disclosure'),
    recommendations: [...values.list('recommendations')],
  }
}

async function slugsByTitle({ author, memory }: ApplyContext): Promise<ReadonlyMap<string, string>> {
  if (memory.agreements) return memory.agreements
  const found = new Map<string, string>()
  for await (const row of datasetNamed('agreements')?.rows(author, {}, null) ?? []) {
    for (const name of ['title_es', 'title_en']) if (typeof row[name] === 'string') found.set(fold(row[name]), String(row['slug']))
  }
  memory.agreements = found
  return found
}

async function versionOf({ author }: ApplyContext, agreementId: string): Promise<number> {
  const row = await sql<{
    version: number
  }>`select max(version)::int as version from agreement_history where agreement_id = ${agreementId}`.execute(author.db)
  return row.rows[0]?.version ?? 1
}
