import type { AddresseeView } from '../../view/addressee.ts'
import type { StatusCount } from '../../view/figures.ts'
import { STATUSES } from '../../view/scales.ts'

/** Addressees by status, all eight in the order of the scale. */
export function countStatuses(addressees: readonly AddresseeView[]): readonly StatusCount[] {
  return STATUSES.map((status) => ({ status, count: addressees.filter((addressee) => addressee.status === status).length }))
}
