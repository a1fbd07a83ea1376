import { createHash } from 'node:crypto'

/** How all of the client's pages look: nothing is fetched, and they are readable without colours, by night and on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --desk: #eef0f2; --sheet: #ffffff; --ink: #1f2328; --faint: #57606a; --line: #d0d7de; --note: #f4f6f8;
  --blue: #1a5fb4; --on-blue: #ffffff; --green: #1a7f37; --amber: #8a5a00; --amber-note: #fff6df;
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #14171a; --sheet: #1e2227; --ink: #e8eaed; --faint: #a6adb5; --line: #3d444d; --note: #2a2f36;
    --blue: #8ab4f8; --on-blue: #10151c; --green: #6fdd8b; --amber: #f2c56b; --amber-note: #3a2f16;
  }
}
* { box-sizing: border-box; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0; background: var(--desk); color: var(--ink); }
main, header { max-width: 68rem; margin: 0 auto; padding: 1.25rem; }
header { padding-block-end: 0; display: flex; gap: 1rem; flex-wrap: wrap; justify-content: space-between; color: var(--faint); font-size: .9375rem; }
main.narrow, header.narrow { max-width: 40rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .25rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; line-height: 1.3; margin: 0 0 .5rem; }
p, ul, ol, dl { margin: 0 0 .75rem; }
section > :last-child, section > dl > dd:last-child { margin-block-end: 0; }
ul { padding-inline-start: 1.25rem; }
dt { font-weight: 600; } dd { margin: 0 0 .75rem; }
a { color: var(--blue); overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: .5rem; background: var(--sheet); padding: .5rem 1rem; }
.sheet, main.narrow { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; }
main.narrow { margin: 1rem auto 2rem; padding: 1.5rem; }
.columns { display: grid; gap: 1rem; }
.columns > div { display: grid; gap: 1rem; align-content: start; min-width: 0; }
@media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); } }
.next { border-inline-start: .375rem solid var(--blue); }
.next p { font-size: 1.1875rem; line-height: 1.45; }
.late { border-inline-start-color: var(--amber); }
.said { background: var(--note); border-radius: .5rem; padding: .75rem 1rem; margin-block-end: 1rem; border: 1px solid var(--line); }
.by { font-size: 1.125rem; font-weight: 600; }
.left { display: inline-block; background: var(--amber-note); color: var(--amber); border-radius: 1rem; padding: 0 .75rem; font-weight: 600; }
[role=timer] { color: var(--faint); font-variant-numeric: tabular-nums; }
.mark { display: inline-block; font: 700 1.5rem/1.3 ui-monospace, monospace; border: 2px dashed var(--faint); border-radius: .5rem; padding: .5rem 1rem; overflow-wrap: anywhere; }
.bars { display: block; max-inline-size: 100%; block-size: 4.5rem; forced-color-adjust: none; }
figure { margin: 0 0 .75rem; break-inside: avoid; } figcaption { margin-block-start: .25rem; }
.small { color: var(--faint); font-size: .9375rem; }
.steps { list-style: none; padding: 0; }
.steps li { position: relative; padding: 0 0 .875rem 2rem; }
.steps li:last-child { padding-block-end: 0; }
.steps li::before { content: ''; position: absolute; inset-inline-start: .25rem; inset-block-start: .375rem; inline-size: .875rem; block-size: .875rem; border: 2px solid var(--faint); border-radius: 50%; background: var(--sheet); }
.steps li:not(:last-child)::after { content: ''; position: absolute; inset-inline-start: .6875rem; inset-block: 1.5rem 0; border-inline-start: 2px solid var(--line); }
.steps .done::before { background: var(--green); border-color: var(--green); }
.steps .now::before { border-color: var(--blue); box-shadow: inset 0 0 0 2px var(--sheet); background: var(--blue); }
.steps .ahead { color: var(--faint); }
.steps .now b { color: var(--blue); }
label { display: flex; gap: .75rem; align-items: flex-start; margin: 1.25rem 0; }
label.field { display: block; margin: 0 0 .75rem; font-weight: 600; }
select { font: inherit; font-weight: 400; display: block; inline-size: 100%; max-inline-size: 24rem; min-block-size: 2.75rem; padding: .375rem .5rem; margin-block-start: .25rem; color: var(--ink); background: var(--sheet); border: 1px solid var(--faint); border-radius: .5rem; }
input[type=checkbox] { inline-size: 1.5rem; block-size: 1.5rem; flex: none; margin: 0; }
form { margin: 0 0 .75rem; }
.row { display: flex; gap: .75rem; flex-wrap: wrap; }
button { font: inherit; font-weight: 600; padding: .625rem 1.25rem; min-block-size: 3rem; border: 2px solid var(--blue); border-radius: .5rem; background: var(--blue); color: var(--on-blue); cursor: pointer; }
button.quiet { background: var(--sheet); color: var(--blue); }
@media print {
  :root { --desk: #ffffff; --sheet: #ffffff; --ink: #000000; --faint: #333333; --line: #999999; --note: #ffffff; --blue: #000000; --green: #000000; --amber: #000000; --amber-note: #ffffff; color-scheme: light; }
  form:not(.consent), .consent button, .skip, .switch, [role=timer], .unprinted { display: none; }
  .columns { display: block; } .sheet { break-inside: avoid; margin-block-end: .75rem; padding: .5rem .75rem; }
  main, header { padding: .25rem 0; max-width: none; } body { font-size: 11pt; }
}
`

/** What a page's own style or script is allowed by in its Content-Security-Policy. */
export function allowedAs(inline: string): string {
  return `'sha256-${createHash('sha256').update(inline).digest('base64')}'`
}
