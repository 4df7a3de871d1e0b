import { activitiesDataset } from './activities-dataset.ts'
import { addresseesDataset } from './addressees-dataset.ts'
import { agreementsDataset } from './agreements-dataset.ts'
import type { Dataset } from './dataset.ts'
import { editionsDataset } from './editions-dataset.ts'
import { eventsDataset } from './events-dataset.ts'
import { evidenceDataset } from './evidence-dataset.ts'
import { indicatorsDataset } from './indicators-dataset.ts'
import { institutionsDataset } from './institutions-dataset.ts'
import { milestonesDataset } from './milestones-dataset.ts'
import { positionsDataset } from './positions-dataset.ts'
import { readingsDataset } from './readings-dataset.ts'
import { recommendationsDataset } from './recommendations-dataset.ts'
import { REFERENCE_DATASETS } from './reference-datasets.ts'
import { repliesDataset } from './replies-dataset.ts'
import { updatesDataset } from './updates-dataset.ts'

/** Every public data set, in the order in which they are listed. */
export const DATASETS: readonly Dataset[] = [
  recommendationsDataset,
  addresseesDataset,
  positionsDataset,
  updatesDataset,
  evidenceDataset,
  institutionsDataset,
  agreementsDataset,
  indicatorsDataset,
  milestonesDataset,
  readingsDataset,
  repliesDataset,
  editionsDataset,
  eventsDataset,
  activitiesDataset,
  ...REFERENCE_DATASETS,
]

/** Undefined: there is none of this name. */
export function datasetNamed(name: string): Dataset | undefined {
  return DATASETS.find((dataset) => dataset.name === name)
}
