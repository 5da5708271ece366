// Loaded before the program by a test: notes with certain words break the worker that has them. The program itself has no such door.
const { test } = RegExp.prototype
RegExp.prototype.test = function (text) {
  // the look at a whole note, when its resources are made
  if (this.source === '[\\ud800-\\udbff]' && typeof text === 'string') breakAt(text)
  return test.call(this, text)
}

function breakAt(text) {
  if (text.includes('Poisonloop')) for (;;);
  if (text.includes('Poisonthrow')) throw new Error(text)
  if (text.includes('Poisonexit')) process.exit(3)
  if (text.includes('Poisonmemory')) {
    const all = []
    for (;;) all.push(new Array(10_000).fill(all.length))
  }
}

const { parse } = JSON
JSON.parse = (text, ...more) => {
  if (typeof text === 'string' && text.includes('Poisonread')) for (;;);
  return parse(text, ...more)
}
