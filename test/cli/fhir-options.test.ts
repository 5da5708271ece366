/** FHIR on the command line: what is asked reaches the bundle, what can't be is told before the first note. */
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../../src/node.ts'
import { runCli } from './run-cli.ts'

const stdin = 'HPI: Chest pain. Denies fever. Mother with diabetes.\nMeds: Lasix 40 mg po bid.\nK 4.10'
const run = (...flags: string[]) => runCli(['extract', '-', '-f', 'bundle', ...flags], { stdin })
const bundle = async (...flags: string[]): Promise<Bundle> => JSON.parse((await run(...flags)).out) as Bundle

describe('extract and FHIR', () => {
  it('--mode', async () => {
    expect((await bundle('--mode', 'transaction')).type).toBe('transaction')
    expect((await bundle('--mode', 'put')).entry.every(({ request }) => request!.method === 'PUT')).toBe(true)
  })
  it('--medication-resource, --negated, --family, --symptoms, --profile', async () => {
    const flags = [
      '--medication-resource',
      'MedicationRequest',
      '--negated',
      'drop',
      '--family',
      'drop',
      '--symptoms',
      'observation',
      '--profile',
      'us-core',
    ]
    const { entry } = await bundle(...flags)
    const types = entry.map(({ resource }) => resource.resourceType)
    expect(types).toContain('MedicationRequest')
    for (const type of ['MedicationStatement', 'FamilyMemberHistory', 'Condition']) expect(types).not.toContain(type)
    expect(entry.some(({ resource }) => resource.meta?.profile)).toBe(true)
  })
  it('keeps the zeros that the note has', async () => expect((await run()).out).toContain('"value": 4.10,'))
  it('--xml', async () => {
    const { out, exitCode } = await run('--xml', '--validate')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<Bundle xmlns="http:\/\/hl7.org\/fhir">/)
    expect(out).toContain('<value value="4.10"/>')
  })
  it('--validate says nothing of what is right', async () => {
    const { errors, exitCode } = await run('--validate', '--profile', 'us-core')
    expect([errors, exitCode]).toEqual([[], 0])
  })
  it.each([
    [['--mode', 'x'], /Allowed choices are collection, transaction, put, ndjson/],
    [['--profile', 'x'], /base, us-core, ips/],
    [['--organization', 'Patient/1'], /must be a reference, as in Organization\/1/],
    [['--document', 'x'], /as in DocumentReference\/9/],
    [['--subject', `Patient/${'x'.repeat(65)}`], /must be a reference, as in Patient\/123/],
    [['--min-confidence', 'x'], /from 0 to 1/],
    [['--recorded', 'now'], /FHIR instant/],
    [['--xml', '--mode', 'ndjson'], /give one of the two/],
    [['--r5', '--xml'], /of R4/],
    [['--r5', '--profile', 'ips'], /of R4/],
  ])('%j is wrong use', async (flags, message) => {
    const { out, errors, exitCode } = await run(...flags)
    expect([out, exitCode]).toEqual(['', 1])
    expect(errors.join('\n')).toMatch(message)
  })
})
