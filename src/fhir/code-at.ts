/** Hot: `text.charCodeAt(i)`, four times as fast where texts come from everywhere: the engine looks the method up anew for every character once it has met more than four kinds of string (cut out of another, joined, written in the program, ...). */
export const codeAt: (text: string, at: number) => number = Function.prototype.call.bind(String.prototype.charCodeAt)
