import type { Status } from '../../templates/view/scales.ts'
import type { Context } from '../kernel/context.ts'
import { shownCounts } from '../log/index.ts'
import { listRecommendations } from '../recommendations/index.ts'

export interface PublicAddressee {
  readonly status: Status
  /** Date in the world of the update that the status comes from; null while not assessed. */
  readonly since: string | null
  readonly due: string | null
  readonly position: string | null
}

export interface PublicState {
  /** How many events the log held when this was read. */
  readonly size: number
  /** How many rows the record has, by what they are. */
  readonly rows: Readonly<Record<string, number>>
  readonly recommendations: readonly {
    readonly code: string
    readonly overall: Status
    /** By institution. */
    readonly addressees: Readonly<Record<string, PublicAddressee>>
  }[]
}

/** The statuses, due dates and positions that the list of recommendations shows now, with the log size they belong to: one snapshot of the database. */
export async function readPublicState(ctx: Context): Promise<PublicState> {
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { size } = await trx.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
      const items = await listRecommendations({ ...ctx, db: trx }, {}, null)
      const recommendations = items.map((item) => ({
        code: item.code,
        overall: item.overall.status,
        addressees: Object.fromEntries(
          item.addressees.map(({ institution, status, statusSince, dueOn, position }) => [
            institution.slug,
            { status, since: statusSince, due: dueOn, position: position?.position ?? null },
          ]),
        ),
      }))
      const { rows } = await shownCounts().execute(trx)
      return { size, rows: Object.fromEntries(rows.map((row) => [row.part, row.rows])), recommendations }
    })
}
