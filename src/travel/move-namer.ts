import type { Moved } from '../../templates/view/moves.ts'
import type { RecommendationRef } from '../../templates/view/references.ts'
import type { EventKind } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { listInstitutions, listThemes } from '../recommendations/index.ts'
import type { StandingMove } from './compare-standings.ts'
import type { Comparison } from './find-moves.ts'
import { readMovingActs, readTitles, type SeqRange } from './read-between.ts'

/** Gives some of what moved its names, as worded at the later date, and the acts between the two dates. */
export async function moveNamer(ctx: Context, { to }: Comparison, range: SeqRange) {
  const institutions = new Map((await listInstitutions(ctx)).map((institution) => [institution.slug, institution]))
  const themes = new Map((await listThemes(ctx)).map((theme) => [theme.slug, theme]))
  return {
    async moved<Value>(
      moves: readonly StandingMove[],
      kinds: readonly EventKind[],
      value: (standing: StandingMove['from']) => Value,
    ): Promise<readonly Moved<Value>[]> {
      const codes = moves.map((move) => move.to.code)
      const titles = await readTitles(ctx, codes, to)
      const acts = await readMovingActs(ctx, range, { addresseeIds: moves.map((move) => move.to.addresseeId), codes, kinds })
      return moves.map(({ from, to: now }) => ({
        addresseeId: now.addresseeId,
        recommendation: { code: now.code, title: titles.get(now.code) ?? {} },
        theme: themes.get(now.theme) ?? { slug: now.theme, name: {} },
        institution: institutions.get(now.institution) ?? { slug: now.institution, name: {}, country: now.country },
        from: value(from),
        to: value(now),
        acts: acts.get(now.addresseeId) ?? [],
      }))
    },
    async recommendations(codes: readonly string[]): Promise<readonly RecommendationRef[]> {
      const titles = await readTitles(ctx, codes, to)
      return codes.map((code) => ({ code, title: titles.get(code) ?? {} }))
    },
  }
}
