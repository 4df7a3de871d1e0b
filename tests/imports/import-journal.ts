import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listProblems, readImport, receiveImport, runImport, startApply, startCheck } from '../../src/imports/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { ImportBatch, ImportMode, ImportProblem, Mapping } from '../../templates/view/import.ts'

/** Takes a file in from what it holds. */
export async function receive(ctx: Context, name: string, content: string | Uint8Array, kind = ''): Promise<ImportBatch> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-test-'))
  try {
    const path = join(folder, 'file')
    writeFileSync(path, content)
    return await readImport(ctx, await receiveImport(ctx, { path, name, kind }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Checks a batch as the job does, its offered mapping changed where said. */
export async function check(ctx: Context, batch: ImportBatch, mapping: Mapping = {}, mode: ImportMode = 'published'): Promise<ImportBatch> {
  const { version } = await readImport(ctx, batch.id)
  await startCheck(ctx, { id: batch.id, version, mapping: { ...batch.mapping, ...mapping }, mode })
  await runImport(ctx, { id: batch.id })
  return readImport(ctx, batch.id)
}

/** Puts a checked batch on the record; in two-person mode `second` publishes. */
export async function apply(ctx: Context, batch: ImportBatch, second?: Context): Promise<ImportBatch> {
  const state = await startApply(ctx, { id: batch.id, version: (await readImport(ctx, batch.id)).version })
  if (state === 'waiting' && second) await startApply(second, { id: batch.id, version: (await readImport(ctx, batch.id)).version })
  await runImport(ctx, { id: batch.id })
  return readImport(ctx, batch.id)
}

/** Every problem of a batch. */
export async function problemsOf(ctx: Context, id: string): Promise<readonly ImportProblem[]> {
  const found: ImportProblem[] = []
  for (let after: number | null = null; ;) {
    const page = await listProblems(ctx, { id, key: null, after })
    found.push(...page.problems)
    if (page.next === null) return found
    after = page.next
  }
}
