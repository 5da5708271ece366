/** Many notes, many workers: archives cut into shards, run on all cores, taken up again after any stop. */
export type { BatchReport } from './finish.ts'
export { listInputs } from './list-inputs.ts'
export type { Plan, Reading } from './plan.ts'
export { planShards } from './plan-shards.ts'
export type { Progress } from './progress.ts'
export { runBatch, runOneShard, runPlan, type WorkOptions, workDefaults } from './run-batch.ts'
export { type BatchSettings, defaultSettings } from './settings.ts'
export { readShards, writeShards } from './shards-file.ts'
