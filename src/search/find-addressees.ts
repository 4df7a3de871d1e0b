import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { Offered } from '../../templates/view/offered.ts'
import type { Context } from '../kernel/context.ts'
import { listAddressees } from '../recommendations/index.ts'
import { readStandings } from '../standings/index.ts'
import { MOST_OFFERED } from './most-offered.ts'
import { namedCodes } from './named-codes.ts'

/** Of those that a search finds. */
const RECOMMENDATIONS = 25

/** The addressees to choose one of now: all of a small record, of a large one those of the recommendations that the text names. */
export async function findAddressees(ctx: Context, text: string): Promise<Offered<AddresseeView>> {
  const { columns } = await readStandings(ctx, null)
  if (columns.stands.reduce((sum, stands) => sum + stands, 0) <= MOST_OFFERED)
    return { whole: true, items: await listAddressees(ctx, {}, null), more: false }
  const codes = await namedCodes(ctx, text)
  const found = await listAddressees(ctx, { recommendationCodes: codes.slice(0, RECOMMENDATIONS) }, null)
  return { whole: false, items: found.slice(0, MOST_OFFERED), more: codes.length > RECOMMENDATIONS || found.length > MOST_OFFERED }
}
