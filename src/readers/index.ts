/** Other people's formats in, notes out: text, RTF, HTML, C-CDA, FHIR, HL7 v2, CSV and NDJSON. */

export { withHead } from './bytes.ts'
export { decodeBytes as decodeSource } from './decode.ts'
export { type NoteLine, noteLines } from './note-lines.ts'
export { identityMap, isAsItStands, type OffsetMap, type SourceSpan, toSource } from './offset-map.ts'
export {
  builtinReaders,
  headBytes,
  type ReadNotesOptions,
  readerNamed,
  readNotes,
  recognise,
} from './read-notes.ts'
export {
  type Anchor,
  type Columns,
  defaultLimits,
  defineReader,
  type Input,
  type Limits,
  type Read,
  type Reader,
  type ReadNote,
  type ReadOptions,
} from './reader.ts'
export type { Rejection } from './refused.ts'
