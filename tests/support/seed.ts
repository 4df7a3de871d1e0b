import fc from 'fast-check'
import { runs } from './runs.ts'

/**
 * One commit, one verdict: the property tests draw from a fixed seed. `SEED=random npm test` explores, `SEED=<number>` repeats a find.
 */
const { SEED } = process.env
fc.configureGlobal({ ...(SEED === 'random' ? {} : { seed: Number(SEED ?? 20261102) }), ...runs(100) })
