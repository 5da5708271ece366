/** NDJSON as bytes: the lines of a note's resources, from templates where a resource of that shape was written before. */
import type { Finding } from '../../findings/index.ts'
import type { Build } from '../build.ts'
import { conditionKey } from '../condition.ts'
import { resourceId } from '../ids.ts'
import { medicationKey } from '../medication-statement.ts'
import { observationKey } from '../observation.ts'
import { type BundleOptions, checkOptions } from '../options.ts'
import { aroundOf, type BundleSource, shapeOf, startBuild, toResource } from '../to-bundle.ts'
import type { AnyResource } from '../types.ts'
import { quoted, writeJson } from '../write-json.ts'
import { shapeOfFinding, spansOf } from './shape.ts'
import {
  type Fragments,
  fill,
  makeTemplate,
  type NoteBytes,
  newSink,
  reserve,
  type Sink,
  type Template,
} from './template.ts'

/** Templates that are kept at once; a corpus has some thousands of shapes that come again. */
const most = 50_000

interface Known {
  readonly resourceType: string
  readonly template: Template
}

export interface NdjsonEncoder {
  /** The lines of one note's resources, as bytes of UTF-8: the same that `toResources` and `writeJson` give. They hold until the next call. */
  encode(source: BundleSource): Uint8Array
}

/**
 * Makes an encoder for notes that leave in one way.
 *
 * @throws ConfigError on an option that can't be.
 */
export function createNdjsonEncoder(options: BundleOptions = {}): NdjsonEncoder {
  checkOptions(options)
  const known = new Map<string, Known | null>()
  const sink = newSink()
  const least = options.minConfidence ?? 0
  return {
    encode(source) {
      sink.at = 0
      const { build, refer } = startBuild(source, options, 'literal')
      const note = fragmentsOf(build)
      const bytes = bytesOf(note)
      const found: { resourceType: string; id: string }[] = []
      // the findings' lines come after the document and the device, but those don't need them
      const [before] = aroundOf(source, build, refer, [], options)
      for (const one of before) line(sink, writeJson(shapeOf(one, options)))
      for (const finding of source.findings) {
        if (finding.confidence.value < least) continue
        const shape = shapeOfFinding(build, finding)
        let template = known.get(shape)
        if (template === undefined) {
          const resource = toResource(build, finding, source.routes, options)
          template = resource && prepare(shapeOf(resource, options), note)
          if (known.size >= most) known.clear()
          known.set(shape, template)
        }
        if (template === null) continue
        const id = resourceId(build.noteKey, template.resourceType, keyOf(finding))
        fill(sink, template.template, bytes, id, spansOf(finding), String(finding.confidence.value), build.codePointAt)
        found.push({ resourceType: template.resourceType, id })
      }
      const [, after] = aroundOf(source, build, refer, found, options)
      for (const one of after) line(sink, writeJson(shapeOf(one, options)))
      return sink.bytes.subarray(0, sink.at)
    },
  }
}

function prepare(resource: AnyResource, note: Omit<Fragments, 'id'>): Known {
  return {
    resourceType: resource.resourceType,
    template: makeTemplate(writeJson(resource), { ...note, id: resource.id }),
  }
}

function keyOf(finding: Finding): string {
  switch (finding.kind) {
    case 'condition':
      return conditionKey(finding)
    case 'medication':
      return medicationKey(finding)
    case 'observation':
      return observationKey(finding)
    default:
      return finding satisfies never
  }
}

/** The fragments of JSON that are a note's own. */
function fragmentsOf({ note, documentUrl, subject }: Build): Omit<Fragments, 'id'> {
  const { writtenAt, encounter } = note
  return {
    document: quoted(documentUrl),
    subject: writeJson(subject),
    encounter: encounter ? `{"reference":${quoted(encounter)}}` : '',
    date: writtenAt ? quoted(writtenAt) : '',
  }
}

function bytesOf(note: Omit<Fragments, 'id'>): NoteBytes {
  const encoder = new TextEncoder()
  return {
    document: encoder.encode(note.document),
    subject: encoder.encode(note.subject),
    encounter: encoder.encode(note.encounter),
    date: encoder.encode(note.date),
  }
}

const encoder = new TextEncoder()

function line(sink: Sink, json: string): void {
  // UTF-8 needs three bytes a UTF-16 unit at most
  reserve(sink, json.length * 3 + 1)
  sink.at += encoder.encodeInto(json, sink.bytes.subarray(sink.at)).written
  sink.bytes[sink.at++] = 10 // \n
}
