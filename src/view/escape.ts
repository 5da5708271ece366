/** Escaping: text of a note stands in a page as text only, whatever it says. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // a parser would make a line feed of it, and every offset after it would be wrong
  '\r': '&#13;',
}

/** Text as HTML, also inside a quoted attribute: `<b>` is `&lt;b&gt;`. What no document may hold (NUL, lone surrogates) becomes U+FFFD, one for one. */
export function html(text: string): string {
  return wellFormed(text).replace(/[&<>"'\r]/g, (sign) => entities[sign]!)
}

/** JSON for a `<script type="application/json">`: no text in it can end the element or begin a comment; JSON has `<`, `>` and `&` in strings only. */
export function scriptJson(value: unknown): string {
  return wellFormed(JSON.stringify(value)).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function wellFormed(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd') // \p{Surrogate} is a lone one
}
