/** Colours on a terminal: the text as it is where there are none. */
import { styleText } from 'node:util'
import type { Console } from './console.ts'

type Style = Parameters<typeof styleText>[0]

/** Gives text a style: `paint('bold', 'Gout')`. */
export type Paint = (style: Style, text: string) => string

/** The painter of a console. */
export function painter({ colours }: Pick<Console, 'colours'>): Paint {
  // whether there are colours is decided already: node would look at its own standard output once more
  return colours ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text
}
