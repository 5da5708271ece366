/** What of a heading names its problem. */
import { expect, it } from 'vitest'
import { drugsOf } from './lexicon.ts'

it.each<[string, string | null]>([
  ['# Anemia, hgb down: Mircera', 'Anemia'],
  ['# Rash, gr 1: Mircera', 'Rash'],
  ['# Rash G2: Mircera', 'Rash G2'],
  ['# Mucositis gr 3: Mircera', 'Mucositis gr 3'],
  ['# Fatigue gr 1-2: Mircera', 'Fatigue'],
  ['# PPH 2/2 atony: Mircera', 'PPH'],
  ['# Brain mets s/p SRS: Mircera', 'Brain mets'],
  ['# Pneumonia suspected: Mircera', 'Pneumonia'],
  ['# HyperNa 149: Mircera', 'HyperNa'],
  ['# Malnutrition, severe: Mircera', 'Malnutrition, severe'],
  ['# PPH/ABLA: Mircera', 'PPH/ABLA'],
])('%s: %s', (line, reason) => {
  expect(drugsOf(`A/P:\n${line} 100 mcg`).Mircera?.reason ?? null).toBe(reason)
})
