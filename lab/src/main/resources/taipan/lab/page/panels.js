// The compiler's views: instructions, tree, tokens, scopes, code object, bytes, dis.

import { h, s, show, $, tabs } from './dom.js';
import { sentence, picture } from './opcodes.js';

const FLAGS = {
  OPTIMIZED: 'local variables live in numbered slots', NEWLOCALS: 'each call gets a fresh set of locals',
  VARARGS: 'takes *args', VARKEYWORDS: 'takes **kwargs', NESTED: 'stands inside another function',
  GENERATOR: 'calling it makes a generator', NOFREE: 'has neither cells nor free variables',
  COROUTINE: 'calling it makes a coroutine', ITERABLE_COROUTINE: 'a generator that may be awaited',
  ASYNC_GENERATOR: 'calling it makes an asynchronous generator', FUTURE_ANNOTATIONS: 'annotations stay text'
};
// Columns of an instruction as the server sends it.
export const OFFSET = 0, NAME = 1, ARG = 2, MEANING = 3, LINE = 4, STARTS = 5, TARGET = 6, SPAN = 7;

export const inside = (span, line, column) => span && (line > span[0] || line === span[0] && column >= span[1])
  && (line < span[2] || line === span[2] && column <= span[3]);
const size = span => (span[2] - span[0]) * 10000 + span[3] - span[1];
const same = (a, b) => a && b && a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];

export function makePanels(on) {
  let data = null, code = 0, stage = 'after', linked = null, current = -1, chosen = -1;
  const panel = $('codePanel');
  const views = { code: instructions, tree, tokens, scopes, object, hex, dis };
  const bar = tabs($('codeTabs'), panel, [['code', 'Bytecode'], ['tree', 'AST'], ['scopes', 'Scopes'],
    ['object', 'co_*', 'The code object'], ['hex', 'Bytes'], ['tokens', 'Tokens'], ['dis', 'dis']], draw);

  function draw() {
    if (!data) return;
    const id = bar.current;
    if (!data.ok && id !== 'tokens') {
      show(panel, h('p', { class: 'empty' }, 'The program does not compile yet. ',
        h('button', { class: 'link', onclick: () => bar.select('tokens') }, 'See how far the tokenizer came.')));
      return;
    }
    views[id]();
    relink();
  }

  // Which code object

  function tree_() {
    const nested = parent => data.codes.filter(c => c.parent === parent).map(c => [
      h('button', {
        class: 'chip' + (c.id === code ? ' on' : ''), 'aria-pressed': c.id === code, title: c.qualname + ', line ' + c.firstlineno,
        onclick: () => { code = c.id; chosen = -1; draw(); on.code(c.id); }
      }, c.name), nested(c.id).length ? h('span', { class: 'nest' }, nested(c.id)) : null]);
    return h('div', { class: 'codes', role: 'group', 'aria-label': 'Code objects' }, nested(-1));
  }

  // Instructions

  function instructions() {
    const c = data.codes[code];
    const choice = h('div', { class: 'segments', role: 'group', 'aria-label': 'Stage' },
      ['before', 'after'].map(id => h('button', { 'aria-pressed': stage === id, onclick: () => { stage = id; draw(); } },
        id === 'before' ? 'as generated' : 'optimised')));
    show(panel, tree_(), choice, stage === 'after' ? assembled(c) : generated(c), h('div', { id: 'opHelp' }));
    if (stage === 'after' && chosen >= 0) explain(c.instructions[chosen / 2]);
  }

  function assembled(c) {
    const targets = new Set(c.instructions.filter(i => i[TARGET] >= 0).map(i => i[TARGET]));
    const rows = c.instructions.map(i => h('tr', {
      data: { offset: i[OFFSET] }, class: i[STARTS] && i[OFFSET] ? 'starts' : null, tabindex: -1,
      onmouseenter: () => i[SPAN] && on.hover(i[SPAN]), onmouseleave: () => on.hover(null),
      onclick: () => { chosen = i[OFFSET]; explain(i); on.instruction(code, i); }, ondblclick: () => on.runTo(code, i[OFFSET])
    }, h('td', { class: 'line' }, i[STARTS] ? i[LINE] : ''), h('td', { class: 'arrow' }, targets.has(i[OFFSET]) ? '▸' : ''),
      h('td', { class: 'offset' }, i[OFFSET]), h('td', { class: 'op ' + family(i[NAME]) }, i[NAME]),
      h('td', { class: 'arg' }, i[ARG] < 0 ? '' : i[ARG]), h('td', { class: 'meaning' }, tidy(i[MEANING]))));
    return h('div', { class: 'listing' }, arrows(c), h('table', { class: 'code', id: 'instructions', 'aria-label': 'Instructions of ' + c.name },
      h('thead', { class: 'sr' }, h('tr', {}, ['line', 'target', 'offset', 'instruction', 'argument', 'meaning'].map(t => h('th', { scope: 'col' }, t)))),
      h('tbody', {}, rows)));
  }

  /** Lines from each jump to where it goes. */
  function arrows(c) {
    const row = 22, lanes = [], jumps = c.instructions.filter(i => i[TARGET] >= 0)
      .map(i => ({ from: i[OFFSET] / 2, to: i[TARGET] / 2, back: i[TARGET] <= i[OFFSET], handler: i[NAME].startsWith('SETUP_') }))
      .sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
    for (const j of jumps) {
      const low = Math.min(j.from, j.to), high = Math.max(j.from, j.to);
      j.lane = lanes.findIndex(l => l.every(([a, b]) => high < a || low > b));
      if (j.lane < 0) j.lane = lanes.push([]) - 1;
      lanes[j.lane].push([low, high]);
    }
    const shown = Math.min(lanes.length, 6), width = shown * 7 + 8;
    if (!jumps.length) return null;
    return s('svg', { class: 'arrows', width, height: c.instructions.length * row, 'aria-hidden': 'true' }, jumps.filter(j => j.lane < 6).map(j => {
      const x = width - 6 - (j.lane + 1) * 7 + 5, y1 = j.from * row + row / 2, y2 = j.to * row + row / 2;
      return s('g', { class: j.handler ? 'handler' : j.back ? 'back' : 'jump' },
        s('path', { d: `M${width - 1} ${y1}H${x + 3}Q${x} ${y1} ${x} ${y1 + Math.sign(y2 - y1) * 3}V${y2 - Math.sign(y2 - y1) * 3}Q${x} ${y2} ${x + 3} ${y2}H${width - 5}`, fill: 'none' }),
        s('path', { d: `M${width - 5} ${y2 - 3}l4 3l-4 3z`, class: 'head' }));
    }));
  }

  function generated(c) {
    let block = -1;
    const rows = [];
    for (const [b, name, arg, meaning, line, target, span] of c.before) {
      if (b !== block) {
        block = b;
        rows.push(h('tr', { class: 'block' }, h('td', { colspan: 5 }, 'block ' + b)));
      }
      rows.push(h('tr', { onmouseenter: () => span && on.hover(span), onmouseleave: () => on.hover(null) },
        h('td', { class: 'line' }, line > 0 ? line : ''), h('td', { class: 'op ' + family(name) }, name),
        h('td', { class: 'arg' }, target >= 0 || arg < 0 ? '' : arg),
        h('td', { class: 'meaning' }, target >= 0 ? 'to block ' + target : tidy(meaning))));
    }
    return h('div', {}, h('p', { class: 'note' }, `${c.before.length} instructions in basic blocks, straight from the tree; ` +
      `the optimiser made ${c.instructions.length} of them.`), h('table', { class: 'code before' }, h('tbody', {}, rows)));
  }

  function explain(i) {
    const box = $('opHelp');
    if (!box) return;
    for (const row of panel.querySelectorAll('tr.chosen')) row.classList.remove('chosen');
    panel.querySelector(`tr[data-offset="${i[OFFSET]}"]`)?.classList.add('chosen');
    const op = on.opcode(i[NAME]);
    const side = text => {
      const items = picture(text, i[ARG]);
      return h('span', { class: 'pic' }, items.length ? items.map(t => h('i', {}, t)) : h('i', { class: 'none' }, 'nothing'));
    };
    show(box, h('strong', {}, i[NAME]), ' ', sentence(i[NAME], tidy(i[MEANING]), i[ARG]),
      op && h('div', { class: 'pictures' }, 'takes ', side(op[1]), ' leaves ', side(op[2]),
        op[3] !== op[2] ? [' or, when it jumps, ', side(op[3])] : null));
  }

  // Tree

  function tree() {
    const node = n => {
      const label = h('span', {
        class: 'node', data: { span: n.s ? n.s.join() : '' }, onmouseenter: () => n.s && on.hover(n.s), onmouseleave: () => on.hover(null),
        onclick: e => { e.preventDefault(); if (n.s) on.span(n.s); }
      }, n.f ? h('span', { class: 'field' }, n.f) : null, h('b', {}, n.k), n.t ? h('span', { class: 'text' }, n.t) : null,
        n.v ? h('span', { class: 'folded', title: 'The compiler has worked this out' }, '→ ' + n.v) : null);
      if (!n.c.length) return h('li', {}, label);
      return h('li', {}, h('details', { open: true }, h('summary', {}, label), h('ul', {}, n.c.map(node))));
    };
    show(panel, h('ul', { class: 'ast', 'aria-label': 'Syntax tree' }, node(data.tree)));
  }

  function tokens() {
    show(panel, h('table', { class: 'grid' }, h('thead', {}, h('tr', {}, h('th', {}, 'place'), h('th', {}, 'kind'), h('th', {}, 'text'))),
      h('tbody', {}, data.tokens.map(([kind, text, l, c, el, ec]) => h('tr', {
        onmouseenter: () => on.hover([l, c, el, ec]), onmouseleave: () => on.hover(null), onclick: () => on.span([l, c, el, ec]),
        data: { span: [l, c, el, ec].join() }
      }, h('td', { class: 'num' }, l + ':' + c), h('td', {}, h('span', { class: 'kind k-' + kind.toLowerCase() }, kind)),
        h('td', { class: 'mono' }, JSON.stringify(text).slice(1, -1)))))));
  }

  function scopes() {
    const scope = n => h('article', { class: 'scope' },
      h('header', {}, h('b', {}, n.name), ' ', h('span', { class: 'kind' }, n.kind), n.line ? h('span', { class: 'dim' }, ' line ' + n.line) : null),
      n.symbols.length ? h('table', { class: 'grid' }, h('thead', { class: 'sr' }, h('tr', {}, h('th', {}, 'name'), h('th', {}, 'lives'), h('th', {}, 'how'))),
        h('tbody', {}, n.symbols.map(([name, place, flags]) => h('tr', {}, h('td', { class: 'mono' }, name),
          h('td', {}, h('span', { class: 'place p-' + place.split(' ')[0] }, place)), h('td', { class: 'dim' }, flags.join(', ')))))) : h('p', { class: 'dim' }, 'no names'),
      n.children.map(scope));
    show(panel, h('p', { class: 'note' }, 'Which scope owns which name: decided before any code is made. ' +
      'A name shared with an inner function gets a cell; the inner one calls it free.'), scope(data.scopes));
  }

  function object() {
    const c = data.codes[code];
    const field = (name, value, note) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', { class: 'mono' }, value), h('td', { class: 'dim' }, note));
    const list = names => names.length ? '(' + names.map(n => `'${n}'`).join(', ') + (names.length === 1 ? ',)' : ')') : '()';
    const lines = [];
    for (let i = 0; i < c.lines.length; i += 3) {
      const [from, to, line] = c.lines.slice(i, i + 3);
      lines.push(h('tr', { onmouseenter: () => line > 0 && on.hover([line, 0, line, 1000]), onmouseleave: () => on.hover(null) },
        h('td', { class: 'num' }, from), h('td', { class: 'num' }, to), h('td', { class: 'num' }, line < 0 ? 'none' : line)));
    }
    const blocks = c.instructions.filter(i => i[NAME].startsWith('SETUP_') && i[TARGET] >= 0);
    show(panel, tree_(), h('table', { class: 'grid fields' }, h('tbody', {},
      field('co_name', `'${c.name}'`, c.qualname !== c.name ? c.qualname : ''), field('co_filename', `'${c.filename}'`, ''),
      field('co_firstlineno', c.firstlineno, 'the first line'), field('co_argcount', c.argcount, 'positional parameters'),
      field('co_posonlyargcount', c.posonlyargcount, 'of them positional only'), field('co_kwonlyargcount', c.kwonlyargcount, 'parameters by keyword only'),
      field('co_nlocals', c.nlocals, 'slots for local variables'), field('co_stacksize', c.stacksize, 'most values on the stack at once'),
      field('co_flags', '0x' + c.flags.toString(16), ''),
      c.flagNames.map(f => h('tr', { class: 'sub' }, h('th', {}, ''), h('td', {}, f), h('td', { class: 'dim' }, FLAGS[f] || ''))),
      field('co_varnames', list(c.varnames), 'local variables, parameters first'), field('co_names', list(c.names), 'names looked up when it runs'),
      field('co_cellvars', list(c.cellvars), 'locals that inner functions share'), field('co_freevars', list(c.freevars), 'variables of enclosing functions'))),
    h('h3', {}, 'co_consts'), h('table', { class: 'grid' }, h('tbody', {}, c.consts.map(([type, text, id], i) => h('tr', {}, h('td', { class: 'num' }, i),
      h('td', { class: 'mono' }, id == null ? text : h('button', { class: 'link', onclick: () => { code = id; draw(); on.code(id); } }, text)), h('td', { class: 'dim' }, type))))),
    h('h3', {}, 'Exception blocks'), blocks.length ? h('table', { class: 'grid' }, h('tbody', {}, blocks.map(i => h('tr', {},
      h('td', { class: 'num' }, i[OFFSET]), h('td', { class: 'mono' }, i[NAME]), h('td', {}, 'pushes a block; an exception goes to ' + i[TARGET])))))
      : h('p', { class: 'dim' }, 'none: no try, with or except in this code'),
    h('h3', {}, 'Line table'), h('table', { class: 'grid narrow' }, h('thead', {}, h('tr', {}, h('th', {}, 'from'), h('th', {}, 'to'), h('th', {}, 'line'))), h('tbody', {}, lines)),
    h('p', { class: 'note' }, 'co_linetable: ', h('code', {}, c.linetable.replace(/../g, '$& '))));
  }

  function hex() {
    const c = data.codes[code];
    const detail = h('p', { class: 'note', id: 'hexNote', 'aria-live': 'polite' }, 'Two bytes make an instruction: opcode and argument.');
    const cells = c.instructions.map(i => h('button', {
      class: 'bytes ' + family(i[NAME]), data: { offset: i[OFFSET] },
      onmouseenter: () => tell(i), onfocus: () => tell(i), onmouseleave: () => on.hover(null), onclick: () => { chosen = i[OFFSET]; on.instruction(code, i); },
      'aria-label': `${i[OFFSET]}: ${i[NAME]} ${i[MEANING] || (i[ARG] < 0 ? '' : i[ARG])}`
    }, h('b', {}, c.code.substr(2 * i[OFFSET], 2)), h('span', {}, c.code.substr(2 * i[OFFSET] + 2, 2))));
    const tell = i => {
      show(detail, h('code', {}, c.code.substr(2 * i[OFFSET], 4)), ` at ${i[OFFSET]}: opcode ${parseInt(c.code.substr(2 * i[OFFSET], 2), 16)} is `,
        h('b', {}, i[NAME]), i[ARG] >= 0 ? `, argument ${i[ARG]}` : ', which ignores its argument byte', i[MEANING] ? ` (${tidy(i[MEANING])})` : '');
      if (i[SPAN]) on.hover(i[SPAN]);
    };
    const rows = [];
    for (let i = 0; i < cells.length; i += 4) rows.push(h('div', { class: 'hexrow' }, h('span', { class: 'addr' }, String(2 * i).padStart(4, '0')), cells.slice(i, i + 4)));
    show(panel, tree_(), detail, h('div', { class: 'hex', role: 'group', 'aria-label': 'co_code' }, rows));
  }

  function dis() {
    if (data.dis === undefined) {
      show(panel);
      on.need();
      return;
    }
    const text = h('pre', { class: 'dis', tabindex: 0 }, data.dis);
    show(panel, h('div', { class: 'row' }, h('p', { class: 'note' }, 'What dis.dis prints, to the character.'),
      h('button', { class: 'quiet', onclick: async e => {
        await navigator.clipboard.writeText(data.dis);
        e.target.textContent = 'Copied';
      } }, 'Copy')), text);
  }

  // Links: a place in the source, and what belongs to it

  function relink() {
    for (const e of panel.querySelectorAll('.linked')) e.classList.remove('linked');
    if (linked && data.ok) {
      if (bar.current === 'code' || bar.current === 'hex') {
        for (const i of data.codes[code].instructions) {
          if (i[SPAN] && (same(i[SPAN], linked) || inside(linked, i[SPAN][0], i[SPAN][1]) && inside(linked, i[SPAN][2], i[SPAN][3]))) {
            panel.querySelector(`[data-offset="${i[OFFSET]}"]`)?.classList.add('linked');
          }
        }
      } else {
        const found = [...panel.querySelectorAll(`[data-span="${linked.join()}"]`)];
        for (const e of found) e.classList.add('linked');
        found[0]?.scrollIntoView({ block: 'nearest' });
      }
    }
    for (const e of panel.querySelectorAll('tr.now')) e.classList.remove('now');
    if (current >= 0 && bar.current === 'code') {
      const row = panel.querySelector(`tr[data-offset="${current}"]`);
      if (row?.offsetParent) {
        row.classList.add('now');
        const top = row.offsetTop + row.offsetParent.offsetTop - panel.offsetTop;
        if (top < panel.scrollTop + 60 || top > panel.scrollTop + panel.clientHeight - 60) panel.scrollTop = top - panel.clientHeight / 2;
      }
    }
  }

  return {
    get data() { return data; },
    get code() { return code; },
    show(next) {
      const name = data?.ok && data.codes[code] ? data.codes[code].qualname : null;
      data = next;
      if (next.ok) {
        const again = next.codes.find(c => c.qualname === name);
        code = again ? again.id : next.codes.length > 1 ? 1 : 0;
      }
      chosen = -1;
      linked = null;
      draw();
    },
    select: id => bar.select(id),
    get view() { return bar.current; },
    /** Shows what belongs to a place of the source: the innermost node around it. */
    cursor(line, column) {
      if (!data?.ok) return null;
      let best = null;
      const walk = n => {
        if (n.s && inside(n.s, line, column) && (!best || size(n.s) <= size(best))) best = n.s;
        n.c.forEach(walk);
      };
      walk(data.tree);
      // A whole function or class would light up everything.
      linked = best && best[2] - best[0] < 3 && current < 0 ? best : null;
      let owner = 0;
      for (const c of data.codes) {
        if (c.instructions.some(i => i[SPAN] && inside(i[SPAN], line, column)) && c.id > owner) owner = c.id;
      }
      if (best && owner !== code && current < 0) {
        code = owner;
        draw();
      } else relink();
      return best;
    },
    /** The instruction the machine is at. */
    now(id, offset) {
      current = offset;
      if (id >= 0 && id !== code && data?.ok && id < data.codes.length) {
        code = id;
        draw();
      } else relink();
    }
  };
}

const tidy = text => text.replace(/^<code object (.+) at 0x[0-9a-f]+, file ".*", line (\d+)>$/, '<code object $1, line $2>');

export function family(name) {
  if (/JUMP|FOR_ITER/.test(name)) return 'f-jump';
  if (/^LOAD_|CLOSURE/.test(name)) return 'f-load';
  if (/^STORE_|^DELETE_/.test(name)) return 'f-store';
  if (/CALL|RETURN|YIELD|MAKE_FUNCTION/.test(name)) return 'f-call';
  if (/SETUP|POP_BLOCK|EXCEPT|RAISE/.test(name)) return 'f-block';
  if (/BINARY|INPLACE|UNARY|COMPARE|IS_OP|CONTAINS/.test(name)) return 'f-compute';
  return 'f-other';
}
