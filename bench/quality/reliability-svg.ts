/** A reliability diagram: for each bin what was said and how often it was right, with its 95 % interval, as a small SVG. */
import type { CalibrationMetrics } from './calibration-metrics.ts'

const size = 320
const edge = 44
const inner = size - 2 * edge

/** The 95 % interval of a share (Wilson 1927). */
function interval(share: number, count: number): readonly [number, number] {
  const z = 1.96
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count)
  const half = (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** Axes begin at the tenth below the lowest bin, as most confidences are high. */
export function reliabilitySvg(title: string, { bins, count, ece }: CalibrationMetrics): string {
  const bars = bins.map((bin) => interval(bin.was, bin.count))
  const lowest = Math.min(...bins.map(({ said, was }) => Math.min(said, was)), ...bars.map(([low]) => low))
  const from = Math.min(0.8, Math.floor(lowest * 10) / 10)
  const place = (x: number): number => Math.round((edge + ((x - from) / (1 - from)) * inner) * 10) / 10
  const x = place
  const y = (value: number): number => Math.round((size - place(value)) * 10) / 10
  const ticks = Array.from({ length: Math.round((1 - from) * 10) + 1 }, (_, i) => Math.round((from + i / 10) * 10) / 10)
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" role="img" aria-labelledby="title text">`,
    `<title id="title">${title}</title>`,
    `<desc id="text">${bins.map(({ said, was, count: n }) => `said ${said.toFixed(2)}, right ${was.toFixed(2)} of ${n}`).join('; ')}</desc>`,
    '<style>svg{background:#fff;font:11px sans-serif}text{fill:#222}.axis{stroke:#666;fill:none}.ideal{stroke:#999;stroke-dasharray:4 3}.bar{stroke:#1f6feb;opacity:.5}.bin{fill:#1f6feb}@media(prefers-color-scheme:dark){svg{background:#111}text{fill:#ddd}.axis{stroke:#999}.bar{stroke:#79b8ff}.bin{fill:#79b8ff}}</style>',
    `<path class="axis" d="M${edge} ${edge}V${size - edge}H${size - edge}"/>`,
    `<path class="ideal" d="M${x(from)} ${y(from)}L${x(1)} ${y(1)}"/>`,
    ...ticks.map(
      (tick) =>
        `<text x="${x(tick)}" y="${size - edge + 15}" text-anchor="middle">${tick}</text><text x="${edge - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
    ),
    ...bins.map((bin, i) => {
      const [low, high] = bars[i]!
      return `<path class="bar" d="M${x(bin.said)} ${y(low)}V${y(high)}"/><circle class="bin" cx="${x(bin.said)}" cy="${y(bin.was)}" r="3.5"/>`
    }),
    `<text x="${size / 2}" y="20" text-anchor="middle">${title}: ${count} mentions, ECE ${ece.toFixed(3)}</text>`,
    `<text x="${size / 2}" y="${size - 8}" text-anchor="middle">confidence</text>`,
    `<text transform="translate(12 ${size / 2}) rotate(-90)" text-anchor="middle">share that was right</text>`,
    '</svg>',
    '',
  ]
  return lines.join('\n')
}
