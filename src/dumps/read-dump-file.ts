import type { Context } from '../kernel/context.ts'

/** The compressed (gzip) bytes of a file of a dump, a part at a time. Throws when a part is gone: then the whole would not be whole. */
export async function* readDumpFile(ctx: Context, dumpId: string, name: string): AsyncGenerator<Buffer> {
  const { parts } = await ctx.db
    .selectFrom('dump_parts')
    .select(({ fn }) => fn.countAll<string>().as('parts'))
    .where('dump_id', '=', dumpId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  for (let part = 0; part < Number(parts); part += 1) {
    const row = await ctx.db
      .selectFrom('dump_parts')
      .select('content')
      .where('dump_id', '=', dumpId)
      .where('name', '=', name)
      .where('part', '=', part)
      .executeTakeFirst()
    if (row === undefined) throw new Error(`part ${part} of ${name} is gone: a text was redacted or the dump was thinned meanwhile`)
    yield row.content
  }
}
