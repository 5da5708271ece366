/** NDJSON as bytes: the lines of a note's resources, from templates where a resource of that shape was written before. */
import type { ConditionFinding, Finding, MedicationFinding, ObservationFinding } from '../../findings/index.ts'
import { type Build, conceptOf } from '../build.ts'
import { nameCondition } from '../condition.ts'
import { closeName } from '../ids.ts'
import { nameMedication } from '../medication-statement.ts'
import { nameObservation } from '../observation.ts'
import { type BundleOptions, checkOptions } from '../options.ts'
import { type BundleSource, shapeOf, startBuild, toResource } from '../to-bundle.ts'
import type { AnyResource } from '../types.ts'
import { writeJson } from '../write-json.ts'
import { createAround, referenceHead, type Written } from './around.ts'
import { type ConceptBytes, conceptBytes, withoutCodes } from './concept.ts'
import { cutResource } from './cut.ts'
import { createDosageBytes } from './dosage.ts'
import { createNoteBytes, ownOf } from './own.ts'
import { noShape, shapeOfCondition, shapeOfMedication, shapeOfObservation } from './shape.ts'
import { newSink, writeLine } from './sink.ts'
import { fill, newValues, type Template } from './template.ts'

/** Shapes that are kept at once, and forms of notes; a corpus has some hundreds and a few. */
const most = 50_000
const mostForms = 100

/** What is known of a shape: its template, or null where it is none for others and each is made as an object. */
interface Known {
  readonly resourceType: string
  /** A reference to one, up to its id. */
  readonly reference: Uint8Array
  readonly template: Template | null
  /** Its concept has the words alone: a vital sign whose value its profile can't hold loses its code. */
  readonly wordsAlone: boolean
}

/** What is known of the shapes of one form of notes; null for what is not emitted. */
type Shapes = Map<number, Known | null>

export interface NdjsonEncoder {
  /** The lines of one note's resources, as bytes of UTF-8: the same that `toResources` and `writeJson` give. They hold until the next call. */
  encode(source: BundleSource): Uint8Array
  /** What the lines are that were given last, from the first to the last byte. */
  runs(): readonly LineRun[]
}

/** Lines of one type that follow each other. */
export interface LineRun {
  readonly type: string
  readonly lines: number
  /** Where the bytes of the last one end. */
  readonly end: number
}

/**
 * Makes an encoder for notes that leave in one way.
 *
 * @throws ConfigError on an option that can't be.
 */
export function createNdjsonEncoder(options: BundleOptions = {}): NdjsonEncoder {
  checkOptions(options)
  const forms = new Map<string, Shapes>()
  const sink = newSink()
  const runs: { type: string; lines: number; end: number }[] = []
  let count = 0
  const around = createAround(options, endLine)
  const dosages = createDosageBytes(options.r5 ?? false)
  const least = options.minConfidence ?? 0
  const symptoms = options.symptoms === 'observation'
  const values = newValues()
  const bytesOf = createNoteBytes()

  function endLine(type: string): void {
    const last = runs[count - 1]
    if (count > 0 && last!.type === type) {
      last!.lines++
      last!.end = sink.at
      return
    }
    const next = runs[count++]
    if (next) {
      next.type = type
      next.lines = 1
      next.end = sink.at
    } else runs.push({ type, lines: 1, end: sink.at })
  }

  function resourceOf(build: Build, finding: Finding, { routes }: BundleSource): AnyResource | null {
    const made = toResource(build, finding, routes, options)
    return made && shapeOf(made, options)
  }

  /** A finding's resource as a template for others of its shape. */
  function learn(build: Build, finding: Finding, source: BundleSource): Known | null {
    const resource = resourceOf(build, finding, source)
    if (resource === null) return null
    const { resourceType } = resource
    const reference = referenceHead(resourceType)
    const json = `${writeJson(resource)}\n`
    const own = ownOf(build, finding, resource, values)
    const template = cutResource(json, own)
    if (template !== null) return { resourceType, reference, template, wordsAlone: false }
    const alone = cutResource(json, { ...own, concept: writeJson(conceptOf([], finding.text)) })
    return { resourceType, reference, template: alone, wordsAlone: alone !== null }
  }

  function knownOf(shape: number, finding: Finding, note: Written, shapes: Shapes): Known | null {
    let known = shapes.get(shape)
    if (known === undefined) {
      known = learn(note.build, finding, note.source)
      if (shapes.size >= most) shapes.clear()
      shapes.set(shape, known)
    }
    return known
  }

  // what is read of a finding is read by its kind: the engine finds it at once where it only meets findings of one

  function writeCondition(finding: ConditionFinding, note: Written, shapes: Shapes): void {
    const shape = shapeOfCondition(finding, symptoms)
    const known = shape === noShape ? null : knownOf(shape, finding, note, shapes)
    if (known === null) return
    const concept = conceptBytes(finding.codes)
    nameCondition(note.build, finding, known.resourceType, concept.name)
    values.evidence = finding.evidence
    values.confidence = finding.confidence.value
    values.words = finding.text
    write(finding, known, concept, note)
  }

  function writeMedication(finding: MedicationFinding, note: Written, shapes: Shapes): void {
    const { build, source, bytes } = note
    values.part.at = 0
    if (!isEmpty(finding.sig)) dosages.write(values.part, finding.sig, build, bytes, source.routes)
    const shape = shapeOfMedication(build, finding, values)
    const known = shape === noShape ? null : knownOf(shape, finding, note, shapes)
    if (known === null) return
    nameMedication(build, finding, known.resourceType)
    values.evidence = finding.evidence
    values.confidence = finding.confidence.value
    values.words = finding.text
    write(finding, known, conceptBytes(finding.codes), note)
  }

  function writeObservation(finding: ObservationFinding, note: Written, shapes: Shapes): void {
    const known = knownOf(shapeOfObservation(note.build, finding, values), finding, note, shapes)
    if (known === null) return
    nameObservation(note.build, finding)
    values.evidence = finding.evidence
    values.confidence = finding.confidence.value
    values.words = finding.text
    write(finding, known, known.wordsAlone ? withoutCodes : conceptBytes(finding.codes), note)
  }

  /** Writes a line, by what is known of its shape; its name was begun. */
  function write(finding: Finding, known: Known, concept: ConceptBytes, note: Written): void {
    const { template } = known
    closeName()
    around.add(known.reference)
    values.concept = concept.head
    if (template === null) writeLine(sink, writeJson(resourceOf(note.build, finding, note.source)))
    else fill(sink, template, note.bytes, values)
    endLine(known.resourceType)
  }

  return {
    encode(source) {
      sink.at = 0
      count = 0
      const { build, refer } = startBuild(source, options, 'literal')
      const form = formOf(build)
      let shapes = forms.get(form)
      if (!shapes) {
        if (forms.size >= mostForms) forms.clear()
        forms.set(form, (shapes = new Map()))
      }
      const note = { source, build, refer, bytes: bytesOf(build), form }
      around.start(sink, note)
      for (const finding of source.findings) {
        if (finding.confidence.value < least) continue
        if (finding.kind === 'condition') writeCondition(finding, note, shapes)
        else if (finding.kind === 'medication') writeMedication(finding, note, shapes)
        else writeObservation(finding, note, shapes)
      }
      around.end(sink, note)
      return sink.bytes.subarray(0, sink.at)
    },
    runs: () => runs.slice(0, count),
  }
}

/** What is known of a note, as its resources have other elements by that. A date that names no day is a period in some. */
function formOf({ note: { writtenAt, encounter, subject } }: Build): string {
  const date = writtenAt === undefined ? '-' : writtenAt.length >= 10 ? 'd' : writtenAt
  return `${encounter ? 'e' : '-'}${subject ? 's' : '-'}${date}`
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false
  return true
}
