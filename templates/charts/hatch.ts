/** Path data of slanted lines that fill a box (points), cut at its edges: drawn without clipping or patterns. */
export function hatch(x: number, y: number, width: number, height: number, step: number): string {
  const parts: string[] = []
  for (let offset = step; offset < width + height; offset += step) {
    const left = Math.max(0, offset - height)
    const right = Math.min(width, offset)
    parts.push(`M${round(x + left)} ${round(y + offset - left)}L${round(x + right)} ${round(y + offset - right)}`)
  }
  return parts.join('')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
