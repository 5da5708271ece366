/** The colours of pages, light and dark: text on every ground has a contrast of 4.5 to 1 or more. */
export const colours = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#faf8f4, #131519);
  --paper: light-dark(#ffffff, #1a1d23);
  --ink: light-dark(#1e2126, #e8e6e1);
  --soft: light-dark(#595e68, #a5abb6);
  --line: light-dark(#e4e0d8, #2f343d);
  --hover: light-dark(#f3f0ea, #22262e);
  --accent: light-dark(#1c4fa0, #9dc3ff);
  --condition: light-dark(#9c1b3f, #ff9fb4);
  --condition-tint: light-dark(#fce7ec, #4a1f2c);
  --medication: light-dark(#1c4fa0, #9dc3ff);
  --medication-tint: light-dark(#e4edfb, #1e3557);
  --observation: light-dark(#0b6258, #7edcc9);
  --observation-tint: light-dark(#dcf3ee, #143d37);
  --family: light-dark(#6a3d9f, #cfb3ff);
  --family-tint: light-dark(#f2eafb, #33254a);
  --doubt: light-dark(#7a4b00, #f2c36b);
  --cue-tint: light-dark(#ffe3a3, #6a4a00);
  --scope-tint: light-dark(#fdf4d7, #38301a);
  --section-tint: light-dark(#e9e3f7, #37304d);
  --attribute-tint: light-dark(#d8ecfa, #1f4257);
  --good: light-dark(#2b7a4b, #6fcf97);
  --middle: light-dark(#b07900, #e5b454);
  --bad: light-dark(#b3361e, #ff8f78);
  --track: light-dark(#e9e6df, #2c313a);
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --serif: ui-serif, "Iowan Old Style", Charter, Georgia, "Liberation Serif", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
`
