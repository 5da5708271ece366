/** Colours: what is read has a contrast of 4.5 to 1 or more with what it stands on (WCAG 2.2, 1.4.3), in light and in dark. */
import { describe, expect, it } from 'vitest'
import { colours } from '../../../src/view/style/colours.ts'

const pairs = new Map(
  [...colours.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
)

/** Relative luminance of sRGB, as WCAG defines it. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['ground', 'paper', 'hover']
const kinds = ['condition', 'medication', 'observation', 'family']
const tints = [...kinds.map((kind) => `${kind}-tint`), 'cue-tint', 'scope-tint', 'section-tint', 'attribute-tint']
const read: readonly (readonly [string, string])[] = [
  ...['ink', 'soft', 'accent', 'doubt', ...kinds].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...tints.map((tint) => ['ink', tint] as const),
  ...kinds.map((kind) => [kind, `${kind}-tint`] as const),
  ...kinds.map((kind) => ['soft', `${kind}-tint`] as const),
  ['paper', 'accent'],
]

it('of black and white is 21', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21))
describe.each(['light', 'dark'] as const)('%s', (theme) => {
  it.each(read)('%s on %s', (ink, ground) =>
    expect(contrast(pairs.get(ink)![theme], pairs.get(ground)![theme])).toBeGreaterThanOrEqual(4.5),
  )
})
