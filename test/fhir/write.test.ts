/** JSON and XML of resources: the same content, decimals as written, elements in the order of the standard. */
import { describe, expect, it } from 'vitest'
import { type Observation, writeJson, writeXml } from '../../src/fhir/index.ts'
import { toObservation } from '../../src/fhir/observation.ts'
import { keepWritten } from '../../src/fhir/written-decimal.ts'
import { createExtractor, toBundle } from '../../src/node.ts'
import { linesOfJson, linesOfXml } from './read-xml.ts'
import { observation } from './sources.ts'

const measured = (text: string): Observation => {
  const { build, finding } = observation({ type: 'number', value: Number(text), text }, { unit: 'mg/dL' })
  return toObservation(build, finding)
}

describe('decimals', () => {
  it.each(['7.90', '7.9', '100', '5.0', '0.50', '12.3400', '0.0'])('%s stays as it is written', (text) => {
    expect(writeJson(measured(text))).toContain(`"value":${text},"unit":"mg/dL"`)
    expect(writeXml(measured(text))).toContain(`<value value="${text}"/><unit value="mg/dL"/>`)
  })
  it('a number stays a number for whoever reads the object', () =>
    expect(measured('7.90').valueQuantity!.value).toBe(7.9))
  it('what is no decimal of FHIR is not kept', () => {
    for (const text of ['07.90', '7.90 mg', '8.90', '1,000.0'])
      expect(writeJson(keepWritten({ value: 7.9 }, text))).toBe('{"value":7.9}')
  })
})

describe('writeJson', () => {
  it.each([
    { a: [1, 'x"\\\n\u2028😷', null, true], b: { c: {}, d: [] }, e: undefined, f: '\u0007' },
    [],
    {},
    [[]],
    'é',
    0.1,
    null,
  ])('is JSON.stringify without decimals: %o', (value) => {
    expect(writeJson(value)).toBe(JSON.stringify(value))
    expect(writeJson(value, 2)).toBe(JSON.stringify(value, null, 2))
  })
})

describe('writeXml', () => {
  const text =
    'PMH: gout, CHF. Mother with diabetes. Denies chest pain.\nMeds: Lasix 40 mg po bid prn swelling; lisinopril 10 mg daily.\nBP 120/80, K 4.10, WBC <5, HR 60-80.'
  const bundle = toBundle(
    createExtractor().extract({
      id: 'a"<&>',
      text,
      subject: 'Patient/1',
      type: { system: 'loinc', code: '18842-5', display: 'A "b" <c> & d' },
    }),
    { embedNote: true, mode: 'transaction' },
  )
  it('holds what the JSON holds, by an independent parser', () => {
    expect(bundle.entry.length).toBeGreaterThan(8)
    expect(linesOfXml(writeXml(bundle)).sort()).toEqual(linesOfJson(writeJson(bundle)).sort())
  })
  it('has elements in the order of R4', () => {
    const condition = bundle.entry.find(({ resource }) => resource.resourceType === 'Condition')!.resource
    const { resourceType, ...rest } = condition
    const turned = Object.fromEntries([
      ...Object.entries({ resourceType }),
      ...Object.entries(rest).reverse(),
    ]) as typeof condition
    expect(writeXml(turned)).toBe(writeXml(condition))
    expect(writeXml(condition)).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Condition xmlns="http:\/\/hl7.org\/fhir"><id .*<meta>.*<extension .*<identifier>.*<clinicalStatus>.*<verificationStatus>.*<category>.*<code>.*<subject>/,
    )
  })
  it('escapes, and replaces what XML forbids', () => {
    const xml = writeXml({ resourceType: 'Condition', code: { text: 'a\u0000b\ud800<&>"\n\t😷' } } as never)
    expect(xml).toContain('<text value="a\ufffdb\ufffd&lt;&amp;&gt;&quot;&#10;&#9;😷"/>')
  })
  it('keeps xhtml, ids of elements, and primitives without a value', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b</p></div>'
    const xml = writeXml({
      resourceType: 'Provenance',
      text: { status: 'generated', div },
      _recorded: { id: 'r', extension: [{ url: 'u', valueCode: 'unknown' }] },
    } as never)
    expect(xml).toContain(div)
    expect(xml).toContain('<recorded id="r"><extension url="u"><valueCode value="unknown"/></extension></recorded>')
  })
})
