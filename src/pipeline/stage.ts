/** Stages: a step reads the layers it declares and writes exactly one. */
import { ConfigError } from '../errors.ts'
import type { Issue, Note } from '../note/index.ts'
import type { LayerName, Layers } from './layers.ts'

/** Collects issues while a note is read. */
export type Report = (issue: Issue) => void

/** One step. Pure: same input, same output; it changes nothing but the layer it returns. */
export interface Stage<Reads extends LayerName, Writes extends LayerName> {
  readonly name: string
  readonly reads: readonly Reads[]
  readonly writes: Writes
  run(note: Note, layers: Pick<Layers, Reads>, report: Report): Layers[Writes]
}

// A stage of any layers; `run` may be handed all of them.
export interface AnyStage {
  readonly name: string
  readonly reads: readonly LayerName[]
  readonly writes: LayerName
  run(note: Note, layers: Layers, report: Report): unknown
}

/** Types a stage from its row: reading an undeclared layer or returning another layer's type does not compile. */
export function defineStage<const Reads extends LayerName, const Writes extends LayerName>(
  stage: Stage<Reads, Writes>,
): AnyStage {
  return stage as AnyStage
}

/**
 * Checks an order of stages once, before the first note.
 *
 * @throws ConfigError when a stage reads a layer that no earlier one writes, or a layer is written twice.
 */
export function checkStages(stages: readonly AnyStage[]): void {
  const written = new Set<LayerName>()
  for (const stage of stages) {
    for (const layer of stage.reads)
      if (!written.has(layer))
        throw new ConfigError(
          'pipeline/missing-layer',
          `Stage "${stage.name}" reads "${layer}", which no earlier stage writes; put the "${layer}" stage before it.`,
        )
    if (written.has(stage.writes))
      throw new ConfigError(
        'pipeline/layer-written-twice',
        `Stage "${stage.name}" writes "${stage.writes}" again; leave one of the two out.`,
      )
    written.add(stage.writes)
  }
}
