import { Hono } from 'hono'
import { citationCheckPage } from '../../../templates/pages/citation-check.page.ts'
import { withdrawCitationPage } from '../../../templates/pages/withdraw-citation.page.ts'
import { ACTIVITY_PARAMETERS } from '../../../templates/view/activity.ts'
import { findCiter, listActivityCitations, withdrawActivityCitation } from '../../activities/index.ts'
import { dryRun } from '../../desk/index.ts'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import { requireActor } from '../../kernel/permissions.ts'
import { propose, readProposal } from '../../proposals/index.ts'
import type { Environment, Request } from '../environment.ts'
import { readForm, refusal, type Form, type FormRefusal } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { pageOf } from '../page-of.ts'
import { idOf } from '../uuid-param.ts'
import { carriedFields, formOf } from './kept-form.ts'
import { proposalContent, proposalFieldName } from './proposal-form.ts'
import { showCitationForm } from './show-citation-form.ts'

/** `/{language}/workspace/citations`: what cites activities is proposed (then it is a proposal like any other), and taken back. */
export const citationRoutes = new Hono<Environment>()
  .get('/new', (c) => {
    requireActor(c.var.ctx, 'propose')
    return showCitationForm(c, { subjectId: null, form: openedForm(c) })
  })
  .post('/', async (c) => {
    const { ctx } = c.var
    requireActor(ctx, 'propose')
    const form = await readForm(c)
    const { action = 'find' } = form.values
    if (action !== 'check' && action !== 'submit') return showCitationForm(c, { subjectId: null, form })
    try {
      const subjectId = form.values['addressee'] || (await findCiter(ctx, form.values['citer'] ?? ''))
      if (subjectId === null) throw new Invalid({ subject: { key: 'errors.citer_unknown' } })
      const byline = form.values['byline'] ?? 'own'
      const input = { kind: 'citation', subjectId, content: proposalContent('citation', form), byline } as const
      if (action === 'submit') return c.redirect(ownPath(c, `/proposals/${await propose(ctx, input)}`), 303)
      const proposal = await dryRun(ctx, async (inside) => readProposal(inside, await propose(inside, input)))
      if (proposal.proposed === null) throw new NotFound('proposal')
      const { subject, proposed, author } = proposal
      return c.html(citationCheckPage({ subject, proposed, author, fields: carriedFields(form) }, pageOf(c)))
    } catch (error) {
      return showCitationForm(c, {
        subjectId: null,
        form,
        refused: refusal(c, error, (field) => proposalFieldName('citation', form, field)),
      })
    }
  })
  .get('/:id/withdraw', (c) => showWithdrawal(c, {}))
  .post('/:id/withdraw', async (c) => {
    const { values } = await readForm(c)
    try {
      const reason = { es: values['reason_es'] ?? '', en: values['reason_en'] ?? '' }
      const seq = await withdrawActivityCitation(c.var.ctx, { id: idOf(c), reason })
      return c.redirect(`/${c.var.words.language}/changes#change-${seq}`, 303)
    } catch (error) {
      return showWithdrawal(
        c,
        values,
        refusal(c, error, (field) => (field === 'reason' ? 'reason_es' : field.replaceAll('.', '_'))),
      )
    }
  })

/** A new form from its address: `citer`, `activity` (any number), or the search of the list as it stands there. */
function openedForm(c: Request): Form {
  const given = new URL(c.req.url).searchParams
  const found = ACTIVITY_PARAMETERS.flatMap((name) => (given.get(name) ? [[`find_${name}`, [given.get(name) ?? '']] as const] : []))
  return formOf({
    ...Object.fromEntries(found),
    citer: [given.get('citer') ?? ''],
    activity: given.getAll('activity'),
    what: given.get('what') === 'search' ? ['search'] : [],
  })
}

async function showWithdrawal(c: Request, values: Readonly<Record<string, string>>, refused?: FormRefusal): Promise<Response> {
  requireActor(c.var.ctx, 'reviewProposal')
  const [citation] = await listActivityCitations(c.var.ctx.db, { citationId: idOf(c) }, null)
  if (!citation) throw new NotFound('citation')
  return c.html(withdrawCitationPage({ citation, values, errors: refused?.errors ?? {} }, pageOf(c)), refused?.status ?? 200)
}
