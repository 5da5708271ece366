/** On paper: the note, then the table, in light colours; nothing that is to be clicked. */
export const print = `
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  html { background: none; font-size: 10.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body, main, #side { display: block; height: auto; }
  #filters, #outline, #detail, #theme, .skip, #search { display: none !important; }
  .card { border: 0; }
  #note-pane, #findings-pane { overflow: visible; }
  #note { padding: 0; font-size: 9pt; line-height: 1.8; }
  #findings-pane { break-before: page; }
  thead th { position: static; }
  tr, .m { break-inside: avoid; }
  header, main, footer { padding: 4px 0; }
}
`
