/** The number of an edition as it is cited: "5", and "5.1" once it was superseded. */
export function editionNumber({ number, revision }: { readonly number: number; readonly revision?: number }): string {
  return revision ? `${number}.${revision}` : String(number)
}
