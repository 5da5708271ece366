/** One JSON line a note: its mentions or findings, what its source said of it, and the way back to the source. */
import type { FlatMention } from '../findings/index.ts'
import type { Note } from '../note/index.ts'
import type { Extraction } from '../pipeline/index.ts'
import { isAsItStands, type OffsetMap, type SourceSpan, toSource } from '../readers/index.ts'

/** The line of `--format mentions`, without its line feed; with a map each mention of another format says where it came from. */
export function mentionsLine({ note, mentions }: Extraction, map?: OffsetMap): string {
  const away = map && !isAsItStands(map) ? map : null
  const told = away ? mentions.map((mention): FlatMention => ({ ...mention, source: copyOf(away, mention) })) : mentions
  return JSON.stringify({ ...headOf(note, away !== null), mentions: told })
}

/** The line of `--format findings`, likewise; `sources` goes with `evidence`, place by place. */
export function findingsLine({ note, findings }: Extraction, map?: OffsetMap): string {
  const away = map && !isAsItStands(map) ? map : null
  const told = away
    ? findings.map((finding) => ({ ...finding, sources: finding.evidence.map((span) => copyOf(away, span)) }))
    : findings
  return JSON.stringify({ ...headOf(note, away !== null), findings: told })
}

function headOf({ id, subject, encounter, writtenAt, type, origin }: Note, elsewhere: boolean): object {
  return {
    id,
    ...(subject === undefined ? {} : { subject }),
    ...(encounter === undefined ? {} : { encounter }),
    ...(writtenAt === undefined ? {} : { writtenAt }),
    ...(type === undefined ? {} : { type }),
    ...(elsewhere && origin ? { origin } : {}),
  }
}

function copyOf(map: OffsetMap, span: { readonly start: number; readonly end: number }): SourceSpan | null {
  return toSource(map, { start: span.start, end: span.end })
}
