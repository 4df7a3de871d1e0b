import { talkativePdf } from '../support/sample-files.ts'
import type { ApiAnswer, ApiClient } from './api-client.ts'

export interface Visit {
  readonly method: string
  readonly path: string
  readonly answer: ApiAnswer
}

interface Keys {
  readonly contributor: string
  readonly editor: string
}

const TEXT = { es: 'Texto', en: 'Text' }
const SOURCE = {
  kind: 'official_text',
  title: 'Acuerdos vigentes',
  publisher: 'Cancillería',
  date: '2026-01-15',
  language: 'es',
  address: 'https://www.gob.pe/rree',
}

/** Asks every operation at least once, as people with keys would, and tells what each answered; `giveUp` ends a delivery in vain. */
export async function walkAll(
  ask: ApiClient,
  { contributor, editor }: Keys,
  giveUp: (deliveryId: string) => Promise<void>,
): Promise<readonly Visit[]> {
  const visits: Visit[] = []
  const go = async (method: string, path: string, more: Parameters<ApiClient>[2] = {}) => {
    const answer = await ask(method, path, more)
    visits.push({ method, path, answer })
    return answer.json
  }
  const tag = (version: number) => ({ 'if-match': `"${version}"` })
  const write = (method: string, path: string, body?: unknown, version?: number) =>
    go(method, path, { key: contributor, body, ...(version === undefined ? {} : { headers: tag(version) }) })
  const review = (method: string, path: string, body?: unknown, version?: number) =>
    go(method, path, { key: editor, body, ...(version === undefined ? {} : { headers: tag(version) }) })

  const addressee = (await go('GET', '/addressees?limit=1')).items[0]?.id ?? ''
  const content = { status: 'partial', effective_on: '2026-02-01', summary: TEXT, reason: TEXT, new_evidence: [SOURCE] }
  await write('GET', '/me')
  const file = await go('POST', '/evidence-files?name=a.pdf', {
    key: contributor,
    body: await talkativePdf('nadie'),
    headers: { 'content-type': 'application/pdf' },
  })
  await write('POST', '/evidence', { ...SOURCE, file_id: file.id })

  const spare = (await write('POST', '/updates', { addressee_id: addressee, ...content })).id
  await write('GET', '/drafts?limit=1&fields=id,state')
  const draft = await write('GET', `/drafts/${spare}`)
  const edited = await write('PUT', `/drafts/${spare}`, content, draft.version)
  const submitted = await write('POST', `/drafts/${spare}/submit`, undefined, edited.version)
  await review('POST', `/drafts/${spare}/return`, { comment: 'Falta la fecha' }, submitted.version)
  const returned = await write('GET', `/drafts/${spare}`)
  await write('DELETE', `/drafts/${spare}`, undefined, returned.version)
  const id = (await write('POST', '/updates', { addressee_id: addressee, ...content, submit: true })).id
  await review('POST', `/drafts/${id}/publish`, {}, (await review('GET', `/drafts/${id}`)).version)
  await review('POST', `/updates/${id}/invitations`, { deadline_on: '2026-11-30' })
  await review('PUT', `/addressees/${addressee}/due-date`, { due_on: '2026-12-31' })

  const recommendation = (await go('GET', '/recommendations/REC-01')).id
  const propose = async (kind: string, subject: string | null, given: object, publish = true) => {
    const made = (await write('POST', '/proposals', { kind, subject_id: subject, content: given })).id
    const { version } = await write('GET', `/proposals/${made}`)
    if (publish) await review('POST', `/proposals/${made}/publish`, undefined, version)
    return { id: made, version }
  }
  await propose('position', addressee, { position: 'accepted', stated_on: '2026-03-01', statement: TEXT, new_evidence: [SOURCE] })
  await propose('indicator', recommendation, { title: TEXT, unit: TEXT, direction: 'up' })
  const indicators = (await go('GET', '/indicators?recommendation=REC-01')).items
  const indicator = indicators.at(-1)?.id ?? ''
  await propose('milestone', indicator, { due_on: '2027-06-30', target: TEXT })
  await propose('reading', indicator, { read_on: '2026-05-01', value: '3/7', note: TEXT, new_evidence: [SOURCE] })
  const kept = { title: TEXT, summary: TEXT, type: 'AT-01', parties: [TEXT], disclosure: 'announced', new_evidence: [SOURCE] }
  const open = await propose('agreement', null, kept, false)
  const changed = await write('PUT', `/proposals/${open.id}`, { kind: 'agreement', content: kept }, open.version)
  await review('POST', `/proposals/${open.id}/return`, { comment: 'Más fuentes' }, changed.version)
  await write('DELETE', `/proposals/${open.id}`, undefined, changed.version + 1)
  await review('GET', '/proposals')
  const air = (await go('GET', '/agreements/air-interception-2023')).id
  await propose('agreement', air, { ...kept, agreement_version: 1 })
  await propose('citation', air, { query: 'country=peru', reason: TEXT })
  await propose('citation', addressee, { activities: [(await go('GET', '/activities?limit=1')).items[0]?.id], reason: TEXT })
  const cited = (await go('GET', '/activity-citations?agreement=air-interception-2023&limit=1')).items[0]?.id
  await go('GET', '/activity-citations?fields=by,reason,activities&recommendation=REC-01')
  await review('POST', `/activity-citations/${cited}/withdraw`, { reason: TEXT })

  const hook = await write('POST', '/webhooks', { address: 'https://example.org/hooks', topics: ['changes'] })
  await write('GET', '/webhooks')
  await write('GET', `/webhooks/${hook.id}`)
  await write('PATCH', `/webhooks/${hook.id}`, { description: 'Avisos' })
  await write('POST', `/webhooks/${hook.id}/secret`, { overlap_hours: 1 })
  await write('DELETE', `/webhooks/${hook.id}/secret/old`)
  const sent = await write('POST', `/webhooks/${hook.id}/test`)
  await write('GET', `/webhooks/${hook.id}/deliveries`)
  await write('GET', `/webhooks/${hook.id}/deliveries/${sent.id}`)
  await giveUp(sent.id)
  await write('POST', `/webhooks/${hook.id}/deliveries/${sent.id}/replay`)
  await write('POST', `/webhooks/${hook.id}/replay`, { since: '2026-11-01T00:00:00Z' })
  await write('DELETE', `/webhooks/${hook.id}`)
  await go('GET', '/webhooks/key')

  const request = await go('POST', '/report-requests', { body: { length: 'brief', filters: { awaiting_reply: '1' } } })
  await go('GET', `/report-requests/${request.id}`)
  await go('GET', '/recommendations/REC-01')
  await go('GET', '/recommendations?q=acuerdos&facets=1&limit=2')
  for (const list of Object.values((await go('GET', '/')).lists)) {
    const { items } = await go('GET', list.replace(/^.*\/api\/v1/, ''))
    const [first] = (items as typeof items | undefined) ?? []
    if (first) await go('GET', first.links.self.replace(/^.*\/api\/v1/, ''))
  }
  await go('GET', '/agreements/air-interception-2023/versions')
  await go('GET', '/changes?limit=100&kind=reading_recorded')
  await review('POST', `/updates/${id}/withdraw`, { reason: TEXT })
  await go('GET', `/updates/${id}`)
  await go('GET', '/updates?limit=5')
  await go('GET', '/compare?from=2026-11-01&theme=transparency')
  await go('GET', '/compare?from=2026-11-02T15:00:00Z')
  await go('GET', '/openapi.json')
  return visits
}
