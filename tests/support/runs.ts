/** How often a property is tried: so many times usually, or as often as `RUNS` says (`RUNS=10000 npm run test:fast`). */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env['RUNS'] ?? usual) }
}
