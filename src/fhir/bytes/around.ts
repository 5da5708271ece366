/** The lines about the note itself, as bytes: the document and the program before its findings, and after them where all of it comes from. */
import type { Build } from '../build.ts'
import { addText, beginName, closeName, writeId } from '../ids.ts'
import type { BundleOptions } from '../options.ts'
import { aroundOf, type BundleSource, type Refer, shapeOf } from '../to-bundle.ts'
import type { AnyResource } from '../types.ts'
import { quoted, writeJson } from '../write-json.ts'
import { cutResource } from './cut.ts'
import { copy, reserve, type Sink, writeBytes, writeLine } from './sink.ts'
import { fill, jsons, type NoteBytes, newValues, none, slots, type Template } from './template.ts'

/** A note on its way: what its lines are made from. */
export interface Written {
  readonly source: BundleSource
  readonly build: Build
  readonly refer: Refer
  readonly bytes: NoteBytes
  /** What is known of the note, on which the elements of its resources depend. */
  readonly form: string
}

export interface Around {
  /** Writes the document and the program. */
  start(sink: Sink, note: Written): void
  /** Adds a resource to what comes from the note: the one whose name was ended last, after the `referenceHead` of its type. */
  add(head: Uint8Array): void
  /** Writes the Provenance of what was added; nothing where there was nothing. */
  end(sink: Sink, note: Written): void
}

const encoder = new TextEncoder()

/** `endLine` is told of every line that was written, by its type. */
export function createAround(options: BundleOptions, endLine: (type: string) => void): Around {
  const documents = new Map<string, Template | null>()
  const values = newValues()
  // the program is the same in all notes of a run
  let program = { version: '', lexiconDigest: '', device: none, provenance: null as Template | null }
  // the references of the Provenance, as a list without its brackets
  const targets = values.part

  function objects({ source, build, refer }: Written): AnyResource[] {
    const [before] = aroundOf(source, build, refer, [], options)
    return before.map((one) => shapeOf(one, options))
  }

  /** Writes a line whose resource is called "note" in ids. */
  function write(sink: Sink, note: Written, resourceType: string, template: Template): void {
    beginName(note.build.noteKey, resourceType)
    addText('note')
    closeName()
    fill(sink, template, note.bytes, values)
    endLine(resourceType)
  }

  function writeDocument(sink: Sink, note: Written): void {
    const { build, form } = note
    const { writtenAt, type } = build.note
    const hasTime = writtenAt !== undefined && writtenAt.length > 10
    values.jsons[jsons.size] = options.r5 ? `"${build.size}"` : String(build.size)
    values.jsons[jsons.hash] = `"${build.hash}"`
    const key = hasTime || type ? `${form} ${hasTime} ${JSON.stringify(type)}` : form
    let template = documents.get(key)
    if (template === undefined) {
      template = options.embedNote ? null : learnDocument(note, hasTime)
      if (documents.size >= 1000) documents.clear()
      documents.set(key, template)
    }
    if (template !== null) write(sink, note, 'DocumentReference', template)
    else {
      writeLine(sink, writeJson(objects(note)[0]))
      endLine('DocumentReference')
    }
  }

  function learnDocument(note: Written, hasTime: boolean): Template | null {
    const { build } = note
    const [document] = objects(note)
    return cutResource(`${writeJson(document)}\n`, {
      id: document!.id,
      document: '',
      subject: writeJson(build.subject),
      encounter: '',
      date: hasTime ? quoted(build.note.writtenAt!) : '',
      others: [
        { slot: slots.json + jsons.size, after: ['"size":'], value: values.jsons[jsons.size]! },
        { slot: slots.json + jsons.hash, after: ['"hash":'], value: values.jsons[jsons.hash]! },
      ],
    })
  }

  function learnProvenance({ source, build, refer }: Written): Template | null {
    const id = '00000000-0000-4000-8000-000000000000'
    const [, [provenance]] = aroundOf(source, build, refer, [{ resourceType: 'Condition', id }], options)
    const none = { subject: '', encounter: '', date: '' }
    return cutResource(`${writeJson(shapeOf(provenance!, options))}\n`, {
      ...none,
      id: provenance!.id,
      document: quoted(build.documentUrl),
      part: `{"reference":"Condition/${id}"}`,
    })
  }

  return {
    start(sink, note) {
      targets.at = 0
      if (!options.document) writeDocument(sink, note)
      const { version, lexiconDigest } = note.source
      if (version !== program.version || lexiconDigest !== program.lexiconDigest) {
        const device = encoder.encode(`${writeJson(objects(note).at(-1))}\n`)
        program = { version, lexiconDigest, device, provenance: learnProvenance(note) }
      }
      writeBytes(sink, program.device)
      endLine('Device')
    },
    add(head) {
      reserve(targets, 128)
      const { bytes } = targets
      const at = copy(bytes, targets.at, head)
      writeId(bytes, at)
      bytes[at + 36] = 34 // "
      bytes[at + 37] = 125 // }
      bytes[at + 38] = 44 // ,
      targets.at = at + 39
    },
    end(sink, note) {
      if (targets.at === 0) return
      targets.at-- // the last comma
      write(sink, note, 'Provenance', program.provenance!)
    },
  }
}

/** A reference to a resource of this type, up to its id. */
export function referenceHead(resourceType: string): Uint8Array {
  return encoder.encode(`{"reference":"${resourceType}/`)
}
