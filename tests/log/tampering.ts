import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testApp, type TestApp } from '../support/record.ts'
import { everyAct } from './every-act.ts'
import { asSuperuser, rogueLog } from './rewrite.ts'
import { verifySite, type Verification } from './verify-site.ts'

export interface Tampering {
  readonly app: TestApp
  /** The run that remembered a checkpoint while everything was in order. */
  readonly honest: Verification
  /** What a run with that checkpoint finds while a superuser's statements hold, on a site that signs anew with the stolen key. */
  findings(tables: readonly string[], ...statements: readonly string[]): Promise<string>
  close(): Promise<void>
}

/** A record with every kind of act, whose tables can be rewritten past every trigger and put back. */
export async function tampering(): Promise<Tampering> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-tampering-'))
  const memory = join(folder, 'remembered')
  const app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  await everyAct(app.record)
  const honest = await verifySite(app, ['--remember', memory])
  const { db } = app.record
  return {
    app,
    honest,
    async findings(tables, ...statements) {
      await asSuperuser(db, ...tables.map((table) => `create table kept_${table} as select * from ${table}`), ...statements)
      const rogue = rogueLog(db, app.publicLog.keyFile)
      try {
        const { findings } = await verifySite(app, ['--remember', memory], async (path, response) => {
          const { signed } = await rogue.checkpoint()
          return path === '/log/checkpoint' && signed !== null ? new Response(signed.note) : response
        })
        return findings.join('\n')
      } finally {
        rogue.close()
        const restore = (table: string) => [
          `delete from ${table}`,
          `insert into ${table} select * from kept_${table}`,
          `drop table kept_${table}`,
        ]
        await asSuperuser(db, ...tables.flatMap(restore))
      }
    },
    async close() {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
