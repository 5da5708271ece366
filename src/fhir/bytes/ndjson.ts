/** NDJSON as bytes: the lines of a note's resources, from templates where a resource of that shape was written before. */
import type { Finding, MedicationFinding } from '../../findings/index.ts'
import { type Build, conceptOf, derivation, oneLine } from '../build.ts'
import { nameCondition } from '../condition.ts'
import { stepsOf } from '../dosage.ts'
import { closeName } from '../ids.ts'
import { nameMedication } from '../medication-statement.ts'
import { nameObservation } from '../observation.ts'
import { type BundleOptions, checkOptions } from '../options.ts'
import { type BundleSource, shapeOf, startBuild, toResource } from '../to-bundle.ts'
import type { AnyResource } from '../types.ts'
import { quoted, writeJson } from '../write-json.ts'
import { createAround } from './around.ts'
import { conceptHead, noCodes } from './concept.ts'
import { cutDosage, cutResource } from './cut.ts'
import { bytesOf, dosageOf, ownOf } from './own.ts'
import {
  addNumbersOf,
  numbersOf,
  shapeOfCondition,
  shapeOfMedication,
  shapeOfObservation,
  shapeOfSig,
} from './shape.ts'
import { newSink, writeLine } from './sink.ts'
import { fill, type NoteBytes, newValues, type Template } from './template.ts'

/** Shapes that are kept at once, and forms of notes; a corpus has some thousands and a few. */
const most = 50_000
const mostForms = 100

/** What is known of a shape: its template, or null where it is none for others and each is made as an object. */
interface Known {
  readonly resourceType: string
  readonly template: Template | null
  /** Its concept has the words alone: a vital sign whose value its profile can't hold loses its code. */
  readonly wordsAlone: boolean
}

/** The same of a sig: whether it gives a Dosage, and the template of that. */
interface KnownSig {
  readonly dosed: boolean
  readonly part: Template | null
}

const unsaid: KnownSig = { dosed: false, part: null }

/** What is known of the shapes of one form of notes; null for what is not emitted. */
interface Shapes {
  readonly resources: Map<string | number, Known | null>
  readonly sigs: Map<string, KnownSig>
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
  const forms = new Map<string, Shapes>()
  const sink = newSink()
  const around = createAround(options)
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
    const own = ownOf(build, finding, resource)
    const template = cutResource(json, own)
    if (template !== null) return { resourceType, template, wordsAlone: false }
    const alone = cutResource(json, { ...own, concept: writeJson(conceptOf(noCodes, finding.text)) })
    return { resourceType, template: alone, wordsAlone: alone !== null }
  }

  function learnSig(build: Build, finding: MedicationFinding, source: BundleSource): KnownSig {
    // the same sig of a drug that is taken: of an allergy there is no resource
    const taken = { ...finding, status: 'active', experiencer: 'patient' } as const
    const dosage = dosageOf(resourceOf(build, taken, source)!)
    if (dosage === undefined) return unsaid
    const steps = stepsOf(finding.sig).flatMap(({ span }) => (span ? [span] : []))
    const cuts = steps.map((span) => ({
      derivation: writeJson(derivation(build, span)),
      words: build.note.text.slice(span.start, span.end),
    }))
    return { dosed: true, part: cutDosage(writeJson(dosage), quoted(build.documentUrl), cuts) }
  }

  /** What is known of a sig; the values of its steps are added to those of the finding. */
  function sigOf(
    sigs: Map<string, KnownSig>,
    build: Build,
    finding: MedicationFinding,
    source: BundleSource,
  ): KnownSig {
    const { sig } = finding
    if (isEmpty(sig)) return unsaid
    const shape = shapeOfSig(build, sig)
    let one = sigs.get(shape)
    if (one === undefined) {
      one = learnSig(build, finding, source)
      if (sigs.size >= most) sigs.clear()
      sigs.set(shape, one)
    }
    values.part = one.part
    if (one.part)
      for (const { span } of stepsOf(sig)) {
        if (!span) continue
        values.places.push(span)
        const words = build.note.text.slice(span.start, span.end)
        if (oneLine(words) !== '') values.texts.push(words)
      }
    return one
  }

  function write(finding: Finding, build: Build, source: BundleSource, bytes: NoteBytes, shapes: Shapes): void {
    values.places.length = 0
    values.texts.length = 0
    values.ascii.length = 0
    values.part = null
    let sig = unsaid
    let shape: string | number | null
    switch (finding.kind) {
      case 'condition':
        shape = shapeOfCondition(finding, symptoms)
        break
      case 'medication':
        sig = sigOf(shapes.sigs, build, finding, source)
        shape = shapeOfMedication(build, finding, sig.dosed)
        break
      case 'observation':
        shape = shapeOfObservation(build, finding)
        values.places.push(finding.measurement.value.span)
        if (numbersOf(finding) > 0) addNumbersOf(finding.measurement.value.value, values.ascii)
        break
      default:
        shape = finding satisfies never
    }
    if (shape === null) return
    let known = shapes.resources.get(shape)
    if (known === undefined) {
      known = learn(build, finding, source)
      if (shapes.resources.size >= most) shapes.resources.clear()
      shapes.resources.set(shape, known)
    }
    if (known === null) return
    nameOf(build, finding, known.resourceType)
    closeName()
    around.add(known.resourceType)
    if (known.template === null || (sig.dosed && sig.part === null)) {
      writeLine(sink, writeJson(resourceOf(build, finding, source)))
      return
    }
    values.evidence = finding.evidence
    values.confidence = String(finding.confidence.value)
    values.concept = conceptHead(known.wordsAlone ? noCodes : finding.codes)
    values.words = finding.text
    fill(sink, known.template, bytes, values)
  }

  return {
    encode(source) {
      sink.at = 0
      const { build, refer } = startBuild(source, options, 'literal')
      const form = formOf(build)
      let shapes = forms.get(form)
      if (!shapes) {
        if (forms.size >= mostForms) forms.clear()
        shapes = { resources: new Map(), sigs: new Map() }
        forms.set(form, shapes)
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
