import type { Context } from '../kernel/context.ts'
import { perView, readStandings, type Standing } from '../standings/index.ts'

type ByCode = ReadonlyMap<string, readonly Standing[]>

const grouped = perView(({ addressees, withdrawn }): ByCode => Map.groupBy([...addressees, ...withdrawn], ({ code }) => code))

/** How the addressees of each recommendation stand, or stood just before an instant, in its order; those of withdrawn ones too. */
export async function readAddresseesByCode(ctx: Context, asOf: Date | null): Promise<ByCode> {
  return grouped(await readStandings(ctx, asOf))
}
