/** Decimals as the note writes them: "7.90" is measured to the hundredth, and FHIR says that its zeros count. */

// Beside the object, not in it: whoever prints a resource with JSON.stringify still gets FHIR, with 7.9.
const texts = new WeakMap<object, string>()

const decimal = /^-?(?:0|[1-9]\d*)\.\d*0$/ // "7.90": only what a number would lose

/** How the note writes a quantity's number, where a number would lose that; else ''. */
export function writtenText(value: number, text: string): string {
  return isKept(value, text) ? text : ''
}

function isKept(value: number | undefined, text: string): boolean {
  if (text.charCodeAt(text.length - 1) !== 48) return false // most end in no zero
  return text.length <= 18 && decimal.test(text) && Number(text) === value
}

/** Remembers how the value of this quantity is written, where a number would lose it. Gives the quantity back. */
export function keepWritten<T extends { value?: number }>(quantity: T, text: string): T {
  if (isKept(quantity.value, text)) texts.set(quantity, text)
  return quantity
}

/** How the value of this object is written: "7.90"; undefined where a number says it as well. */
export function writtenValue(object: object): string | undefined {
  return texts.get(object)
}
