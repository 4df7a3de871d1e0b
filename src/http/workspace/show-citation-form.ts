import { citationFormPage } from '../../../templates/pages/citation-form.page.ts'
import { searchOfForm } from '../../../templates/pages/parts/citation-picking.ts'
import { bylineChoices } from '../../accounts/index.ts'
import { ActivityQuery, findActivities, findCiter, MOST_PICKED, readCitable } from '../../activities/index.ts'
import { readSubject, type Proposal } from '../../proposals/index.ts'
import { listAddressees } from '../../recommendations/index.ts'
import type { Request } from '../environment.ts'
import type { Form, FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'
import { isUuid } from '../uuid-param.ts'
import { valuesOfFacts } from './proposal-form.ts'
import { listed } from './update-form.ts'

/** How many of what a search finds are offered to be ticked. */
const OFFERED = 25

interface ShownCitation {
  readonly subjectId: string | null
  readonly form?: Form
  readonly proposal?: Proposal
  readonly refused?: FormRefusal
}

/** Answers with the form of a citation: as it was opened or posted, with what its search finds now and what is wrong in it. */
export async function showCitationForm(c: Request, shown: ShownCitation): Promise<Response> {
  const { ctx } = c.var
  const { proposal, refused } = shown
  const facts = proposal?.proposed?.kind === 'citation' ? proposal.proposed : null
  const values = shown.form?.values ?? (facts === null ? {} : { ...valuesOfFacts(facts), byline: proposal?.bylineKind ?? 'own' })
  const typed = (shown.form && listed(shown.form, 'activity')) ?? facts?.activities.map(({ id }) => id) ?? []
  const ids = [...new Set(typed)].filter(isUuid).slice(0, MOST_PICKED)
  const subjectId = shown.subjectId ?? (await findCiter(ctx, values['citer'] ?? ''))
  const subject = subjectId === null ? null : (await readSubject(ctx, 'citation', subjectId)).subject
  const { errors, found } = await search(c, values)
  const conflict = refused?.status === 409 && Number(values['version']) !== proposal?.version
  const view = {
    id: proposal?.id ?? null,
    version: proposal === undefined ? null : shown.form && !conflict ? Number(values['version']) : proposal.version,
    subject,
    addressees:
      proposal === undefined && subject?.recommendation && !subject.institution ? await askedOf(c, subject.recommendation.code) : [],
    picked: (await readCitable(ctx.db, { activities: ids, query: '' })).activities,
    found,
    bylines: await bylineChoices(ctx),
    comment: proposal?.state === 'returned' ? proposal.comment : null,
    conflict: conflict ? facts : null,
    values,
    errors: { ...errors, ...refused?.errors },
  }
  return c.html(citationFormPage(view, pageOf(c)), refused?.status ?? (Object.keys(errors).length > 0 ? 422 : 200))
}

/** What the form's search finds; a search that cannot be read is said at its field. */
async function search(c: Request, values: Form['values']) {
  const { ctx, words } = c.var
  const asked = ActivityQuery.safeParse(Object.fromEntries(new URLSearchParams(searchOfForm(values))))
  const query = asked.success ? { ...asked.data, after: undefined } : ActivityQuery.parse({})
  return {
    errors: asked.success ? {} : { activity: words.t('errors.filter_invalid') },
    found: await findActivities(ctx, query, null, OFFERED),
  }
}

async function askedOf(c: Request, code: string) {
  const addressees = await listAddressees(c.var.ctx, { recommendationCodes: [code] }, null)
  return addressees.map(({ id, institution }) => ({ id, institution }))
}
