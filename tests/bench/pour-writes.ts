import { connect } from '../../db/connect.ts'
import { inviteAccount } from '../../src/accounts/index.ts'
import { benchContext } from './bench-context.ts'
import { joinWriter, writeByForms, type BenchWriter, type PostForm } from './bench-writer.ts'
import type { Poured } from './pour-requests.ts'

/** So many editors with an account, signed in by turns at each origin; each has addressees of their own. */
export async function benchWriters(databaseUrl: string, origins: readonly string[], many: number): Promise<readonly BenchWriter[]> {
  const { db, close } = await connect({ databaseUrl, dataDirectory: '', poolSize: 2 })
  try {
    const ctx = await benchContext(db)
    const writers: BenchWriter[] = []
    for (let number = 0; number < many; number += 1) {
      const { token } = await inviteAccount(ctx, { role: 'editor' })
      writers.push(await joinWriter(`${origins[number % origins.length]}/es/invitation/${token}`, number, many))
    }
    return writers
  } finally {
    await close()
  }
}

/**
 * Each person writes, submits and publishes one update after the other for so many seconds: three acknowledged writes an update, each
 * timed from its POST to the end of its answer.
 */
export async function pourWrites(writers: readonly BenchWriter[], seconds: number): Promise<Poured> {
  const taken: number[] = []
  let others = 0
  const began = performance.now()
  const until = began + seconds * 1000
  const post: PostForm = async (session, path, form) => {
    const sent = performance.now()
    const answer = await session.post(path, form)
    await answer.arrayBuffer()
    taken.push(performance.now() - sent)
    if (answer.status !== 303) others += 1
    return answer.headers.get('location') ?? ''
  }
  await Promise.all(
    writers.map(async (writer) => {
      for (let turn = 0; performance.now() < until; turn += 1) await writeByForms(writer, turn, post)
    }),
  )
  return { rate: (taken.length - others) / ((performance.now() - began) / 1000), others, taken }
}
