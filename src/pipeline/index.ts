/** The layers, the stage contract, and the default order. */
export * from './create-extractor.ts'
export type { LayerName, Layers } from './layers.ts'
export { type AnyStage, checkStages, defineStage, type Report, type Stage } from './stage.ts'
