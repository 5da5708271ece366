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

export function createAround(options: BundleOptions): Around {
  const documents = new Map<string, Template | null>()
  const provenances = new Map<string, Template | null>()
  const values = newValues()
  // the program is the same in all notes of a run
  let device = { version: '', lexiconDigest: '', line: none }
  // the references of the Provenance, as a list without its brackets
  const targets = values.part

  function objects({ source, build, refer }: Written): AnyResource[] {
    const [before] = aroundOf(source, build, refer, [], options)
    return before.map((one) => shapeOf(one, options))
  }

  /** Writes a line whose resource is called "note" in ids: from its template, else from the object. */
  function write(
    sink: Sink,
    note: Written,
    templates: Map<string, Template | null>,
    form: string,
    resourceType: string,
    make: () => { readonly json: string; readonly template: Template | null },
  ): void {
    let template = templates.get(form)
    if (template === undefined) {
      if (templates.size >= 1000) templates.clear()
      template = make().template
      templates.set(form, template)
    }
    if (template === null) {
      writeLine(sink, make().json)
      return
    }
    beginName(note.build.noteKey, resourceType)
    addText('note')
    closeName()
    fill(sink, template, note.bytes, values)
  }

  function writeDocument(sink: Sink, note: Written): void {
    const { build, form } = note
    const { writtenAt, type } = build.note
    const date = writtenAt !== undefined && writtenAt.length > 10 ? quoted(writtenAt) : ''
    const size = options.r5 ? `"${build.size}"` : String(build.size)
    const hash = `"${build.hash}"`
    values.jsons[jsons.size] = size
    values.jsons[jsons.hash] = hash
    const ofType = type ? JSON.stringify(type) : ''
    write(sink, note, documents, `${form} ${date === '' ? 0 : 1} ${ofType}`, 'DocumentReference', () => {
      const [document] = objects(note)
      const json = writeJson(document)
      if (options.embedNote) return { json, template: null }
      const others = [
        { slot: slots.json + jsons.size, after: ['"size":'], value: size },
        { slot: slots.json + jsons.hash, after: ['"hash":'], value: hash },
      ]
      const own = { id: document!.id, document: '', subject: writeJson(build.subject), encounter: '', date, others }
      return { json, template: cutResource(`${json}\n`, own) }
    })
  }

  return {
    start(sink, note) {
      targets.at = 0
      if (!options.document) writeDocument(sink, note)
      const { version, lexiconDigest } = note.source
      if (version !== device.version || lexiconDigest !== device.lexiconDigest)
        device = { version, lexiconDigest, line: encoder.encode(`${writeJson(objects(note).at(-1))}\n`) }
      writeBytes(sink, device.line)
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
      const { source, build, refer } = note
      write(sink, note, provenances, `${source.version} ${source.lexiconDigest}`, 'Provenance', () => {
        const id = '00000000-0000-4000-8000-000000000000'
        const [, [provenance]] = aroundOf(source, build, refer, [{ resourceType: 'Condition', id }], options)
        const json = writeJson(shapeOf(provenance!, options))
        const own = { id: provenance!.id, document: quoted(build.documentUrl), subject: '', encounter: '', date: '' }
        return { json, template: cutResource(`${json}\n`, { ...own, part: `{"reference":"Condition/${id}"}` }) }
      })
    },
  }
}

/** A reference to a resource of this type, up to its id. */
export function referenceHead(resourceType: string): Uint8Array {
  return encoder.encode(`{"reference":"${resourceType}/`)
}
