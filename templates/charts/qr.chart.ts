import encodeQR from 'qr'
import type { Scene } from './scene.ts'

/** A text (an address) as a QR code, `width` points wide, without a margin of its own: leave four modules of paper around it. */
export function qrChart(text: string, alternative: string, width: number): Scene {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))
  const d = rows.flatMap((row, y) => darkRuns(row).map(([from, to]) => `M${from} ${y}H${to}V${y + 1}H${from}Z`)).join('')
  return { width, height: width, alternative, shapes: [{ kind: 'path', d, x: 0, y: 0, scale: width / rows.length, fill: 'dark' }] }
}

/** Where dark modules begin and end in a row. */
function darkRuns(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (dark && last?.[1] === x) last[1] = x + 1
    else if (dark) runs.push([x, x + 1])
  }
  return runs
}
