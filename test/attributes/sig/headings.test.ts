/** The problem over a drug, and what ends its reach. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string, string | null]>([
  ['# AF: cont apixaban', 'apixaban', 'AF'],
  ['HTN - lisinopril 10 mg', 'lisinopril', 'HTN'],
  ['VTE ppx - enoxaparin', 'enoxaparin', 'VTE ppx'],
  ['PROPHYLAXIS\nvalganciclovir 450 mg daily', 'valganciclovir', null],
  ['# CHF\nEuvolemic.\n- Lasix 40 mg daily', 'Lasix', 'CHF'],
  ['#CHF: Lasix 40 IV BID.\nPrevnar given today.', 'Prevnar', null],
  ['1 DKA - insulin gtt\n2 Cellulitis: Ancef', 'Ancef', 'Cellulitis'],
  ['4. Tremor, likely a lithium effect.', 'lithium', null],
  ['#E. coli bacteremia: cefazolin', 'cefazolin', 'E. coli bacteremia'],
])('%j', (text, name, reason) => expect(drugsOf(text)[name]?.reason).toBe(reason))
