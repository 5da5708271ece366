/** Check digits: what a mistyped code betrays itself by. */

/** LOINC's mod-10 check digit (LOINC Users' Guide, appendix C): "2160-0" holds. */
export function loincCheckDigit(code: string): boolean {
  const [number = '', check = ''] = code.split('-')
  if (!/^\d{1,6}$/.test(number) || !/^\d$/.test(check)) return false
  let sum = 0
  ;[...number].reverse().forEach((digit, i) => {
    const doubled = Number(digit) * 2
    sum += i % 2 === 0 ? (doubled > 9 ? doubled - 9 : doubled) : Number(digit)
  })
  return (10 - (sum % 10)) % 10 === Number(check)
}

// The dihedral group D5 and the permutation of Verhoeff's scheme (SNOMED CT Technical Implementation Guide, check-digit).
const product = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]
const permutation = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
]

/** Verhoeff's check digit of a SNOMED CT identifier: "38341003" holds. */
export function verhoeffHolds(code: string): boolean {
  if (!/^\d{6,18}$/.test(code)) return false
  let check = 0
  ;[...code].reverse().forEach((digit, i) => {
    check = product[check]![permutation[i % 8]![Number(digit)]!]!
  })
  return check === 0
}
