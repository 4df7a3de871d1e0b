import type { AnsweredRequest } from './served-record.ts'

/** What is wrong with a second reading of so many feeds, by the service's own log: each costs exactly one 304. */
export function findMissing304(reader: string, feeds: number, answered: readonly AnsweredRequest[]): readonly string[] {
  const asked = answered.filter(({ path }) => path.includes('/feeds/'))
  const others = asked.filter(({ status }) => status !== 304)
  return [
    ...others.map(({ path, status }) => `${reader}: ${path} cost a ${status} when it was read again`),
    ...(asked.length === feeds ? [] : [`${reader}: ${asked.length} requests for ${feeds} feeds read again`]),
  ]
}
