import { STATUSES } from '../../templates/view/scales.ts'
import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { StandingKind, StandingView } from '../../templates/reach/standing.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listAddressees, listInstitutions, listRecommendations, listThemes } from '../recommendations/index.ts'
import type { RecordMoment } from './record-moment.ts'

type Found = Pick<StandingView, 'name' | 'overall' | 'withdrawn' | 'parts'> & { readonly addressees: readonly AddresseeView[] }

/** Where a recommendation, an institution or a theme stands. Throws NotFound. */
export async function readStanding(ctx: Context, kind: StandingKind, id: string, moment: RecordMoment): Promise<StandingView> {
  const read = { recommendations: readOne, institutions: readInstitution, themes: readTheme }[kind]
  const { addressees, ...found } = await read(ctx, id, moment.bound)
  return {
    ...found,
    kind,
    id,
    counts: STATUSES.map((status) => ({ status, count: addressees.filter((addressee) => addressee.status === status).length })),
    assessed: addressees.filter(({ status }) => status !== 'not_assessed').length,
    total: addressees.length,
    recordOn: moment.recordOn,
    asOf: moment.asOf,
    origin: ctx.settings.publicUrl,
  }
}

async function readOne(ctx: Context, code: string, asOf: Date | null): Promise<Found> {
  const [found] = await listRecommendations(ctx, { recommendationCodes: [code], withdrawn: true }, asOf)
  if (!found) throw new NotFound('recommendation')
  const [standing] = await listRecommendations(ctx, { recommendationCodes: [code] }, asOf)
  const parts = found.addressees.map(({ institution, status }) => ({ name: institution.name, status }))
  return { name: found.title, overall: found.overall.status, withdrawn: standing === undefined, parts, addressees: found.addressees }
}

async function readInstitution(ctx: Context, slug: string, asOf: Date | null): Promise<Found> {
  const institution = (await listInstitutions(ctx)).find((candidate) => candidate.slug === slug)
  if (!institution) throw new NotFound('institution')
  const addressees = await listAddressees(ctx, { institution: slug }, asOf)
  const parts = addressees.map(({ recommendation, status }) => ({ name: coded(recommendation.code, recommendation.title), status }))
  return { name: institution.name, overall: null, withdrawn: false, parts, addressees }
}

async function readTheme(ctx: Context, slug: string, asOf: Date | null): Promise<Found> {
  const theme = (await listThemes(ctx)).find((candidate) => candidate.slug === slug)
  if (!theme) throw new NotFound('theme')
  return { name: theme.name, overall: null, withdrawn: false, parts: [], addressees: await listAddressees(ctx, { theme: slug }, asOf) }
}

function coded(code: string, title: AddresseeView['recommendation']['title']): StandingView['name'] {
  return Object.fromEntries(Object.entries(title).map(([language, text]) => [language, `${code} ${text}`]))
}
