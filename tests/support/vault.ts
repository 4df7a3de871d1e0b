import { createVault } from '../../src/kernel/vault.ts'

/** The same for every test and bench: nothing that it seals is real. */
export const TEST_VAULT = createVault(Buffer.alloc(32, 7))
