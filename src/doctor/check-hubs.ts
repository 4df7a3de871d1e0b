import { type Finding, why } from './finding.ts'

const PATIENCE = 8_000

/** Whether each WebSub hub answers; it is told nothing. */
export async function checkHubs(hubs: readonly string[]): Promise<readonly Finding[]> {
  if (hubs.length === 0) return [{ state: 'ok', check: 'hub', says: 'None is set: feed readers ask by themselves.' }]
  return Promise.all(
    hubs.map(async (hub): Promise<Finding> => {
      try {
        const answer = await fetch(hub, { signal: AbortSignal.timeout(PATIENCE), redirect: 'manual' })
        await answer.body?.cancel()
        if (answer.status < 500) return { state: 'ok', check: 'hub', says: `${hub} answers.` }
        return {
          state: 'fault',
          check: 'hub',
          says: `${hub} answers ${answer.status}.`,
          fix: 'Ask who runs it, or take it out of WEBSUB_HUBS.',
        }
      } catch (error) {
        return {
          state: 'fault',
          check: 'hub',
          says: `${hub} does not answer (${why(error)}).`,
          fix: 'Check the address in WEBSUB_HUBS and that the firewall lets it out.',
        }
      }
    }),
  )
}
