/** A rendition: the text of a body, where it came from, and what else its format said. */
import type { OutlineSection } from '../note/index.ts'
import type { DocumentHeader } from './ccda-header.ts'
import type { OffsetMap } from './offset-map.ts'
import type { Anchor } from './reader.ts'

export interface Rendition {
  readonly text: string
  readonly map: OffsetMap
  readonly outline?: readonly OutlineSection[]
  readonly anchors?: readonly Anchor[]
  readonly header?: DocumentHeader
}
