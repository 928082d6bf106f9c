// The machine: what the interpreter holds at a step, and the ways from step to step.

import { $, h, show, tabs } from './dom.js';
import { Recording } from './replay.js';
import { brief, chip, tone } from './values.js';
import { picture as drawHeap } from './heap.js';
import { sentence, picture } from './opcodes.js';
import { family, NAME, ARG, MEANING, LINE, OFFSET } from './panels.js';

const STATES = ['not started', 'suspended', 'running', 'returned', 'ended by an exception', 'closed'];
const DUNDER = /^__.*__$/;

export function makeMachine(on) {
  let rec = null, generators = [], codes = [], state = null, peek = null, at = 0, shown = -1, frame = -1, playing = 0, everything = false;
  const panel = $('machinePanel');
  const views = { stack: drawMachine, objects: drawObjects };
  const bar = tabs($('machineTabs'), panel, [['stack', 'Stack and names'], ['objects', 'Objects']], () => draw());

  // Where things are

  const instruction = i => {
    const f = rec.frameAt[i];
    if (f < 0) return null;
    return codes[rec.code(f)]?.instructions[rec.pcAt[i]] ?? null;
  };
  const lineAt = i => {
    const f = rec.frameAt[i];
    return f < 0 ? -1 : codes[rec.code(f)].instructions[rec.pcAt[i]][LINE];
  };
  const nameOf = f => {
    const c = codes[rec.code(f)];
    return !c ? '?' : c.name === '<module>' ? 'module' : c.name;
  };

  // Steps

  function go(step) {
    stop();
    show_(step);
  }

  function show_(step) {
    if (!rec) return;
    at = Math.max(0, Math.min(rec.states - 1, step));
    state.go(at);
    frame = rec.frameAt[at];
    draw();
    $('slider').value = at;
    const i = instruction(at);
    const where = i ? `${nameOf(frame)} · line ${i[LINE] > 0 ? i[LINE] : '–'}` : 'end';
    $('where').textContent = `${at} / ${rec.states - 1} · ${where}`;
    for (const [id, off] of [['first', at === 0], ['back', at === 0], ['lineBack', at === 0], ['callBack', at === 0], ['forward', at === rec.states - 1],
      ['line', at === rec.states - 1], ['call', at === rec.states - 1], ['out', at === rec.states - 1], ['last', at === rec.states - 1], ['run', at === rec.states - 1]]) {
      const b = document.querySelector(`[data-go=${id}]`);
      if (b) b.disabled = off;
    }
    on.step(rec.code(frame), i ? i[OFFSET] : -1, i ? i[LINE] : -1, i ? i[7] : null);
    shown = at;
  }

  /** The next step (or the one before) at which `good` holds. */
  function seek(direction, good) {
    for (let i = at + direction; i > 0 && i < rec.states - 1; i += direction) if (good(i)) return i;
    return direction > 0 ? rec.states - 1 : 0;
  }
  const begins = i => rec.frameAt[i] !== rec.frameAt[i - 1] || lineAt(i) !== lineAt(i - 1) || rec.pcAt[i] < rec.pcAt[i - 1];
  const moves = {
    first: () => 0,
    last: () => rec.states - 1,
    forward: () => at + 1,
    back: () => at - 1,
    line: () => seek(1, i => lineAt(i) > 0 && (lineAt(i) !== lineAt(at) || rec.frameAt[i] !== rec.frameAt[at] || rec.pcAt[i] < rec.pcAt[i - 1]) && begins(i)),
    lineBack: () => seek(-1, i => lineAt(i) > 0 && begins(i)),
    call: () => seek(1, i => rec.depthAt[i] <= rec.depthAt[at] && lineAt(i) > 0 && (begins(i) || rec.depthAt[i] < rec.depthAt[at])
      && (lineAt(i) !== lineAt(at) || rec.frameAt[i] !== rec.frameAt[at])),
    callBack: () => seek(-1, i => rec.depthAt[i] <= rec.depthAt[at] && lineAt(i) > 0 && (rec.frameAt[i] !== rec.frameAt[at] || lineAt(i) !== lineAt(at))
      && (i === 0 || lineAt(i - 1) !== lineAt(i) || rec.depthAt[i - 1] < rec.depthAt[i])),
    out: () => seek(1, i => rec.depthAt[i] < rec.depthAt[at])
  };

  function move(how) {
    if (!rec) return;
    if (how === 'run') {
      play();
      return;
    }
    go(moves[how]());
  }

  /** Plays on to the next breakpoint; without any, step by step for the eye. */
  function play() {
    if (playing) {
      stop();
      return;
    }
    const lines = on.breakpoints();
    if (lines.size) {
      go(seek(1, i => lines.has(lineAt(i)) && begins(i)));
      return;
    }
    if (at >= rec.states - 1) return;
    document.querySelector('[data-go=run]').classList.add('playing');
    const tick = () => {
      if (at >= rec.states - 1) {
        stop();
        return;
      }
      show_(at + 1);
      playing = setTimeout(tick, 450);
    };
    playing = setTimeout(tick, 50);
  }

  function stop() {
    if (!playing) return;
    clearTimeout(playing);
    playing = 0;
    document.querySelector('[data-go=run]').classList.remove('playing');
  }

  for (const button of document.querySelectorAll('[data-go]')) button.addEventListener('click', () => move(button.dataset.go));
  $('slider').addEventListener('input', () => go(+$('slider').value));

  // Drawing

  function draw() {
    if (!rec) {
      show(panel, welcome());
      return;
    }
    views[bar.current]();
  }

  const welcome = () => h('div', { class: 'empty' }, h('p', {}, 'Nothing has run yet.'), h('p', {},
    h('button', { class: 'main', onclick: on.run }, '▶ Run the program'), ' and step through it, instruction by instruction, both ways.'),
  h('p', { class: 'dim' }, 'Or press ', h('kbd', {}, 'Ctrl'), ' ', h('kbd', {}, 'Enter'), '.'));

  function drawMachine() {
    const scroll = panel.scrollTop;
    show(panel, nowCard(), frame < 0 ? ending() : null,
      frame < 0 ? namesOfModule() : h('div', { class: 'machine' },
        h('div', {}, stackView(), blockView()), h('div', {}, variables(), frame === rec.frameAt[at] ? null : h('p', { class: 'note' }, 'You look at a frame that waits.'), frames())));
    panel.scrollTop = scroll;
  }

  function ending() {
    return h('div', { class: 'ending ' + rec.end }, h('b', {}, rec.end === 'done' ? 'The program is done.' : rec.end === 'exception' ? 'An exception ended the program.' : 'The program was stopped.'),
      rec.endText ? h('pre', {}, rec.endText) : null);
  }

  /** What the instruction will do, with the values that lie there. */
  function nowCard() {
    const i = instruction(at), notes = (rec.notes.get(at) || []).map(note);
    if (!i) return h('section', { class: 'now', 'aria-label': 'Now' }, notes);
    const f = rec.frameAt[at], stack = state.frames[f].stack, op = on.opcode(i[NAME]);
    const before = op ? picture(op[1], i[ARG]) : [];
    const taken = before.length ? stack.slice(-before.length) : [];
    let result = null;
    const next = after();
    if (next) {
      const kept = stack.length - before.length;
      const left = next.jumped ? picture(op[3], i[ARG]) : picture(op ? op[2] : '', i[ARG]);
      const values = next.stack.slice(Math.max(0, next.stack.length - left.length));
      result = next.kind === 'same' && left.length && next.stack.length >= left.length && kept >= 0 ? left.map((name, k) => item(name, values[k], peek)) : null;
    }
    return h('section', { class: 'now', 'aria-label': 'Now' }, notes,
      h('div', { class: 'title' }, h('b', { class: family(i[NAME]) }, i[NAME]), i[MEANING] ? h('code', {}, tidy(i[MEANING])) : i[ARG] >= 0 ? h('code', {}, i[ARG]) : null),
      h('p', {}, sentence(i[NAME], tidy(i[MEANING]), i[ARG])),
      h('div', { class: 'effect' }, h('span', { class: 'dim' }, 'takes '), before.length ? before.map((name, k) => item(name, taken[k], state)) : h('i', { class: 'none' }, 'nothing'),
        h('span', { class: 'dim' }, ' leaves '), result || (next?.text ? h('i', { class: 'none' }, next.text) : h('i', { class: 'none' }, 'nothing'))),
      lookup(i));
  }

  const item = (name, ref, s) => h('span', { class: 'item' }, h('small', {}, name), ref === undefined ? '…' : chip(s, ref));

  /** The stack of this frame after its instruction. */
  function after() {
    const f = rec.frameAt[at], i = instruction(at);
    if (at + 1 >= rec.states) return null;
    if (i[NAME] === 'RETURN_VALUE') return { kind: 'gone', stack: [], text: 'the value to the caller' };
    if (i[NAME] === 'YIELD_VALUE') return { kind: 'gone', stack: [], text: 'the value to whoever asked; the frame is suspended' };
    let j = at + 1;
    while (j < rec.states && rec.frameAt[j] !== f && rec.depthAt[j] >= rec.depthAt[at]) j++;
    if (j >= rec.states || rec.frameAt[j] !== f) return { kind: 'gone', stack: [], text: 'this frame' };
    peek.go(j);
    const raised = (rec.notes.get(j) || []).some(n => n[1] === 'exception');
    const jumped = rec.pcAt[j] !== rec.pcAt[at] + 1;
    return raised ? { kind: 'raised', stack: [], text: 'an exception' } : { kind: 'same', stack: peek.frames[f].stack, jumped };
  }

  function note([, kind, text, ref]) {
    const value = chip(state, ref);
    return h('p', { class: 'event e-' + kind }, kind === 'exception' ? ['An exception was raised: ', h('b', {}, text)]
      : kind === 'yield' ? [h('b', {}, text), ' yielded ', value, ' and is suspended'] : [h('b', {}, text + '()'), ' returned ', value]);
  }

  /** Where a name is found, and where it was missed before. */
  function lookup(i) {
    const f = rec.frameAt[at], [, ns, globals] = rec.frames[f], name = i[MEANING];
    const has = ref => state.names(ref).some(([n]) => n === name);
    const way = [];
    switch (i[NAME]) {
      case 'LOAD_NAME':
        if (ns !== globals) {
          way.push(['the namespace', has(ns)]);
          if (has(ns)) break;
        }
        way.push(['globals', has(globals)]);
        if (!has(globals)) way.push(['builtins', null]);
        break;
      case 'LOAD_GLOBAL':
        way.push(['globals', has(globals)]);
        if (!has(globals)) way.push(['builtins', null]);
        break;
      case 'LOAD_FAST': case 'STORE_FAST': return h('p', { class: 'lookup' }, `Slot ${i[ARG]} of the frame: no look-up, the compiler has numbered the local variables.`);
      case 'LOAD_DEREF': case 'STORE_DEREF': return h('p', { class: 'lookup' }, 'Through a cell, which this function shares with another.');
      case 'LOAD_CONST': return h('p', { class: 'lookup' }, `Number ${i[ARG]} of co_consts, made by the compiler.`);
      case 'LOAD_ATTR': case 'LOAD_METHOD': return attribute(name);
      default: return null;
    }
    const last = way[way.length - 1];
    if (last[1] === null) last[1] = !(rec.notes.get(at + 1) || []).some(n => n[1] === 'exception');
    const found = way.find(w => w[1]);
    return h('p', { class: 'lookup' }, way.map(([place, hit], k) => [k ? ' → ' : '', h('span', { class: hit ? 'hit' : 'miss' }, place + (hit ? ' ✓' : ' ✗'))]),
      '  ', found ? (way.length > 1 ? `found in ${found[0]}, after a miss in ${way.slice(0, -1).map(w => w[0]).join(' and ')}` : `found in ${found[0]}`) : 'found nowhere: NameError');
  }

  function attribute(name) {
    const f = rec.frameAt[at], stack = state.frames[f].stack, ref = stack[stack.length - 1];
    const [kind, type, text] = rec.refs[ref];
    const way = [];
    const named = r => state.names(r);
    const inClass = r => {
      const own = named(r).some(([n]) => n === name);
      way.push(['class ' + rec.refs[r][2], own]);
      if (own) return true;
      return named(r).filter(([n]) => n === 'base').some(([, base]) => {
        const has = named(base).some(([n]) => n === name);
        way.push(['class ' + rec.refs[base][2], has]);
        return has;
      });
    };
    if (kind === 'object' || kind === 'exception') {
      const own = named(ref).filter(([n]) => n !== '__class__').some(([n]) => n === name), cls = named(ref).find(([n]) => n === '__class__');
      way.push(['the instance', own]);
      if (!own && cls && rec.refs[cls[1]][0] === 'class') inClass(cls[1]);
    } else if (kind === 'class') inClass(ref);
    const found = way.find(w => w[1]);
    if (!found) way.push([kind === 'atom' && type === 'module' ? `module ${text}` : kind === 'object' || kind === 'class' ? 'object' : `type ${type}`, true]);
    const last = way.findIndex(w => w[1]);
    return h('p', { class: 'lookup' }, way.slice(0, last + 1).map(([place, hit], k) => [k ? ' → ' : '', h('span', { class: hit ? 'hit' : 'miss' }, place + (hit ? ' ✓' : ' ✗'))]));
  }

  function stackView() {
    const current = state.frames[frame].stack, live = frame === rec.frameAt[at];
    let before = current;
    if (live && Math.abs(at - shown) === 1 && rec.frameAt[shown] === frame && shown >= 0) before = peek.go(shown).frames[frame].stack;
    let same = 0;
    while (same < Math.min(before.length, current.length) && before[same] === current[same]) same++;
    const cells = current.map((ref, k) => h('li', { class: k >= same ? 'pushed' : null }, h('span', { class: 'depth' }, k), chip(state, ref),
      k === current.length - 1 ? h('span', { class: 'top' }, 'top') : null)).reverse();
    const gone = before.slice(same).reverse().map(ref => h('li', { class: 'popped', 'aria-hidden': true }, h('span', { class: 'depth' }, ''), chip(peek, ref)));
    return h('section', { 'aria-label': 'Value stack' }, h('h3', {}, 'Value stack', h('small', {}, ` ${current.length} of ${codes[rec.code(frame)].stacksize}`)),
      h('ol', { class: 'stack', id: 'stack' }, gone.length && before.length !== current.length ? gone.slice(0, 6) : null, cells, h('li', { class: 'floor' }, current.length ? '' : 'empty')));
  }

  function blockView() {
    const blocks = state.frames[frame].blocks, rows = [];
    for (let i = 0; i < blocks.length; i += 3) {
      const [type, handler, level] = blocks.slice(i, i + 3);
      rows.unshift(h('li', {}, h('b', {}, type === 257 ? 'EXCEPT_HANDLER' : type === 122 ? 'SETUP_FINALLY' : 'block'), ' ',
        h('span', { class: 'dim' }, type === 257 ? `an exception is being handled; stack back to ${level}` : `an exception goes to ${2 * handler}, stack back to ${level}`)));
    }
    return h('section', { 'aria-label': 'Block stack' }, h('h3', {}, 'Block stack'), h('ul', { class: 'blocks', id: 'blocks' }, rows.length ? rows : h('li', { class: 'dim' }, 'empty: nothing guarded by try or with')));
  }

  function row(name, ref, kind, old) {
    return h('tr', { class: old !== undefined && old !== ref ? 'changed' : null }, h('th', { scope: 'row' }, name), h('td', {}, ref ? chip(state, ref) : h('span', { class: 'dim' }, 'empty')),
      kind ? h('td', { class: 'dim' }, kind) : null);
  }

  function variables() {
    const [code, ns, globals] = rec.frames[frame], c = codes[code], f = state.frames[frame];
    const old = Math.abs(at - shown) === 1 && rec.frameAt[shown] === frame ? peek.go(shown).frames[frame].vars : [];
    const locals = c.varnames.map((n, i) => row(n, f.vars[i] || 0, '', old[i]));
    const held = [...c.cellvars, ...c.freevars].map((n, k) => {
      const ref = f.vars[c.nlocals + k] || 0;
      return row(n, ref ? state.parts(ref)[0] || 0 : 0, k < c.cellvars.length ? 'cell' : 'free, cell');
    });
    const section = (title, rows, none) => h('section', { 'aria-label': title }, h('h3', {}, title), rows.length ? h('table', { class: 'grid vars' }, h('tbody', {}, rows)) : h('p', { class: 'dim' }, none));
    const named = (ref, all) => state.names(ref).filter(([n]) => all || !DUNDER.test(n)).map(([n, r]) => row(n, r));
    const isMain = ns === rec.main;
    return [isMain ? null : ns ? section('Class namespace', named(ns), 'no names yet') : section('Local variables', locals, 'none'),
      held.length ? section('Cells', held) : null, section('Globals', named(globals, everything), 'no names yet')];
  }

  const namesOfModule = () => h('section', { 'aria-label': 'Globals' }, h('h3', {}, 'Globals'),
    named_(state.names(rec.main).filter(([n]) => !DUNDER.test(n))));
  const named_ = names => names.length ? h('table', { class: 'grid vars' }, h('tbody', {}, names.map(([n, r]) => row(n, r)))) : h('p', { class: 'dim' }, 'no names');

  function frames() {
    const suspended = generators.map(i => [state.frames[i], i]).filter(([f, i]) => (f.state === 1 || f.state === 0 && f.vars.length) && !state.calls.includes(i)).slice(0, 12);
    const button = (i, text) => h('li', {}, h('button', { 'aria-pressed': i === frame, class: i === frame ? 'on' : null, onclick: () => { frame = i; shown = -1; draw(); } },
      h('b', {}, nameOf(i)), ' ', h('span', { class: 'dim' }, text)));
    return h('section', { 'aria-label': 'Call stack' }, h('h3', {}, 'Call stack'), h('ol', { class: 'frames', id: 'frames' },
      state.calls.map((i, k) => button(i, (k === state.calls.length - 1 ? 'running, ' : '') + 'line ' + (codes[rec.code(i)].instructions[state.frames[i].pc]?.[LINE] ?? '–'))).reverse().slice(0, 16),
      state.calls.length > 16 ? h('li', { class: 'dim' }, `… ${state.calls.length - 16} more`) : null),
    suspended.length ? [h('h3', {}, 'Waiting to go on'), h('ol', { class: 'frames waiting' }, suspended.map(([f, i]) => button(i, STATES[f.state])))] : null);
  }

  function drawObjects() {
    const scroll = [panel.scrollLeft, panel.scrollTop];
    show(panel, h('div', { class: 'row' }, h('p', { class: 'note' }, 'Names point to objects; two arrows to one box are one object. ', 'The number stays with an object.'),
      h('label', { class: 'switch' }, h('input', { type: 'checkbox', checked: everything, onchange: e => { everything = e.target.checked; draw(); } }), 'functions too')),
    h('div', { class: 'heap-box' }, drawHeap(state, codes, { all: everything })));
    [panel.scrollLeft, panel.scrollTop] = scroll;
  }

  // Identity: all chips of one object light up together
  panel.addEventListener('mouseover', e => {
    const ref = e.target.closest?.('[data-ref]')?.dataset.ref;
    for (const c of panel.querySelectorAll('.same')) c.classList.remove('same');
    if (ref) for (const c of panel.querySelectorAll(`[data-ref="${ref}"], [data-to="${ref}"]`)) c.classList.add('same');
  });

  draw();
  return {
    go, move, stop,
    select: id => bar.select(id),
    get view() { return bar.current; },
    get recording() { return rec; },
    get step() { return at; },
    get state() { return state; },
    get codes() { return codes; },
    instruction, lineAt,
    svg: () => drawHeap(state, codes, { all: everything }),
    load(data, newCodes) {
      stop();
      rec = new Recording(data);
      generators = rec.frames.map((f, i) => f[3] ? i : -1).filter(i => i >= 0);
      codes = newCodes;
      state = rec.cursor();
      peek = rec.cursor();
      shown = -1;
      $('slider').max = rec.states - 1;
      $('stepper').hidden = false;
    },
    clear() {
      stop();
      rec = null;
      $('stepper').hidden = true;
      draw();
    },
    /** Steps to where an instruction is executed next (or first, from the start). */
    runTo(code, offset, from = at) {
      for (let i = from + 1; i < rec.states; i++) if (rec.frameAt[i] >= 0 && rec.code(rec.frameAt[i]) === code && 2 * rec.pcAt[i] === offset) return go(i);
      for (let i = 0; i <= from; i++) if (rec.frameAt[i] >= 0 && rec.code(rec.frameAt[i]) === code && 2 * rec.pcAt[i] === offset) return go(i);
      return false;
    },
    /** The first step at which an instruction of that name on that line (0: any) is about to run. */
    find(line, op, nth = 1) {
      for (let i = 0; i < rec.states; i++) {
        const ins = instruction(i);
        if (ins && (!line || ins[LINE] === line) && (!op || ins[NAME] === op) && --nth === 0) return i;
      }
      return -1;
    }
  };
}

const tidy = text => text.replace(/^<code object (.+) at 0x[0-9a-f]+, file ".*", line (\d+)>$/, '<code object $1, line $2>');
export { brief, tone };
