/** NDJSON as bytes: the lines of a note's resources, from templates where a resource of that shape was written before. */
import type { Finding } from '../../findings/index.ts'
import { type Build, conceptOf } from '../build.ts'
import { nameCondition } from '../condition.ts'
import { closeName } from '../ids.ts'
import { nameMedication } from '../medication-statement.ts'
import { nameObservation } from '../observation.ts'
import { type BundleOptions, checkOptions } from '../options.ts'
import { type BundleSource, shapeOf, startBuild, toResource } from '../to-bundle.ts'
import type { AnyResource } from '../types.ts'
import { writeJson } from '../write-json.ts'
import { createAround } from './around.ts'
import { conceptHead, withoutCodes } from './concept.ts'
import { cutResource } from './cut.ts'
import { createDosageBytes } from './dosage.ts'
import { bytesOf, ownOf } from './own.ts'
import { noShape, shapeOfCondition, shapeOfMedication, shapeOfObservation } from './shape.ts'
import { newSink, writeLine } from './sink.ts'
import { fill, type NoteBytes, newValues, type Template } from './template.ts'

/** Shapes that are kept at once, and forms of notes; a corpus has some hundreds and a few. */
const most = 50_000
const mostForms = 100

/** What is known of a shape: its template, or null where it is none for others and each is made as an object. */
interface Known {
  readonly resourceType: string
  readonly template: Template | null
  /** Its concept has the words alone: a vital sign whose value its profile can't hold loses its code. */
  readonly wordsAlone: boolean
}

/** What is known of the shapes of one form of notes; null for what is not emitted. */
type Shapes = Map<number, Known | null>

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
  const forms = new Map<string, Shapes>()
  const sink = newSink()
  const around = createAround(options)
  const dosages = createDosageBytes(options.r5 ?? false)
  const least = options.minConfidence ?? 0
  const symptoms = options.symptoms === 'observation'
  const values = newValues()

  function resourceOf(build: Build, finding: Finding, { routes }: BundleSource): AnyResource | null {
    const made = toResource(build, finding, routes, options)
    return made && shapeOf(made, options)
  }

  /** A finding's resource as a template for others of its shape. */
  function learn(build: Build, finding: Finding, source: BundleSource): Known | null {
    const resource = resourceOf(build, finding, source)
    if (resource === null) return null
    const { resourceType } = resource
    const json = `${writeJson(resource)}\n`
    const own = ownOf(build, finding, resource, values)
    const template = cutResource(json, own)
    if (template !== null) return { resourceType, template, wordsAlone: false }
    const alone = cutResource(json, { ...own, concept: writeJson(conceptOf([], finding.text)) })
    return { resourceType, template: alone, wordsAlone: alone !== null }
  }

  /** The shape of a finding; its values are set with it. */
  function shapeOfFinding(finding: Finding, build: Build, source: BundleSource, note: NoteBytes): number {
    switch (finding.kind) {
      case 'condition':
        return shapeOfCondition(finding, symptoms)
      case 'medication':
        values.part.at = 0
        if (!isEmpty(finding.sig)) dosages.write(values.part, finding.sig, build, note, source.routes)
        return shapeOfMedication(build, finding, values)
      case 'observation':
        return shapeOfObservation(build, finding, values)
      default:
        return finding satisfies never
    }
  }

  function write(finding: Finding, build: Build, source: BundleSource, note: NoteBytes, shapes: Shapes): void {
    const shape = shapeOfFinding(finding, build, source, note)
    if (shape === noShape) return
    let known = shapes.get(shape)
    if (known === undefined) {
      known = learn(build, finding, source)
      if (shapes.size >= most) shapes.clear()
      shapes.set(shape, known)
    }
    if (known === null) return
    nameOf(build, finding, known.resourceType)
    closeName()
    around.add(known.resourceType)
    if (known.template === null) {
      writeLine(sink, writeJson(resourceOf(build, finding, source)))
      return
    }
    values.evidence = finding.evidence
    values.confidence = finding.confidence.value
    values.concept = known.wordsAlone ? withoutCodes : conceptHead(finding.codes)
    values.words = finding.text
    fill(sink, known.template, note, values)
  }

  return {
    encode(source) {
      sink.at = 0
      const { build, refer } = startBuild(source, options, 'literal')
      const form = formOf(build)
      let shapes = forms.get(form)
      if (!shapes) {
        if (forms.size >= mostForms) forms.clear()
        forms.set(form, (shapes = new Map()))
      }
      const bytes = bytesOf(build)
      const note = { source, build, refer, bytes, form }
      around.start(sink, note)
      for (const finding of source.findings)
        if (finding.confidence.value >= least) write(finding, build, source, bytes, shapes)
      around.end(sink, note)
      return sink.bytes.subarray(0, sink.at)
    },
  }
}

/** What is known of a note, as its resources have other elements by that. A date that names no day is a period in some. */
function formOf({ note: { writtenAt, encounter, subject } }: Build): string {
  const date = writtenAt === undefined ? '-' : writtenAt.length >= 10 ? 'd' : writtenAt
  return `${encounter ? 'e' : '-'}${subject ? 's' : '-'}${date}`
}

function nameOf(build: Build, finding: Finding, resourceType: string): void {
  if (finding.kind === 'condition') nameCondition(build, finding, resourceType)
  else if (finding.kind === 'medication') nameMedication(build, finding, resourceType)
  else nameObservation(build, finding)
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false
  return true
}
