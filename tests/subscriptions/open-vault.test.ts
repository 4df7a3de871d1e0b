import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { borrowVault } from '../../src/kernel/borrow-vault.ts'
import { openVault } from '../../src/kernel/open-vault.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'vigia-vault-'))
const file = join(folder, 'kept', 'vault-key')
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('refuses a key that is too short before the database remembers it', async () => {
  const short = join(folder, 'short')
  writeFileSync(short, 'guessable\n')
  await expect(openVault(database.db, { key: undefined, file: short })).rejects.toMatchObject({ name: 'StartRefused' })
  const nothing = join(folder, 'nothing')
  expect((await borrowVault(database.db, { key: undefined, file: nothing })).verify('link', 'a.b')).toBeNull()
  expect(readdirSync(folder)).not.toContain('nothing')
  expect(await database.db.selectFrom('vault').selectAll().execute()).toEqual([])
})

it('makes one key when several start for the first time at once, and refuses every other one ever after', async () => {
  const vaults = await Promise.all(Array.from({ length: 5 }, () => openVault(database.db, { key: undefined, file })))
  const sealed = vaults[0]?.seal('address', 'rosa@example.org') ?? Buffer.alloc(0)
  expect(vaults.map((vault) => vault.open('address', sealed))).toEqual(Array(5).fill('rosa@example.org'))
  expect(readdirSync(join(folder, 'kept'))).toEqual(['vault-key'])
  expect([statSync(file).mode & 0o777, statSync(join(folder, 'kept')).mode & 0o777]).toEqual([0o600, 0o700])

  const key = readFileSync(file, 'utf8').trim()
  expect((await openVault(database.db, { key, file: 'nowhere' })).open('address', sealed)).toBe('rosa@example.org')
  await expect(openVault(database.db, { key: `${key}x`, file })).rejects.toMatchObject({ name: 'StartRefused' })
  const borrowed = await borrowVault(database.db, { key: `${key}x`, file })
  expect(() => borrowed.open('address', sealed)).toThrow('not the one')
  const lost = join(folder, 'lost')
  await expect(openVault(database.db, { key: undefined, file: lost })).rejects.toThrow(lost)
  expect(readdirSync(folder)).not.toContain('lost')
})
