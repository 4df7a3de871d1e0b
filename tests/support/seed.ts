import fc from 'fast-check'

/**
 * One commit, one verdict: the property tests draw from a fixed seed. `SEED=random npm test` explores, `SEED=<number>` repeats a find.
 */
const { SEED } = process.env
if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED ?? 20261102) })
