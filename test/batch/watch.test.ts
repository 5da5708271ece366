/** What a worker tells, and what is left of it when it is no more. */
import { existsSync, rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { createWatch, newBeat } from '../../src/batch/watch.ts'
import { newFolder } from './folder.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

it('tells at once what a worker is at', () => {
  const beat = newBeat(folder)
  const nothing = { stage: 'waiting', read: 0, input: 0, notes: 0, rejected: 0, bytes: 0 }
  expect(beat.seen()).toEqual(nothing)
  const watch = createWatch(beat.path)
  watch.begin()
  watch.reading(3)
  expect(beat.seen()).toEqual({ ...nothing, stage: 'reading', read: 3 })
  watch.waiting()
  expect(beat.seen().stage).toBe('waiting')
  watch.goOn(5000)
  expect(beat.seen()).toEqual({ ...nothing, stage: 'reading', read: 3, bytes: 4096 })
  watch.input(2)
  expect(beat.seen().input).toBe(2)
  watch.note()
  watch.note()
  watch.reject()
  watch.working(1, 7)
  expect(beat.seen()).toEqual({ stage: 'working', read: 1, input: 7, notes: 2, rejected: 1, bytes: 4096 })
  watch.begin()
  expect(beat.seen()).toEqual(nothing)
  beat.end()
  expect(existsSync(beat.path)).toBe(false)
})
