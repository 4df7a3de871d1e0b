import type { OpenDataView } from '../../templates/view/open-data.ts'
import { DATASETS } from '../datasets/index.ts'
import type { Context } from '../kernel/context.ts'
import { rootAt } from '../log/index.ts'
import { momentView } from './dump-moment.ts'
import { readLatestDump } from './read-dump.ts'

/** What open data there is: the data sets, the latest nightly dump, and what citing them now names. */
export async function readOpenData(ctx: Context): Promise<OpenDataView> {
  const dump = await readLatestDump(ctx)
  const datasets = DATASETS.map(({ name, key, columns }) => ({ name, key, columns }))
  if (dump !== null) return { datasets, dump, moment: dump }
  const { size } = await ctx.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const moment = momentView({ bound: ctx.clock.now(), logSize: size, logRoot: await rootAt(ctx.db, size, { known: true }) })
  return { datasets, dump, moment }
}
