import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What no clone knows before its first run: files that would be the last to end although they are small. */
const HEAVY = [
  'journeys/start-up',
  'mirror/journey',
  'deliveries/faults',
  'reports/faults',
  'journeys/conflict',
  'journeys/pages',
  'db/owner-and-service',
  'log/verify-command',
  'journeys/publish',
  'reports/golden-digests',
  'log/independent',
]
const LEGS = ['no database', 'embedded', 'postgres', 'pages']

/** Leg after leg; in each the heavy files first, then by the time of the last run, or else by size. */
export class HeavyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- not the one of an array
    const sorted = await super.sort(files)
    const weight = ({ moduleId }: TestSpecification) => (HEAVY.some((name) => moduleId.endsWith(`${name}.test.ts`)) ? 0 : 1)
    const leg = ({ project }: TestSpecification) => LEGS.indexOf(project.name)
    return sorted.toSorted((a, b) => leg(a) - leg(b) || weight(a) - weight(b))
  }
}
