import type { Scene } from '../../charts/scene.ts'

/** Points that a picture may take of a page, so that its headline and key have room too. */
const HIGHEST = 580

/** A picture of all rows, or several of about as many rows each where one would be higher than a page holds. */
export function scenesThatFit<Row>(rows: readonly Row[], draw: (rows: readonly Row[]) => Scene): readonly Scene[] {
  const scene = draw(rows)
  const parts = Math.min(rows.length, Math.ceil(scene.height / HIGHEST))
  if (parts <= 1) return [scene]
  const size = Math.ceil(rows.length / parts)
  const groups = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
  return groups.flatMap((group) => scenesThatFit(group, draw))
}
