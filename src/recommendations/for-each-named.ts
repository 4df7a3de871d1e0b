import { Forbidden, Invalid, NotFound, RuleBroken, type Fault } from '../kernel/errors.ts'

/**
 * Runs `act` for each id in turn and gives back the results. What the record refuses is collected over all of them and thrown
 * as one Invalid, each fault under `<path>.<id>`, so that whoever chose many learns at once which ones do not fit.
 */
export async function forEachNamed<Result>(
  path: string,
  ids: readonly string[],
  act: (id: string) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const faults: Record<string, Fault> = {}
  for (const id of ids) {
    try {
      results.push(await act(id))
    } catch (error) {
      const fault = faultOf(error)
      if (!fault) throw error
      faults[`${path}.${id}`] = fault
    }
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  return results
}

function faultOf(error: unknown): Fault | undefined {
  if (error instanceof NotFound) return { key: 'errors.addressee_unknown' }
  if (error instanceof RuleBroken || error instanceof Forbidden) return error.fault
  if (error instanceof Invalid) return Object.values(error.fields)[0]
  return undefined
}
