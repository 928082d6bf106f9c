// The page: joins the editor, the compiler's views and the machine.

import { $, show, h, dialog, download } from './dom.js';
import { ask } from './server.js';
import { makeEditor } from './editor.js';
import { makePanels, inside } from './panels.js';
import { makeMachine } from './machine.js';
import { exportSvg } from './heap.js';
import { lessons, showLesson, quiz } from './lessons.js';
import { pack, unpack } from './share.js';

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

let start, opcodes = {}, timer = 0, asked = 0, request = null, recorded = null, recording = false, lesson = null;

const editor = makeEditor($('editor'), '', {
  change() {
    clearTimeout(timer);
    timer = setTimeout(compile, 15);
    stale();
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
  runTo(code, offset) { if (machine.recording && !isStale()) machine.runTo(code, offset); },
  code() {},
  need: () => compile(),
  opcode: name => opcodes[name]
});

/** What takes long is asked for only while somebody looks at it. */
const wanted = () => ({ reasons: $('why').checked, dis: panels.view === 'dis' });

async function compile() {
  clearTimeout(timer);
  const number = ++asked, source = editor.text;
  request?.abort();
  request = new AbortController();
  try {
    const data = await ask('/api/compile', { source, optimize: +$('optimize').value, ...wanted() }, request.signal);
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
$('why').addEventListener('change', () => ($('why').checked && !panels.data?.decisions ? compile() : colour()));
$('optimize').addEventListener('change', compile);

// Running

const machine = makeMachine({
  run: () => record(),
  opcode: name => opcodes[name],
  breakpoints: () => editor.breakpoints(),
  step(code, offset, line, span) {
    panels.now(code, offset);
    editor.markLine('line', line, 'm-line');
    editor.mark('now', span ? [[...span, 'm-now']] : []);
    if (line > 0) editor.reveal(line);
    output();
  }
});

const isStale = () => recorded !== null && recorded.source !== editor.text;

function stale() {
  document.body.classList.toggle('stale', isStale());
  if (recorded && isStale()) {
    $('where').textContent = 'edited since it ran: run again';
    editor.markLine('line', -1, '');
    editor.mark('now', []);
    panels.now(-1, -1);
  }
}

async function record(step = 0) {
  if (recording) return;
  recording = true;
  $('record').disabled = true;
  clearTimeout(timer);
  try {
    const source = editor.text;
    const [data, compiled] = await Promise.all([ask('/api/record', { source, input: $('input').value }),
      ask('/api/compile', { source, optimize: 0, ...wanted() })]);
    $('optimize').value = '0';
    panels.show(compiled);
    problem(compiled.ok ? null : compiled.error);
    colour();
    if (!compiled.ok) {
      machine.clear();
      return;
    }
    recorded = { source, data };
    document.body.classList.remove('stale');
    machine.load(data, compiled.codes);
    if (panels.view !== 'code') panels.select('code');
    machine.go(step);
    if (innerWidth <= 720) place('machine');
    else if (document.activeElement === document.body || document.activeElement.closest('.bar')) $('slider').focus({ preventScroll: true });
  } catch (e) {
    problem({ text: e.message || String(e) });
  } finally {
    recording = false;
    $('record').disabled = false;
  }
}

function output() {
  const rec = machine.recording, out = machine.state.out;
  $('console').hidden = !rec.output && !out;
  const pieces = [];
  let from = 0;
  for (let i = 0; i < rec.errors.length && from < out; i += 2) {
    pieces.push(rec.output.slice(from, Math.min(out, rec.errors[i])), h('span', { class: 'stderr' }, rec.output.slice(rec.errors[i], Math.min(out, rec.errors[i + 1]))));
    from = rec.errors[i + 1];
  }
  if (from < out) pieces.push(rec.output.slice(from, out));
  show($('output'), pieces);
  $('output').scrollTop = $('output').scrollHeight;
  $('outputSize').textContent = out < rec.output.length ? `${out} of ${rec.output.length} characters` : '';
}
$('record').addEventListener('click', () => record());

// Lessons and quiz

show($('lesson'), h('option', { value: '' }, 'Free play'), h('optgroup', { label: 'Lessons' }, lessons.map((l, i) => h('option', { value: l.id }, `${i + 1}. ${l.title}`))), h('option', { value: 'quiz' }, 'Quiz me'));
$('lesson').addEventListener('change', () => openLesson($('lesson').value));

const teaching = {
  machine,
  get stale() { return isStale(); },
  run: record,
  open: id => {
    $('lesson').value = id;
    openLesson(id);
  },
  select: (where, view) => (where === 'code' ? panels : machine).select(view),
  why(on) {
    $('why').checked = on;
    if (on && !panels.data?.decisions) compile();
    else colour();
  }
};

async function openLesson(id) {
  lesson = lessons.find(l => l.id === id) || null;
  $('lessonCard').hidden = !id;
  if (id === 'quiz') {
    if (!machine.recording || isStale()) await record();
    if (machine.recording) quiz($('lessonCard'), teaching);
    return;
  }
  if (!lesson) return;
  editor.text = lesson.program;
  teaching.why(Boolean(lesson.why));
  await compile();
  await record();
  showLesson($('lessonCard'), lesson, teaching);
  place('source');
}

// Sharing and exporting

const session = () => ({
  s: editor.text, i: $('input').value || undefined, w: $('why').checked || undefined, v: panels.view, m: machine.view, l: lesson?.id,
  n: machine.recording && !isStale() ? machine.step : undefined, b: [...editor.breakpoints()]
});

$('share').addEventListener('click', async () => {
  const fragment = '#s=' + await pack(session());
  history.replaceState(null, '', fragment);
  const link = location.origin + location.pathname + fragment, area = h('textarea', { rows: 4, readonly: true, 'aria-label': 'Link' });
  area.value = link;
  dialog('Share this session', h('p', { class: 'note' }, 'The link holds everything: program, input, breakpoints, view and step. Nothing is stored anywhere. ' +
    'It opens in this lab; in another one, put the part from # on behind that lab’s address.'), area,
  h('p', { class: 'row' }, h('span', { class: 'dim' }, `${link.length} characters`), h('button', { class: 'main', onclick: async e => {
    await navigator.clipboard.writeText(link);
    e.target.textContent = 'Copied';
  } }, 'Copy the link')));
  area.select();
});

$('export').addEventListener('click', () => {
  const ready = machine.recording && !isStale();
  dialog('Export', ready ? null : h('p', { class: 'note' }, 'Run the program first.'), h('p', {}, h('button', { disabled: !ready, onclick: () => download('trace.json', 'application/json', JSON.stringify({ source: recorded.source, ...recorded.data })) }, 'Recording as JSON'),
    ' ', h('span', { class: 'dim' }, 'every step; the format is in docs/lab.md')),
  h('p', {}, h('button', { disabled: !ready, onclick: () => download(`step-${machine.step}.svg`, 'image/svg+xml', exportSvg(machine.svg())) }, 'Picture as SVG'), ' ', h('span', { class: 'dim' }, 'names and objects at this step')),
  h('p', {}, h('button', { disabled: !panels.data?.ok, onclick: async () => download('bytecode.txt', 'text/plain', (await ask('/api/compile', { source: editor.text, optimize: +$('optimize').value, dis: true })).dis) }, 'Disassembly as text'), ' ', h('span', { class: 'dim' }, 'as dis prints it')));
});

// Keys: letters and arrows when no text field has the focus, Ctrl everywhere

const KEYS = [
  ['→ ←', 'one instruction forward, back'], ['↓ ↑', 'one line forward, back'], ['Alt+↓ Alt+↑', 'over calls, forward and back'], ['o', 'out of this call'],
  ['Home End', 'to the start, to the end'], ['PageDown PageUp', '100 steps forward, back'], ['p', 'play to the next breakpoint, or step by step'], ['Ctrl+Enter', 'run the program'], ['F9', 'breakpoint on this line (in the editor)'],
  ['1 – 7', 'view of the compiler'], ['8 9', 'stack and names, objects'], ['w', 'colour by when things are decided'], ['e', 'into the editor'], ['Esc', 'out of the editor'], ['s', 'share'], ['x', 'export'],
  ['l', 'choose a lesson'], ['q', 'quiz'], ['t', 'dark or light'], ['?', 'these keys']
];
const CODE_VIEWS = ['code', 'tree', 'scopes', 'object', 'hex', 'tokens', 'dis'];

function help() {
  dialog('Keys', h('table', { class: 'keys' }, h('tbody', {}, KEYS.map(([keys, text]) => h('tr', {}, h('td', {}, keys.split(' ').map(k => [h('kbd', {}, k), ' '])), h('td', {}, text))))),
    h('p', { class: 'note' }, 'Letters and arrows work outside of the editor; Esc leaves it. Double-click an instruction to run to it. ' +
      'Hover over a name in the source, with “Decided when?” on, for the reason.'));
}
$('help').addEventListener('click', help);

function theme() {
  const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
}
$('theme').addEventListener('click', theme);
if (localStorage.getItem('theme')) document.documentElement.dataset.theme = localStorage.getItem('theme');

addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey) {
    if (e.key === 'Enter' && !e.defaultPrevented) {
      e.preventDefault();
      record();
    }
    return;
  }
  const typing = e.target.closest('.cm-editor, textarea, select') || $('dialog').open;
  if (typing) return;
  const steps = { ArrowRight: 'forward', ArrowLeft: 'back', ArrowDown: e.altKey ? 'call' : 'line', ArrowUp: e.altKey ? 'callBack' : 'lineBack', Home: 'first', End: 'last', o: 'out', p: 'run' };
  const letters = { '?': help, w() { teaching.why(!$('why').checked); }, e() { editor.focus(); }, s() { $('share').click(); }, x() { $('export').click(); }, l() { $('lesson').focus(); }, q() { teaching.open('quiz'); }, t: theme };
  if (steps[e.key] && machine.recording && !isStale()) machine.move(steps[e.key]);
  else if ((e.key === 'PageDown' || e.key === 'PageUp') && machine.recording && !isStale()) machine.go(machine.step + (e.key === 'PageDown' ? 100 : -100));
  else if (!e.altKey && letters[e.key]) letters[e.key]();
  else if (!e.altKey && e.key >= '1' && e.key <= '7' && !e.target.closest('.choices')) {
    panels.select(CODE_VIEWS[e.key - 1]);
    if (innerWidth <= 720) place('code');
  } else if (!e.altKey && (e.key === '8' || e.key === '9')) {
    machine.select(e.key === '8' ? 'stack' : 'objects');
    if (innerWidth <= 720) place('machine');
  } else return;
  e.preventDefault();
});

// Places on a phone

for (const button of $('places').children) button.addEventListener('click', () => place(button.dataset.place));
function place(id) {
  document.body.dataset.place = id;
  for (const b of $('places').children) b.setAttribute('aria-current', b.dataset.place === id);
}
place('source');

start = await ask('/api/start');
opcodes = start.opcodes;
const shared = location.hash.startsWith('#s=') ? await unpack(location.hash.slice(3)) : null;
editor.text = shared ? shared.s : start.program ?? EXAMPLE;
panels.select('code');
machine.select('stack');
await compile();
if (shared) {
  $('input').value = shared.i || '';
  editor.setBreakpoints(shared.b || []);
  teaching.why(Boolean(shared.w));
  if (shared.n !== undefined) await record(shared.n);
  panels.select(shared.v || 'code');
  machine.select(shared.m || 'stack');
  lesson = lessons.find(l => l.id === shared.l) || null;
  if (lesson) {
    $('lesson').value = lesson.id;
    $('lessonCard').hidden = false;
    showLesson($('lessonCard'), lesson, teaching, true);
  }
}
// For the console and for tests
window.lab = { machine, panels, editor, svg: () => exportSvg(machine.svg()) };
document.body.dataset.ready = 'true';
