// The page: joins the editor, the compiler's views and the machine.

import { $, show, h } from './dom.js';
import { ask } from './server.js';
import { makeEditor } from './editor.js';
import { makePanels, inside } from './panels.js';

const EXAMPLE = `def greet(name, times=2):
    """Say hello a few times."""
    width = 4 * 10
    for i in range(times):
        line = f'Hello, {name}! ({i + 1})'
        print(line.center(width))
    return len(name) > 3


greet('Ada')
`;
const CATEGORIES = {
  compile: [['constant', 'constant'], ['folded', 'folded'], ['local', 'local slot'], ['cell', 'cell']],
  run: [['global', 'global'], ['builtin', 'builtin'], ['attribute', 'attribute'], ['operation', 'operation'], ['definition', 'definition']]
};

let start, opcodes = {}, timer = 0, asked = 0, request = null;

const editor = makeEditor($('editor'), '', {
  change() {
    clearTimeout(timer);
    timer = setTimeout(compile, 40);
  },
  cursor(line, column) {
    const span = panels.cursor(line, column);
    editor.mark('link', []);
    reason(line, column);
    return span;
  },
  run: () => record(),
  breaks() {},
  hover: (line, column) => decision(line, column)?.[2]
});

const panels = makePanels({
  hover(span) { editor.mark('link', span ? [[...span, 'm-link']] : []); },
  span(span) {
    editor.mark('link', [[...span, 'm-link']]);
    editor.reveal(span[0]);
  },
  instruction(code, i) { if (i[7]) this.span(i[7]); },
  code() {},
  opcode: name => opcodes[name]
});

async function compile() {
  const number = ++asked, source = editor.text;
  request?.abort();
  request = new AbortController();
  try {
    const data = await ask('/api/compile', { source, optimize: +$('optimize').value }, request.signal);
    if (number !== asked) return;
    panels.show(data);
    problem(data.ok ? null : data.error);
    colour();
  } catch (e) {
    if (e.name !== 'AbortError') problem({ text: e.message || String(e) });
  }
}

function problem(error) {
  $('problem').hidden = !error;
  $('problem').textContent = error ? error.text : '';
  editor.mark('error', error?.line > 0 && error.column >= 0 ? [[error.line, error.column, error.line, error.endColumn, 'm-error']] : []);
}

// Decided when?

function decision(line, column) {
  let best = null;
  for (const d of panels.data?.decisions || []) if (inside(d[0], line, column)) best = d;
  return best;
}

function colour() {
  const on = $('why').checked;
  $('legend').hidden = !on;
  editor.mark('why', on && panels.data?.decisions ? panels.data.decisions.map(([span, kind]) => [...span, 'w w-' + kind]) : []);
  if (!on) $('reason').hidden = true;
}

function reason(line, column) {
  const found = $('why').checked && decision(line, column);
  $('reason').hidden = !found;
  if (found) $('reason').textContent = found[2];
}

show($('legend'), h('b', {}, 'Compile time'), h('span', {}, CATEGORIES.compile.map(([id, text]) => h('span', { class: 'w w-' + id }, text))),
  h('b', {}, 'Run time'), h('span', {}, CATEGORIES.run.map(([id, text]) => h('span', { class: 'w w-' + id }, text))));
$('why').addEventListener('change', colour);
$('optimize').addEventListener('change', compile);

function record() {}

// Places on a phone

for (const button of $('places').children) button.addEventListener('click', () => place(button.dataset.place));
function place(id) {
  document.body.dataset.place = id;
  for (const b of $('places').children) b.setAttribute('aria-current', b.dataset.place === id);
}
place('source');

start = await ask('/api/start');
opcodes = start.opcodes;
editor.text = start.program ?? EXAMPLE;
panels.select('code');
await compile();
document.body.dataset.ready = 'true';
