/** Unfinished files: those of processes that are no more go, and those of one that is about to go are waited for. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeAbandoned, removeAbandonedWhenGone, unfinishedPath } from '../../src/batch/write-atomic.ts'

const out = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(out, { recursive: true }))

/** The path of an unfinished file of another process of this machine. */
function pathOf(pid: number): string {
  return unfinishedPath(out).replace(`-${process.pid}-`, `-${pid}-`)
}

describe('unfinished files', () => {
  it('of a process that lives a moment longer go when it is gone', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 400)'], { stdio: 'ignore' })
    const file = pathOf(child.pid!)
    writeFileSync(file, '')
    removeAbandoned(out)
    expect(existsSync(file)).toBe(true)
    await removeAbandonedWhenGone(out)
    expect(readdirSync(join(out, '.tincture/unfinished'))).toEqual([])
  })
  it('of this process go at once', async () => {
    writeFileSync(unfinishedPath(out), '')
    const begin = performance.now()
    await removeAbandonedWhenGone(out)
    expect(performance.now() - begin).toBeLessThan(1000)
    expect(readdirSync(join(out, '.tincture/unfinished'))).toEqual([])
  })
})
