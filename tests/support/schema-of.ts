import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/**
 * Everything that a schema is made of, a line each, engine by engine the same: columns, constraints, indexes, triggers and when they
 * fire, functions, views, domains.
 */
export async function schemaOf(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', 'column', table_name, column_name, coalesce(domain_name, udt_name), is_nullable, column_default, generation_expression) as line
      from information_schema.columns where table_schema = 'public'
    union all select concat_ws(' ', 'constraint', conrelid::regclass, contypid::regtype, conname, pg_get_constraintdef(oid), convalidated)
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public'
    union all select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), tgenabled)
      from pg_trigger t join pg_class c on c.oid = tgrelid where c.relnamespace = 'public'::regnamespace and not tgisinternal
    union all select concat_ws(' ', 'function', proname, pg_get_function_identity_arguments(p.oid), md5(prosrc))
      from pg_proc p where pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select concat_ws(' ', 'view', viewname, md5(definition)) from pg_views where schemaname = 'public'
    order by 1`.execute(db)
  return rows.map(({ line }) => line)
}
