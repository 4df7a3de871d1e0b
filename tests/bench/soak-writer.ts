import { setTimeout as sleep } from 'node:timers/promises'
import { joinWriter, writeByForms, type PostForm } from './bench-writer.ts'

/** Milliseconds from one update to the next. */
const PAUSE = 4_000

/** One person publishes an update every few seconds until `until` (of `performance.now`). `said`: what the service printed, with the link. Gives how many. */
export async function soakWriter(said: string, until: number): Promise<number> {
  const [invitation = ''] = /http:\S+\/es\/invitation\/\S+/.exec(said) ?? []
  const writer = await joinWriter(invitation, 0, 1)
  const post: PostForm = async (session, path, form) => {
    const answer = await session.post(path, form)
    await answer.arrayBuffer()
    if (answer.status !== 303) throw new Error(`${path} was answered ${answer.status}`)
    return answer.headers.get('location') ?? ''
  }
  let turn = 0
  for (; performance.now() < until; turn += 1) {
    await writeByForms(writer, turn, post)
    await sleep(PAUSE)
  }
  return turn
}
