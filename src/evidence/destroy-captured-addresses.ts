import type { Transaction } from '../../db/schema.ts'

/** Destroys the addresses that the captures of an item repeat, inside the transaction of the redaction of its address. */
export async function destroyCapturedAddresses(trx: Transaction, evidenceId: string): Promise<void> {
  await trx
    .updateTable('link_captures')
    .set({ requested_address: null, final_address: null })
    .where('evidence_id', '=', evidenceId)
    .where(({ or, eb }) => or([eb('requested_address', 'is not', null), eb('final_address', 'is not', null)]))
    .execute()
}
