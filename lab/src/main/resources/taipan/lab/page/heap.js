// The picture of names and objects: frames on the left, what they refer to on the right, an arrow for each reference.

import { s } from './dom.js';
import { brief, isPairs, tone } from './values.js';

const ROW = 20, CHAR = 7.3, GAP = 54, PAD = 9, MOST = 60;
const COLORS = { 'v-num': '#1d4ed8', 'v-str': '#0b7a3e', 'v-bool': '#7c3aed', 'v-none': '#6b7280', 'v-other': '#334155', 'v-ref': '#b45309', 'v-null': '#9ca3af' };

const isObject = (state, ref) => ref && state.recording.refs[ref][0] !== 'atom';
const cut = (text, n) => text.length > n ? text.slice(0, n - 1) + '…' : text;

/** Functions and classes at module level are shown by name only, unless asked for. */
const isPlain = (state, ref) => ['function', 'class', 'code'].includes(state.recording.refs[ref][0])
  && !state.parts(ref).some(p => isObject(state, p) && state.recording.refs[p][0] !== 'function');

function rowsOf(state, ref) {
  const [kind] = state.recording.refs[ref], parts = state.parts(ref), rows = [];
  if (kind === 'cell') return [{ label: '', ref: parts[0] || 0 }];
  if (!isPairs(kind)) parts.slice(0, 20).forEach((r, i) => rows.push({ label: kind === 'set' || kind === 'frozenset' ? '' : String(i), ref: r }));
  else {
    for (let i = 0; i + 1 < parts.length && rows.length < 20; i += 2) {
      rows.push({ label: kind === 'dict' ? brief(state, parts[i], 0) : state.recording.refs[parts[i]][2], ref: parts[i + 1], key: parts[i] });
    }
  }
  const size = state.lengths[ref] ?? -1, all = isPairs(kind) && kind !== 'dict' ? parts.length / 2 : size;
  if (all > rows.length) rows.push({ label: '…', text: `${all} in all` });
  return rows;
}

function generatorRows(state, code, frame) {
  const names = code ? [...code.varnames, ...code.cellvars, ...code.freevars] : [];
  return state.frames[frame].vars.map((ref, i) => ({ label: names[i] || '', ref })).filter(r => r.ref);
}

/** Draws the state; `codes` are the code objects, `frame` the one to show as current. */
export function picture(state, codes, { all = false } = {}) {
  const rec = state.recording, boxes = new Map(), columns = [[]], frames = new Map();
  rec.frames.forEach((f, i) => { if (f[3]) frames.set(f[3], i); });
  const isMain = ref => ref === rec.main;

  const root = (title, rows, current) => columns[0].push({ title, rows, current, root: true });
  const mainRows = state.names(rec.main).filter(([n]) => !/^__.*__$/.test(n)).map(([label, ref]) => ({ label, ref }));
  root('globals', mainRows, state.calls.length === 1);
  state.calls.forEach((id, i) => {
    if (!i) return;
    const [code, ns] = rec.frames[id], c = codes[code];
    const names = c ? [...c.varnames, ...c.cellvars, ...c.freevars] : [];
    const rows = ns ? state.names(ns).filter(([n]) => !/^__.*__$/.test(n)).map(([label, ref]) => ({ label, ref }))
      : state.frames[id].vars.map((ref, k) => ({ label: names[k], ref })).filter(r => r.ref);
    root((c ? c.name : 'frame') + (ns ? '' : '()'), rows, i === state.calls.length - 1);
  });
  const top = state.calls[state.calls.length - 1];
  const stack = top === undefined ? [] : state.frames[top].stack;
  if (stack.some(r => isObject(state, r))) {
    root('value stack', stack.map((ref, i) => ({ label: String(i), ref })).reverse(), false);
  }

  let layer = columns[0].flatMap(b => b.rows), depth = 1;
  const wanted = row => isObject(state, row.ref) && !isMain(row.ref) && (all || !isPlain(state, row.ref));
  while (layer.length && boxes.size < MOST) {
    const next = [];
    columns[depth] = [];
    for (const row of layer) {
      if (!wanted(row) || boxes.has(row.ref) || boxes.size >= MOST) continue;
      const [kind, type, text] = rec.refs[row.ref];
      const box = { ref: row.ref, kind, rows: rowsOf(state, row.ref) };
      if (kind === 'generator' && frames.has(row.ref)) {
        const f = frames.get(row.ref);
        box.rows = generatorRows(state, codes[rec.code(f)], f);
        box.suspended = ['not started', 'suspended', 'running', 'finished', 'ended by an exception', 'closed'][state.frames[f].state];
      }
      box.title = kind === 'function' ? cut(text.replace(/.*\.<locals>\./, ''), 22) + '()' : kind === 'class' ? 'class ' + text : kind === 'generator' ? `${type} ${text}` : type;
      boxes.set(row.ref, box);
      columns[depth].push(box);
      next.push(...box.rows);
    }
    layer = next;
    depth++;
  }

  // Sizes and places
  let x = 10, height = 0;
  for (const column of columns) {
    if (!column.length) continue;
    let y = 10, width = 0;
    for (const box of column) {
      box.strip = ['list', 'tuple'].includes(box.kind) && box.rows.length > 0 && box.rows.length <= 12 && box.rows.every(r => r.text || !isObject(state, r.ref))
        && box.rows.reduce((n, r) => n + Math.max(24, cut(r.text || brief(state, r.ref, 0), 14).length * CHAR + 12), 0) < 330;
      const head = (box.title.length + (box.ref ? 6 : 0) + (box.suspended ? box.suspended.length + 2 : 0)) * CHAR * .92 + 2 * PAD;
      box.x = x;
      box.y = y;
      if (box.strip) {
        box.widths = box.rows.map(r => Math.max(24, cut(r.text || brief(state, r.ref, 0), 14).length * CHAR + 12));
        box.w = Math.max(head, box.widths.reduce((a, b) => a + b, 0));
        box.h = 20 + 34;
      } else {
        box.labels = Math.max(0, ...box.rows.map(r => cut(r.label || '', 16).length)) * CHAR;
        box.w = Math.max(head, ...box.rows.map(r => box.labels + 22 + 2 * PAD + (r.text ? r.text.length * CHAR : wanted(r) ? 14 : cut(brief(state, r.ref, 0), 26).length * CHAR)));
        box.h = 22 + Math.max(1, box.rows.length) * ROW;
      }
      y += box.h + 16;
      width = Math.max(width, box.w);
    }
    height = Math.max(height, y);
    x += width + GAP;
  }

  // Drawing
  const arrows = [], shapes = [];
  for (const column of columns) {
    for (const box of column) {
      const g = s('g', { class: 'box' + (box.root ? ' frame' : '') + (box.current ? ' current' : ''), 'data-ref': box.ref || null });
      g.append(s('rect', { x: box.x, y: box.y, width: box.w, height: box.h, rx: 7, class: 'back' }),
        s('text', { x: box.x + PAD, y: box.y + 15, class: 'title' }, box.title, box.suspended ? s('tspan', { class: 'id' }, ' ' + box.suspended) : null));
      if (box.ref) g.append(s('text', { x: box.x + box.w - PAD, y: box.y + 15, class: 'id', 'text-anchor': 'end' }, '#' + box.ref));
      let cx = box.x;
      box.rows.forEach((row, i) => {
        const y = box.y + 22 + i * ROW;
        if (box.strip) {
          const w = box.widths[i];
          g.append(s('rect', { x: cx, y: box.y + 20, width: w, height: 34, class: 'cell' }),
            s('text', { x: cx + w / 2, y: box.y + 30, class: 'index', 'text-anchor': 'middle' }, row.label),
            s('text', { x: cx + w / 2, y: box.y + 46, class: 'value', fill: COLORS[row.text ? 'v-none' : tone(state, row.ref)], 'text-anchor': 'middle' }, cut(row.text || brief(state, row.ref, 0), 14)));
          cx += w;
          return;
        }
        if (i) g.append(s('path', { d: `M${box.x} ${y}h${box.w}`, class: 'rule' }));
        g.append(s('text', { x: box.x + PAD, y: y + 14, class: 'label' }, cut(row.label || '', 16)));
        const vx = box.x + PAD + box.labels + 12;
        if (row.text) g.append(s('text', { x: vx, y: y + 14, class: 'index' }, row.text));
        else if (wanted(row)) {
          const to = boxes.get(row.ref), dot = box.x + box.w - 11;
          g.append(s('circle', { cx: dot, cy: y + 10, r: 3.2, class: 'dot' }));
          if (to) {
            const ty = to.y + 11, back = to.x <= box.x, tx = back ? to.x + to.w : to.x;
            const bend = back ? 60 : Math.max(24, (tx - dot) / 2);
            arrows.push(s('path', { d: `M${dot} ${y + 10}C${dot + bend} ${y + 10} ${tx + (back ? 40 : -bend)} ${ty} ${tx + (back ? 3 : -3)} ${ty}`, class: 'arrow', 'marker-end': 'url(#tip-mark)', 'data-to': row.ref }));
          } else g.append(s('text', { x: dot - 8, y: y + 14, class: 'index', 'text-anchor': 'end' }, '#' + row.ref));
        } else g.append(s('text', { x: vx, y: y + 14, class: 'value', fill: COLORS[tone(state, row.ref)] }, cut(brief(state, row.ref, 0), 26)));
      });
      if (!box.rows.length) g.append(s('text', { x: box.x + PAD, y: box.y + 36, class: 'index' }, box.root ? 'no names yet' : 'empty'));
      shapes.push(g);
    }
  }
  const width = Math.max(200, x - GAP + 48);
  return s('svg', { class: 'heap', viewBox: `0 0 ${width} ${height + 6}`, width, height: height + 6, role: 'img', 'aria-label': 'Names and objects' },
    s('defs', {}, s('marker', { id: 'tip-mark', viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' }, s('path', { d: 'M0 0L8 4L0 8z', class: 'tip-head' }))),
    shapes, arrows);
}

const EXPORT_STYLE = `text{font:12px ui-monospace,Menlo,Consolas,monospace}text:not(.value){fill:#18211f}.back{fill:#fff;stroke:#c4cfcc}.frame .back{fill:#f1f6f5}
.current .back{stroke:#0f766e;stroke-width:1.6}.title{font-weight:600}text.id,text.index,tspan.id{fill:#6f7e7a;font-size:10.5px}.cell{fill:none;stroke:#dfe5e3}
.rule{stroke:#e8eeec}.dot,.tip-head{fill:#b45309}.arrow{fill:none;stroke:#b45309;stroke-width:1.3}`;

/** The picture as a file of its own. */
export function exportSvg(svg) {
  const copy = svg.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = EXPORT_STYLE;
  copy.prepend(style);
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(copy);
}
