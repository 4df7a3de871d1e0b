/**
 * Middles of labels stacked in one column between `from` and `to` (points), each as near as may be to where it belongs, none over
 * another: pushed down from the top, then back up from the bottom. In the order they were given.
 */
export function placeLabels(
  labels: readonly { readonly at: number; readonly height: number }[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = labels.map((label, index) => ({ ...label, index })).toSorted((a, b) => a.at - b.at || a.index - b.index)
  const middles = labels.map(({ at }) => at)
  let edge = from
  for (const { at, height, index } of order) {
    middles[index] = Math.max(at, edge + height / 2)
    edge = middles[index] + height / 2
  }
  let floor = to
  for (const { height, index } of order.toReversed()) {
    middles[index] = Math.min(middles[index]!, floor - height / 2)
    floor = middles[index] - height / 2
  }
  return middles
}
