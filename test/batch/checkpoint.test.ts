/** What a run's folder remembers: enough to go on with the same ids, and no path. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { beginRun, resumedPlan } from '../../src/batch/checkpoint.ts'
import { listInputs } from '../../src/batch/list-inputs.ts'
import { planShards } from '../../src/batch/plan-shards.ts'
import type { BatchSettings } from '../../src/batch/settings.ts'
import { newFolder } from './folder.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

it('a plan read again is the plan, though no path and no id is kept', async () => {
  const notes = join(folder, 'notes')
  for (const ward of ['smith-jane', 'doe-john']) {
    mkdirSync(join(notes, ward), { recursive: true })
    writeFileSync(join(notes, ward, 'visit.txt'), `Gout. ${ward}`)
  }
  const plan = await planShards(listInputs([notes]), {})
  expect(plan.inputs.map(({ id }) => id)).toEqual(['doe-john/visit', 'smith-jane/visit'])
  const identity = { settings: {} as BatchSettings, idKey: undefined, lexiconDigest: 'x' }
  const out = join(folder, 'out')
  expect(resumedPlan(out, listInputs([notes]), {}, identity)).toBeNull()
  beginRun(out, plan, identity)
  expect(readFileSync(join(out, '.tincture/run.json'), 'utf8')).not.toMatch(/smith|doe|visit|notes/)
  expect(resumedPlan(out, listInputs([notes]), {}, identity)).toEqual(plan)
  beginRun(out, plan, identity) // the same run may be joined
})
